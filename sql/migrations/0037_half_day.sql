-- The half days of ambassadors: the visits each one holds, which seats are held, what was done of late.
-- Half days of a horizon are numbered from 0, three a day from its first morning.

-- Visits per half day by availability alone, three bits each, the first morning lowest. A weekly
-- pattern rests on public holidays; a one-off on such a day was meant. A blackout beats both.
CREATE FUNCTION half_days_open(ambassadors uuid[], first_day date, days integer)
RETURNS TABLE (ambassador_id uuid, seats bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  WITH day AS MATERIALIZED (
    SELECT first_day + n AS day, n, extract(isodow FROM first_day + n) AS weekday,
      EXISTS (SELECT FROM public_holiday h WHERE h.day = first_day + n) AS is_off
    FROM generate_series(0, days - 1) n
  ),
  line AS MATERIALIZED (
    SELECT v.ambassador_id, v.kind, d.n, v.parts_of_day, v.seats
    FROM availability v JOIN day d ON v.during @> d.day
      AND (v.weekday = d.weekday AND NOT d.is_off OR v.kind <> 'weekly')
    WHERE v.ambassador_id = ANY (ambassadors)
  ),
  half_day AS (
    SELECT l.ambassador_id, 3 * l.n + p AS slot, bool_or(l.kind = 'blackout') AS is_out,
      max(l.seats) AS seats
    FROM line l JOIN generate_series(0, 2) p ON l.parts_of_day >> p & 1 = 1 GROUP BY 1, 2
  )
  SELECT h.ambassador_id, bit_or(h.seats::bigint << (3 * h.slot))
  FROM half_day h WHERE NOT h.is_out GROUP BY 1;
END;
COMMENT ON FUNCTION half_days_open(uuid[], date, integer) IS
  'Availability expanded to the half days of a horizon of at most 21; no row: none.';

-- Work held: seats taken (three bits a half day, one for each seat), offers that wait, visits of the
-- four weeks before.
CREATE FUNCTION half_days_held(ambassadors uuid[], first_day date, days integer)
RETURNS TABLE (ambassador_id uuid, held bigint, offers bigint, offered_minutes bigint, recent bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT a.ambassador_id,
    coalesce(bit_or(1::bigint << (3 * (3 * (a.day - first_day) + a.part_of_day) + a.seat))
      FILTER (WHERE a.is_live AND a.day BETWEEN first_day AND first_day + days - 1), 0),
    count(*) FILTER (WHERE a.state = 'offered'),
    coalesce(sum(a.minutes) FILTER (WHERE a.state = 'offered'
      AND a.day BETWEEN first_day AND first_day + days - 1), 0),
    count(*) FILTER (WHERE a.day BETWEEN first_day - 28 AND first_day - 1
      AND a.state IN ('accepted', 'started', 'reported', 'verified'))
  FROM assignment a WHERE a.ambassador_id = ANY (ambassadors) AND a.day >= first_day - 28
  GROUP BY 1;
END;
