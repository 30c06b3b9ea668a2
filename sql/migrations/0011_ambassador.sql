-- Ambassadors (đại sứ số): a person's service for a range of days and how much work they hold.
-- Invariant 4 is CHECKs on rows that every accept locks, so no race can pass it.

CREATE TABLE ambassador (
  id uuid CONSTRAINT ambassador_id PRIMARY KEY,
  -- Moves with what people edit; not with open_count or last_task_number, or each accept would make
  -- saved plans stale.
  version integer NOT NULL DEFAULT 1,
  person_id uuid NOT NULL CONSTRAINT ambassador_person_exists REFERENCES person,
  commune_id uuid NOT NULL CONSTRAINT ambassador_commune_exists REFERENCES unit,
  village_id uuid,
  team_id uuid CONSTRAINT ambassador_team_exists REFERENCES team,
  status text NOT NULL,
  valid daterange NOT NULL,
  -- Where they set out from, in thousandths of a degree (about 100 m): an exact home is contact's.
  lon_mdeg integer NOT NULL,
  lat_mdeg integer NOT NULL,
  reach_m integer NOT NULL,
  modes text[] NOT NULL,
  languages text[] NOT NULL DEFAULT '{vi}',
  max_open smallint NOT NULL,
  max_minutes_week smallint NOT NULL,
  -- Places a leader allowed beyond max_open by name; the event of each has author and reason.
  extra_open smallint NOT NULL DEFAULT 0,
  -- Assignments in accepted or started.
  open_count smallint NOT NULL DEFAULT 0,
  -- The number a person types (`task 7`); each new assignment takes the next and keeps it.
  last_task_number integer NOT NULL DEFAULT 0,
  CONSTRAINT ambassador_village_lies_in_the_commune
    FOREIGN KEY (village_id, commune_id) REFERENCES unit (id, parent_id),
  CONSTRAINT ambassador_status_is_known CHECK (status IN ('candidate', 'active', 'paused', 'left')),
  CONSTRAINT ambassador_serves_once_at_a_time EXCLUDE USING gist (person_id WITH =, valid WITH &&),
  CONSTRAINT ambassador_lasts CHECK (NOT isempty(valid)),
  CONSTRAINT ambassador_point_is_in_vietnam
    CHECK (lon_mdeg BETWEEN 102000 AND 118000 AND lat_mdeg BETWEEN 6000 AND 24000),
  CONSTRAINT ambassador_reach_is_believable CHECK (reach_m BETWEEN 0 AND 50000),
  CONSTRAINT ambassador_modes_are_known
    CHECK (modes <@ '{home,station,phone}' AND cardinality(modes) BETWEEN 1 AND 3),
  CONSTRAINT ambassador_limits_are_believable
    CHECK (max_open BETWEEN 0 AND 50 AND max_minutes_week BETWEEN 0 AND 5040
      AND extra_open BETWEEN 0 AND 50),
  CONSTRAINT ambassador_open_work_within_limit
    CHECK (open_count BETWEEN 0 AND max_open + extra_open)
) WITH (fillfactor = 75);
COMMENT ON TABLE ambassador IS
  'One period of service of one person. Serving again later is a new row.';
CREATE INDEX ambassador_in_a_commune ON ambassador (commune_id, status);

CREATE TABLE ambassador_week (
  ambassador_id uuid CONSTRAINT ambassador_week_ambassador_exists REFERENCES ambassador,
  monday date,
  minutes smallint NOT NULL DEFAULT 0,
  -- max_minutes_week as it stood when the week was opened; a change of the cap updates the weeks to
  -- come.
  cap_minutes smallint NOT NULL,
  extra_minutes smallint NOT NULL DEFAULT 0,
  CONSTRAINT ambassador_week_of_a_monday PRIMARY KEY (ambassador_id, monday),
  CONSTRAINT ambassador_week_begins_on_monday CHECK (extract(isodow FROM monday) = 1),
  CONSTRAINT ambassador_week_minutes_within_cap
    CHECK (minutes BETWEEN 0 AND cap_minutes + extra_minutes)
) WITH (fillfactor = 75);
COMMENT ON TABLE ambassador_week IS
  'Minutes promised in a week: of assignments accepted, started, reported or verified on its days.';

GRANT SELECT, INSERT, UPDATE ON ambassador, ambassador_week TO daisuso_service;
