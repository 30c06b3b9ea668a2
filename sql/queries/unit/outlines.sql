-- Called at start for the map's asset, named by its hash; no token. One row: all communes of today.
-- No parameters. TWKB of 5 decimals in base64; a reference map, not a survey.
SELECT 'ok' AS outcome, NULL::bigint AS version, json_build_object(
  'attribution',
    'Ranh giới: sapnhap.bando.com.vn qua thanglequoc/vietnamese-provinces-database (MIT)',
  'note', 'Bản đồ tham khảo; ranh giới chính thức đang được đo đạc'
    ' (Nghị quyết 1674/NQ-UBTVQH15, điều 3).',
  'units', json_agg(json_build_object(
    'code', u.code, 'kind', u.kind, 'name', u.name, 'full_name', u.full_name,
    'point', json_build_array(ST_X(u.inside_point), ST_Y(u.inside_point)),
    'twkb', translate(encode(o.twkb, 'base64'), E'\n', '')) ORDER BY u.code)
)::text AS body, NULL::text AS cursor
FROM unit u JOIN unit_outline o ON o.unit_id = u.id
WHERE u.kind = 'commune' AND u.valid @> local_day(now());
