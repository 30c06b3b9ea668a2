-- Called by GET /v1/units?q=; no token. One row: a page of today's units that the words mean.
-- $1 words as typed, $2 kind wanted or NULL, $3 limit, $4 cursor or NULL: a place in hex.
WITH asked AS (
  SELECT folded($1::text) AS folded, toned($1::text) AS toned,
         -- Marks typed: dương must stand above đường. None typed: all tones are equal.
         toned($1::text) <> folded($1::text) AS with_marks,
         local_day(now()) AS today,
         convert_from(decode($4::text, 'hex'), 'UTF8') AS after
),
matched AS (
  SELECT u.id, u.code, u.kind, u.full_name, u.parent_id, u.former_province,
    u.valid @> a.today AS is_today,
    -- Best first: tones agree, today's name before a former one, whole name, its start, a word's
    -- start, inside; then by level.
    concat_ws(' ',
      CASE WHEN NOT a.with_marks OR strpos(toned(u.full_name), a.toned) > 0 THEN 0 ELSE 1 END,
      CASE WHEN u.valid @> a.today THEN 0 ELSE 1 END,
      CASE WHEN a.folded IN (u.name_folded, u.full_name_folded) THEN 0
        WHEN starts_with(u.name_folded, a.folded) THEN 1
        WHEN strpos(' ' || u.full_name_folded, ' ' || a.folded) > 0 THEN 2 ELSE 3 END,
      array_position('{province,commune,former_commune,former_district,village}', u.kind),
      u.full_name_folded, u.code) AS place
  FROM unit u, asked a
  WHERE a.folded <> '' AND u.full_name_folded LIKE '%' || a.folded || '%'
),
-- A former district stands for the successors of its communes.
succession AS (
  SELECT s.from_id, s.to_id FROM unit_succession s
  UNION SELECT c.parent_id, s.to_id FROM unit_succession s JOIN unit c ON c.id = s.from_id
),
led AS (
  SELECT m.*, m.id AS to_id, 1 AS parts FROM matched m WHERE m.is_today
  UNION ALL
  SELECT m.*, s.to_id, count(*) OVER (PARTITION BY m.id) AS parts
  FROM matched m JOIN succession s ON s.from_id = m.id WHERE NOT m.is_today
),
-- A unit found by several names stands once, at its best place; the code makes places unique.
best AS (
  SELECT DISTINCT ON (u.id) u.id, (l.place || ' ' || u.code) COLLATE "C" AS place,
    l.parts > 1 AS choose,
    CASE WHEN NOT l.is_today THEN json_build_object(
      'code', l.code, 'kind', l.kind, 'full_name', l.full_name,
      'within', concat_ws(', ', d.full_name, 'tỉnh ' || l.former_province || ' (cũ)')) END AS match
  FROM led l JOIN unit u ON u.id = l.to_id LEFT JOIN unit d ON d.id = l.parent_id
  WHERE $2::text IS NULL OR u.kind = $2::text
  ORDER BY u.id, l.place COLLATE "C"
),
page AS (
  SELECT b.*, row_number() OVER (ORDER BY b.place) AS row
  FROM best b, asked a WHERE a.after IS NULL OR b.place > a.after
  ORDER BY b.place LIMIT $3::integer + 1
),
next AS (
  SELECT encode(convert_to(place, 'UTF8'), 'hex') AS cursor
  FROM page WHERE row = $3::integer AND EXISTS (SELECT FROM page WHERE row > $3::integer)
)
SELECT 'ok' AS outcome, NULL::bigint AS version, json_build_object(
  'units', (SELECT coalesce(json_agg(
      s.summary || jsonb_build_object('match', p.match, 'choose', p.choose) ORDER BY p.row), '[]')
    FROM page p JOIN unit_summary s USING (id) WHERE p.row <= $3::integer),
  'next', (SELECT cursor FROM next))::text AS body,
  (SELECT cursor FROM next) AS cursor;
