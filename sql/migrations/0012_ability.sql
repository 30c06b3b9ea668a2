-- When an ambassador can and what an ambassador knows: the attributes the matching rules read.
-- The rules in Swift expand availability to half days over a stated horizon (decision 16).

CREATE TABLE availability (
  id uuid CONSTRAINT availability_id PRIMARY KEY,
  ambassador_id uuid NOT NULL CONSTRAINT availability_ambassador_exists REFERENCES ambassador,
  -- weekly: each `weekday` in `during`; once: every day of `during`; blackout: never in `during`,
  -- whatever else says.
  kind text NOT NULL,
  weekday smallint,
  during daterange NOT NULL,
  -- Sum of 1 morning, 2 afternoon, 4 evening.
  parts_of_day smallint NOT NULL,
  -- Visits possible in one such half day; 0 in a blackout.
  seats smallint NOT NULL,
  CONSTRAINT availability_kind_is_known CHECK (kind IN ('weekly', 'once', 'blackout')),
  CONSTRAINT availability_weekly_names_a_weekday CHECK ((kind = 'weekly') = (weekday IS NOT NULL)),
  CONSTRAINT availability_weekday_is_iso CHECK (weekday BETWEEN 1 AND 7),
  CONSTRAINT availability_lasts CHECK (NOT isempty(during)),
  CONSTRAINT availability_names_parts_of_the_day CHECK (parts_of_day BETWEEN 1 AND 7),
  CONSTRAINT availability_blackout_has_no_seat CHECK ((kind = 'blackout') = (seats = 0)),
  CONSTRAINT availability_seats_are_few CHECK (seats BETWEEN 0 AND 3)
);
COMMENT ON TABLE availability IS
  'One line of when an ambassador can: a weekly pattern, a one-off, or a blackout.';
CREATE INDEX availability_of_an_ambassador ON availability (ambassador_id);

CREATE TABLE ambassador_area (
  ambassador_id uuid CONSTRAINT ambassador_area_ambassador_exists REFERENCES ambassador,
  unit_id uuid CONSTRAINT ambassador_area_unit_exists REFERENCES unit,
  valid daterange NOT NULL,
  CONSTRAINT ambassador_area_pair PRIMARY KEY (ambassador_id, unit_id),
  CONSTRAINT ambassador_area_lasts CHECK (NOT isempty(valid))
);
COMMENT ON TABLE ambassador_area IS
  'A village or commune beyond the own commune where an ambassador also serves, for some days.';

CREATE TABLE competence (
  person_id uuid CONSTRAINT competence_person_exists REFERENCES person,
  skill_code text CONSTRAINT competence_skill_exists REFERENCES skill,
  level smallint NOT NULL,
  proof text NOT NULL,
  confirmed_by uuid CONSTRAINT competence_confirmer_exists REFERENCES person,
  seen_on date NOT NULL,
  expires_on date,
  CONSTRAINT competence_one_per_skill PRIMARY KEY (person_id, skill_code),
  CONSTRAINT competence_level_is_known CHECK (level BETWEEN 0 AND 4),
  CONSTRAINT competence_proof_is_known CHECK (proof IN ('mooc', 'class', 'observed', 'self')),
  CONSTRAINT competence_observed_names_the_observer
    CHECK (proof <> 'observed' OR confirmed_by IS NOT NULL),
  CONSTRAINT competence_not_confirmed_by_oneself CHECK (confirmed_by <> person_id),
  CONSTRAINT competence_expires_after_it_was_seen CHECK (expires_on > seen_on)
);
COMMENT ON TABLE competence IS
  'The level of a skill that a person showed. Expired warns, and the rules say whether it still '
  'counts.';
CREATE INDEX competence_by_skill ON competence (skill_code, level);

GRANT SELECT, INSERT, UPDATE, DELETE ON availability, ambassador_area TO daisuso_service;
GRANT SELECT, INSERT, UPDATE ON competence TO daisuso_service;
