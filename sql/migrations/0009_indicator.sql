-- What is counted and what was aimed at. Targets differ by year, place and denominator: rows.
-- The figures are computed live by the coverage statements; only unit_count is kept.

CREATE TABLE indicator (
  code text CONSTRAINT indicator_code PRIMARY KEY,
  name_vi text NOT NULL,
  name_en text NOT NULL,
  unit_of_count text NOT NULL,
  -- The figure of unit_figure, or the other indicator, that a share is taken of. NULL: a plain
  -- count.
  denominator text,
  -- False: the figure is collected outside (schools, enterprises), so cells read "not collected".
  is_counted_here boolean NOT NULL,
  is_public boolean NOT NULL,
  -- What exactly is counted, in one Vietnamese sentence for the page.
  definition_vi text NOT NULL,
  CONSTRAINT indicator_unit_of_count_is_known
    CHECK (unit_of_count IN ('household', 'person', 'request', 'site'))
);
COMMENT ON TABLE indicator IS 'A figure of the coverage page.';

CREATE TABLE indicator_target (
  indicator_code text CONSTRAINT indicator_target_indicator_exists REFERENCES indicator,
  unit_id uuid CONSTRAINT indicator_target_unit_exists REFERENCES unit,
  year smallint,
  -- Percent of the denominator, to one decimal.
  percent numeric(4, 1) NOT NULL,
  source text NOT NULL,
  CONSTRAINT indicator_target_one_per_place_and_year PRIMARY KEY (indicator_code, unit_id, year),
  CONSTRAINT indicator_target_is_a_percentage CHECK (percent > 0 AND percent <= 100)
);
COMMENT ON TABLE indicator_target IS
  'What a plan aims at for a unit in a year, with the plan''s name.';

-- At full scale, counting households live takes 220 ms, and requests with visits another 200: more
-- than the whole map may take. So the statements that change what is counted change these counts
-- too, in the same statement, on this row last. Held in those statements, and tested: each count
-- equals the count(*) of its rows. Open requests are counted live, from the index of the open ones.
CREATE TABLE unit_count (
  commune_id uuid NOT NULL CONSTRAINT unit_count_commune_exists REFERENCES unit,
  -- NULL: those of the commune whose village is not entered yet.
  village_id uuid,
  unit_id uuid GENERATED ALWAYS AS (coalesce(village_id, commune_id)) STORED
    CONSTRAINT unit_count_one_each PRIMARY KEY,
  households integer NOT NULL DEFAULT 0,
  households_committed integer NOT NULL DEFAULT 0,
  households_recognised integer NOT NULL DEFAULT 0,
  persons_vneid_seen integer NOT NULL DEFAULT 0,
  -- All ever received, but not those closed as duplicates.
  requests_received integer NOT NULL DEFAULT 0,
  requests_fulfilled integer NOT NULL DEFAULT 0,
  -- Sum over visits; who is helped twice counts twice.
  people_helped integer NOT NULL DEFAULT 0,
  CONSTRAINT unit_count_village_lies_in_the_commune
    FOREIGN KEY (village_id, commune_id) REFERENCES unit (id, parent_id),
  CONSTRAINT unit_count_is_never_negative
    CHECK (least(households, households_committed, households_recognised, persons_vneid_seen,
      requests_received, requests_fulfilled, people_helped) >= 0),
  CONSTRAINT unit_count_committed_and_recognised_are_households
    CHECK (households_committed + households_recognised <= households),
  CONSTRAINT unit_count_fulfilled_were_received CHECK (requests_fulfilled <= requests_received)
) WITH (fillfactor = 50);
COMMENT
  ON TABLE unit_count IS 'Standing counts of a village, or of a commune''s rows without village.';
COMMENT ON COLUMN unit_count.households_committed IS 'Committed or assessed, not yet recognised.';

GRANT SELECT ON indicator, indicator_target TO daisuso_service;
GRANT SELECT, INSERT, UPDATE ON unit_count TO daisuso_service;
