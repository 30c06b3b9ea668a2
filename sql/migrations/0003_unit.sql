-- Units, dated: the 129 communes, the former ones, the villages that communes keep themselves.
-- Nothing is rewritten when borders change: a row's validity ends, a succession row leads on.

CREATE TABLE unit (
  id uuid CONSTRAINT unit_id PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  -- Official code of the statistics office as text; a village's is ours: its commune's code, a
  -- hyphen, a number.
  code text NOT NULL,
  kind text NOT NULL,
  -- What it is called before its name: xã, phường, thị trấn, huyện, thôn, tổ dân phố …
  designation text NOT NULL,
  name text NOT NULL,
  -- The other tone placement found in files (Giao Thuỷ beside Giao Thủy). Folding makes both meet.
  name_alt text,
  full_name text NOT NULL,
  name_folded text NOT NULL GENERATED ALWAYS AS (folded(name)) STORED,
  full_name_folded text NOT NULL GENERATED ALWAYS AS (folded(full_name)) STORED,
  parent_id uuid,
  parent_kind text
    GENERATED ALWAYS AS (CASE kind WHEN 'village' THEN 'commune' WHEN 'commune' THEN 'province'
    WHEN 'former_commune' THEN 'former_district' END) STORED,
  -- "Xóm 5" may stand twice in a merged commune, once for each former one.
  former_commune_id uuid CONSTRAINT unit_former_commune_exists REFERENCES unit,
  -- The province of the three-level time: Hà Nam, Nam Định, Ninh Bình.
  former_province text,
  valid daterange NOT NULL,
  -- Hectares: the published area, and that of our outline. They differ by up to half on the coast.
  area_ha integer,
  outline_area_ha integer,
  -- A point certainly inside the outline, for labels; and the door of the People's Committee.
  inside_point geometry(Point, 4326),
  office_point geometry(Point, 4326),
  -- Clause of article 1 of Resolution 1674/NQ-UBTVQH15 that made it.
  clause smallint,
  CONSTRAINT unit_kind_is_known CHECK (kind IN
    ('province', 'commune', 'former_commune', 'former_district', 'village')),
  CONSTRAINT unit_code_is_digits_or_a_commune_code_and_a_number
    CHECK (code ~ '^[0-9]{2,5}(-[0-9]{1,4})?$'),
  CONSTRAINT unit_text_is_composed CHECK (name IS NFC NORMALIZED AND full_name IS NFC NORMALIZED),
  CONSTRAINT unit_validity_is_not_empty CHECK (NOT isempty(valid)),
  CONSTRAINT unit_village_has_a_commune CHECK (kind <> 'village' OR parent_id IS NOT NULL),
  CONSTRAINT unit_only_a_village_knows_a_former_commune
    CHECK (kind = 'village' OR former_commune_id IS NULL),
  -- 129 new codes are also codes of former units: a code means one unit on any one day.
  CONSTRAINT unit_code_means_one_unit_at_a_time EXCLUDE USING gist (code WITH =, valid WITH &&),
  CONSTRAINT unit_kind_of_id UNIQUE (id, kind),
  CONSTRAINT unit_parent_of_id UNIQUE (id, parent_id),
  CONSTRAINT unit_parent_is_of_the_level_above
    FOREIGN KEY (parent_id, parent_kind) REFERENCES unit (id, kind)
);
COMMENT ON TABLE unit IS 'An administrative unit or village during the days of `valid`.';
COMMENT ON COLUMN unit.code IS
  'Text, leading zeros matter. Alone it means today''s unit; with a day, the unit of that day.';
-- Not held here: that a parent's validity covers its child's (invariant 14). No constraint of
-- PostgreSQL 15 can say it: the statements that end or move a unit do, and a test of the reference.

CREATE INDEX unit_children ON unit (parent_id, kind);
-- No index for names: reading all 4,450 takes 0.7 ms (measured), a trigram index saves 0.5 of it.

GRANT SELECT, INSERT, UPDATE ON unit TO daisuso_service;
