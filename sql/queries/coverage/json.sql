-- Called by GET /v1/coverage; no token. One row: every public indicator in province and communes.
-- No parameters. Counted when asked; what may be shown is the view's to say.
WITH shown AS (
  SELECT kind, code, full_name, jsonb_object_agg(indicator, jsonb_strip_nulls(jsonb_build_object(
    'state', state, 'value', value, 'numerator', numerator, 'denominator', denominator,
    'left_out', left_out))) AS cells
  FROM coverage_cell GROUP BY kind, code, full_name
)
SELECT 'ok' AS outcome, NULL::bigint AS version, json_build_object(
  'as_of', instant(now()),
  'cell', json_build_object('name', max(full_name) FILTER (WHERE s.kind = 'province'),
    'kind', c.kind),
  'smallest_count', c.smallest_public_count,
  'indicators', (SELECT json_agg(json_build_object(
      'code', code, 'name_vi', name_vi, 'name_en', name_en, 'unit', shown_as,
      'direction', direction, 'numerator_vi', definition_vi,
      'denominator_vi', CASE shown_as WHEN 'percent' THEN denominator_vi END,
      'source_vi', source_vi) ORDER BY rank, code)
    FROM indicator WHERE is_public),
  'province', json_build_object(
    'cells', (json_agg(s.cells) FILTER (WHERE s.kind = 'province')) -> 0),
  'units', json_agg(json_build_object('code', s.code, 'full_name', s.full_name, 'cells', s.cells)
    ORDER BY s.code) FILTER (WHERE s.kind = 'commune')
)::text AS body, NULL::text AS cursor
FROM shown s CROSS JOIN (SELECT * FROM cell LIMIT 1) c GROUP BY c.kind, c.smallest_public_count;
