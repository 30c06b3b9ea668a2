-- Text and days: how names are folded for search, and on which day an instant falls here.

-- The rule of folded, in order; no locale and no dictionary, so it can be told to people:
--  1 canonical decomposition (NFD);
--  2 Đ đ (U+0110 U+0111), Ð ð (U+00D0 U+00F0), Ɖ ɖ (U+0189 U+0256) become d;
--  3 every combining mark U+0300..U+036F goes: tones wherever placed, horn, breve, circumflex;
--  4 A–Z become a–z;
--  5 every run of anything but a–z and 0–9 becomes one space; spaces at both ends go;
--  6 y after a consonant (b–z without e, i, o, u, y) or after qu becomes i: Lý = Lí, Mỹ = Mĩ,
--    quý = quí; other y stay: Thúy, Duy, Tây, máy, Yên and the Ý of Ý Yên.
CREATE FUNCTION folded(t text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURNS NULL ON NULL INPUT
BEGIN ATOMIC
  SELECT regexp_replace(
    btrim(regexp_replace(lower(regexp_replace(
      translate(normalize(t, NFD), 'ĐđÐðƉɖ', 'dddddd'),
      '[\u0300-\u036f]+', '', 'g') COLLATE "C"), '[^a-z0-9]+', ' ', 'g')),
    '([bcdfghjklmnpqrstvwxz]|qu)y', '\1i', 'g');
END;
COMMENT ON FUNCTION folded(text) IS
  'Search key: a–z, 0–9 and single spaces; «Nguyễn», «NGUYEN» and «nguyên» are one.';

-- The rule of toned, which only ranks what folded found:
--  1 canonical decomposition; 2 Đ Ð ð Ɖ ɖ become đ; 3 A–Z become a–z;
--  4 every run of anything but a–z, 0–9, đ, the tones (U+0300 U+0301 U+0303 U+0309 U+0323) and
--    the vowel marks (U+0302 U+0306 U+031B) becomes one space; spaces at both ends go;
--  5 a word's tone moves to before its first vowel (a e i o u y), so that hòa = hoà, thủy = thuỷ,
--    and an unfinished «Thà» begins «Thành» while «Thanh» does not;
--  6 y after a consonant, or after qu, each perhaps with the tone, becomes i.
CREATE FUNCTION toned(t text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURNS NULL ON NULL INPUT
BEGIN ATOMIC
  SELECT regexp_replace(regexp_replace(
    btrim(regexp_replace(
      lower(translate(normalize(t, NFD), 'ĐÐðƉɖ', 'đđđđđ') COLLATE "C"),
      '[^a-z0-9đ\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323]+', ' ', 'g')),
    '([aeiouy][a-zđ\u0302\u0306\u031b]*)([\u0300\u0301\u0303\u0309\u0323])', '\2\1', 'g'),
    '([bcdfghjklmnpqrstvwxzđ][\u0300\u0301\u0303\u0309\u0323]?'
    '|q[\u0300\u0301\u0303\u0309\u0323]?u)y', '\1i', 'g');
END;
COMMENT ON FUNCTION toned(text) IS
  'Ranking key: tones and vowels as typed, the place of the tone and i/y unified.';

-- Days, windows and campaign edges are those of Vietnam (UTC+7, no summer time) everywhere.
CREATE FUNCTION local_day(at timestamptz) RETURNS date
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURNS NULL ON NULL INPUT
BEGIN ATOMIC
  SELECT (at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date;
END;
COMMENT ON FUNCTION local_day(timestamptz) IS 'The calendar day in Vietnam of an instant.';
