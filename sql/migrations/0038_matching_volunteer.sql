-- Ambassadors as the matching engine takes them: the limits of their weeks become visits.

-- Minutes that the caps of the horizon's calendar weeks leave; a week's minutes are shared evenly
-- over its days, since the horizon may hold parts of two.
CREATE FUNCTION minutes_left(ambassador uuid, cap smallint, first_day date, days integer)
RETURNS bigint
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT sum(w.days * coalesce(k.cap_minutes + k.extra_minutes - k.minutes, cap) / 7)
  FROM (SELECT date_trunc('week', first_day + n)::date AS monday, count(*) AS days
    FROM generate_series(0, minutes_left.days - 1) n GROUP BY 1) w
  LEFT JOIN ambassador_week k ON k.ambassador_id = ambassador AND k.monday = w.monday;
END;

-- Those of a scope, and with no seat to give those who are on one of its requests from elsewhere.
-- usual_minutes is what a visit takes in this matching: limits in minutes become visits by it.
CREATE FUNCTION matching_volunteer(communes uuid[], villages uuid[], others uuid[], first_day date,
  days integer, usual_minutes integer
) RETURNS TABLE (m ambassador, p person, seats bigint, held bigint, room integer, recent_load integer,
  has_consented boolean, is_own boolean)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  WITH mine AS MATERIALIZED (
    SELECT m, true AS is_own FROM ambassador m WHERE m.status IN ('active', 'paused')
      AND m.valid && daterange(first_day, first_day + days)
      AND (m.commune_id = ANY (communes) OR m.village_id = ANY (villages))
    UNION ALL SELECT m, false FROM ambassador m WHERE m.id = ANY (others)
      AND NOT (m.status IN ('active', 'paused') AND m.valid && daterange(first_day, first_day + days)
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
COMMENT ON FUNCTION matching_volunteer(uuid[], uuid[], uuid[], date, integer, integer) IS
  'Ambassadors as the engine takes them; paused ones too, so that it can say why not.';
