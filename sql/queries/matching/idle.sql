-- Called by GET /v1/matching-runs/{id}/idle, unprepared. One row: a page of those whom the plan sends nowhere, by id,
-- where one's scope holds all units of the run; the service words why. $1 token, $2 roles, $3 run, $4 code of the
-- ambassadors' commune or village or NULL, $5 limit, $6 cursor (the last one seen) or NULL.
WITH asking AS MATERIALIZED (SELECT * FROM asking($1::text, $2::text[])),
run AS MATERIALIZED (
  SELECT r.id FROM asking q JOIN matching_run r ON r.id = $3::uuid
  WHERE q.permitted AND is_scope_within(r.scope, q.communes, q.villages)),
page AS MATERIALIZED (
  SELECT i.why, m, row_number() OVER (ORDER BY i.ambassador_id) AS row
  FROM matching_idle i JOIN ambassador m ON m.id = i.ambassador_id
  -- One value, so that its key gives them in order and a page reads no more than itself.
  WHERE i.run_id = (SELECT id FROM run)
    AND ($4::text IS NULL OR (SELECT u.id FROM unit u WHERE u.code = $4::text
      AND u.kind IN ('commune', 'village') AND u.valid @> local_day(now())) IN (m.commune_id, m.village_id))
    AND ($6::text IS NULL OR i.ambassador_id > $6::uuid)
  ORDER BY i.ambassador_id LIMIT $5::integer + 1),
next AS (
  SELECT (m).id::text AS cursor FROM page
  WHERE row = $5::integer AND EXISTS (SELECT FROM page WHERE row > $5::integer))
SELECT 'ok' AS outcome, NULL::bigint AS version, jsonb_build_object(
  'idle', (SELECT coalesce(jsonb_agg(jsonb_build_object(
      'ambassador', jsonb_build_object('id', (p.m).id, 'display_name', o.display_name),
      'commune', unit_name((p.m).commune_id), 'village', unit_name((p.m).village_id), 'why', p.why)
      ORDER BY p.row), '[]')
    FROM page p JOIN person o ON o.id = (p.m).person_id WHERE p.row <= $5::integer),
  'next', (SELECT cursor FROM next))::text AS body, (SELECT cursor FROM next) AS cursor
FROM run
UNION ALL SELECT asking_refusal(known, permitted), NULL, NULL, NULL
FROM asking WHERE NOT EXISTS (SELECT FROM run);
