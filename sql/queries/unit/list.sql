-- Called by GET /v1/units without q; no token. One row: a page of today's units of a kind, by name.
-- $1 kind, $2 limit, $3 cursor or NULL: name and code of the last unit shown, in hex.
WITH after AS (
  SELECT split_part(place, E'\n', 1) AS name, split_part(place, E'\n', 2) AS code
  FROM convert_from(decode($3::text, 'hex'), 'UTF8') AS place WHERE $3::text IS NOT NULL
),
page AS (
  SELECT u.*, row_number() OVER (ORDER BY u.name COLLATE "vi-x-icu", u.code) AS row
  FROM unit_summary u LEFT JOIN after a ON true
  WHERE u.kind = $1::text AND u.valid @> local_day(now())
    AND (a.code IS NULL OR (u.name COLLATE "vi-x-icu", u.code) > (a.name, a.code))
  ORDER BY u.name COLLATE "vi-x-icu", u.code
  LIMIT $2::integer + 1
),
next AS (
  SELECT encode(convert_to(name || E'\n' || code, 'UTF8'), 'hex') AS cursor
  FROM page WHERE row = $2::integer AND EXISTS (SELECT FROM page WHERE row > $2::integer)
)
SELECT 'ok' AS outcome, NULL::bigint AS version, json_build_object(
  'units', (SELECT coalesce(json_agg(
      summary || '{"match": null, "choose": false}' ORDER BY row), '[]')
    FROM page WHERE row <= $2::integer),
  'next', (SELECT cursor FROM next))::text AS body,
  (SELECT cursor FROM next) AS cursor;
