-- Sites helped as such: market stalls of «chợ số – nông thôn số», cooperatives, small shops.
-- A stall is a beneficiary of a request like a household or a person.

CREATE TABLE site (
  id uuid CONSTRAINT site_id PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  kind text NOT NULL,
  -- The stall's sign, and the market it stands in.
  name text NOT NULL,
  market_name text,
  commune_id uuid NOT NULL CONSTRAINT site_commune_exists REFERENCES unit,
  village_id uuid,
  lon_mdeg integer,
  lat_mdeg integer,
  operator_id uuid CONSTRAINT site_operator_exists REFERENCES person,
  -- Cashless payment as seen on the spot, by whom.
  qr_payment_seen_on date,
  qr_payment_seen_by uuid CONSTRAINT site_qr_payment_was_seen_by_a_person REFERENCES person,
  is_open boolean NOT NULL DEFAULT true,
  CONSTRAINT site_village_lies_in_the_commune
    FOREIGN KEY (village_id, commune_id) REFERENCES unit (id, parent_id),
  CONSTRAINT site_kind_is_known CHECK (kind IN ('market_stall', 'cooperative', 'shop')),
  CONSTRAINT site_stall_stands_in_a_market
    CHECK (kind <> 'market_stall' OR market_name IS NOT NULL),
  CONSTRAINT site_text_is_composed CHECK (name IS NFC NORMALIZED AND market_name IS NFC NORMALIZED),
  CONSTRAINT site_point_has_both_parts CHECK ((lon_mdeg IS NULL) = (lat_mdeg IS NULL)),
  CONSTRAINT site_point_is_in_vietnam
    CHECK (lon_mdeg BETWEEN 102000 AND 118000 AND lat_mdeg BETWEEN 6000 AND 24000),
  CONSTRAINT site_qr_payment_says_when_and_by_whom_seen
    CHECK ((qr_payment_seen_on IS NULL) = (qr_payment_seen_by IS NULL))
);
COMMENT ON TABLE site IS 'A place of business that receives help.';
CREATE INDEX site_in_a_commune ON site (commune_id);

GRANT SELECT, INSERT, UPDATE ON site TO daisuso_service;
