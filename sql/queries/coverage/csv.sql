-- Called by GET /v1/coverage.csv; no token. One row: a line a commune, and the province's last.
-- No parameters. RFC 4180 in UTF-8 with a mark for Excel; a cell's state in words beside its value.
WITH head AS (
  SELECT string_agg(csv_text(name_vi || CASE shown_as WHEN 'percent' THEN ' (%)' ELSE '' END)
    || ',' || csv_text(name_vi || ': tình trạng')
    || CASE shown_as WHEN 'percent' THEN ',' || csv_text(name_vi || ': tử số')
      || ',' || csv_text(name_vi || ': mẫu số') ELSE '' END, ',' ORDER BY rank, code) AS names
  FROM indicator WHERE is_public
),
line AS (
  SELECT s.kind, s.code, csv_text(s.code) || ',' || csv_text(s.full_name) || ',' || instant(now())
    || CASE c.kind WHEN 'demonstration' THEN ',Trình diễn: người và số liệu là hư cấu,'
      ELSE ',Số liệu thật,' END
    || string_agg(coalesce(s.value::text, '')
      || ',' || csv_text(cell_word(s.state, c.smallest_public_count))
      || CASE WHEN s.is_share THEN ',' || coalesce(s.numerator::text, '')
        || ',' || coalesce(s.denominator::text, '') ELSE '' END, ',' ORDER BY s.rank, s.indicator)
    AS fields
  FROM coverage_cell s CROSS JOIN (SELECT * FROM cell LIMIT 1) c
  GROUP BY s.kind, s.code, s.full_name, c.kind
)
SELECT 'ok' AS outcome, NULL::bigint AS version,
  U&'\FEFF' || 'Mã,Đơn vị,Tính đến,Loại dữ liệu,' || (SELECT names FROM head) || E'\r\n'
    || string_agg(fields || E'\r\n', '' ORDER BY kind, code) AS body,
  NULL::text AS cursor
FROM line;
