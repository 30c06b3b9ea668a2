-- Called by GET /v1/units?q=; no token. One row: the page of units whose name matches, best first.
-- $1 words as typed, $2 kind or NULL, $3 limit, $4 cursor or NULL.
WITH asked AS (
  SELECT folded($1::text) AS folded, toned($1::text) AS toned,
         -- Marks typed: dương must stand above đường. None typed: all tones are equal.
         toned($1::text) <> folded($1::text) AS with_marks,
         local_day(now()) AS today,
         convert_from(decode($4::text, 'hex'), 'UTF8') AS after
),
matched AS (
  SELECT u.*, u.valid @> a.today AS is_today,
    -- One text that sorts as the page does, and is the cursor: tones, then today's before former, then
    -- whole name, start, start of a word, inside; then level, name, code.
    concat_ws(' ',
      CASE WHEN NOT a.with_marks OR strpos(toned(u.full_name), a.toned) > 0 THEN 0 ELSE 1 END,
      CASE WHEN u.valid @> a.today THEN 0 ELSE 1 END,
      CASE WHEN a.folded IN (u.name_folded, u.full_name_folded) THEN 0
        WHEN starts_with(u.name_folded, a.folded) THEN 1
        WHEN strpos(' ' || u.full_name_folded, ' ' || a.folded) > 0 THEN 2 ELSE 3 END,
      array_position('{province,commune,former_commune,former_district,village}', u.kind),
      u.full_name_folded, u.code, u.id) COLLATE "C" AS place
  FROM unit u, asked a
  WHERE a.folded <> '' AND u.full_name_folded LIKE '%' || a.folded || '%'
    AND ($2::text IS NULL OR u.kind = $2::text)
),
page AS (
  SELECT m.*, row_number() OVER (ORDER BY m.place) AS row
  FROM matched m, asked a
  WHERE a.after IS NULL OR m.place > a.after
  ORDER BY m.place
  LIMIT $3::integer + 1
),
shown AS (
  SELECT p.row, p.place, json_build_object(
    'code', p.code, 'kind', p.kind, 'designation', p.designation,
    'name', p.name, 'full_name', p.full_name,
    'within', within.names,
    'valid_from', lower(p.valid), 'valid_to', upper(p.valid) - 1, 'is_today', p.is_today,
    'point', CASE WHEN p.inside_point IS NOT NULL
      THEN json_build_array(ST_X(p.inside_point), ST_Y(p.inside_point)) END,
    'today', today.units,
    -- A split unit, or a district spread over several: the reader must say which part is meant.
    'must_ask', coalesce(json_array_length(today.units), 0) > 1) AS item
  FROM page p
  LEFT JOIN LATERAL (
    SELECT string_agg(w.full_name, ', ' ORDER BY w.step) AS names FROM (
      SELECT 1 AS step, f.full_name FROM unit f WHERE f.id = p.former_commune_id
      UNION ALL SELECT 2, o.full_name FROM unit o WHERE o.id = p.parent_id
      UNION ALL SELECT 3, 'Tỉnh ' || p.former_province WHERE NOT p.is_today) w
  ) AS within ON true
  LEFT JOIN LATERAL (
    SELECT json_agg(json_build_object('code', t.code, 'full_name', t.full_name,
      'is_whole', t.is_whole, 'share', t.share) ORDER BY t.code) AS units
    FROM (
      SELECT n.code, n.full_name, s.is_whole, s.share
      FROM unit_succession s JOIN unit n ON n.id = s.to_id WHERE s.from_id = p.id
      UNION
      SELECT n.code, n.full_name, NULL, NULL
      FROM unit c JOIN unit_succession s ON s.from_id = c.id JOIN unit n ON n.id = s.to_id
      WHERE c.parent_id = p.id AND p.kind = 'former_district') t
  ) AS today ON NOT p.is_today
  WHERE p.row <= $3::integer
)
SELECT 'ok' AS outcome, NULL::bigint AS version,
  json_build_object('items', coalesce(json_agg(s.item ORDER BY s.place), '[]'))::text AS body,
  CASE WHEN (SELECT count(*) FROM page) > $3::integer
    THEN encode(convert_to(max(s.place), 'UTF8'), 'hex') END AS cursor
FROM shown s;
