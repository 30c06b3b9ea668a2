-- Called by GET /v1/matching-runs/{id}/lines, unprepared. One row: a page of the plan's lines in their order.
-- $1 token, $2 roles, $3 run; each or NULL: $4 served true or false, $5 code of the requests' commune or village,
-- $6 their request; $7 limit, $8 cursor (the last line seen) or NULL.
WITH asking AS MATERIALIZED (SELECT * FROM asking($1::text, $2::text[])),
run AS MATERIALIZED (
  SELECT r.id FROM asking q JOIN matching_run r ON r.id = $3::uuid
  WHERE q.permitted AND is_scope_within(r.scope, q.communes, q.villages)),
page AS MATERIALIZED (
  SELECT l, h, row_number() OVER (ORDER BY l.line) AS row
  FROM matching_line l JOIN help_request h ON h.id = l.help_request_id
  -- One value, so that its key gives the lines in order and a page reads no more than itself.
  WHERE l.run_id = (SELECT id FROM run) AND ($4::boolean IS NULL OR (l.ambassador_id IS NOT NULL) = $4::boolean)
    AND ($5::text IS NULL OR (SELECT u.id FROM unit u WHERE u.code = $5::text
      AND u.kind IN ('commune', 'village') AND u.valid @> local_day(now())) IN (h.commune_id, h.village_id))
    AND ($6::uuid IS NULL OR l.help_request_id = $6::uuid)
    AND ($8::text IS NULL OR l.line > $8::integer)
  ORDER BY l.line LIMIT $7::integer + 1),
next AS (
  SELECT (l).line::text AS cursor FROM page
  WHERE row = $7::integer AND EXISTS (SELECT FROM page WHERE row > $7::integer))
SELECT 'ok' AS outcome, NULL::bigint AS version, jsonb_build_object(
  'lines', (SELECT coalesce(jsonb_agg(jsonb_build_object('line', (p.l).line,
      'help_request', s.summary, 'help_request_version', (p.l).help_request_version,
      'ambassador', CASE WHEN m.id IS NOT NULL THEN
        jsonb_build_object('id', m.id, 'display_name', o.display_name) END,
      'ambassador_version', (p.l).ambassador_version, 'day', (p.l).day,
      'part_of_day', part_of_day((p.l).part_of_day), 'seat', (p.l).seat,
      'distance_m', (p.l).distance_m, 'explanation', (p.l).explanation,
      'outcome', (p.l).outcome, 'detail', (p.l).detail) ORDER BY p.row), '[]')
    FROM page p CROSS JOIN LATERAL help_request_summary(p.h) s
      LEFT JOIN ambassador m ON m.id = (p.l).ambassador_id LEFT JOIN person o ON o.id = m.person_id
    WHERE p.row <= $7::integer),
  'next', (SELECT cursor FROM next))::text AS body, (SELECT cursor FROM next) AS cursor
FROM run
UNION ALL SELECT asking_refusal(known, permitted), NULL, NULL, NULL
FROM asking WHERE NOT EXISTS (SELECT FROM run);
