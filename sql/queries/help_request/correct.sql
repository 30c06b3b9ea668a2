-- Called by PATCH /v1/help-requests/{id}: a merge patch (RFC 7396), checked in shape and ranges.
-- One row: the request. $1 token, $2 roles, $3 request, $4 version that was read or NULL, $5 body.
WITH asking AS MATERIALIZED (SELECT * FROM asking($1::text, $2::text[])),
given AS MATERIALIZED (
  SELECT b.*, $5::jsonb AS body, ARRAY(SELECT jsonb_object_keys($5::jsonb)) AS fields
  FROM json_to_record($5::json) AS b(priority text, mode text, people_needed smallint,
    over_offers smallint, minutes smallint, earliest_on date, due_on date, parts_of_day json,
    language text, gender_wanted text, known_ambassador_id uuid, point json)),
visible AS MATERIALIZED (
  SELECT r.id, q.person_id FROM asking q JOIN help_request r ON r.id = $3::uuid
  WHERE q.permitted AND (r.commune_id = ANY (q.communes) OR r.village_id = ANY (q.villages))),
request AS (SELECT r FROM visible v JOIN help_request r ON r.id = v.id FOR NO KEY UPDATE OF r),
wanted AS MATERIALIZED (
  SELECT q.r, coalesce(g.people_needed, (q.r).people_needed) AS people_needed,
    coalesce(g.over_offers, (q.r).over_offers) AS over_offers,
    coalesce(g.earliest_on, (q.r).earliest_on) AS earliest_on,
    coalesce(g.due_on, (q.r).due_on) AS due_on
  FROM request q CROSS JOIN given g),
verdict AS MATERIALIZED (
  SELECT w.*, o.outcome, o.detail
  FROM wanted w CROSS JOIN given g LEFT JOIN LATERAL (SELECT * FROM (VALUES
    (0, $4::bigint IS NULL, 'precondition_required', NULL),
    (1, (w.r).version <> $4::bigint, 'stale',
      format('Yêu cầu đã sang phiên bản %s.', (w.r).version)),
    (2, (w.r).closed_reason IS NOT NULL, 'state_conflict', 'Yêu cầu đã đóng nên không sửa được.'),
    (3, g.priority IS NOT NULL
        AND NOT EXISTS (SELECT FROM priority_class p WHERE p.code = g.priority),
      'invalid_body', '[{"pointer":"/priority","detail":"Không có mức ưu tiên này."}]'),
    (4, g.known_ambassador_id IS NOT NULL
        AND NOT EXISTS (SELECT FROM ambassador m WHERE m.id = g.known_ambassador_id),
      'invalid_body', '[{"pointer":"/known_ambassador_id","detail":"Không có đại sứ này."}]'),
    (5, g.point IS NOT NULL AND NOT is_in_province(point_of(g.point)),
      'invalid_body', '[{"pointer":"/point","detail":"Nằm ngoài tỉnh."}]'),
    (6, w.due_on NOT BETWEEN w.earliest_on AND w.earliest_on + 366
        OR w.earliest_on NOT BETWEEN (w.r).earliest_on - 31 AND local_day(now()) + 366,
      'invalid_body', '[{"pointer":"/due_on","detail":"Phải từ ngày sớm nhất đến một năm sau."}]'),
    (7, w.people_needed < (w.r).accepted_count, 'state_conflict',
      format('Đã có %s người nhận.', (w.r).accepted_count)),
    -- All needed would then be verified, which closes a request; a correction does not.
    (8, w.people_needed = (w.r).verified_count, 'state_conflict',
      format('Đã xác nhận xong %s người: cần nhiều hơn thế, hoặc đóng yêu cầu.',
        (w.r).verified_count)),
    (9, w.people_needed + w.over_offers < (w.r).offered_count + (w.r).accepted_count,
      'state_conflict', format('Đã có %s lời mời đang chờ.', (w.r).offered_count))
    ) AS o(rank, holds, outcome, detail)
    WHERE o.holds ORDER BY o.rank LIMIT 1) o ON true),
moved AS (
  UPDATE help_request n SET version = n.version + 1,
    priority_class = coalesce(g.priority, n.priority_class), mode = coalesce(g.mode, n.mode),
    people_needed = v.people_needed, over_offers = v.over_offers,
    minutes = coalesce(g.minutes, n.minutes), earliest_on = v.earliest_on, due_on = v.due_on,
    parts_of_day = coalesce(parts_of_day_sum(g.parts_of_day), n.parts_of_day),
    language = coalesce(g.language, n.language),
    gender_wanted = CASE WHEN g.body ? 'gender_wanted'
      THEN g.gender_wanted ELSE n.gender_wanted END,
    known_ambassador_id = CASE WHEN g.body ? 'known_ambassador_id'
      THEN g.known_ambassador_id ELSE n.known_ambassador_id END,
    lon_mdeg = CASE WHEN g.body ? 'point'
      THEN round((g.point ->> 0)::numeric * 1000) ELSE n.lon_mdeg END,
    lat_mdeg = CASE WHEN g.body ? 'point'
      THEN round((g.point ->> 1)::numeric * 1000) ELSE n.lat_mdeg END
  FROM verdict v CROSS JOIN given g WHERE n.id = (v.r).id AND v.outcome IS NULL
  RETURNING n AS r),
noted AS (
  INSERT INTO event (id, subject_kind, subject_id, subject_version, kind, help_request_id,
    help_request_version, commune_id, actor_id, via, occurred_at, changed)
  SELECT new_id(), 'help_request', (m.r).id, (m.r).version, 'corrected', (m.r).id, (m.r).version,
    (m.r).commune_id, v.person_id, 'api', now(), g.fields
  FROM moved m CROSS JOIN visible v CROSS JOIN given g)
SELECT 'ok' AS outcome, (m.r).version::bigint AS version,
  jsonb_build_object('help_request', s.summary)::text AS body, NULL::text AS cursor
FROM moved m CROSS JOIN LATERAL help_request_summary(m.r) s
UNION ALL SELECT outcome, NULL, detail, NULL FROM verdict WHERE outcome IS NOT NULL
UNION ALL SELECT asking_refusal(known, permitted), NULL, NULL, NULL
FROM asking WHERE NOT EXISTS (SELECT FROM visible);
