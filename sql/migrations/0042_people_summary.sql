-- What answers show of a team, an ambassador, a household, said once for lists and single rows.
-- None holds contact or a point. In FROM each is inlined: the planner sees joins, not calls.

-- A team's people are counted in its list, and ambassadors asked for by team.
CREATE INDEX ambassador_of_a_team ON ambassador (team_id);

ALTER TABLE team
  ADD COLUMN name_folded text NOT NULL GENERATED ALWAYS AS (folded(name)) STORED;

CREATE FUNCTION unit_name(unit_id uuid) RETURNS jsonb
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT jsonb_build_object('code', u.code, 'full_name', u.full_name)
  FROM unit u WHERE u.id = unit_name.unit_id;
END;
COMMENT ON FUNCTION unit_name(uuid) IS 'A unit as {code, full_name}; NULL for none.';

CREATE FUNCTION team_summary(t team) RETURNS TABLE (summary jsonb)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 1
BEGIN ATOMIC
  SELECT jsonb_build_object(
    'id', t.id, 'kind', t.kind, 'name', t.name,
    'commune', unit_name(t.commune_id), 'village', unit_name(t.village_id),
    'decision', CASE WHEN t.decision_number IS NOT NULL THEN jsonb_build_object(
      'number', t.decision_number, 'decided_on', t.decided_on) END,
    'valid_from', lower(t.valid), 'valid_until', upper(t.valid) - 1,
    'member_count', (SELECT count(*) FROM team_member m
      WHERE m.team_id = t.id AND m.valid @> local_day(now())),
    'ambassador_count', (SELECT count(*) FROM ambassador a WHERE a.team_id = t.id
      AND a.status = 'active' AND a.valid @> local_day(now())),
    'leader', (SELECT jsonb_build_object('person_id', p.id, 'display_name', p.display_name)
      FROM team_member m JOIN person p ON p.id = m.person_id
      WHERE m.team_id = t.id AND m.role = 'leader' AND m.valid @> local_day(now())));
END;
COMMENT ON FUNCTION team_summary(team) IS 'A team with its counts and leader of today.';

CREATE FUNCTION ambassador_summary(a ambassador) RETURNS TABLE (summary jsonb)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 1
BEGIN ATOMIC
  SELECT jsonb_build_object(
    'id', a.id, 'version', a.version, 'display_name', p.display_name,
    'commune', unit_name(a.commune_id), 'village', unit_name(a.village_id),
    'team', (SELECT jsonb_build_object('id', t.id, 'name', t.name)
      FROM team t WHERE t.id = a.team_id),
    'status', a.status, 'modes', a.modes, 'languages', a.languages, 'reach_m', a.reach_m,
    'max_open', a.max_open, 'open_count', a.open_count, 'max_minutes_week', a.max_minutes_week,
    'skills', (SELECT coalesce(jsonb_agg(jsonb_build_object('code', c.skill_code,
        'level', c.level) ORDER BY c.skill_code), '[]')
      FROM competence c WHERE c.person_id = a.person_id AND c.level > 0))
  FROM person p WHERE p.id = a.person_id;
END;
COMMENT ON FUNCTION ambassador_summary(ambassador) IS 'An ambassador with name, load and skills.';

CREATE FUNCTION household_summary(h household) RETURNS TABLE (summary jsonb)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 1
BEGIN ATOMIC
  SELECT jsonb_build_object(
    'id', h.id, 'version', h.version,
    'commune', unit_name(h.commune_id), 'village', unit_name(h.village_id),
    'head', (SELECT jsonb_build_object('person_id', p.id, 'display_name', p.display_name)
      FROM person p WHERE p.id = h.head_id),
    'status', h.status, 'recognition', h.recognition, 'recognition_on', h.recognition_on,
    'open_request_count', (SELECT count(*) FROM help_request r
      WHERE r.household_id = h.id AND r.closed_reason IS NULL));
END;
COMMENT ON FUNCTION household_summary(household) IS 'A household with its head''s name.';
