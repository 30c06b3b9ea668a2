-- What an event of an assignment changes in the counts, and why it is refused.
-- Statements ask with rows they have locked.

-- What one assignment in this state adds to its request's counts, and to its ambassador's
-- open_count. Whoever counts as accepted has their minutes counted in the week too.
CREATE FUNCTION assignment_share(state text)
RETURNS TABLE (offered integer, accepted integer, started integer, reported integer, open integer)
LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 1
BEGIN ATOMIC
  SELECT (state = 'offered')::integer,
    (state IN ('accepted', 'started', 'reported', 'verified'))::integer,
    (state IN ('started', 'reported', 'verified'))::integer,
    (state IN ('reported', 'verified'))::integer, (state IN ('accepted', 'started'))::integer;
END;

CREATE FUNCTION assignment_change(before text, after text)
RETURNS TABLE (offered integer, accepted integer, started integer, reported integer, open integer)
LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 1
BEGIN ATOMIC
  SELECT n.offered - o.offered, n.accepted - o.accepted, n.started - o.started,
    n.reported - o.reported, n.open - o.open
  FROM assignment_share(before) o CROSS JOIN assignment_share(after) n;
END;

-- Offline phones tell late, and their clocks are a little off.
CREATE FUNCTION occurred_obstacle(at timestamptz, oldest interval) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
RETURN CASE WHEN at NOT BETWEEN now() - oldest AND now() + interval '10 minutes' THEN
  '[{"pointer":"/occurred_at","detail":"Thời điểm ở tương lai hoặc đã quá lâu."}]' END;
COMMENT ON FUNCTION occurred_obstacle(timestamptz, interval) IS
  'What is wrong with /occurred_at, or NULL.';

CREATE FUNCTION move_obstacle(
  event text, at timestamptz, a assignment, r help_request, m ambassador
) RETURNS TABLE (outcome text, detail text)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 1
BEGIN ATOMIC
  SELECT x.outcome, x.detail
  FROM (SELECT) AS once
  LEFT JOIN LATERAL place_obstacle(r, m, a.minutes, a.scheduled) o ON move_obstacle.event = 'accept'
  CROSS JOIN LATERAL (VALUES
    (1, occurred_obstacle(at, interval '30 days') IS NOT NULL, 'invalid_body',
      occurred_obstacle(at, interval '30 days')),
    (2, assignment_after(a.state, event) IS NULL, 'state_conflict', assignment_refusal(a.state)),
    (3, o.outcome IS NOT NULL, o.outcome, o.detail)) AS x(rank, holds, outcome, detail)
  WHERE x.holds ORDER BY x.rank LIMIT 1;
END;
COMMENT ON FUNCTION move_obstacle(text, timestamptz, assignment, help_request, ambassador) IS
  'The first reason against the event, a row or none; weekly minutes: by the write to the week.';
