-- What answers show of a request and of an assignment, said once for lists, rows and writes.
-- None holds contact; only help_request_beneficiary shows a name, so stored answers have none.

-- In FROM both are inlined: the planner sees the joins, not a call per row.
CREATE FUNCTION help_request_summary(r help_request) RETURNS TABLE (summary jsonb)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 1
BEGIN ATOMIC
  SELECT jsonb_build_object(
    'id', r.id, 'version', r.version, 'number', r.number, 'state', r.state,
    'commune', jsonb_build_object('code', c.code, 'full_name', c.full_name),
    'village', CASE WHEN v.id IS NOT NULL
      THEN jsonb_build_object('code', v.code, 'full_name', v.full_name) END,
    'service', jsonb_build_object('code', s.code, 'name_vi', s.name_vi),
    'priority', jsonb_build_object('code', p.code, 'name_vi', p.name_vi),
    'mode', r.mode, 'people_needed', r.people_needed, 'offered_count', r.offered_count,
    'accepted_count', r.accepted_count, 'reported_count', r.reported_count,
    'earliest_on', r.earliest_on, 'due_on', r.due_on, 'parts_of_day', parts_of_day(r.parts_of_day),
    'received_at', instant(r.received_at))
  FROM unit c JOIN service s ON s.code = r.service_code
    JOIN priority_class p ON p.code = r.priority_class LEFT JOIN unit v ON v.id = r.village_id
  WHERE c.id = r.commune_id;
END;
COMMENT ON FUNCTION help_request_summary(help_request) IS 'What lists and answers show; no name.';

CREATE FUNCTION help_request_beneficiary(r help_request) RETURNS TABLE (beneficiary jsonb)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 1
BEGIN ATOMIC
  SELECT CASE
    WHEN r.beneficiary_id IS NOT NULL THEN (SELECT jsonb_build_object(
      'kind', 'person', 'name', p.display_name) FROM person p WHERE p.id = r.beneficiary_id)
    WHEN r.household_id IS NOT NULL THEN (SELECT jsonb_build_object(
      'kind', 'household', 'name', p.display_name)
      FROM household h LEFT JOIN person p ON p.id = h.head_id WHERE h.id = r.household_id)
    ELSE (SELECT jsonb_build_object('kind', 'site', 'name', s.name)
      FROM site s WHERE s.id = r.site_id) END;
END;
COMMENT ON FUNCTION help_request_beneficiary(help_request) IS
  'Whom the help is for; a household goes by the name of its head, or none.';

CREATE FUNCTION assignment_body(a assignment, own boolean) RETURNS jsonb
LANGUAGE sql STABLE PARALLEL SAFE
RETURN jsonb_build_object(
  'id', a.id, 'version', a.version, 'state', a.state, 'help_request_id', a.help_request_id,
  'ambassador_id', a.ambassador_id, 'task_number', a.task_number, 'day', a.day,
  'part_of_day', part_of_day(a.part_of_day), 'seat', a.seat, 'minutes', a.minutes,
  'scheduled', CASE WHEN a.scheduled IS NOT NULL THEN jsonb_build_object(
    'from', instant(lower(a.scheduled)), 'to', instant(upper(a.scheduled))) END,
  'origin', a.origin, 'offered_at', instant(a.offered_at),
  'expires_at', CASE a.state WHEN 'offered' THEN instant(a.expires_at) END,
  'accepted_at', instant(a.accepted_at), 'started_at', instant(a.started_at),
  'reported_at', instant(a.reported_at), 'ended_at', instant(a.ended_at),
  'end_reason', a.end_reason, 'next', to_jsonb(assignment_next(a.state, own)));
COMMENT ON FUNCTION assignment_body(assignment, boolean) IS
  'What answers show of an assignment, to its ambassador (own) or to others; no name.';

-- Under the reader's row security: who may not see a contact finds none. The request's own comes
-- first, then the person's, the household's, the requester's; a field is of the first that has it.
CREATE FUNCTION help_request_contact(r help_request) RETURNS TABLE (owners uuid[], contact jsonb)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 1
BEGIN ATOMIC
  SELECT array_agg(DISTINCT c.owner_id), jsonb_build_object(
    'phone', (array_agg(c.phone ORDER BY o.rank) FILTER (WHERE c.phone IS NOT NULL))[1],
    'address', (array_agg(c.address ORDER BY o.rank) FILTER (WHERE c.address IS NOT NULL))[1],
    'place', (array_agg(jsonb_build_array(ST_X(c.place), ST_Y(c.place)) ORDER BY o.rank)
      FILTER (WHERE c.place IS NOT NULL))[1],
    'note', (array_agg(c.note ORDER BY o.rank) FILTER (WHERE c.note IS NOT NULL))[1])
  FROM unnest(ARRAY[r.id, r.beneficiary_id, r.household_id, r.requester_id])
      WITH ORDINALITY AS o(id, rank)
    JOIN contact c ON c.owner_id = o.id;
END;
COMMENT ON FUNCTION help_request_contact(help_request) IS
  'How to reach the asker, and whose contact rows were read; owners is NULL when none.';
