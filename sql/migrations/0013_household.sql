-- Households, and their recognition as a digital family (gia đình số).
-- No national criteria exist: a set belongs to a commune or the province and has versions.

CREATE TABLE recognition_criteria (
  criteria_set text,
  criteria_version smallint,
  unit_id uuid NOT NULL CONSTRAINT recognition_criteria_unit_exists REFERENCES unit,
  valid daterange NOT NULL,
  -- [{"code": …, "text_vi": …, "is_required": …}]
  items jsonb NOT NULL,
  CONSTRAINT recognition_criteria_version PRIMARY KEY (criteria_set, criteria_version),
  CONSTRAINT recognition_criteria_are_a_list CHECK (jsonb_typeof(items) = 'array')
);
COMMENT ON TABLE recognition_criteria IS
  'Criteria of «gia đình số» as one body set them; a change is a new version.';

CREATE TABLE household (
  id uuid CONSTRAINT household_id PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  commune_id uuid NOT NULL CONSTRAINT household_commune_exists REFERENCES unit,
  village_id uuid,
  head_id uuid CONSTRAINT household_head_exists REFERENCES person,
  -- About 100 m; the door is contact's.
  lon_mdeg integer,
  lat_mdeg integer,
  status text NOT NULL DEFAULT 'active',
  merged_into_id uuid CONSTRAINT household_merged_into_exists REFERENCES household,
  recognition text NOT NULL DEFAULT 'none',
  criteria_set text,
  criteria_version smallint,
  recognition_on date,
  assessed_by uuid CONSTRAINT household_assessor_exists REFERENCES person,
  CONSTRAINT household_village_lies_in_the_commune
    FOREIGN KEY (village_id, commune_id) REFERENCES unit (id, parent_id),
  CONSTRAINT household_recognised_by_known_criteria
    FOREIGN KEY (criteria_set, criteria_version) REFERENCES recognition_criteria MATCH FULL,
  CONSTRAINT household_status_is_known
    CHECK (status IN ('active', 'moved', 'merged_into', 'dissolved')),
  -- Merging is undone by clearing these two; statements that take a household follow merged_into_id
  -- (invariant 15).
  CONSTRAINT household_merged_names_the_other
    CHECK ((status = 'merged_into') = (merged_into_id IS NOT NULL)),
  CONSTRAINT household_not_merged_into_itself CHECK (merged_into_id <> id),
  CONSTRAINT household_point_has_both_parts CHECK ((lon_mdeg IS NULL) = (lat_mdeg IS NULL)),
  CONSTRAINT household_point_is_in_vietnam
    CHECK (lon_mdeg BETWEEN 102000 AND 118000 AND lat_mdeg BETWEEN 6000 AND 24000),
  CONSTRAINT household_recognition_is_known
    CHECK (recognition IN ('none', 'committed', 'assessed', 'recognised', 'lapsed')),
  CONSTRAINT household_recognition_says_by_which_criteria_and_when
    CHECK ((recognition = 'none') = (criteria_set IS NULL)
      AND (recognition = 'none') = (recognition_on IS NULL)),
  CONSTRAINT household_recognised_only_when_assessed
    CHECK (recognition NOT IN ('assessed', 'recognised') OR assessed_by IS NOT NULL)
);
COMMENT ON TABLE household IS
  'A household. Its counts by village stand in unit_count and move with it.';
CREATE INDEX household_in_a_village ON household (commune_id, village_id, id);

CREATE TABLE household_member (
  household_id uuid CONSTRAINT household_member_household_exists REFERENCES household,
  person_id uuid CONSTRAINT household_member_person_exists REFERENCES person,
  relation text NOT NULL,
  valid daterange NOT NULL,
  CONSTRAINT household_member_pair PRIMARY KEY (household_id, person_id),
  CONSTRAINT household_member_relation_is_known CHECK (relation IN
    ('spouse', 'child', 'parent', 'grandparent', 'grandchild', 'sibling', 'other')),
  -- Someone may visit two households' tables, but belongs to one at a time.
  CONSTRAINT household_member_lives_in_one_at_a_time
    EXCLUDE USING gist (person_id WITH =, valid WITH &&)
);
COMMENT ON TABLE household_member IS
  'Members beside the head, named only when a request or a class needs them.';
GRANT SELECT, INSERT, UPDATE ON recognition_criteria, household, household_member
  TO daisuso_service;
