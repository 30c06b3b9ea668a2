-- Called by GET /v1/help-requests/{id}/candidates. One row: the request and the scope's ambassadors as columns, of which
-- the engine's rules make the ranked list (decision 17). $1 token, $2 roles, $3 request. The horizon is the first seven
-- days in which the request can be met.
WITH asking AS MATERIALIZED (SELECT * FROM asking($1::text, $2::text[])),
found AS MATERIALIZED (
  SELECT r.id, r.version, r.closed_reason, r.hold_reason, r.intake, q.communes, q.villages,
    greatest(local_day(now()), r.earliest_on) AS first_day
  FROM asking q JOIN help_request r ON r.id = $3::uuid
  WHERE q.permitted AND (r.commune_id = ANY (q.communes) OR r.village_id = ANY (q.villages)))
SELECT CASE WHEN f.closed_reason IS NULL AND f.hold_reason IS NULL AND f.intake = 'ready'
    THEN 'ok' ELSE 'state_conflict' END AS outcome, f.version::bigint AS version,
  CASE WHEN f.closed_reason IS NOT NULL OR f.hold_reason IS NOT NULL
      THEN 'Yêu cầu hỗ trợ đã đóng hoặc đang tạm dừng.'
    WHEN f.intake <> 'ready' THEN 'Yêu cầu chưa được duyệt để phân công.'
    ELSE matching_problem(f.communes, f.villages, f.id, f.first_day, 7)::text END AS body,
  NULL::text AS cursor
FROM found f
UNION ALL SELECT asking_refusal(known, permitted), NULL, NULL, NULL
FROM asking WHERE NOT EXISTS (SELECT FROM found);
