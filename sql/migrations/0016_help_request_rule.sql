-- The rules of help_request, each a sentence, and its indexes.
-- Lock order: help_request or activity, ambassador, ambassador_week, assignment, unit_count.

-- Held elsewhere: the transitions of intake, hold and closing (invariant 5) by Domain's table and
-- the WHERE of each statement; that the counts equal the assignments' (tested after every
-- concurrent run) by the statements, which change both at once; reopening within 30 days by its
-- statement; that the asker consented (8) by the rules in Swift.
ALTER TABLE help_request
  ADD CONSTRAINT help_request_number_is_unique_in_its_commune UNIQUE (commune_id, number),
  ADD CONSTRAINT help_request_number_is_positive CHECK (number > 0),
  ADD CONSTRAINT help_request_is_for_someone
    CHECK (num_nonnulls(beneficiary_id, household_id, site_id) >= 1),
  ADD CONSTRAINT help_request_source_is_known
    CHECK (source IN ('village_head', 'one_stop_desk', 'phone', 'zalo', 'class', 'web', 'visit',
      'import')),
  ADD CONSTRAINT help_request_mode_is_known CHECK (mode IN ('home', 'station', 'phone')),
  ADD CONSTRAINT help_request_gender_wanted_is_known CHECK (gender_wanted IN ('female', 'male')),
  ADD CONSTRAINT help_request_language_is_a_code CHECK (language ~ '^[a-z]{2,3}$'),
  ADD CONSTRAINT help_request_people_needed_are_few CHECK (people_needed BETWEEN 1 AND 50),
  ADD CONSTRAINT help_request_over_offers_are_few CHECK (over_offers BETWEEN 0 AND 200),
  ADD CONSTRAINT help_request_takes_a_believable_time CHECK (minutes BETWEEN 5 AND 480),
  ADD CONSTRAINT help_request_is_due_after_it_may_begin
    CHECK (due_on BETWEEN earliest_on AND earliest_on + 366),
  ADD CONSTRAINT help_request_names_parts_of_the_day CHECK (parts_of_day BETWEEN 1 AND 7),
  ADD CONSTRAINT help_request_point_has_both_parts CHECK ((lon_mdeg IS NULL) = (lat_mdeg IS NULL)),
  ADD CONSTRAINT help_request_point_is_in_vietnam
    CHECK (lon_mdeg BETWEEN 102000 AND 118000 AND lat_mdeg BETWEEN 6000 AND 24000),
  ADD CONSTRAINT help_request_intake_is_known CHECK (intake IN ('submitted', 'triaged', 'ready')),
  ADD CONSTRAINT help_request_state_is_known
    CHECK (state IN ('submitted', 'triaged', 'ready', 'offered', 'assigned',
    'in_progress', 'resolved', 'on_hold', 'closed')),
  ADD CONSTRAINT help_request_hold_reason_is_known
    CHECK (hold_reason IN ('citizen_away', 'no_device', 'no_sim', 'data_mismatch', 'referred',
      'other')),
  ADD CONSTRAINT help_request_hold_has_a_reason_and_a_day
    CHECK ((hold_reason IS NULL) = (hold_until IS NULL)),
  ADD CONSTRAINT help_request_closed_reason_is_known CHECK (closed_reason IN
    ('fulfilled', 'rejected', 'duplicate', 'withdrawn', 'already_helped', 'unfulfilled')),
  ADD CONSTRAINT help_request_closed_has_a_reason_and_a_time
    CHECK ((closed_reason IS NULL) = (closed_at IS NULL)),
  ADD CONSTRAINT help_request_closed_is_not_on_hold
    CHECK (closed_reason IS NULL OR hold_reason IS NULL),
  ADD CONSTRAINT help_request_duplicate_names_the_other
    CHECK ((closed_reason IS NOT DISTINCT FROM 'duplicate') = (duplicate_of_id IS NOT NULL)),
  ADD CONSTRAINT help_request_not_a_duplicate_of_itself CHECK (duplicate_of_id <> id),
  -- Invariant 2, both halves.
  ADD CONSTRAINT help_request_never_more_people_than_needed CHECK (accepted_count <= people_needed),
  ADD CONSTRAINT help_request_offers_within_allowance
    CHECK (offered_count + accepted_count <= people_needed + over_offers),
  ADD CONSTRAINT help_request_counts_nest
    CHECK (0 <= reported_count AND reported_count <= started_count
      AND started_count <= accepted_count
      AND 0 <= offered_count AND attempt > 0),
  ADD CONSTRAINT help_request_offered_only_when_ready
    CHECK (intake = 'ready' OR offered_count + accepted_count = 0),
  ADD CONSTRAINT help_request_closed_leaves_nobody_at_work
    CHECK (closed_reason IS NULL OR (offered_count = 0 AND accepted_count = reported_count)),
  ADD CONSTRAINT help_request_fulfilled_only_when_all_reported
    CHECK (closed_reason <> 'fulfilled' OR reported_count = people_needed);

-- The two lists that people open: of a commune, of a village, soonest due first.
CREATE INDEX help_request_open_in_a_commune ON help_request (commune_id, due_on, id)
  WHERE closed_reason IS NULL;
CREATE INDEX help_request_open_in_a_village ON help_request (village_id, due_on, id)
  WHERE closed_reason IS NULL;
CREATE INDEX help_request_waking ON help_request (hold_until) WHERE hold_until IS NOT NULL;
-- The history of one household or person; also the phase rule of contact.
CREATE INDEX help_request_of_a_household ON help_request (household_id)
  WHERE household_id IS NOT NULL;
CREATE INDEX help_request_of_a_person ON help_request (beneficiary_id)
  WHERE beneficiary_id IS NOT NULL;

CREATE TABLE help_request_exclusion (
  help_request_id uuid CONSTRAINT help_request_exclusion_request_exists REFERENCES help_request,
  ambassador_id uuid CONSTRAINT help_request_exclusion_ambassador_exists REFERENCES ambassador,
  CONSTRAINT help_request_exclusion_pair PRIMARY KEY (help_request_id, ambassador_id)
);
COMMENT ON TABLE help_request_exclusion IS
  'Someone the asker does not want to come. No reason is kept.';
GRANT SELECT, INSERT, DELETE ON help_request_exclusion TO daisuso_service;
