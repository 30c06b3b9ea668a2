-- Called by GET /v1/assignments/{id}, for its ambassador and those whose scope holds the work.
-- One row: it with its request's summary, its ambassador's name. $1 token, $2 roles, $3 assignment.
WITH asking AS MATERIALIZED (
  SELECT * FROM asking($1::text, array_remove($2::text[], 'ambassador'))),
own AS MATERIALIZED (
  SELECT * FROM asking($1::text, '{ambassador}')
  WHERE permitted AND 'ambassador' = ANY ($2::text[])),
found AS MATERIALIZED (
  SELECT a, p.display_name, s.summary, m.person_id = (SELECT person_id FROM own) AS own
  FROM asking q CROSS JOIN assignment a JOIN ambassador m ON m.id = a.ambassador_id
    JOIN person p ON p.id = m.person_id JOIN help_request r ON r.id = a.help_request_id
    CROSS JOIN LATERAL help_request_summary(r) s
  WHERE a.id = $3::uuid AND (a.commune_id = ANY (q.communes) OR a.village_id = ANY (q.villages)
    OR m.person_id = (SELECT person_id FROM own)))
SELECT 'ok' AS outcome, (a).version::bigint AS version, jsonb_build_object('assignment',
  assignment_body(a, coalesce(own, false)) || jsonb_build_object(
    'ambassador', jsonb_build_object('id', (a).ambassador_id, 'display_name', display_name),
    'help_request', summary))::text AS body, NULL::text AS cursor
FROM found
UNION ALL SELECT asking_refusal(known, permitted OR EXISTS (SELECT FROM own)), NULL, NULL, NULL
FROM asking WHERE NOT EXISTS (SELECT FROM found);
