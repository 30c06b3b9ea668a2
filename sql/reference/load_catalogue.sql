-- Called by the loader of reference data after load_units.sql; returns nothing.
-- Skills, services, holidays, indicators. A row that left its file stays: old records use it.
-- A row that is the same is not written.

INSERT INTO skill_frame AS f SELECT * FROM stage_skill_frame
ON CONFLICT (code) DO UPDATE SET (name_vi, issued_by, issued_on, is_checked_against_the_text) =
  (excluded.name_vi, excluded.issued_by, excluded.issued_on, excluded.is_checked_against_the_text)
WHERE f IS DISTINCT FROM excluded;

INSERT INTO skill AS k SELECT * FROM stage_skill
ON CONFLICT (code) DO UPDATE SET (name_vi, name_en) = (excluded.name_vi, excluded.name_en)
WHERE k IS DISTINCT FROM excluded;

INSERT INTO service AS s SELECT * FROM stage_service
ON CONFLICT (code) DO UPDATE SET (name_vi, name_en, minutes, due_days, is_sensitive, is_offered) =
  (excluded.name_vi, excluded.name_en, excluded.minutes, excluded.due_days,
   excluded.is_sensitive, excluded.is_offered)
WHERE s IS DISTINCT FROM excluded;

INSERT INTO service_skill AS k SELECT * FROM stage_service_skill
ON CONFLICT (service_code, skill_code) DO UPDATE SET level = excluded.level
WHERE k.level <> excluded.level;
DELETE FROM service_skill k WHERE NOT EXISTS (SELECT FROM stage_service_skill s
  WHERE (s.service_code, s.skill_code) = (k.service_code, k.skill_code));

INSERT INTO learning_link AS l SELECT * FROM stage_learning_link
ON CONFLICT (code) DO UPDATE SET (name_vi, url) = (excluded.name_vi, excluded.url)
WHERE l IS DISTINCT FROM excluded;

INSERT INTO service_learning_link SELECT * FROM stage_service_learning_link
ON CONFLICT (service_code, link_code) DO NOTHING;
DELETE FROM service_learning_link k WHERE NOT EXISTS (SELECT FROM stage_service_learning_link s
  WHERE (s.service_code, s.link_code) = (k.service_code, k.link_code));

INSERT INTO priority_class AS c SELECT * FROM stage_priority_class
ON CONFLICT (code) DO UPDATE SET (name_vi, name_en) = (excluded.name_vi, excluded.name_en)
WHERE c IS DISTINCT FROM excluded;

-- A holiday that somebody corrected here stays corrected.
INSERT INTO public_holiday SELECT * FROM stage_public_holiday ON CONFLICT (day) DO NOTHING;

INSERT INTO indicator AS i SELECT * FROM stage_indicator
ON CONFLICT (code) DO UPDATE SET (name_vi, name_en, unit_of_count, denominator, is_counted_here,
  is_public, definition_vi, rank, shown_as, direction, denominator_vi, source_vi) =
  (excluded.name_vi, excluded.name_en, excluded.unit_of_count, excluded.denominator,
  excluded.is_counted_here, excluded.is_public, excluded.definition_vi, excluded.rank,
  excluded.shown_as, excluded.direction, excluded.denominator_vi, excluded.source_vi)
WHERE i IS DISTINCT FROM excluded;

INSERT INTO indicator_target AS t (indicator_code, unit_id, year, percent, source)
SELECT s.indicator_code, u.id, s.year, s.percent, s.source
FROM stage_indicator_target s JOIN unit u ON u.code = s.unit_code AND u.kind = 'province'
ON CONFLICT (indicator_code, unit_id, year) DO UPDATE
SET (percent, source) = (excluded.percent, excluded.source)
WHERE t IS DISTINCT FROM excluded;
