-- Ambassadors whom a plan sends nowhere, and why: codes and numbers, which the service words as it is asked.

CREATE TABLE matching_idle (
  run_id uuid CONSTRAINT matching_idle_run_exists REFERENCES matching_run,
  ambassador_id uuid CONSTRAINT matching_idle_ambassador_exists REFERENCES ambassador,
  why jsonb NOT NULL,
  CONSTRAINT matching_idle_once_a_run PRIMARY KEY (run_id, ambassador_id),
  CONSTRAINT matching_idle_says_why CHECK (jsonb_typeof(why) = 'object')
);
COMMENT ON TABLE matching_idle IS
  'Whoever takes part in a run, has room and gets no visit. Saved with its lines, never changed.';
COMMENT ON COLUMN matching_idle.why IS
  'room, served_by_others, rules: requests that nobody serves by each rule that fails, quotas used up.';

GRANT SELECT, INSERT ON matching_idle TO daisuso_service;
