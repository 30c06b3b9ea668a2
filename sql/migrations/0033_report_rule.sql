-- What a report of a visit says, what stands against it, what its event is about.
-- The kind of an event is the state it led to or, where none moved, what was done: recorded.

-- A visit that could not help does not settle the request: such a report is the event fail.
CREATE FUNCTION visit_report(body json)
RETURNS TABLE (event text, at timestamptz, visit_id uuid, minutes smallint, people_helped smallint,
  outcome text, reason text, end_reason text)
LANGUAGE sql VOLATILE PARALLEL SAFE ROWS 1
BEGIN ATOMIC
  SELECT CASE v.outcome WHEN 'not' THEN 'fail' ELSE 'report' END, coalesce(b.occurred_at, now()),
    coalesce(v.id, new_id()), v.minutes, v.people_helped, v.outcome, v.reason,
    CASE WHEN v.outcome = 'not' THEN replace(v.reason, 'needs_more_time', 'other') END
  FROM json_to_record(body) AS b(occurred_at timestamptz, visit json),
    json_to_record(b.visit) AS v(id uuid, minutes smallint, people_helped smallint,
      outcome text, reason text);
END;

-- Work done is kept however late, for a year: then the visit alone is recorded, for review.
CREATE FUNCTION report_obstacle(event text, at timestamptz, a assignment)
RETURNS TABLE (outcome text, detail text)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 1
BEGIN ATOMIC
  SELECT x.outcome, x.detail FROM (VALUES
    (1, occurred_obstacle(at, interval '1 year') IS NOT NULL, 'invalid_body',
      occurred_obstacle(at, interval '1 year')),
    (2, NOT a.is_live, 'late', NULL),
    (3, assignment_after(a.state, event) IS NULL, 'state_conflict', assignment_refusal(a.state))
  ) AS x(rank, holds, outcome, detail) WHERE x.holds ORDER BY x.rank LIMIT 1;
END;
COMMENT ON FUNCTION report_obstacle(text, timestamptz, assignment) IS
  'The first reason against moving, a row or none; late is a reason to keep the visit only.';

CREATE FUNCTION visit_body(v visit) RETURNS jsonb
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN jsonb_build_object('id', v.id, 'is_late', v.is_late);

CREATE FUNCTION report_subject(a assignment, visit uuid, moved boolean)
RETURNS TABLE (kind text, id uuid, version integer, event text)
LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 1
BEGIN ATOMIC
  SELECT 'assignment', a.id, a.version, a.state WHERE moved
  UNION ALL SELECT 'visit', visit, 1, 'recorded' WHERE NOT moved;
END;
COMMENT ON FUNCTION report_subject(assignment, uuid, boolean) IS
  'Whose event a report is: the assignment''s that moved, else the visit''s own.';
