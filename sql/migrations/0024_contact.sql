-- Phone, address, exact place, notes: the only personal text beside a name; all to be encrypted.
-- Read and written by the …/contact operations alone, each ONE pipeline on one seat, then Sync:

--   SELECT set_config('daisuso.principal', $1, true)   $1 the bearer token; lasts to the Sync
--   the statement, which also inserts into contact_read
-- The policies resolve the token themselves: without the setting, or with a dead token, there is no
-- row at all, whatever the statement says. FORCE binds the owner too; only a superuser or BYPASSRLS
-- login stands outside (the migrator, a bulk load by COPY).

CREATE TABLE contact (
  owner_id uuid GENERATED ALWAYS AS (coalesce(person_id, household_id, help_request_id)) STORED
    CONSTRAINT contact_one_per_owner PRIMARY KEY,
  person_id uuid CONSTRAINT contact_person_exists REFERENCES person,
  household_id uuid CONSTRAINT contact_household_exists REFERENCES household,
  help_request_id uuid CONSTRAINT contact_request_exists REFERENCES help_request,
  commune_id uuid NOT NULL CONSTRAINT contact_commune_exists REFERENCES unit,
  village_id uuid,
  version integer NOT NULL DEFAULT 1,
  -- E.164; not unique: a family often shares one. A demonstration's begins +84100, which rings
  -- nowhere.
  phone text,
  address text,
  place geometry(Point, 4326),
  note text,
  CONSTRAINT contact_village_lies_in_the_commune
    FOREIGN KEY (village_id, commune_id) REFERENCES unit (id, parent_id),
  CONSTRAINT contact_belongs_to_a_person_a_household_or_a_request
    CHECK (num_nonnulls(person_id, household_id, help_request_id) = 1),
  CONSTRAINT contact_phone_is_e164 CHECK (phone ~ '^\+[1-9][0-9]{6,14}$'),
  CONSTRAINT contact_text_is_composed CHECK (address IS NFC NORMALIZED AND note IS NFC NORMALIZED),
  CONSTRAINT contact_place_is_in_vietnam
    CHECK (ST_X(place) BETWEEN 102 AND 118 AND ST_Y(place) BETWEEN 6 AND 24)
);
COMMENT ON TABLE contact IS
  'How to reach the owner. Erasing a person deletes this row; nothing else holds what it held.';

CREATE TABLE contact_read (
  id uuid CONSTRAINT contact_read_id PRIMARY KEY,
  reader_id uuid NOT NULL,
  owner_id uuid NOT NULL,
  help_request_id uuid,
  read_at timestamptz NOT NULL DEFAULT now(),
  purpose text NOT NULL,
  CONSTRAINT contact_read_purpose_is_known
    CHECK (purpose IN ('serve', 'coordinate', 'own', 'correct', 'export'))
);
COMMENT ON TABLE contact_read IS
  'Who saw whose contact, when and why. Append-only; no foreign key, so it outlives an erasure.';
CREATE INDEX contact_read_of_an_owner ON contact_read (owner_id);
-- Not held here: that every read is logged. The …/contact statements log in the statement that
-- reads, and a test counts.
