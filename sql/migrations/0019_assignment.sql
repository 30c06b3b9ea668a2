-- An ambassador's part in a request or an activity, from the offer to its verification.
-- Invariants 1 and 3 are indexes here; 2 and 4 CHECKs on the rows that every change locks.

CREATE TABLE assignment (
  id uuid CONSTRAINT assignment_id PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  help_request_id uuid CONSTRAINT assignment_request_exists REFERENCES help_request,
  activity_id uuid CONSTRAINT assignment_activity_exists REFERENCES activity,
  ambassador_id uuid NOT NULL CONSTRAINT assignment_ambassador_exists REFERENCES ambassador,
  -- Where the work is: scope follows the work, not the worker.
  commune_id uuid NOT NULL CONSTRAINT assignment_commune_exists REFERENCES unit,
  village_id uuid,
  -- `task 7` of this ambassador, for good.
  task_number integer NOT NULL,
  state text NOT NULL,
  is_live boolean NOT NULL
    GENERATED ALWAYS AS (state IN ('offered', 'accepted', 'started', 'reported')) STORED,
  is_binding boolean NOT NULL GENERATED ALWAYS AS (state IN ('accepted', 'started')) STORED,
  day date NOT NULL,
  -- 0 morning, 1 afternoon, 2 evening; seat counts visits within it from 0.
  part_of_day smallint NOT NULL,
  seat smallint NOT NULL,
  minutes smallint NOT NULL,
  scheduled tstzrange,
  origin text NOT NULL,
  is_pinned boolean NOT NULL DEFAULT false,
  run_id uuid,
  line integer,
  predecessor_id uuid CONSTRAINT assignment_predecessor_exists REFERENCES assignment,
  offered_by uuid CONSTRAINT assignment_offerer_exists REFERENCES person,
  offered_at timestamptz NOT NULL,
  expires_at timestamptz,
  -- When the ambassador's own client took it, or somebody passed it on by phone or Zalo.
  fetched_at timestamptz,
  handed_on_at timestamptz,
  accepted_at timestamptz,
  started_at timestamptz,
  reported_at timestamptz,
  ended_at timestamptz,
  end_reason text,
  overridden_rule text,
  override_reason text,
  override_by uuid CONSTRAINT assignment_overrider_exists REFERENCES person,
  CONSTRAINT assignment_village_lies_in_the_commune
    FOREIGN KEY (village_id, commune_id) REFERENCES unit (id, parent_id),
  CONSTRAINT assignment_plan_line_exists FOREIGN KEY (run_id, line) REFERENCES matching_line,
  CONSTRAINT assignment_task_number_is_unique_for_the_ambassador UNIQUE (ambassador_id, task_number)
) WITH (fillfactor = 85);
COMMENT ON TABLE assignment IS
  'A row that ended never changes again; another try is a new row with predecessor_id.';

CREATE UNIQUE INDEX assignment_one_live_per_request_and_ambassador
  ON assignment (help_request_id, ambassador_id) WHERE is_live;
CREATE UNIQUE INDEX assignment_one_live_per_activity_and_ambassador
  ON assignment (activity_id, ambassador_id) WHERE is_live;
CREATE UNIQUE INDEX assignment_one_live_per_seat_of_an_ambassador
  ON assignment (ambassador_id, day, part_of_day, seat) WHERE is_live;
CREATE INDEX assignment_of_a_request ON assignment (help_request_id)
  WHERE help_request_id IS NOT NULL;
CREATE INDEX assignment_of_an_ambassador ON assignment (ambassador_id, day);
CREATE INDEX assignment_expiring ON assignment (expires_at) WHERE state = 'offered';

GRANT SELECT, INSERT, UPDATE ON assignment TO daisuso_service;
