-- What an event of an assignment says, why it is refused, what it changes in the counts.
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

-- A visit that could not help does not settle the request: such a report is the event fail.
CREATE FUNCTION assignment_event(body json)
RETURNS TABLE (asked text, event text, reason text, at timestamptz, visit_id uuid, outcome text,
  minutes smallint, people_helped smallint)
LANGUAGE sql VOLATILE PARALLEL SAFE ROWS 1
BEGIN ATOMIC
  SELECT b.event,
    CASE WHEN b.event = 'report' AND v.outcome = 'not' THEN 'fail' ELSE b.event END,
    coalesce(b.reason, v.reason), coalesce(b.occurred_at, now()), coalesce(v.id, new_id()),
    v.outcome, v.minutes, v.people_helped
  FROM json_to_record(body) AS b(event text, reason text, occurred_at timestamptz, visit json),
    json_to_record(coalesce(b.visit, '{}')) AS v(id uuid, outcome text, minutes smallint,
      people_helped smallint, reason text);
END;

-- Offline phones tell late, and their clocks are a little off; a year off is a typing mistake. A
-- report older than 30 days is kept as a late visit, any other word that old is refused.
CREATE FUNCTION occurred_obstacle(at timestamptz, event text) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
RETURN CASE WHEN at > now() + interval '10 minutes'
    OR at < now() - CASE event WHEN 'report' THEN interval '1 year' ELSE interval '30 days' END
  THEN '[{"pointer":"/occurred_at","detail":"Thời điểm phải trong vòng 30 ngày qua, không ở tương lai."}]' END;
COMMENT ON FUNCTION occurred_obstacle(timestamptz, text) IS 'What is wrong with /occurred_at, or NULL.';

CREATE FUNCTION move_obstacle(
  asked text, event text, at timestamptz, a assignment, r help_request, m ambassador
) RETURNS TABLE (outcome text, detail text)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 1
BEGIN ATOMIC
  SELECT x.outcome, x.detail
  FROM (SELECT) AS once
  LEFT JOIN LATERAL place_obstacle(r, m, a.minutes, a.scheduled) o ON move_obstacle.event = 'accept'
  CROSS JOIN LATERAL (VALUES
    (1, occurred_obstacle(at, asked) IS NOT NULL, 'invalid_body', occurred_obstacle(at, asked)),
    -- Work done is kept, however late: the statement records the visit alone.
    (2, asked = 'report' AND NOT a.is_live, 'late', NULL),
    (3, assignment_after(a.state, event) IS NULL, 'state_conflict', assignment_refusal(a.state)),
    (4, o.outcome IS NOT NULL, o.outcome, o.detail)) AS x(rank, holds, outcome, detail)
  WHERE x.holds ORDER BY x.rank LIMIT 1;
END;
COMMENT ON FUNCTION move_obstacle(text, text, timestamptz, assignment, help_request, ambassador) IS
  'The first reason against the event, a row or none; weekly minutes: by the write to the week.';
