-- Called by GET /v1/matching-runs/{id}. One row: the run, where one's scope holds all of its units, with where
-- somebody more would help it most.
-- $1 token, $2 roles, $3 run.
WITH asking AS MATERIALIZED (SELECT * FROM asking($1::text, $2::text[])),
found AS MATERIALIZED (
  SELECT r FROM asking q JOIN matching_run r ON r.id = $3::uuid
  WHERE q.permitted AND is_scope_within(r.scope, q.communes, q.villages))
SELECT 'ok' AS outcome, (r).version::bigint AS version,
  jsonb_build_object('matching_run', matching_run_body(r)
    || jsonb_build_object('recruiting', recruiting_body((r).recruiting)))::text AS body, NULL::text AS cursor FROM found
UNION ALL SELECT asking_refusal(known, permitted), NULL, NULL, NULL
FROM asking WHERE NOT EXISTS (SELECT FROM found);
