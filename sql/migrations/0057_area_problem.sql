-- The problem with the areas that ambassadors also serve; the rest as before.

CREATE OR REPLACE FUNCTION matching_problem(
  communes uuid[], villages uuid[], only_one uuid, only_ambassador uuid, first_day date, days integer
) RETURNS json
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  WITH request AS MATERIALIZED (
    SELECT * FROM matching_request(communes, villages, only_one, first_day, days)
  ),
  ids AS MATERIALIZED (SELECT array_agg(r.id) AS ids FROM request r),
  pin AS MATERIALIZED (SELECT p.* FROM ids i, matching_pin(i.ids, first_day, days) p),
  volunteer AS MATERIALIZED (
    SELECT v.* FROM matching_volunteer(communes, villages, only_ambassador,
      (SELECT array_agg(p.ambassador_id) FROM pin p), first_day, days,
      (SELECT greatest(5, coalesce(ceil(avg(r.minutes)), 30))::integer FROM request r)) v
  ),
  known AS MATERIALIZED (SELECT (v.m).id FROM volunteer v)
  SELECT json_build_object('catalogue', matching_catalogue(),
    'days', (SELECT json_agg(first_day + n ORDER BY n) FROM generate_series(0, days - 1) n),
    'requests', (SELECT json_build_object('id', json_agg(r.id), 'version', json_agg(r.version),
        'commune', json_agg(r.commune_id), 'village', json_agg(r.village_id),
        'service', json_agg(r.service_code), 'class', json_agg(r.priority_class),
        'longitude', json_agg(r.lon_e6), 'latitude', json_agg(r.lat_e6), 'slots', json_agg(r.slots),
        'deadline', json_agg(r.deadline), 'minutes', json_agg(r.minutes), 'people', json_agg(r.people),
        'mode', json_agg(r.mode), 'language', json_agg(r.language),
        'visitor_gender', json_agg(r.gender_wanted), 'waiting_days', json_agg(r.waiting_days),
        'tries', json_agg(r.tries), 'known', json_agg(k.id))
      FROM request r LEFT JOIN known k ON k.id = r.known_id),
    'volunteers', (SELECT json_build_object('id', json_agg((v.m).id), 'version', json_agg((v.m).version),
        'name', json_agg((v.p).display_name), 'commune', json_agg((v.m).commune_id),
        'village', json_agg((v.m).village_id), 'team', json_agg(t.id),
        'longitude', json_agg(1000 * (v.m).lon_mdeg),
        'latitude', json_agg(1000 * (v.m).lat_mdeg), 'radius_m', json_agg((v.m).reach_m),
        'modes', json_agg((v.m).modes), 'languages', json_agg((v.m).languages),
        'gender', json_agg((v.p).gender), 'seats', json_agg(v.seats), 'held', json_agg(v.held),
        'room', json_agg(v.room), 'recent_load', json_agg(v.recent_load),
        'active', json_agg((v.m).status = 'active' AND (v.p).status = 'active'
          AND (v.m).valid && daterange(first_day, first_day + days)),
        'consented', json_agg(v.has_consented), 'own', json_agg(v.is_own))
      FROM volunteer v LEFT JOIN team t ON t.id = (v.m).team_id AND t.visits_week IS NOT NULL),
    'teams', (SELECT json_build_object('id', json_agg(q.id), 'commune', json_agg(q.commune_id),
        'quota', json_agg(q.quota), 'held', json_agg(q.held))
      FROM matching_team_quota((SELECT array_agg(DISTINCT (v.m).team_id) FROM volunteer v), first_day,
        days) q),
    'communes', (SELECT json_build_object('id', json_agg(q.id), 'commune', json_agg(q.id),
        'quota', json_agg(q.quota), 'held', json_agg(q.held))
      FROM matching_commune_quota((SELECT array_agg(DISTINCT (v.m).commune_id) FROM volunteer v),
        first_day, days) q),
    'areas', (SELECT json_build_object('volunteer', json_agg(s.ambassador_id),
        'commune', json_agg(s.commune_id), 'village', json_agg(s.village_id))
      FROM served_elsewhere(ARRAY(SELECT k.id FROM known k), first_day, days) s),
    'volunteer_skills', (SELECT json_build_object('owner', json_agg((v.m).id),
        'skill', json_agg(c.skill_code), 'level', json_agg(c.level))
      FROM volunteer v JOIN competence c ON c.person_id = (v.p).id AND c.level > 0),
    'bars', (SELECT json_build_object('request', json_agg(b.help_request_id),
        'volunteer', json_agg(b.ambassador_id), 'reason', json_agg(b.reason))
      FROM ids i, matching_bar(i.ids) b JOIN known k ON k.id = b.ambassador_id),
    'pins', (SELECT json_build_object('request', json_agg(p.help_request_id),
        'volunteer', json_agg(p.ambassador_id), 'slot', json_agg(p.slot), 'inside', json_agg(p.is_inside))
      FROM pin p));
END;
