-- Called by GET /v1/tasks. One row: own live assignments by day, marked as fetched; an offer never
-- fetched may not run out (decision 21), fetching twice changes nothing. $1 token, $2 roles.
WITH asking AS MATERIALIZED (SELECT * FROM asking($1::text, $2::text[])),
live AS MATERIALIZED (
  SELECT a.id, a.fetched_at FROM asking q JOIN ambassador m ON m.person_id = q.person_id
    JOIN assignment a ON a.ambassador_id = m.id
  WHERE q.permitted AND a.is_live AND a.help_request_id IS NOT NULL
),
-- A row that another call is changing is marked at the next fetch.
unseen AS (
  SELECT a.id FROM live l JOIN assignment a ON a.id = l.id
  WHERE l.fetched_at IS NULL FOR NO KEY UPDATE OF a SKIP LOCKED
),
seen AS (
  UPDATE assignment a SET fetched_at = now() FROM unseen u
  WHERE a.id = u.id AND a.fetched_at IS NULL AND a.is_live
)
SELECT CASE WHEN q.permitted THEN 'ok' ELSE asking_refusal(q.known, q.permitted) END AS outcome,
  NULL::bigint AS version, CASE WHEN q.permitted THEN jsonb_build_object('tasks', (
    SELECT coalesce(jsonb_agg(jsonb_build_object(
      'number', a.task_number, 'assignment', assignment_body(a, true), 'help_request', s.summary,
      'beneficiary', CASE WHEN a.state = 'offered' THEN b.beneficiary || '{"name": null}'
        ELSE b.beneficiary END)
      ORDER BY a.day, a.part_of_day, a.seat, a.task_number), '[]')
    FROM live l JOIN assignment a ON a.id = l.id JOIN help_request r ON r.id = a.help_request_id
      CROSS JOIN LATERAL help_request_summary(r) s
      CROSS JOIN LATERAL help_request_beneficiary(r) b))::text END AS body,
  NULL::text AS cursor
FROM asking q;
