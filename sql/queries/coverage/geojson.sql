-- Called by GET /v1/coverage.geojson; no token. One row: communes with outlines (RFC 7946).
-- No parameters. A reference map at 5 decimals (1 m); outer rings run counter-clockwise (§3.1.6).
WITH shown AS (
  SELECT c.code, c.full_name, jsonb_object_agg(p.name, p.value) AS cells
  FROM coverage_cell c CROSS JOIN LATERAL (VALUES
    (c.indicator, to_jsonb(c.value)), (c.indicator || '_state', to_jsonb(c.state)),
    (c.indicator || '_numerator', to_jsonb(c.numerator)),
    (c.indicator || '_denominator', to_jsonb(c.denominator))) AS p (name, value)
  WHERE c.kind = 'commune' AND (c.is_share OR p.name IN (c.indicator, c.indicator || '_state'))
  GROUP BY c.code, c.full_name
),
drawn AS (
  SELECT s.*, o.outline FROM shown s
  LEFT JOIN unit u ON u.code = s.code AND u.kind = 'commune' AND u.valid @> local_day(now())
  LEFT JOIN unit_outline o ON o.unit_id = u.id
)
SELECT 'ok' AS outcome, NULL::bigint AS version, json_build_object(
  'type', 'FeatureCollection',
  'bbox', (SELECT json_build_array(ST_XMin(e), ST_YMin(e), ST_XMax(e), ST_YMax(e))
    FROM (SELECT ST_Extent(outline) AS e FROM drawn) AS extent),
  'as_of', instant(now()), 'cell_kind', c.kind, 'smallest_count', c.smallest_public_count,
  'attribution',
    'Ranh giới: sapnhap.bando.com.vn qua thanglequoc/vietnamese-provinces-database (MIT)',
  'note', 'Bản đồ tham khảo; ranh giới chính thức đang được đo đạc'
    ' (Nghị quyết 1674/NQ-UBTVQH15, điều 3).',
  'features', (SELECT json_agg(json_build_object(
      'type', 'Feature', 'id', code,
      'geometry', ST_AsGeoJSON(ST_ForcePolygonCCW(outline), 5, 0)::json,
      'properties', jsonb_build_object('code', code, 'full_name', full_name,
        'as_of', instant(now()), 'cell_kind', c.kind) || cells)
      ORDER BY code) FROM drawn)
)::text AS body, NULL::text AS cursor
FROM cell c LIMIT 1;
