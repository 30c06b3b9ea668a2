-- Called by GET /v1/tasks/{number} once daisuso.principal is set. One row: own task, with contact
-- from acceptance to 7 days after the end, each reading logged. $1 token, $2 roles, $3 number.
WITH asking AS MATERIALIZED (SELECT * FROM asking($1::text, $2::text[])),
-- The number belongs to a period of service; the last one that has it is meant.
task AS MATERIALIZED (
  SELECT a, q.person_id, a.state IN ('accepted', 'started', 'reported', 'verified')
    AND (a.ended_at IS NULL OR a.ended_at > now() - interval '7 days') AS serves
  FROM asking q JOIN ambassador m ON m.person_id = q.person_id
    JOIN assignment a ON a.ambassador_id = m.id AND a.task_number = $3::integer
  WHERE q.permitted AND a.help_request_id IS NOT NULL
  ORDER BY lower(m.valid) DESC LIMIT 1
),
shown AS MATERIALIZED (
  SELECT t.person_id, r.id, c.*
  FROM task t JOIN help_request r ON r.id = (t.a).help_request_id
    CROSS JOIN LATERAL help_request_contact(r) c WHERE t.serves
),
logged AS (
  INSERT INTO contact_read (id, reader_id, owner_id, help_request_id, purpose)
  SELECT new_id(), person_id, unnest(owners), id, 'serve' FROM shown
),
seen AS (
  UPDATE assignment a SET fetched_at = now() FROM task t
  WHERE a.id = (t.a).id AND a.fetched_at IS NULL AND a.is_live
)
SELECT CASE WHEN (t.a).id IS NOT NULL THEN 'ok'
    ELSE asking_refusal(q.known, q.permitted) END AS outcome,
  (t.a).version::bigint AS version, CASE WHEN (t.a).id IS NOT NULL THEN jsonb_build_object(
    'number', (t.a).task_number, 'assignment', assignment_body(t.a, true),
    'help_request', s.summary, 'verdict_comment', (t.a).verdict_comment,
    'beneficiary', CASE WHEN t.serves THEN b.beneficiary
      ELSE b.beneficiary || '{"name": null}' END,
    'minutes', r.minutes, 'language', r.language, 'gender_wanted', r.gender_wanted,
    'learning_links', (SELECT coalesce(jsonb_agg(jsonb_build_object(
        'name_vi', k.name_vi, 'url', k.url) ORDER BY k.code), '[]')
      FROM service_learning_link l JOIN learning_link k ON k.code = l.link_code
      WHERE l.service_code = r.service_code),
    'contact', (SELECT contact FROM shown))::text END AS body, NULL::text AS cursor
FROM asking q LEFT JOIN (task t JOIN help_request r ON r.id = (t.a).help_request_id
    CROSS JOIN LATERAL help_request_summary(r) s
    CROSS JOIN LATERAL help_request_beneficiary(r) b) ON true;
