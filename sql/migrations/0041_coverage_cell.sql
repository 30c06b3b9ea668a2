-- What of coverage leaves the house: the cells of communes, those of the province, and their words.
-- Everything here follows from the numbers shown and from which cells are few, nothing else.

-- Against differencing: a hidden number enters no sum. Whoever subtracts, over places, indicators
-- or repeated readings, finds of a hidden number that it lies in 1…9. So the province's number is
-- the sum of those shown, left_out says how many communes are not in it, and a share is taken over
-- the communes that show theirs. Hiding a second cell beside a lone one, the usual way, would
-- give the lone one away once the second was seen before or after: these numbers are live.
-- Not protected: that a number shown has grown by one since the last reading, and that a hidden one
-- has just become ten.
CREATE VIEW coverage_cell AS
WITH cell_of_commune AS MATERIALIZED (
  SELECT indicator, rank, is_share, code, full_name, state,
    CASE WHEN state IN ('zero', 'number') THEN numerator END AS numerator,
    CASE WHEN state IN ('zero', 'number') THEN denominator END AS denominator
  FROM coverage_judged
),
summed AS (
  SELECT indicator, rank, is_share, sum(numerator) AS numerator, sum(denominator) AS denominator,
    count(*) FILTER (WHERE state NOT IN ('zero', 'number')) AS left_out,
    -- few: no commune shows more than none, and some hide theirs.
    CASE WHEN bool_or(state = 'number') THEN 'number' WHEN bool_or(state = 'few') THEN 'few'
      WHEN bool_or(state = 'zero') THEN 'zero'
      WHEN bool_or(state = 'no_denominator') THEN 'no_denominator' ELSE 'not_collected' END AS state
  FROM cell_of_commune GROUP BY indicator, rank, is_share
),
cell_of_place AS (
  SELECT 'commune' AS kind, code, full_name, indicator, rank, is_share, state, numerator,
    denominator, NULL::bigint AS left_out
  FROM cell_of_commune
  UNION ALL
  SELECT 'province', u.code, u.full_name, s.indicator, s.rank, s.is_share, s.state,
    CASE WHEN s.state <> 'few' THEN s.numerator END,
    CASE WHEN s.state <> 'few' THEN s.denominator END, s.left_out
  FROM summed s
    JOIN unit u ON u.code = (SELECT province_code FROM cell) AND u.valid @> local_day(now())
)
SELECT kind, code, full_name, indicator, rank, is_share, state,
  CASE WHEN is_share THEN round(100.0 * numerator / denominator, 1) ELSE numerator END AS value,
  CASE WHEN is_share THEN numerator END AS numerator,
  CASE WHEN is_share THEN denominator END AS denominator, left_out
FROM cell_of_place;
COMMENT ON VIEW coverage_cell IS
  'A public indicator in one of today''s communes, or over those that show it in the province.';

CREATE FUNCTION cell_word(state text, smallest_count smallint) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE state WHEN 'number' THEN 'Có số liệu' WHEN 'zero' THEN 'Đã đếm, không có'
  WHEN 'few' THEN 'Ít hơn ' || smallest_count WHEN 'not_collected' THEN 'Chưa thu thập'
  WHEN 'no_denominator' THEN 'Chưa rõ mẫu số' END;

-- RFC 4180, and what a spreadsheet would run as a formula begins with an apostrophe instead
-- (https://owasp.org/www-community/attacks/CSV_Injection). Names are typed by people.
CREATE FUNCTION csv_text(t text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURNS NULL ON NULL INPUT
BEGIN ATOMIC
  SELECT CASE WHEN safe ~ '[",\r\n]' THEN '"' || replace(safe, '"', '""') || '"' ELSE safe END
  FROM (SELECT CASE WHEN t ~ '^[-=+@\t\r\n＝＋－＠]' THEN '''' || t ELSE t END AS safe) guarded;
END;
COMMENT ON FUNCTION csv_text(text) IS 'A field of text; numbers are written as they are.';

GRANT SELECT ON coverage_cell TO daisuso_service;
