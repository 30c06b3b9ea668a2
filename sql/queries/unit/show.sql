-- Called by GET /v1/units/{code}; no token. One row: the unit that bore the code on a day.
-- $1 code, $2 day or NULL for today.
WITH asked AS (SELECT coalesce($2::date, local_day(now())) AS day),
found AS (SELECT u.* FROM unit u, asked a WHERE u.code = $1::text AND u.valid @> a.day)
SELECT 'ok' AS outcome, u.version::bigint AS version, (s.summary || jsonb_build_object(
  'designation', u.designation, 'name_alt', u.name_alt, 'former_province', u.former_province,
  'former_commune', (SELECT json_build_object(
      'code', f.code, 'kind', f.kind, 'full_name', f.full_name)
    FROM unit f WHERE f.id = u.former_commune_id),
  'valid_from', lower(u.valid), 'valid_until', upper(u.valid) - 1,
  'outline_area_km2', (u.outline_area_ha / 100.0)::numeric(12, 2),
  'office_point', CASE WHEN u.office_point IS NOT NULL
    THEN json_build_array(ST_X(u.office_point), ST_Y(u.office_point)) END,
  'clause', u.clause,
  'figures', (SELECT coalesce(json_agg(json_build_object('figure', f.figure, 'value', f.value,
      'as_of', f.as_of, 'source', f.source) ORDER BY f.figure, f.as_of DESC), '[]')
    FROM unit_figure f WHERE f.unit_id = u.id),
  'predecessors', (SELECT coalesce(json_agg(json_build_object('code', f.code, 'kind', f.kind,
      'full_name', f.full_name, 'within', d.full_name, 'whole', r.is_whole,
      'effective_on', r.effective_on, 'decree', r.decree) ORDER BY f.code), '[]')
    FROM unit_succession r JOIN unit f ON f.id = r.from_id LEFT JOIN unit d ON d.id = f.parent_id
    WHERE r.to_id = u.id),
  'successors', (SELECT coalesce(json_agg(json_build_object('code', t.code, 'kind', t.kind,
      'full_name', t.full_name, 'within', p.full_name, 'whole', r.is_whole,
      'effective_on', r.effective_on, 'decree', r.decree) ORDER BY t.code), '[]')
    FROM unit_succession r JOIN unit t ON t.id = r.to_id LEFT JOIN unit p ON p.id = t.parent_id
    WHERE r.from_id = u.id),
  'neighbours', (SELECT coalesce(json_agg(json_build_object('code', n.code,
      'full_name', n.full_name, 'border_m', b.border_m, 'distance_m', b.distance_m)
      ORDER BY n.name COLLATE "vi-x-icu"), '[]')
    FROM unit_neighbour b JOIN unit n ON n.id = b.neighbour_id WHERE b.unit_id = u.id),
  'village_count', (SELECT count(*) FROM unit v, asked a
    WHERE v.parent_id = u.id AND v.kind = 'village' AND v.valid @> a.day)
))::text AS body, NULL::text AS cursor
FROM found u JOIN unit_summary s ON s.id = u.id
UNION ALL
SELECT 'not_found', NULL, NULL, NULL WHERE NOT EXISTS (SELECT FROM found);
