-- What reported work is worth: a leader verifies it or returns it, and the last verification that a
-- request needs closes it. How many are verified is kept on its row, as the other counts are.

-- A column with a default cannot be added where functions take the table's rows.
ALTER TABLE help_request ADD COLUMN verified_count smallint;
UPDATE help_request r SET verified_count = (
  SELECT count(*) FROM assignment a WHERE a.help_request_id = r.id AND a.state = 'verified');
ALTER TABLE help_request
  ALTER COLUMN verified_count SET DEFAULT 0,
  ALTER COLUMN verified_count SET NOT NULL,
  DROP CONSTRAINT help_request_counts_nest,
  DROP CONSTRAINT help_request_closed_leaves_nobody_at_work,
  DROP CONSTRAINT help_request_fulfilled_only_when_all_reported,
  ADD CONSTRAINT help_request_counts_nest
    CHECK (0 <= verified_count AND verified_count <= reported_count
      AND reported_count <= started_count AND started_count <= accepted_count
      AND 0 <= offered_count AND attempt > 0),
  -- Nobody is asked, at work or waiting for a word on it: no assignment of it is live.
  ADD CONSTRAINT help_request_closed_leaves_nothing_undone
    CHECK (closed_reason IS NULL OR (offered_count = 0 AND accepted_count = verified_count)),
  ADD CONSTRAINT help_request_fulfilled_means_all_verified
    CHECK ((closed_reason IS NOT DISTINCT FROM 'fulfilled') = (verified_count = people_needed));

ALTER TABLE assignment
  ADD COLUMN verdict_comment text,
  ADD CONSTRAINT assignment_verdict_comment_is_short
    CHECK (char_length(verdict_comment) BETWEEN 1 AND 500),
  ADD CONSTRAINT assignment_verdict_comment_is_composed CHECK (verdict_comment IS NFC NORMALIZED);
COMMENT ON COLUMN assignment.verdict_comment IS
  'To its ambassador, with the last verdict; here and not in verification, which is never changed.';

DROP FUNCTION assignment_change(text, text);
DROP FUNCTION assignment_share(text);
CREATE FUNCTION assignment_share(state text) RETURNS TABLE (offered integer, accepted integer,
  started integer, reported integer, verified integer, open integer)
LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 1
BEGIN ATOMIC
  SELECT (state = 'offered')::integer,
    (state IN ('accepted', 'started', 'reported', 'verified'))::integer,
    (state IN ('started', 'reported', 'verified'))::integer,
    (state IN ('reported', 'verified'))::integer, (state = 'verified')::integer,
    (state IN ('accepted', 'started'))::integer;
END;

CREATE FUNCTION assignment_change(before text, after text) RETURNS TABLE (offered integer,
  accepted integer, started integer, reported integer, verified integer, open integer)
LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 1
BEGIN ATOMIC
  SELECT n.offered - o.offered, n.accepted - o.accepted, n.started - o.started,
    n.reported - o.reported, n.verified - o.verified, n.open - o.open
  FROM assignment_share(before) o CROSS JOIN assignment_share(after) n;
END;
