-- Called by the loader of reference data after the COPYs; returns nothing.
-- Units, their relations and figures. A row that is the same is not written: repeat it freely.

INSERT INTO unit AS u (id, code, kind, designation, name, name_alt, full_name, parent_id,
  former_province, valid, area_ha, outline_area_ha, inside_point, clause)
SELECT s.id, s.code, s.kind, s.designation, s.name, s.name_alt, s.full_name, p.id,
  s.former_province, daterange(s.valid_from, s.valid_to), s.area_ha, s.outline_area_ha,
  ST_SetSRID(ST_MakePoint(s.lon, s.lat), 4326), s.clause
FROM stage_unit s
LEFT JOIN stage_unit p ON p.code = s.parent_code AND p.kind = CASE s.kind
  WHEN 'commune' THEN 'province' WHEN 'former_commune' THEN 'former_district' END
ON CONFLICT (id) DO UPDATE SET
  (designation, name, name_alt, full_name, parent_id, former_province, valid,
   area_ha, outline_area_ha, inside_point, clause, version) =
  (excluded.designation, excluded.name, excluded.name_alt, excluded.full_name, excluded.parent_id,
   excluded.former_province, excluded.valid, excluded.area_ha, excluded.outline_area_ha,
   excluded.inside_point, excluded.clause, u.version + 1)
WHERE (u.designation, u.name, u.name_alt, u.full_name, u.parent_id, u.former_province, u.valid,
       u.area_ha, u.outline_area_ha, u.inside_point, u.clause) IS DISTINCT FROM
      (excluded.designation, excluded.name, excluded.name_alt, excluded.full_name,
       excluded.parent_id, excluded.former_province, excluded.valid, excluded.area_ha,
       excluded.outline_area_ha, excluded.inside_point, excluded.clause);

INSERT INTO unit_succession (from_id, to_id, share, is_whole, effective_on, decree)
SELECT f.id, t.id, s.share, s.is_whole, s.effective_on, s.decree
FROM stage_unit_succession s
JOIN stage_unit f ON f.code = s.from_code AND f.kind = 'former_commune'
JOIN stage_unit t ON t.code = s.to_code AND t.kind = 'commune'
ON CONFLICT (from_id, to_id) DO NOTHING;

INSERT INTO unit_neighbour (unit_id, neighbour_id, border_m, distance_m)
SELECT a.id, b.id, s.border_m, s.distance_m
FROM (SELECT code_a, code_b, border_m, distance_m FROM stage_unit_neighbour
      UNION ALL SELECT code_b, code_a, border_m, distance_m FROM stage_unit_neighbour) s
JOIN stage_unit a ON a.code = s.code_a AND a.kind = 'commune'
JOIN stage_unit b ON b.code = s.code_b AND b.kind = 'commune'
ON CONFLICT (unit_id, neighbour_id) DO NOTHING;

INSERT INTO unit_figure AS f (unit_id, figure, as_of, value, source)
SELECT u.id, 'population', s.as_of, s.population, s.source
FROM stage_unit_published s JOIN stage_unit u ON u.code = s.code AND u.kind = 'commune'
ON CONFLICT (unit_id, figure, as_of) DO UPDATE
SET (value, source) = (excluded.value, excluded.source)
WHERE f IS DISTINCT FROM excluded;

UPDATE unit u SET office_point = ST_SetSRID(ST_MakePoint(p.office_lon, p.office_lat), 4326)
FROM stage_unit_published p JOIN stage_unit s ON s.code = p.code AND s.kind = 'commune'
WHERE u.id = s.id
  AND u.office_point IS DISTINCT FROM ST_SetSRID(ST_MakePoint(p.office_lon, p.office_lat), 4326);

INSERT INTO unit_outline AS o (unit_id, twkb)
SELECT u.id, decode(s.twkb_hex, 'hex')
FROM stage_outline s JOIN stage_unit u ON u.code = s.code AND u.kind = 'commune'
ON CONFLICT (unit_id) DO UPDATE SET twkb = excluded.twkb WHERE o.twkb <> excluded.twkb;

INSERT INTO commune_counter (commune_id)
SELECT id FROM stage_unit WHERE kind = 'commune' ON CONFLICT (commune_id) DO NOTHING;
