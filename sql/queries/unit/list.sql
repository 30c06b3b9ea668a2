-- Called by GET /v1/units?kind=; no token. One row: a page of the units of a kind, by code.
-- $1 kind, $2 code of the unit above or NULL, $3 day or NULL for today, $4 limit, $5 cursor or NULL.
WITH asked AS (SELECT coalesce($3::date, local_day(now())) AS day),
page AS (
  SELECT u.*, p.code AS parent_code, row_number() OVER (ORDER BY u.code) AS row
  FROM asked a JOIN unit u ON u.kind = $1::text AND u.valid @> a.day
  LEFT JOIN unit p ON p.id = u.parent_id
  WHERE ($2::text IS NULL OR p.code = $2::text) AND ($5::text IS NULL OR u.code > $5::text)
  ORDER BY u.code
  LIMIT $4::integer + 1
)
SELECT 'ok' AS outcome, NULL::bigint AS version, json_build_object('items', coalesce(
  json_agg(json_build_object(
    'code', code, 'kind', kind, 'designation', designation, 'name', name, 'full_name', full_name,
    'parent_code', parent_code, 'former_province', former_province, 'area_ha', area_ha,
    'point', CASE WHEN inside_point IS NOT NULL
      THEN json_build_array(ST_X(inside_point), ST_Y(inside_point)) END
  ) ORDER BY code), '[]'))::text AS body,
  CASE WHEN (SELECT count(*) FROM page) > $4::integer THEN max(code) END AS cursor
FROM page WHERE row <= $4::integer;
