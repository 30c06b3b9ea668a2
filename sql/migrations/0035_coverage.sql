-- Coverage: how an indicator is shown, and the cells that everybody may read.
-- JSON, GeoJSON and CSV read the same views, so they cannot disagree.

ALTER TABLE indicator
  ADD COLUMN rank smallint NOT NULL DEFAULT 0,
  ADD COLUMN shown_as text NOT NULL DEFAULT 'count',
  -- Which way is better, or neither.
  ADD COLUMN direction text NOT NULL DEFAULT 'none',
  ADD COLUMN denominator_vi text,
  ADD COLUMN source_vi text NOT NULL DEFAULT 'Chưa ghi nguồn.',
  ADD CONSTRAINT indicator_is_shown_as_count_or_percent CHECK (shown_as IN ('count', 'percent')),
  ADD CONSTRAINT indicator_direction_is_known CHECK (direction IN ('more', 'less', 'none')),
  ADD CONSTRAINT indicator_percent_says_of_what
    CHECK (shown_as = 'count' OR num_nulls(denominator, denominator_vi) = 0);

-- A commune without a row in unit_count has not begun: its counts are unknown, not 0.
CREATE VIEW coverage_count AS
SELECT u.code, u.full_name, c.households, c.households_recognised, c.persons_vneid_seen,
  c.requests_received, c.requests_fulfilled, c.people_helped,
  coalesce(o.requests, c.nothing) AS requests_open,
  coalesce(m.ambassadors, c.nothing) AS ambassadors,
  (SELECT f.value FROM unit_figure f
    WHERE f.unit_id = u.id AND f.figure = 'adults' AND f.as_of <= local_day(now())
    ORDER BY f.as_of DESC LIMIT 1) AS adults
FROM unit u
LEFT JOIN (
  SELECT commune_id, 0 AS nothing, sum(households) AS households,
    sum(households_recognised) AS households_recognised,
    sum(persons_vneid_seen) AS persons_vneid_seen, sum(requests_received) AS requests_received,
    sum(requests_fulfilled) AS requests_fulfilled, sum(people_helped) AS people_helped
  FROM unit_count GROUP BY commune_id) c ON c.commune_id = u.id
LEFT JOIN (
  SELECT commune_id, count(*) AS requests FROM help_request
  WHERE closed_reason IS NULL GROUP BY commune_id) o ON o.commune_id = u.id
LEFT JOIN (
  SELECT commune_id, count(*) AS ambassadors FROM ambassador
  WHERE status = 'active' AND valid @> (SELECT local_day(now())) GROUP BY commune_id) m
  ON m.commune_id = u.id
WHERE u.kind = 'commune' AND u.valid @> local_day(now());
COMMENT ON VIEW coverage_count IS
  'The exact counts of today''s communes; never shown as they are.';

-- Each public indicator with its exact numerator and denominator, and the kind of cell they make.
-- LIMIT 1: nobody analyzes a table of one row, and taken for 80 it makes every plan dear.
-- few: it, or of a share any of its three parts, is a number below the smallest public one.
CREATE VIEW coverage_judged AS
SELECT i.code AS indicator, i.rank, i.shown_as = 'percent' AS is_share, u.code, u.full_name,
  v.numerator, v.denominator, CASE
    WHEN v.numerator IS NULL THEN 'not_collected'
    WHEN i.shown_as = 'percent'
      AND (v.denominator IS NULL OR v.denominator = 0 OR v.denominator < v.numerator)
      THEN 'no_denominator'
    WHEN v.numerator BETWEEN 1 AND k.least OR (i.shown_as = 'percent'
      AND (v.denominator <= k.least OR v.denominator - v.numerator BETWEEN 1 AND k.least))
      THEN 'few'
    WHEN v.numerator = 0 THEN 'zero' ELSE 'number' END AS state
FROM (SELECT smallest_public_count - 1 AS least FROM cell LIMIT 1) k
CROSS JOIN indicator i CROSS JOIN coverage_count u
LEFT JOIN LATERAL (VALUES
  ('households', u.households, NULL), ('households_recognised', u.households_recognised, NULL),
  ('requests_open', u.requests_open, NULL), ('requests_served', u.requests_fulfilled, NULL),
  ('ambassadors', u.ambassadors, NULL), ('people_helped', u.people_helped, NULL),
  ('vneid_seen', u.persons_vneid_seen, NULL),
  ('share_served', u.requests_fulfilled, u.requests_received),
  ('share_recognised', u.households_recognised, u.households),
  ('share_vneid_seen', u.persons_vneid_seen, u.adults)) AS v (indicator, numerator, denominator)
  ON v.indicator = i.code AND i.is_counted_here
WHERE i.is_public;

-- Neither is granted to the service: it reads coverage_cell, of the next migration, and no more.
