-- Classes, market days, station shifts, campaign days: work of several at a place, and who came.
-- Staffing is the same assignment as a home visit, so load, overlap and hours are one truth.

CREATE TABLE activity (
  id uuid CONSTRAINT activity_id PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  kind text NOT NULL,
  title text NOT NULL,
  commune_id uuid NOT NULL CONSTRAINT activity_commune_exists REFERENCES unit,
  village_id uuid,
  -- A public place by name: nhà văn hóa thôn, chợ, trung tâm hành chính công.
  place text NOT NULL,
  lon_mdeg integer,
  lat_mdeg integer,
  team_id uuid CONSTRAINT activity_team_exists REFERENCES team,
  campaign_id uuid CONSTRAINT activity_campaign_exists REFERENCES campaign,
  service_code text CONSTRAINT activity_service_exists REFERENCES service,
  during tstzrange NOT NULL,
  staff_min smallint NOT NULL,
  staff_wanted smallint NOT NULL,
  staff_max smallint NOT NULL,
  over_offers smallint NOT NULL DEFAULT 0,
  cancelled_at timestamptz,
  offered_count smallint NOT NULL DEFAULT 0,
  accepted_count smallint NOT NULL DEFAULT 0,
  CONSTRAINT activity_village_lies_in_the_commune
    FOREIGN KEY (village_id, commune_id) REFERENCES unit (id, parent_id),
  CONSTRAINT activity_kind_is_known
    CHECK (kind IN ('class', 'market_day', 'station_shift', 'campaign_day')),
  CONSTRAINT activity_text_is_composed CHECK (title IS NFC NORMALIZED AND place IS NFC NORMALIZED),
  CONSTRAINT activity_point_has_both_parts CHECK ((lon_mdeg IS NULL) = (lat_mdeg IS NULL)),
  CONSTRAINT activity_point_is_in_vietnam
    CHECK (lon_mdeg BETWEEN 102000 AND 118000 AND lat_mdeg BETWEEN 6000 AND 24000),
  CONSTRAINT activity_has_a_beginning_and_an_end
    CHECK (NOT isempty(during) AND NOT lower_inf(during) AND NOT upper_inf(during)),
  CONSTRAINT activity_staff_numbers_nest
    CHECK (0 <= staff_min AND staff_min <= staff_wanted AND staff_wanted <= staff_max),
  CONSTRAINT activity_never_more_staff_than_allowed CHECK (accepted_count BETWEEN 0 AND staff_max),
  CONSTRAINT activity_offers_within_allowance
    CHECK (offered_count >= 0 AND offered_count + accepted_count <= staff_max + over_offers)
) WITH (fillfactor = 85);
COMMENT ON TABLE activity IS 'An event with staff. accepted_count: accepted or further.';
CREATE INDEX activity_in_a_commune ON activity (commune_id, (lower(during)));

CREATE TABLE attendance (
  activity_id uuid CONSTRAINT attendance_activity_exists REFERENCES activity,
  person_id uuid CONSTRAINT attendance_person_exists REFERENCES person,
  recorded_by uuid NOT NULL CONSTRAINT attendance_recorder_exists REFERENCES person,
  recorded_at timestamptz NOT NULL,
  result text NOT NULL,
  CONSTRAINT attendance_pair PRIMARY KEY (activity_id, person_id),
  CONSTRAINT attendance_result_is_known
    CHECK (result IN ('attended', 'completed', 'certificate_seen'))
);
COMMENT ON TABLE attendance IS
  'A learner''s presence in a class. People counted without names go into a visit''s '
  'people_helped.';
CREATE INDEX attendance_of_a_person ON attendance (person_id);

GRANT SELECT, INSERT, UPDATE ON activity, attendance TO daisuso_service;
