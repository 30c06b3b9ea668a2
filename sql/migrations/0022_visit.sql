-- Facts of work done, and what followed: visits, their verification, referrals to others.
-- A visit is never changed and never refused for being late, even to an assignment that ended.

CREATE TABLE visit (
  id uuid CONSTRAINT visit_id PRIMARY KEY,
  assignment_id uuid CONSTRAINT visit_assignment_exists REFERENCES assignment,
  ambassador_id uuid NOT NULL CONSTRAINT visit_ambassador_exists REFERENCES ambassador,
  commune_id uuid NOT NULL CONSTRAINT visit_commune_exists REFERENCES unit,
  village_id uuid,
  service_code text NOT NULL CONSTRAINT visit_service_exists REFERENCES service,
  occurred_at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  -- The assignment had ended when this arrived; somebody reviews it.
  is_late boolean NOT NULL DEFAULT false,
  minutes smallint NOT NULL,
  people_helped smallint NOT NULL,
  outcome text NOT NULL,
  reason text,
  device text,
  op_id uuid CONSTRAINT visit_op_is_told_once UNIQUE,
  CONSTRAINT visit_village_lies_in_the_commune
    FOREIGN KEY (village_id, commune_id) REFERENCES unit (id, parent_id),
  CONSTRAINT visit_outcome_is_known CHECK (outcome IN ('done', 'partly', 'not')),
  CONSTRAINT visit_not_done_says_why CHECK (outcome = 'done' OR reason IS NOT NULL),
  CONSTRAINT visit_reason_is_known
    CHECK (reason IN ('nobody_home', 'no_device', 'no_sim', 'data_mismatch',
    'citizen_declined', 'needs_office', 'needs_more_time', 'other')),
  CONSTRAINT visit_takes_a_believable_time CHECK (minutes BETWEEN 0 AND 720),
  CONSTRAINT visit_helps_a_believable_number CHECK (people_helped BETWEEN 0 AND 200),
  CONSTRAINT visit_not_done_helped_nobody CHECK (outcome <> 'not' OR people_helped = 0)
);
COMMENT ON TABLE visit IS
  'Append-only. It has no note: what somebody types belongs to contact, which can be erased.';
CREATE INDEX visit_of_an_assignment ON visit (assignment_id);
-- The rows behind a number: what was done in a commune in a period, summed without the table.
CREATE INDEX visit_in_a_commune ON visit (commune_id, occurred_at) INCLUDE (people_helped);

CREATE TABLE verification (
  id uuid CONSTRAINT verification_id PRIMARY KEY,
  assignment_id uuid NOT NULL CONSTRAINT verification_assignment_exists REFERENCES assignment,
  level text NOT NULL,
  verdict text NOT NULL,
  method text NOT NULL,
  -- NULL: the citizen, by code. That nobody verifies own work is held in the statement.
  verified_by uuid CONSTRAINT verification_verifier_exists REFERENCES person,
  verified_at timestamptz NOT NULL,
  CONSTRAINT verification_level_is_known CHECK (level IN ('citizen', 'leader', 'commune')),
  CONSTRAINT verification_verdict_is_known CHECK (verdict IN ('ok', 'rejected')),
  CONSTRAINT verification_method_is_known CHECK (method IN ('code', 'call', 'sample', 'document')),
  CONSTRAINT verification_has_an_author CHECK ((level = 'citizen') = (verified_by IS NULL))
);
COMMENT ON TABLE verification IS
  'Somebody''s word on reported work; rejected returns the assignment to started.';
CREATE INDEX verification_of_an_assignment ON verification (assignment_id);

CREATE TABLE referral (
  id uuid CONSTRAINT referral_id PRIMARY KEY,
  help_request_id uuid NOT NULL CONSTRAINT referral_request_exists REFERENCES help_request,
  to_body text NOT NULL,
  reason text NOT NULL,
  made_by uuid NOT NULL CONSTRAINT referral_maker_exists REFERENCES person,
  made_at timestamptz NOT NULL,
  due_on date NOT NULL,
  answered_at timestamptz,
  answer text,
  CONSTRAINT referral_body_is_known
    CHECK (to_body IN ('police', 'bank', 'one_stop_desk', 'telecom', 'social_insurance')),
  CONSTRAINT referral_reason_is_known
    CHECK (reason IN ('data_mismatch', 'no_sim', 'account', 'needs_office', 'other')),
  CONSTRAINT referral_answer_is_known CHECK (answer IN ('solved', 'refused', 'come_in_person')),
  CONSTRAINT referral_answered_says_what CHECK ((answered_at IS NULL) = (answer IS NULL))
);
COMMENT ON TABLE referral IS
  'A matter passed to a body that can solve it; its request is on hold as referred.';
CREATE INDEX referral_unanswered ON referral (due_on) WHERE answered_at IS NULL;

GRANT SELECT, INSERT ON visit, verification TO daisuso_service;
GRANT SELECT, INSERT, UPDATE ON referral TO daisuso_service;
