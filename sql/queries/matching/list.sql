-- Called by GET /v1/matching-runs. One row: a page of the runs whose units one's scope holds, latest first.
-- $1 token, $2 roles, $3 limit, $4 cursor or NULL.
WITH asking AS MATERIALIZED (SELECT * FROM asking($1::text, $2::text[])),
page AS MATERIALIZED (
  SELECT r, row_number() OVER (ORDER BY r.queued_at DESC, r.id DESC) AS row
  FROM asking q JOIN matching_run r ON is_scope_within(r.scope, q.communes, q.villages)
  WHERE q.permitted AND ($4::text IS NULL OR (r.queued_at, r.id)
    < (split_part($4::text, '~', 1)::timestamptz, split_part($4::text, '~', 2)::uuid))
  ORDER BY r.queued_at DESC, r.id DESC LIMIT $3::integer + 1),
next AS (
  SELECT (r).queued_at || '~' || (r).id AS cursor FROM page
  WHERE row = $3::integer AND EXISTS (SELECT FROM page WHERE row > $3::integer))
SELECT CASE WHEN q.permitted THEN 'ok' ELSE asking_refusal(q.known, q.permitted) END AS outcome,
  NULL::bigint AS version, CASE WHEN q.permitted THEN jsonb_build_object(
    'matching_runs', (SELECT coalesce(jsonb_agg(matching_run_body(p.r) ORDER BY p.row), '[]')
      FROM page p WHERE p.row <= $3::integer),
    'next', (SELECT cursor FROM next))::text END AS body,
  (SELECT cursor FROM next) AS cursor
FROM asking q;
