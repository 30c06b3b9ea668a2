-- Called by GET /v1/help-requests/{id}, for those whose scope holds it; for others see show_held.
-- One row: the request with its assignments and last events. $1 token, $2 roles, $3 request.
-- The most asked of all: it says what help_request_summary and help_request_beneficiary say, but in
-- json and of plain columns, which costs a third less than joining their jsonb (measured).
WITH asking AS MATERIALIZED (SELECT * FROM asking($1::text, $2::text[]))
SELECT CASE WHEN r.id IS NOT NULL THEN 'ok'
    ELSE asking_refusal(q.known, q.permitted) END AS outcome,
  r.version::bigint AS version, CASE WHEN r.id IS NOT NULL THEN json_build_object(
    'id', r.id, 'version', r.version, 'number', r.number, 'state', r.state,
    'commune', json_build_object('code', c.code, 'full_name', c.full_name),
    'village', (SELECT json_build_object('code', v.code, 'full_name', v.full_name)
      FROM unit v WHERE v.id = r.village_id),
    'service', (SELECT json_build_object('code', s.code, 'name_vi', s.name_vi)
      FROM service s WHERE s.code = r.service_code),
    'priority', (SELECT json_build_object('code', p.code, 'name_vi', p.name_vi)
      FROM priority_class p WHERE p.code = r.priority_class),
    'mode', r.mode, 'people_needed', r.people_needed, 'offered_count', r.offered_count,
    'accepted_count', r.accepted_count, 'reported_count', r.reported_count,
    'earliest_on', r.earliest_on, 'due_on', r.due_on, 'parts_of_day', parts_of_day(r.parts_of_day),
    'received_at', instant(r.received_at),
    'beneficiary', CASE
      WHEN r.beneficiary_id IS NOT NULL OR r.household_id IS NOT NULL THEN json_build_object('kind',
        CASE WHEN r.beneficiary_id IS NOT NULL THEN 'person' ELSE 'household' END,
        'name', b.display_name)
      ELSE (SELECT json_build_object('kind', 'site', 'name', s.name)
        FROM site s WHERE s.id = r.site_id) END,
    'minutes', r.minutes, 'language', r.language, 'gender_wanted', r.gender_wanted,
    'known_ambassador_id', r.known_ambassador_id, 'source', r.source, 'attempt', r.attempt,
    'over_offers', r.over_offers,
    'hold', CASE WHEN r.hold_reason IS NOT NULL
      THEN json_build_object('reason', r.hold_reason, 'until', r.hold_until) END,
    'closed', CASE WHEN r.closed_reason IS NOT NULL
      THEN json_build_object('reason', r.closed_reason, 'at', instant(r.closed_at)) END,
    'duplicate_of', r.duplicate_of_id,
    'assignments', (SELECT coalesce(json_agg(json_build_object(
        'id', a.id, 'version', a.version, 'state', a.state,
        'ambassador', json_build_object('id', a.ambassador_id, 'display_name', p.display_name),
        'day', a.day, 'part_of_day', part_of_day(a.part_of_day),
        'scheduled', CASE WHEN a.scheduled IS NOT NULL THEN json_build_object(
          'from', instant(lower(a.scheduled)), 'to', instant(upper(a.scheduled))) END,
        'offered_at', instant(a.offered_at),
        'expires_at', CASE a.state WHEN 'offered' THEN instant(a.expires_at) END)
        ORDER BY a.is_live DESC, a.offered_at DESC, a.id), '[]')
      FROM (SELECT a.id, a.version, a.state, a.ambassador_id, a.day, a.part_of_day, a.scheduled,
          a.offered_at, a.expires_at, a.is_live FROM assignment a WHERE a.help_request_id = r.id
        ORDER BY a.is_live DESC, a.offered_at DESC, a.id LIMIT 200) a
      JOIN ambassador m ON m.id = a.ambassador_id JOIN person p ON p.id = m.person_id),
    'events', (SELECT coalesce(json_agg(json_build_object(
        'kind', e.kind, 'recorded_at', instant(e.recorded_at), 'via', e.via,
        'version', e.help_request_version, 'actor', y.display_name, 'changed', e.changed,
        'reason', e.reason)
        ORDER BY e.help_request_version DESC), '[]')
      FROM (SELECT e.kind, e.recorded_at, e.via, e.help_request_version, e.actor_id, e.changed,
          e.reason
        FROM event e WHERE e.help_request_id = r.id
        ORDER BY e.help_request_version DESC LIMIT 20) e
      LEFT JOIN person y ON y.id = e.actor_id))::text END AS body,
  NULL::text AS cursor
FROM asking q
  LEFT JOIN help_request r ON r.id = $3::uuid
    AND (r.commune_id = ANY (q.communes) OR r.village_id = ANY (q.villages))
  LEFT JOIN unit c ON c.id = r.commune_id
  LEFT JOIN household h ON h.id = r.household_id AND r.beneficiary_id IS NULL
  LEFT JOIN person b ON b.id = coalesce(r.beneficiary_id, h.head_id);
