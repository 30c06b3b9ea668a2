-- Matching runs and their plans: the queue the worker takes from, what it decided, and why.
-- A plan changes nothing: applying a line makes an offer if both versions still hold (decision 19).

CREATE TABLE matching_run (
  id uuid CONSTRAINT matching_run_id PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  state text NOT NULL DEFAULT 'queued',
  -- The units whose requests are matched; a province stands for all its communes.
  scope uuid[] NOT NULL,
  first_day date NOT NULL,
  days smallint NOT NULL,
  policy jsonb NOT NULL,
  seed bigint NOT NULL,
  requested_by uuid NOT NULL CONSTRAINT matching_run_requester_exists REFERENCES person,
  queued_at timestamptz NOT NULL,
  started_at timestamptz,
  finished_at timestamptz,
  applied_at timestamptz,
  applied_by uuid CONSTRAINT matching_run_applier_exists REFERENCES person,
  -- The worker that solves it; silent for a minute means lost, and another takes the run.
  worker text,
  heartbeat_at timestamptz,
  request_count integer,
  volunteer_count integer,
  arc_count bigint,
  served_count integer,
  unserved_count integer,
  -- Milliseconds by phase, as {"load": 120, "candidates": …}.
  timings jsonb,
  -- The objective by level, and what the independent checker found.
  score jsonb,
  certificate jsonb,
  -- SHA-256 of the problem: the same fingerprint, policy and seed give the same plan.
  fingerprint bytea,
  failure text,
  CONSTRAINT matching_run_state_is_known
    CHECK (state IN ('queued', 'running', 'done', 'applied', 'failed', 'cancelled')),
  CONSTRAINT matching_run_has_a_scope CHECK (cardinality(scope) > 0),
  CONSTRAINT matching_run_looks_at_most_a_month_ahead CHECK (days BETWEEN 1 AND 31),
  CONSTRAINT matching_run_fingerprint_is_sha256 CHECK (octet_length(fingerprint) = 32),
  CONSTRAINT matching_run_done_is_certified CHECK (state NOT IN ('done', 'applied')
    OR num_nulls(started_at, finished_at, served_count, unserved_count, certificate,
      fingerprint) = 0),
  CONSTRAINT matching_run_failed_says_why CHECK ((state = 'failed') = (failure IS NOT NULL)),
  CONSTRAINT matching_run_applied_by_someone
    CHECK ((state = 'applied') = (applied_at IS NOT NULL)
      AND (applied_at IS NULL) = (applied_by IS NULL))
);
COMMENT ON TABLE matching_run IS
  'One solve: taken by FOR UPDATE SKIP LOCKED, solved holding no connection, saved in one '
  'statement.';
CREATE INDEX matching_run_waiting ON matching_run (queued_at) WHERE state IN ('queued', 'running');

CREATE TABLE matching_line (
  run_id uuid CONSTRAINT matching_line_run_exists REFERENCES matching_run,
  line integer,
  help_request_id uuid NOT NULL CONSTRAINT matching_line_request_exists REFERENCES help_request,
  help_request_version integer NOT NULL,
  -- NULL: unserved, and explanation says why.
  ambassador_id uuid CONSTRAINT matching_line_ambassador_exists REFERENCES ambassador,
  ambassador_version integer,
  day date,
  part_of_day smallint,
  seat smallint,
  distance_m integer,
  explanation jsonb NOT NULL,
  -- What applying did: offered, or the word of the refusal.
  outcome text,
  CONSTRAINT matching_line_number PRIMARY KEY (run_id, line),
  CONSTRAINT matching_line_served_says_who_and_when
    CHECK (num_nonnulls(ambassador_id, ambassador_version, day, part_of_day, seat,
      distance_m) IN (0, 6)),
  CONSTRAINT matching_line_part_of_day_is_known CHECK (part_of_day BETWEEN 0 AND 2),
  CONSTRAINT matching_line_distance_is_not_negative CHECK (distance_m >= 0)
);
COMMENT ON TABLE matching_line IS
  'One place of one request in a plan. The versions are those the solver read.';
CREATE INDEX matching_line_of_a_request ON matching_line (help_request_id);

GRANT SELECT, INSERT, UPDATE ON matching_run, matching_line TO daisuso_service;
