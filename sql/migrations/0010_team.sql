-- Teams (tổ công nghệ số cộng đồng), youth formations, campaigns; dated membership and decisions.
-- A leader is a member with a role; what a leader may do is a role_grant.

CREATE TABLE campaign (
  id uuid CONSTRAINT campaign_id PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  name text NOT NULL,
  during daterange NOT NULL,
  document text,
  CONSTRAINT campaign_text_is_composed CHECK (name IS NFC NORMALIZED),
  CONSTRAINT campaign_has_two_ends
    CHECK (NOT isempty(during) AND NOT lower_inf(during) AND NOT upper_inf(during))
);
COMMENT ON TABLE campaign IS
  'A drive with a window; its formations serve inside it, ambassadors serve before and after.';

CREATE TABLE team (
  id uuid CONSTRAINT team_id PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  kind text NOT NULL,
  name text NOT NULL,
  commune_id uuid NOT NULL CONSTRAINT team_commune_exists REFERENCES unit,
  village_id uuid,
  campaign_id uuid CONSTRAINT team_campaign_exists REFERENCES campaign,
  -- The commune's decision that set it up; many became stale when communes merged, so it may be
  -- missing.
  decision_number text,
  decided_on date,
  signed_by_role text,
  valid daterange NOT NULL,
  predecessor_id uuid CONSTRAINT team_predecessor_exists REFERENCES team,
  CONSTRAINT team_village_lies_in_the_commune
    FOREIGN KEY (village_id, commune_id) REFERENCES unit (id, parent_id),
  CONSTRAINT team_kind_is_known CHECK (kind IN
    ('village_digital_team', 'commune_digital_team', 'youth_formation', 'public_service_centre')),
  CONSTRAINT team_village_team_has_a_village
    CHECK (kind <> 'village_digital_team' OR village_id IS NOT NULL),
  CONSTRAINT team_formation_belongs_to_a_campaign
    CHECK ((kind = 'youth_formation') = (campaign_id IS NOT NULL)),
  CONSTRAINT team_text_is_composed CHECK (name IS NFC NORMALIZED),
  CONSTRAINT team_lasts CHECK (NOT isempty(valid)),
  CONSTRAINT team_decision_has_number_and_day
    CHECK ((decision_number IS NULL) = (decided_on IS NULL)),
  CONSTRAINT team_one_digital_team_per_village_at_a_time
    EXCLUDE USING gist (village_id WITH =, valid WITH &&) WHERE (kind = 'village_digital_team')
);
COMMENT ON TABLE team IS
  'A body of people with a decision and dates. kind youth_formation: đội hình of a campaign.';
CREATE INDEX team_in_a_commune ON team (commune_id);

CREATE TABLE team_member (
  id uuid CONSTRAINT team_member_id PRIMARY KEY,
  team_id uuid NOT NULL CONSTRAINT team_member_team_exists REFERENCES team,
  person_id uuid NOT NULL CONSTRAINT team_member_person_exists REFERENCES person,
  role text NOT NULL,
  affiliation text,
  valid daterange NOT NULL,
  CONSTRAINT team_member_role_is_known CHECK (role IN ('leader', 'deputy', 'member')),
  CONSTRAINT team_member_affiliation_is_known
    CHECK (affiliation IN ('village_head', 'youth_union', 'women_union',
    'police', 'fatherland_front', 'veterans', 'farmers_union', 'teacher', 'commune_staff',
      'telecom', 'other')),
  CONSTRAINT team_member_stays_a_while CHECK (NOT isempty(valid)),
  CONSTRAINT team_member_once_at_a_time
    EXCLUDE USING gist (team_id WITH =, person_id WITH =, valid WITH &&),
  CONSTRAINT team_member_one_leader_at_a_time
    EXCLUDE USING gist (team_id WITH =, valid WITH &&) WHERE (role = 'leader')
);
COMMENT ON TABLE team_member IS
  'Someone''s part in a team for a range of days. Inside a formation it lies within the campaign '
  '(held in the statement).';
CREATE INDEX team_member_of_a_person ON team_member (person_id);

GRANT SELECT, INSERT, UPDATE ON campaign, team, team_member TO daisuso_service;
