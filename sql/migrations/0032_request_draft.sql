-- What a new request says, looked up, and what is wrong with it or odd about it.
-- The body's shape and ranges were checked before it came here; here stands what needs rows.

CREATE FUNCTION request_draft(body json, communes uuid[], villages uuid[])
RETURNS TABLE (commune_id uuid, village_id uuid, household_id uuid, minutes smallint,
  earliest_on date, due_on date, lon_mdeg integer, lat_mdeg integer, outcome text, faults jsonb,
  warnings jsonb)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 1
BEGIN ATOMIC
  SELECT c.id, v.id, h.id, coalesce(b.minutes, s.minutes), d.earliest, d.due,
    coalesce(round(ST_X(g.at) * 1000)::integer, h.lon_mdeg),
    coalesce(round(ST_Y(g.at) * 1000)::integer, h.lat_mdeg), f.outcome, f.faults, w.warnings
  FROM json_to_record(body) AS b(service text, commune text, village text, household_id uuid,
    beneficiary_id uuid, site_id uuid, person json, contact json, point json, priority text,
    minutes smallint, earliest_on date, due_on date, known_ambassador_id uuid, exclude json,
    campaign_id uuid)
  LEFT JOIN unit c ON c.code = b.commune AND c.kind = 'commune' AND c.valid @> local_day(now())
  LEFT JOIN unit v ON v.code = b.village AND v.parent_id = c.id AND v.kind = 'village'
    AND v.valid @> local_day(now())
  LEFT JOIN service s ON s.code = b.service AND s.is_offered
  LEFT JOIN LATERAL (
    SELECT n.*, o.lon_mdeg, o.lat_mdeg
    FROM household_now(b.household_id) n JOIN household o USING (id)) h ON true
  CROSS JOIN LATERAL (
    SELECT coalesce(point_of(b.point), point_of(b.contact -> 'place')) AS at) g
  CROSS JOIN LATERAL (SELECT coalesce(b.earliest_on, local_day(now())) AS earliest,
    coalesce(b.due_on, coalesce(b.earliest_on, local_day(now())) + s.due_days) AS due) d
  CROSS JOIN LATERAL (
    SELECT max(x.outcome) AS outcome,
      jsonb_agg(jsonb_build_object('pointer', x.pointer, 'detail', x.detail)) AS faults
    FROM (VALUES
      ('not_found', '/commune', 'Không có xã, phường này trong phạm vi của bạn.', c.id IS NULL
        OR NOT (c.id = ANY (communes) OR EXISTS (
          SELECT FROM unit u WHERE u.parent_id = c.id AND u.id = ANY (villages)))),
      ('not_found', '/village', 'Không có thôn này trong xã, phường đã nêu và phạm vi của bạn.',
        (b.village IS NOT NULL AND v.id IS NULL)
          OR NOT (c.id = ANY (communes) OR coalesce(v.id = ANY (villages), false))),
      ('invalid_body', '/service', 'Không có dịch vụ này, hoặc đã ngừng.', s.code IS NULL),
      ('invalid_body', '/priority', 'Không có mức ưu tiên này.',
        NOT EXISTS (SELECT FROM priority_class p WHERE p.code = b.priority)),
      ('invalid_body', '/household_id', 'Không có hộ này ở xã, phường đã nêu.',
        b.household_id IS NOT NULL
          AND (h.id IS NULL OR h.status <> 'active' OR h.commune_id <> c.id)),
      ('invalid_body', '/beneficiary_id', 'Không có người này ở xã, phường đã nêu, hoặc tạm dừng.',
        b.beneficiary_id IS NOT NULL AND NOT EXISTS (SELECT FROM person p
          WHERE p.id = b.beneficiary_id AND p.commune_id = c.id AND p.status = 'active')),
      ('invalid_body', '/site_id', 'Không có cơ sở này ở xã, phường đã nêu.', b.site_id IS NOT NULL
        AND NOT EXISTS (SELECT FROM site p WHERE p.id = b.site_id AND p.commune_id = c.id)),
      ('invalid_body', '/known_ambassador_id', 'Không có đại sứ này.',
        b.known_ambassador_id IS NOT NULL
          AND NOT EXISTS (SELECT FROM ambassador m WHERE m.id = b.known_ambassador_id)),
      ('invalid_body', '/exclude', 'Có đại sứ không tồn tại.', b.exclude IS NOT NULL AND EXISTS (
        SELECT FROM json_array_elements_text(b.exclude) e LEFT JOIN ambassador m ON m.id = e::uuid
        WHERE m.id IS NULL)),
      ('invalid_body', '/campaign_id', 'Không có chiến dịch này.', b.campaign_id IS NOT NULL
        AND NOT EXISTS (SELECT FROM campaign a WHERE a.id = b.campaign_id)),
      ('invalid_body', '/point', 'Nằm ngoài tỉnh.', NOT is_in_province(point_of(b.point))),
      ('invalid_body', '/contact/place', 'Nằm ngoài tỉnh.',
        NOT is_in_province(point_of(b.contact -> 'place'))),
      ('invalid_body', '/earliest_on', 'Quá một tháng trước hoặc một năm sau hôm nay.',
        d.earliest NOT BETWEEN local_day(now()) - 31 AND local_day(now()) + 366),
      ('invalid_body', '/due_on', 'Phải từ ngày sớm nhất đến một năm sau ngày đó.',
        d.due NOT BETWEEN d.earliest AND d.earliest + 366)
    ) AS x(outcome, pointer, detail, holds) WHERE x.holds) f
  CROSS JOIN LATERAL request_warnings(b.contact, b.person, c.id, g.at) w;
END;
COMMENT ON FUNCTION request_draft(json, uuid[], uuid[]) IS
  'One row; outcome is NULL when nothing is wrong, faults name the places, warnings do not refuse.';
