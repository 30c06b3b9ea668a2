-- What the matching engine is told about requests: which have places left, when they can be met, who
-- is on them already. Half days of a horizon are numbered from 0, three a day from its first morning.

-- Which of the horizon's half days are open to a request, one bit each. A request past its day is
-- late already: any half day is better than none, so only what falls due within the horizon ends it.
CREATE FUNCTION half_days_wanted(
  earliest_on date, due_on date, parts smallint, first_day date, days integer
) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE
-- 299593 has every third of 21 bits; what lies before the first wanted day and after the last goes.
RETURN parts * 299593::bigint
  & ~((1::bigint << (3 * least(days, greatest(0, earliest_on - first_day)))) - 1)
  & ((1::bigint << (3 * CASE WHEN due_on < first_day THEN days
    ELSE least(days, due_on - first_day + 1) END)) - 1);
COMMENT ON FUNCTION half_days_wanted(date, date, smallint, date, integer) IS
  'Bits of the half days that earliest_on, due_on and parts_of_day leave, the first morning lowest.';

-- Open, ready, with a place left within the horizon, and nobody paused or erased behind it. An id asks
-- for that one, whatever its places: its candidates are then told that it is full.
CREATE FUNCTION matching_request(
  communes uuid[], villages uuid[], only_one uuid, first_day date, days integer
) RETURNS TABLE (id uuid, version integer, commune_id uuid, village_id uuid, service_code text,
  priority_class text, lon_e6 integer, lat_e6 integer, slots bigint, deadline integer,
  minutes smallint, people smallint, mode text, language text, gender_wanted text,
  waiting_days integer, tries integer, known_id uuid)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT r.id, r.version, r.commune_id, r.village_id, r.service_code, r.priority_class,
    1000 * coalesce(r.lon_mdeg, round(ST_X(coalesce(v.inside_point, c.inside_point)) * 1000)::integer),
    1000 * coalesce(r.lat_mdeg, round(ST_Y(coalesce(v.inside_point, c.inside_point)) * 1000)::integer),
    half_days_wanted(r.earliest_on, r.due_on, r.parts_of_day, first_day, days),
    -- The last half day in time; one that is late already weighs as much as one that falls due.
    CASE WHEN r.due_on < first_day THEN 3 * days - 1
      WHEN r.due_on < first_day + days THEN 3 * (r.due_on - first_day) + 2 END,
    r.minutes, r.people_needed, r.mode, r.language, r.gender_wanted,
    least(3650, greatest(0, first_day - local_day(r.received_at))),
    least(1000, r.attempt - 1 + (SELECT count(*) FROM assignment a
      WHERE a.help_request_id = r.id AND a.state IN ('declined', 'expired', 'withdrawn')))::integer,
    r.known_ambassador_id
  FROM help_request r JOIN unit c ON c.id = r.commune_id LEFT JOIN unit v ON v.id = r.village_id
    LEFT JOIN person p ON p.id = r.beneficiary_id
  WHERE r.closed_reason IS NULL AND r.hold_reason IS NULL AND r.intake = 'ready'
    AND CASE WHEN only_one IS NULL THEN r.offered_count + r.accepted_count < r.people_needed
      AND coalesce(p.status, 'active') = 'active' AND r.earliest_on < first_day + days ELSE r.id = only_one END
    AND (r.commune_id = ANY (communes) OR r.village_id = ANY (villages));
END;
COMMENT ON FUNCTION matching_request(uuid[], uuid[], uuid, date, integer) IS
  'Requests as the engine takes them: of a scope those with places left, or the one named.';

-- Who is on a request already, and when, as a half day of the horizon; a day before or after it
-- counts as the nearest, for what matters is who is on it.
CREATE FUNCTION matching_pin(requests uuid[], first_day date, days integer)
RETURNS TABLE (help_request_id uuid, ambassador_id uuid, slot integer, is_inside boolean)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT a.help_request_id, a.ambassador_id,
    3 * least(days - 1, greatest(0, a.day - first_day)) + a.part_of_day,
    a.day BETWEEN first_day AND first_day + days - 1
  FROM assignment a WHERE a.help_request_id = ANY (requests) AND a.is_live;
END;

-- Pairs that may not be: the asker's exclusions, and who declined or gave back this request before.
CREATE FUNCTION matching_bar(requests uuid[])
RETURNS TABLE (help_request_id uuid, ambassador_id uuid, reason text)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT b.* FROM (
    SELECT e.help_request_id, e.ambassador_id, 'excluded' FROM help_request_exclusion e
    WHERE e.help_request_id = ANY (requests)
    UNION SELECT a.help_request_id, a.ambassador_id, 'declined' FROM assignment a
    WHERE a.help_request_id = ANY (requests) AND a.state IN ('declined', 'released')
  ) b (help_request_id, ambassador_id, reason)
  WHERE NOT EXISTS (SELECT FROM assignment o WHERE o.help_request_id = b.help_request_id
    AND o.ambassador_id = b.ambassador_id AND o.is_live);
END;
COMMENT ON FUNCTION matching_bar(uuid[]) IS 'Who holds a place all the same is not barred from it.';
