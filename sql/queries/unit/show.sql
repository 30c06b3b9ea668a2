-- Called by GET /v1/units/{code}; no token. One row: the unit that bore the code on a day, with its relations.
-- $1 code, $2 day or NULL for today.
WITH asked AS (SELECT coalesce($2::date, local_day(now())) AS day),
found AS (SELECT u.* FROM unit u, asked a WHERE u.code = $1::text AND u.valid @> a.day)
SELECT 'ok' AS outcome, u.version::bigint AS version, json_build_object(
  'id', u.id, 'code', u.code, 'kind', u.kind, 'designation', u.designation,
  'name', u.name, 'name_alt', u.name_alt, 'full_name', u.full_name,
  'parent', (SELECT json_build_object('code', p.code, 'full_name', p.full_name)
    FROM unit p WHERE p.id = u.parent_id),
  'former_commune', (SELECT json_build_object('code', f.code, 'full_name', f.full_name)
    FROM unit f WHERE f.id = u.former_commune_id),
  'former_province', u.former_province,
  'valid_from', lower(u.valid), 'valid_to', upper(u.valid) - 1,
  'is_today', u.valid @> local_day(now()),
  'area_ha', u.area_ha, 'outline_area_ha', u.outline_area_ha,
  'point', CASE WHEN u.inside_point IS NOT NULL
    THEN json_build_array(ST_X(u.inside_point), ST_Y(u.inside_point)) END,
  'office_point', CASE WHEN u.office_point IS NOT NULL
    THEN json_build_array(ST_X(u.office_point), ST_Y(u.office_point)) END,
  'clause', u.clause,
  'figures', (SELECT coalesce(json_agg(json_build_object('figure', f.figure, 'value', f.value,
      'as_of', f.as_of, 'source', f.source) ORDER BY f.figure, f.as_of DESC), '[]')
    FROM unit_figure f WHERE f.unit_id = u.id),
  'predecessors', (SELECT coalesce(json_agg(json_build_object('code', f.code,
      'full_name', f.full_name, 'within', d.full_name, 'is_whole', s.is_whole, 'share', s.share,
      'effective_on', s.effective_on, 'decree', s.decree) ORDER BY f.code), '[]')
    FROM unit_succession s JOIN unit f ON f.id = s.from_id LEFT JOIN unit d ON d.id = f.parent_id
    WHERE s.to_id = u.id),
  'successors', (SELECT coalesce(json_agg(json_build_object('code', t.code,
      'full_name', t.full_name, 'is_whole', s.is_whole, 'share', s.share,
      'effective_on', s.effective_on, 'decree', s.decree) ORDER BY t.code), '[]')
    FROM unit_succession s JOIN unit t ON t.id = s.to_id WHERE s.from_id = u.id),
  'neighbours', (SELECT coalesce(json_agg(json_build_object('code', n.code,
      'full_name', n.full_name, 'border_m', b.border_m, 'distance_m', b.distance_m)
      ORDER BY n.code), '[]')
    FROM unit_neighbour b JOIN unit n ON n.id = b.neighbour_id WHERE b.unit_id = u.id),
  'village_count', (SELECT count(*) FROM unit v, asked a
    WHERE v.parent_id = u.id AND v.kind = 'village' AND v.valid @> a.day)
)::text AS body, NULL::text AS cursor
FROM found u
UNION ALL
SELECT 'not_found', NULL, NULL, NULL WHERE NOT EXISTS (SELECT FROM found);
