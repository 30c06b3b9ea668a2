-- Ambassadors who also serve a village or commune beyond their own: a matching there may send them too,
-- and the engine's rule of areas counts it as theirs. A share counts where it lasts through the horizon.

CREATE FUNCTION served_elsewhere(ambassadors uuid[], first_day date, days integer)
RETURNS TABLE (ambassador_id uuid, commune_id uuid, village_id uuid)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT a.ambassador_id, CASE u.kind WHEN 'commune' THEN u.id ELSE u.parent_id END,
    CASE u.kind WHEN 'village' THEN u.id END
  FROM ambassador_area a JOIN unit u ON u.id = a.unit_id AND u.kind IN ('commune', 'village')
  WHERE a.valid @> daterange(first_day, first_day + days)
    AND (ambassadors IS NULL OR a.ambassador_id = ANY (ambassadors));
END;
COMMENT ON FUNCTION served_elsewhere(uuid[], date, integer) IS
  'Communes (village_id NULL) and villages with their commune; NULL asks for everybody.';

-- The seats of the days on which somebody serves, three half days a day and three bits a half day.
CREATE FUNCTION seats_of_days(serving daterange, first_day date, days integer) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (SELECT coalesce(bit_or(511::bigint << (9 * n)), 0) FROM generate_series(0, days - 1) n
  WHERE serving @> first_day + n);
COMMENT ON FUNCTION seats_of_days(daterange, date, integer) IS
  'A mask for half_days_open: one who leaves within the horizon is sent nowhere after.';

-- As before, with those who are lent, and each on the days of their service alone: a formation's within
-- the window of its campaign.
CREATE OR REPLACE FUNCTION matching_volunteer(communes uuid[], villages uuid[], only_one uuid, others uuid[],
  first_day date, days integer, usual_minutes integer
) RETURNS TABLE (m ambassador, p person, seats bigint, held bigint, room integer, recent_load integer,
  has_consented boolean, is_own boolean)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  WITH lent AS MATERIALIZED (
    SELECT DISTINCT s.ambassador_id FROM served_elsewhere(NULL, first_day, days) s
    WHERE only_one IS NULL AND (s.commune_id = ANY (communes) OR s.village_id = ANY (villages))
  ),
  home AS MATERIALIZED (
    SELECT m FROM ambassador m WHERE only_one IS NULL
      AND m.status IN ('active', 'paused') AND m.valid && daterange(first_day, first_day + days)
      AND (m.commune_id = ANY (communes) OR m.village_id = ANY (villages))
  ),
  own AS MATERIALIZED (
    SELECT m FROM home
    UNION ALL SELECT m FROM lent l JOIN ambassador m ON m.id = l.ambassador_id
    WHERE m.status IN ('active', 'paused') AND m.valid && daterange(first_day, first_day + days)
      AND m.id NOT IN (SELECT (h.m).id FROM home h)
    UNION ALL SELECT m FROM ambassador m WHERE m.id = only_one
  ),
  mine AS MATERIALIZED (
    SELECT o.m, true AS is_own FROM own o
    UNION ALL SELECT m, false FROM ambassador m
    WHERE m.id = ANY (others) AND m.id NOT IN (SELECT (o.m).id FROM own o)
  ),
  ids AS MATERIALIZED (SELECT array_agg((m).id) AS ids FROM mine)
  SELECT x.m, p, CASE WHEN NOT x.is_own THEN 0
      WHEN c.id IS NULL AND (x.m).valid @> daterange(first_day, first_day + days) THEN coalesce(o.seats, 0)
      ELSE coalesce(o.seats, 0)
        & seats_of_days((x.m).valid * coalesce(c.during, '(,)'), first_day, days) END,
    coalesce(h.held, 0),
    CASE WHEN x.is_own THEN least(63, greatest(0, least(
      (x.m).max_open + (x.m).extra_open - (x.m).open_count - coalesce(h.offers, 0),
      (minutes_left((x.m).id, (x.m).max_minutes_week, first_day, days) - coalesce(h.offered_minutes, 0))
        / usual_minutes)))::integer ELSE 0 END,
    least(1000, coalesce(h.recent, 0))::integer,
    EXISTS (SELECT FROM consent k WHERE k.person_id = p.id AND k.purpose = 'serve_as_ambassador'
      AND k.withdrawn_at IS NULL), x.is_own
  FROM mine x JOIN person p ON p.id = (x.m).person_id
    LEFT JOIN team t ON t.id = (x.m).team_id LEFT JOIN campaign c ON c.id = t.campaign_id
    LEFT JOIN half_days_open((SELECT ids FROM ids), first_day, days) o ON o.ambassador_id = (x.m).id
    LEFT JOIN half_days_held((SELECT ids FROM ids), first_day, days) h ON h.ambassador_id = (x.m).id;
END;
