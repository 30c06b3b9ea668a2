-- People: what may be listed and searched. Phone, address, exact place, notes stand in contact.
-- One person may lead, serve and ask for help: dated rows elsewhere, never columns here.

CREATE TABLE person (
  id uuid CONSTRAINT person_id PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  display_name text NOT NULL,
  name_folded text NOT NULL GENERATED ALWAYS AS (folded(display_name)) STORED,
  commune_id uuid NOT NULL CONSTRAINT person_commune_exists REFERENCES unit,
  village_id uuid,
  birth_year smallint,
  gender text,
  language text NOT NULL DEFAULT 'vi',
  -- paused: no queue may reach this person. erased: name and contact are gone, counts stay.
  status text NOT NULL DEFAULT 'active',
  -- The VNeID level somebody SAW on the phone; never the number, never an image. Confirmation
  -- itself is the state's.
  vneid_level smallint,
  vneid_seen_on date,
  vneid_seen_by uuid CONSTRAINT person_vneid_was_seen_by_a_person REFERENCES person,
  CONSTRAINT person_village_lies_in_the_commune
    FOREIGN KEY (village_id, commune_id) REFERENCES unit (id, parent_id),
  CONSTRAINT person_name_is_composed CHECK (display_name IS NFC NORMALIZED),
  CONSTRAINT person_has_a_name CHECK (btrim(display_name) <> ''),
  CONSTRAINT person_birth_year_is_believable CHECK (birth_year BETWEEN 1900 AND 2100),
  CONSTRAINT person_gender_is_known CHECK (gender IN ('female', 'male')),
  CONSTRAINT person_language_is_a_code CHECK (language ~ '^[a-z]{2,3}$'),
  CONSTRAINT person_status_is_known CHECK (status IN ('active', 'paused', 'erased')),
  CONSTRAINT person_vneid_level_is_known CHECK (vneid_level IN (0, 1, 2)),
  CONSTRAINT person_vneid_level_says_when_and_by_whom_seen
    CHECK (num_nonnulls(vneid_level, vneid_seen_on, vneid_seen_by) IN (0, 3)),
  CONSTRAINT person_does_not_see_own_vneid CHECK (vneid_seen_by <> id)
);
COMMENT ON TABLE person IS
  'Someone known by name. No identity number, no card image, no password is kept anywhere.';
COMMENT ON COLUMN person.vneid_level IS '0 none, 1 or 2 as seen; NULL not looked at.';

-- A name is sought within a commune: a prefix by the index, a word inside by reading the commune's
-- 10,600 people, 12 ms at full scale (measured). A trigram index over all 1.38 million needs 9 ms.
CREATE INDEX person_names_in_a_commune ON person (commune_id, name_folded text_pattern_ops);

CREATE TABLE consent (
  id uuid CONSTRAINT consent_id PRIMARY KEY,
  person_id uuid NOT NULL CONSTRAINT consent_person_exists REFERENCES person,
  purpose text NOT NULL,
  -- Which wording was read out or shown.
  text_version text NOT NULL,
  channel text NOT NULL,
  witnessed_by uuid CONSTRAINT consent_witness_exists REFERENCES person,
  given_at timestamptz NOT NULL,
  withdrawn_at timestamptz,
  CONSTRAINT consent_purpose_is_known
    CHECK (purpose IN ('receive_help', 'serve_as_ambassador', 'statistics')),
  CONSTRAINT consent_channel_is_known CHECK (channel IN ('paper', 'spoken', 'app', 'phone')),
  CONSTRAINT consent_is_withdrawn_after_it_was_given CHECK (withdrawn_at >= given_at)
);
COMMENT ON TABLE consent IS
  'A consent given and perhaps withdrawn (Law 91/2025/QH15). A new wording is a new row.';
CREATE UNIQUE INDEX consent_one_in_force_per_purpose ON consent (person_id, purpose)
  WHERE withdrawn_at IS NULL;

GRANT SELECT, INSERT, UPDATE ON person, consent TO daisuso_service;
