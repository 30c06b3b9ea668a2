-- Called by GET /v1/help-requests/{id} after show refused, for its ambassador: no other is shown,
-- and whom it is for once accepted. One row: the request. $1 token, $2 roles, $3 request.
WITH asking AS MATERIALIZED (SELECT * FROM asking($1::text, $2::text[])),
held AS MATERIALIZED (
  SELECT a.*, p.display_name FROM asking q JOIN person p ON p.id = q.person_id
    JOIN ambassador m ON m.person_id = p.id JOIN assignment a ON a.ambassador_id = m.id
  WHERE q.permitted AND a.help_request_id = $3::uuid AND a.is_live
)
SELECT CASE WHEN h.id IS NOT NULL THEN 'ok'
    ELSE asking_refusal(q.known, q.permitted) END AS outcome,
  r.version::bigint AS version, (s.summary || jsonb_build_object(
    'beneficiary', CASE WHEN h.state = 'offered' THEN b.beneficiary || '{"name": null}'
      ELSE b.beneficiary END,
    'minutes', r.minutes, 'language', r.language, 'gender_wanted', r.gender_wanted,
    'known_ambassador_id', NULL, 'source', r.source, 'attempt', r.attempt,
    'over_offers', r.over_offers, 'hold', NULL, 'closed', NULL, 'duplicate_of', NULL,
    'assignments', jsonb_build_array(jsonb_build_object(
      'id', h.id, 'version', h.version, 'state', h.state,
      'ambassador', jsonb_build_object('id', h.ambassador_id, 'display_name', h.display_name),
      'day', h.day, 'part_of_day', part_of_day(h.part_of_day),
      'scheduled', CASE WHEN h.scheduled IS NOT NULL THEN jsonb_build_object(
        'from', instant(lower(h.scheduled)), 'to', instant(upper(h.scheduled))) END,
      'offered_at', instant(h.offered_at),
      'expires_at', CASE h.state WHEN 'offered' THEN instant(h.expires_at) END)),
    'events', '[]'::jsonb))::text AS body, NULL::text AS cursor
FROM asking q LEFT JOIN (held h JOIN help_request r ON r.id = h.help_request_id
    CROSS JOIN LATERAL help_request_summary(r) s
    CROSS JOIN LATERAL help_request_beneficiary(r) b) ON true;
