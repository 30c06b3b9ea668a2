-- A request for help. Its state is generated, never set: from counts of its assignments, kept here
-- because every accept locks this row, and from three facts: intake, hold, closing.

CREATE TABLE commune_counter (
  commune_id uuid CONSTRAINT commune_counter_commune PRIMARY KEY
    CONSTRAINT commune_counter_commune_exists REFERENCES unit,
  last_request_number integer NOT NULL DEFAULT 0
) WITH (fillfactor = 50);
COMMENT ON TABLE commune_counter IS
  'The number people say is the commune''s next, taken by UPDATE … RETURNING; gaps are allowed.';

CREATE TABLE help_request (
  id uuid CONSTRAINT help_request_id PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  number integer NOT NULL,
  commune_id uuid NOT NULL CONSTRAINT help_request_commune_exists REFERENCES unit,
  village_id uuid,
  service_code text NOT NULL CONSTRAINT help_request_service_exists REFERENCES service,
  -- Who asked, and for whom: a person, a household, a market stall. What they said stands in
  -- contact.note.
  requester_id uuid CONSTRAINT help_request_requester_exists REFERENCES person,
  beneficiary_id uuid CONSTRAINT help_request_beneficiary_exists REFERENCES person,
  household_id uuid CONSTRAINT help_request_household_exists REFERENCES household,
  site_id uuid CONSTRAINT help_request_site_exists REFERENCES site,
  campaign_id uuid CONSTRAINT help_request_campaign_exists REFERENCES campaign,
  -- About 100 m, for matching.
  lon_mdeg integer,
  lat_mdeg integer,
  source text NOT NULL,
  priority_class text NOT NULL
    CONSTRAINT help_request_priority_class_exists REFERENCES priority_class,
  mode text NOT NULL,
  people_needed smallint NOT NULL DEFAULT 1,
  minutes smallint NOT NULL,
  earliest_on date NOT NULL,
  due_on date NOT NULL,
  -- Sum of 1 morning, 2 afternoon, 4 evening.
  parts_of_day smallint NOT NULL DEFAULT 7,
  language text NOT NULL DEFAULT 'vi',
  gender_wanted text,
  known_ambassador_id uuid CONSTRAINT help_request_known_ambassador_exists REFERENCES ambassador,
  received_at timestamptz NOT NULL,
  -- Which try this is: counts begin at 0 when a closed request is reopened or a visit could not
  -- help.
  attempt smallint NOT NULL DEFAULT 1,
  over_offers smallint NOT NULL DEFAULT 0,
  intake text NOT NULL DEFAULT 'submitted',
  hold_reason text,
  hold_until date,
  closed_reason text,
  closed_at timestamptz,
  duplicate_of_id uuid CONSTRAINT help_request_duplicate_of_exists REFERENCES help_request,
  -- Of this attempt. offered: offers out. accepted: accepted or further. started, reported: that
  -- far or further.
  offered_count smallint NOT NULL DEFAULT 0,
  accepted_count smallint NOT NULL DEFAULT 0,
  started_count smallint NOT NULL DEFAULT 0,
  reported_count smallint NOT NULL DEFAULT 0,
  state text NOT NULL GENERATED ALWAYS AS (CASE
    WHEN closed_reason IS NOT NULL THEN 'closed'
    WHEN hold_reason IS NOT NULL THEN 'on_hold'
    WHEN reported_count = people_needed THEN 'resolved'
    WHEN started_count > 0 THEN 'in_progress'
    WHEN accepted_count = people_needed THEN 'assigned'
    WHEN offered_count + accepted_count > 0 THEN 'offered'
    ELSE intake END) STORED,
  CONSTRAINT help_request_village_lies_in_the_commune
    FOREIGN KEY (village_id, commune_id) REFERENCES unit (id, parent_id)
) WITH (fillfactor = 85);
COMMENT ON TABLE help_request IS
  'Someone''s wish to be helped with one service. The next migration has its rules.';
COMMENT ON COLUMN help_request.over_offers IS
  'How many more offers than places may be out at once.';
COMMENT ON COLUMN help_request.hold_until IS
  'The day it wakes by itself (swept); a referral is a hold with reason referred.';
GRANT SELECT, INSERT, UPDATE ON commune_counter, help_request TO daisuso_service;
