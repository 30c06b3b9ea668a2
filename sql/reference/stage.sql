-- Called first by the loader of reference data, inside its one transaction; returns nothing.
-- Makes an empty stage_NAME for each NAME.csv, columns in the file's order; the client then COPYs.
CREATE TEMPORARY TABLE stage_unit (
  id uuid, code text, kind text, designation text, name text, name_alt text, full_name text,
  parent_code text, former_province text, valid_from date, valid_to date,
  area_ha integer, outline_area_ha integer, lon float8, lat float8, clause smallint
) ON COMMIT DROP;
CREATE TEMPORARY TABLE stage_unit_succession (
  from_code text, to_code text, is_whole boolean, share numeric, effective_on date, decree text
) ON COMMIT DROP;
CREATE TEMPORARY TABLE stage_unit_neighbour (
  code_a text, code_b text, border_m integer, distance_m integer
) ON COMMIT DROP;
CREATE TEMPORARY TABLE stage_unit_published (
  code text, population bigint, as_of date, source text, office_lon float8, office_lat float8
) ON COMMIT DROP;
CREATE TEMPORARY TABLE stage_outline (code text, twkb_hex text) ON COMMIT DROP;
CREATE TEMPORARY TABLE stage_skill_frame (
  code text, name_vi text, issued_by text, issued_on date, is_checked_against_the_text boolean
) ON COMMIT DROP;
CREATE TEMPORARY TABLE stage_skill (
  code text, frame text, number_in_frame text, name_vi text, name_en text
) ON COMMIT DROP;
CREATE TEMPORARY TABLE stage_service (
  code text, name_vi text, name_en text, minutes smallint, due_days smallint,
  is_sensitive boolean, is_offered boolean
) ON COMMIT DROP;
CREATE TEMPORARY TABLE stage_service_skill (
  service_code text, skill_code text, level smallint
) ON COMMIT DROP;
CREATE TEMPORARY TABLE stage_learning_link (code text, name_vi text, url text) ON COMMIT DROP;
CREATE TEMPORARY TABLE stage_service_learning_link (
  service_code text, link_code text
) ON COMMIT DROP;
CREATE TEMPORARY TABLE stage_priority_class (
  code text, name_vi text, name_en text, weight smallint
) ON COMMIT DROP;
CREATE TEMPORARY TABLE stage_public_holiday (
  day date, name_vi text, name_en text, kind text
) ON COMMIT DROP;
CREATE TEMPORARY TABLE stage_indicator (
  code text, name_vi text, name_en text, unit_of_count text, denominator text,
  is_counted_here boolean, is_public boolean, definition_vi text,
  rank smallint, shown_as text, direction text, denominator_vi text, source_vi text
) ON COMMIT DROP;
-- Read by the maker of demonstrations from the file itself; no table keeps it.
CREATE TEMPORARY TABLE stage_name_frequency (
  part text, gender text, cohort text, value text, weight numeric
) ON COMMIT DROP;
CREATE TEMPORARY TABLE stage_indicator_target (
  indicator_code text, unit_code text, year smallint, percent numeric, source text
) ON COMMIT DROP;
