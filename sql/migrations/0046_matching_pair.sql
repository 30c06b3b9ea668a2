-- The problem of one request and one ambassador: what an offer by hand asks the engine's rules about.
-- Functions as before, but that an ambassador can be named.

DROP FUNCTION matching_problem(uuid[], uuid[], uuid, date, integer);
DROP FUNCTION matching_volunteer(uuid[], uuid[], uuid[], date, integer, integer);

-- Those of a scope, or the one that is named, whoever that is; and with no seat to give those who are
-- on one of its requests from elsewhere.
-- usual_minutes is what a visit takes in this matching: limits in minutes become visits by it.
CREATE FUNCTION matching_volunteer(communes uuid[], villages uuid[], only_one uuid, others uuid[],
  first_day date, days integer, usual_minutes integer
) RETURNS TABLE (m ambassador, p person, seats bigint, held bigint, room integer, recent_load integer,
  has_consented boolean, is_own boolean)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  WITH mine AS MATERIALIZED (
    SELECT m, true AS is_own FROM ambassador m WHERE only_one IS NULL
      AND m.status IN ('active', 'paused') AND m.valid && daterange(first_day, first_day + days)
      AND (m.commune_id = ANY (communes) OR m.village_id = ANY (villages))
    UNION ALL SELECT m, true FROM ambassador m WHERE m.id = only_one
    UNION ALL SELECT m, false FROM ambassador m
    WHERE m.id = ANY (others) AND m.id IS DISTINCT FROM only_one
      AND NOT (only_one IS NULL AND m.status IN ('active', 'paused')
        AND m.valid && daterange(first_day, first_day + days)
        AND (m.commune_id = ANY (communes) OR coalesce(m.village_id = ANY (villages), false)))
  ),
  ids AS MATERIALIZED (SELECT array_agg((m).id) AS ids FROM mine)
  SELECT x.m, p, CASE WHEN x.is_own THEN coalesce(o.seats, 0) ELSE 0 END, coalesce(h.held, 0),
    CASE WHEN x.is_own THEN least(63, greatest(0, least(
      (x.m).max_open + (x.m).extra_open - (x.m).open_count - coalesce(h.offers, 0),
      (minutes_left((x.m).id, (x.m).max_minutes_week, first_day, days) - coalesce(h.offered_minutes, 0))
        / usual_minutes)))::integer ELSE 0 END,
    least(1000, coalesce(h.recent, 0))::integer,
    EXISTS (SELECT FROM consent c WHERE c.person_id = p.id AND c.purpose = 'serve_as_ambassador'
      AND c.withdrawn_at IS NULL), x.is_own
  FROM mine x JOIN person p ON p.id = (x.m).person_id
    LEFT JOIN half_days_open((SELECT ids FROM ids), first_day, days) o ON o.ambassador_id = (x.m).id
    LEFT JOIN half_days_held((SELECT ids FROM ids), first_day, days) h ON h.ambassador_id = (x.m).id;
END;
COMMENT ON FUNCTION matching_volunteer(uuid[], uuid[], uuid, uuid[], date, integer, integer) IS
  'Ambassadors as the engine takes them; paused ones too, so that it can say why not.';

CREATE FUNCTION matching_problem(
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
        'village', json_agg((v.m).village_id), 'longitude', json_agg(1000 * (v.m).lon_mdeg),
        'latitude', json_agg(1000 * (v.m).lat_mdeg), 'radius_m', json_agg((v.m).reach_m),
        'modes', json_agg((v.m).modes), 'languages', json_agg((v.m).languages),
        'gender', json_agg((v.p).gender), 'seats', json_agg(v.seats), 'held', json_agg(v.held),
        'room', json_agg(v.room), 'recent_load', json_agg(v.recent_load),
        'active', json_agg((v.m).status = 'active' AND (v.p).status = 'active'
          AND (v.m).valid && daterange(first_day, first_day + days)),
        'consented', json_agg(v.has_consented), 'own', json_agg(v.is_own))
      FROM volunteer v),
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
COMMENT ON FUNCTION matching_problem(uuid[], uuid[], uuid, uuid, date, integer) IS
  'One object of columns: null where a table is empty. Slots and seats are numbers of at most 63 bits.';
