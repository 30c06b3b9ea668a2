-- Called by GET /v1/help-requests/{id}, for those whose scope holds it; for others see show_held.
-- One row: the request with its assignments and last events. $1 token, $2 roles, $3 request.
WITH asking AS MATERIALIZED (SELECT * FROM asking($1::text, $2::text[]))
SELECT CASE WHEN r.id IS NOT NULL THEN 'ok'
    ELSE asking_refusal(q.known, q.permitted) END AS outcome,
  r.version::bigint AS version, (s.summary || jsonb_build_object(
    'beneficiary', b.beneficiary,
    'minutes', r.minutes, 'language', r.language, 'gender_wanted', r.gender_wanted,
    'known_ambassador_id', r.known_ambassador_id, 'source', r.source, 'attempt', r.attempt,
    'over_offers', r.over_offers,
    'hold', CASE WHEN r.hold_reason IS NOT NULL
      THEN jsonb_build_object('reason', r.hold_reason, 'until', r.hold_until) END,
    'closed', CASE WHEN r.closed_reason IS NOT NULL
      THEN jsonb_build_object('reason', r.closed_reason, 'at', instant(r.closed_at)) END,
    'duplicate_of', r.duplicate_of_id,
    'assignments', (SELECT coalesce(jsonb_agg(jsonb_build_object(
        'id', a.id, 'version', a.version, 'state', a.state,
        'ambassador', jsonb_build_object('id', a.ambassador_id, 'display_name', p.display_name),
        'day', a.day, 'part_of_day', part_of_day(a.part_of_day),
        'scheduled', CASE WHEN a.scheduled IS NOT NULL THEN jsonb_build_object(
          'from', instant(lower(a.scheduled)), 'to', instant(upper(a.scheduled))) END,
        'offered_at', instant(a.offered_at),
        'expires_at', CASE a.state WHEN 'offered' THEN instant(a.expires_at) END)), '[]')
      FROM (SELECT * FROM assignment a WHERE a.help_request_id = r.id
        ORDER BY a.is_live DESC, a.offered_at DESC, a.id LIMIT 200) a
      JOIN ambassador m ON m.id = a.ambassador_id JOIN person p ON p.id = m.person_id),
    'events', (SELECT coalesce(jsonb_agg(jsonb_build_object(
        'kind', e.kind, 'recorded_at', instant(e.recorded_at), 'via', e.via,
        'version', e.help_request_version, 'actor', y.display_name, 'changed', e.changed)
        ORDER BY e.help_request_version DESC), '[]')
      FROM (SELECT * FROM event e WHERE e.help_request_id = r.id
        ORDER BY e.help_request_version DESC LIMIT 20) e
      LEFT JOIN person y ON y.id = e.actor_id)))::text AS body,
  NULL::text AS cursor
FROM asking q LEFT JOIN (help_request r CROSS JOIN LATERAL help_request_summary(r) s
    CROSS JOIN LATERAL help_request_beneficiary(r) b)
  ON r.id = $3::uuid AND (r.commune_id = ANY (q.communes) OR r.village_id = ANY (q.villages));
