-- What is known between and about units: succession, neighbours, dated figures, outlines.
-- All of it is reference data; a commune's own villages and figures are kept through the service.

CREATE TABLE unit_succession (
  from_id uuid CONSTRAINT unit_succession_from_exists REFERENCES unit,
  to_id uuid CONSTRAINT unit_succession_to_exists REFERENCES unit,
  -- Part of the former unit's people that went to the successor; unknown for the six that
  -- Resolution 1674 splits.
  share numeric(5, 4),
  is_whole boolean NOT NULL,
  effective_on date NOT NULL,
  decree text NOT NULL,
  CONSTRAINT unit_succession_pair PRIMARY KEY (from_id, to_id),
  CONSTRAINT unit_succession_leads_elsewhere CHECK (from_id <> to_id),
  CONSTRAINT unit_succession_share_is_a_part CHECK (share > 0 AND share <= 1),
  CONSTRAINT unit_succession_whole_means_all CHECK (NOT is_whole OR share = 1),
  -- One whole successor leaves nothing for a second. With known shares, that they sum to 1 is
  -- checked where they are written (invariant 14): a sum over rows is beyond a constraint.
  CONSTRAINT unit_succession_whole_excludes_others
    EXCLUDE USING gist (from_id WITH =, (is_whole::int) WITH <>)
);
COMMENT ON TABLE unit_succession IS
  'Which unit took over a former one. Several rows with is_whole false: ask which part.';
CREATE UNIQUE INDEX unit_succession_one_whole_successor ON unit_succession (from_id) WHERE is_whole;
CREATE INDEX unit_succession_predecessors ON unit_succession (to_id);

CREATE TABLE unit_neighbour (
  unit_id uuid CONSTRAINT unit_neighbour_unit_exists REFERENCES unit,
  neighbour_id uuid CONSTRAINT unit_neighbour_neighbour_exists REFERENCES unit,
  border_m integer NOT NULL,
  -- Between the two inside points.
  distance_m integer NOT NULL,
  CONSTRAINT unit_neighbour_pair PRIMARY KEY (unit_id, neighbour_id),
  CONSTRAINT unit_neighbour_is_another CHECK (unit_id <> neighbour_id),
  -- Both directions are stored; deferred, since each is inserted before the other.
  CONSTRAINT unit_neighbour_is_mutual FOREIGN KEY (neighbour_id, unit_id) REFERENCES unit_neighbour
    DEFERRABLE INITIALLY DEFERRED
);
COMMENT ON TABLE unit_neighbour IS 'Two communes that touch; border_m 0–50 is a mere corner.';

CREATE TABLE unit_figure (
  unit_id uuid CONSTRAINT unit_figure_unit_exists REFERENCES unit,
  figure text,
  as_of date,
  value bigint NOT NULL,
  source text NOT NULL,
  CONSTRAINT unit_figure_of_a_day PRIMARY KEY (unit_id, figure, as_of),
  CONSTRAINT unit_figure_is_known CHECK (figure IN ('population', 'adults', 'households')),
  CONSTRAINT unit_figure_is_not_negative CHECK (value >= 0)
);
COMMENT ON TABLE unit_figure IS
  'A denominator that others publish, with its day and source. No row: unknown, never zero.';

CREATE TABLE unit_outline (
  unit_id uuid CONSTRAINT unit_outline_unit_exists REFERENCES unit,
  CONSTRAINT unit_outline_one_each PRIMARY KEY (unit_id),
  -- TWKB at 5 decimals (1 m): what the map page is sent.
  twkb bytea NOT NULL,
  outline geometry(MultiPolygon, 4326) NOT NULL
    GENERATED ALWAYS AS (ST_Multi(ST_SetSRID(ST_GeomFromTWKB(twkb), 4326))) STORED,
  CONSTRAINT unit_outline_is_valid CHECK (ST_IsValid(outline))
);
COMMENT ON TABLE unit_outline IS
  'Reference map, not a survey: see reference/README.md for source and attribution.';
-- Not held here: that outlines do not overlap; the checks of the reference data test all pairs.
CREATE INDEX unit_outline_place ON unit_outline USING gist (outline);

GRANT SELECT, INSERT, UPDATE ON unit_succession, unit_neighbour, unit_figure, unit_outline
  TO daisuso_service;

-- What lists and search results show of a unit, said once; area and population as published.
CREATE VIEW unit_summary AS
SELECT u.id, u.code, u.kind, u.name, u.valid, jsonb_build_object(
  'code', u.code, 'kind', u.kind, 'name', u.name, 'full_name', u.full_name,
  'parent', (SELECT jsonb_build_object('code', p.code, 'kind', p.kind, 'full_name', p.full_name)
    FROM unit p WHERE p.id = u.parent_id),
  'point', CASE WHEN u.inside_point IS NOT NULL
    THEN jsonb_build_array(ST_X(u.inside_point), ST_Y(u.inside_point)) END,
  'area_km2', (u.area_ha / 100.0)::numeric(12, 2),
  'population', (SELECT f.value FROM unit_figure f
    WHERE f.unit_id = u.id AND f.figure = 'population' ORDER BY f.as_of DESC LIMIT 1)) AS summary
FROM unit u;
COMMENT ON VIEW unit_summary IS 'A unit with the JSON object that stands for it in lists.';

GRANT SELECT ON unit_summary TO daisuso_service;
