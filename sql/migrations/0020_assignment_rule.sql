-- The rules of assignment, each a sentence.
-- Lock order: help_request or activity, ambassador, ambassador_week, assignment, unit_count.

-- Not held here: the order of states (invariant 5) by Domain's table and the WHERE of each
-- statement; that the person was active, consented, skilled and available (8) by the rules in Swift
-- and both versions as precondition; what a payload holds (17) by the row security of contact;
-- that a message's cause still holds (18) by the statement that sends.
ALTER TABLE assignment
  ADD CONSTRAINT assignment_targets_a_request_or_an_activity
    CHECK (num_nonnulls(help_request_id, activity_id) = 1),
  ADD CONSTRAINT assignment_state_is_known
    CHECK (state IN ('offered', 'accepted', 'started', 'reported', 'verified',
    'declined', 'expired', 'withdrawn', 'released', 'revoked', 'failed')),
  ADD CONSTRAINT assignment_origin_is_known
    CHECK (origin IN ('leader', 'engine', 'self', 'cascade', 'import')),
  ADD CONSTRAINT assignment_part_of_day_is_known CHECK (part_of_day BETWEEN 0 AND 2),
  ADD CONSTRAINT assignment_seat_is_one_of_three CHECK (seat BETWEEN 0 AND 2),
  ADD CONSTRAINT assignment_takes_a_believable_time CHECK (minutes BETWEEN 5 AND 480),
  ADD CONSTRAINT assignment_task_number_is_positive CHECK (task_number > 0),
  ADD CONSTRAINT assignment_schedule_is_bounded_half_open_and_of_its_day
    CHECK (NOT isempty(scheduled) AND lower_inc(scheduled) AND NOT upper_inc(scheduled)
      AND NOT upper_inf(scheduled) AND local_day(lower(scheduled)) = day),
  -- Invariant 1. The range may include travel: what it holds is the ambassador's time.
  ADD CONSTRAINT assignment_no_overlapping_times_of_an_ambassador
    EXCLUDE USING gist (ambassador_id WITH =, scheduled WITH &&)
      WHERE (is_binding AND scheduled IS NOT NULL),
  ADD CONSTRAINT assignment_engine_names_its_plan_line
    CHECK ((origin = 'engine') = (run_id IS NOT NULL) AND (run_id IS NULL) = (line IS NULL)),
  ADD CONSTRAINT assignment_offer_says_when_it_expires
    CHECK (state <> 'offered' OR (expires_at IS NOT NULL AND expires_at > offered_at)),
  -- Decision 21: an offer nobody saw does not run out.
  ADD CONSTRAINT assignment_expires_only_after_it_was_seen
    CHECK (state <> 'expired' OR num_nonnulls(fetched_at, handed_on_at) > 0),
  ADD CONSTRAINT assignment_accepted_says_when
    CHECK (state NOT IN ('accepted', 'started', 'reported', 'verified', 'released', 'revoked',
      'failed')
      OR accepted_at IS NOT NULL),
  ADD CONSTRAINT assignment_started_says_when
    CHECK (state NOT IN ('started', 'reported', 'verified') OR started_at IS NOT NULL),
  ADD CONSTRAINT assignment_reported_says_when
    CHECK (state NOT IN ('reported', 'verified') OR reported_at IS NOT NULL),
  ADD CONSTRAINT assignment_ended_says_when CHECK (is_live = (ended_at IS NULL)),
  ADD CONSTRAINT assignment_refused_says_why
    CHECK (state NOT IN ('declined', 'released', 'revoked', 'failed') OR end_reason IS NOT NULL),
  ADD CONSTRAINT assignment_end_reason_is_known
    CHECK (end_reason IN ('busy', 'too_far', 'ill', 'lacks_skill', 'unsafe',
    'knows_the_person', 'nobody_home', 'no_device', 'no_sim', 'data_mismatch', 'citizen_declined',
      'needs_office',
    'reassigned', 'request_closed', 'other')),
  ADD CONSTRAINT assignment_override_has_rule_reason_and_author
    CHECK (num_nonnulls(overridden_rule, override_reason, override_by) IN (0, 3)),
  ADD CONSTRAINT assignment_not_its_own_predecessor CHECK (predecessor_id <> id);
