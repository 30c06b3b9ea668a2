-- Called by GET /v1/help-requests/{id}/candidates. One row: the request and the scope's ambassadors as columns, of which
-- the engine's rules make the ranked list (decision 17), beside the village and team of each, by id. $1 token, $2 roles,
-- $3 request. The horizon is the first seven days in which the request can be met.
WITH asking AS MATERIALIZED (SELECT * FROM asking($1::text, $2::text[])),
found AS MATERIALIZED (
  SELECT r.id, r.version, r.closed_reason, r.hold_reason, r.intake, q.communes, q.villages,
    greatest(local_day(now()), r.earliest_on) AS first_day
  FROM asking q JOIN help_request r ON r.id = $3::uuid
  WHERE q.permitted AND (r.commune_id = ANY (q.communes) OR r.village_id = ANY (q.villages))),
problem AS MATERIALIZED (
  SELECT matching_problem(f.communes, f.villages, f.id, NULL, f.first_day, 7) AS body
  FROM found f WHERE f.closed_reason IS NULL AND f.hold_reason IS NULL AND f.intake = 'ready'),
home AS (
  SELECT json_object_agg(m.id, json_build_object('village', unit_name(m.village_id), 'team', t.name)) AS homes
  FROM problem p CROSS JOIN LATERAL json_array_elements_text(
      CASE WHEN json_typeof(p.body #> '{volunteers,id}') = 'array' THEN p.body #> '{volunteers,id}' END) i(id)
    JOIN ambassador m ON m.id = i.id::uuid LEFT JOIN team t ON t.id = m.team_id)
SELECT CASE WHEN p.body IS NOT NULL THEN 'ok' ELSE 'state_conflict' END AS outcome, f.version::bigint AS version,
  CASE WHEN p.body IS NOT NULL
      THEN json_build_object('problem', p.body, 'homes', (SELECT homes FROM home))::text
    WHEN f.intake <> 'ready' AND f.closed_reason IS NULL AND f.hold_reason IS NULL
      THEN 'Yêu cầu chưa được duyệt để phân công.'
    ELSE 'Yêu cầu hỗ trợ đã đóng hoặc đang tạm dừng.' END AS body,
  NULL::text AS cursor
FROM found f LEFT JOIN problem p ON true
UNION ALL SELECT asking_refusal(known, permitted), NULL, NULL, NULL
FROM asking WHERE NOT EXISTS (SELECT FROM found);
