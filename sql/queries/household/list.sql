-- Called by GET /v1/households. One row: a page by village, then in the order of registration.
-- $1 token, $2 roles, $3 commune or village code, $4 recognition, $5 status, $6 words of the
-- head's name, $7 limit, $8 cursor: the last shown.
WITH asking AS MATERIALIZED (SELECT * FROM asking($1::text, $2::text[])),
place AS MATERIALIZED (
  SELECT p.* FROM asking q CROSS JOIN LATERAL places(q.communes, q.villages, $3::text) p
),
after AS MATERIALIZED (
  SELECT u.code, h.id FROM household h JOIN unit u ON u.id = coalesce(h.village_id, h.commune_id)
  WHERE h.id = $8::uuid AND EXISTS (SELECT FROM place p WHERE p.commune_id = h.commune_id)
),
verdict AS MATERIALIZED (
  SELECT CASE WHEN NOT q.permitted THEN asking_refusal(q.known, q.permitted)
    WHEN $3::text IS NOT NULL AND NOT EXISTS (SELECT FROM place) THEN 'not_found'
    WHEN $8::uuid IS NOT NULL AND NOT EXISTS (SELECT FROM after) THEN 'invalid_parameter'
    -- What few have is found by reading all: some communes, not 1.3 million households.
    WHEN ($4::text IS NOT NULL OR $5::text <> 'active' OR $6::text IS NOT NULL)
      AND (SELECT count(DISTINCT commune_id) FROM place) > 5
      THEN 'invalid_parameter' ELSE 'ok' END AS outcome
  FROM asking q
),
sought AS MATERIALIZED (SELECT '% ' || nullif(folded($6::text), '') || '%' AS pattern),
-- A village's households lie together in household_in_a_village; its code gives the order.
bucket AS MATERIALIZED (
  SELECT p.commune_id, v.id AS village_id, v.code
  FROM place p JOIN unit v ON v.parent_id = p.commune_id AND v.kind = 'village'
  WHERE p.village_id IS NULL OR p.village_id = v.id
  UNION ALL
  SELECT p.commune_id, NULL, c.code FROM place p JOIN unit c ON c.id = p.commune_id
  WHERE p.village_id IS NULL
),
page AS MATERIALIZED (
  SELECT f.id, row_number() OVER (ORDER BY b.code COLLATE "C", f.id) AS row
  FROM verdict v CROSS JOIN (SELECT b.*, a.id AS after_id, a.code = b.code AS resumed
    FROM bucket b LEFT JOIN after a ON true
    WHERE a.code IS NULL OR b.code COLLATE "C" >= a.code ORDER BY b.code COLLATE "C") b
  CROSS JOIN LATERAL (
    SELECT h.id FROM (
      SELECT * FROM household x WHERE x.commune_id = b.commune_id AND x.village_id = b.village_id
      UNION ALL SELECT * FROM household y
      WHERE y.commune_id = b.commune_id AND y.village_id IS NULL AND b.village_id IS NULL) h
    WHERE h.status = $5::text AND ($4::text IS NULL OR h.recognition = $4::text)
      AND ($6::text IS NULL OR EXISTS (SELECT FROM person n WHERE n.id = h.head_id
        AND ' ' || n.name_folded LIKE (SELECT pattern FROM sought)))
      AND (b.resumed IS NOT TRUE OR h.id > b.after_id)
    ORDER BY h.id LIMIT $7::integer + 1) f
  WHERE v.outcome = 'ok'
  ORDER BY b.code COLLATE "C", f.id LIMIT $7::integer + 1
),
next AS (
  SELECT id AS cursor FROM page
  WHERE row = $7::integer AND EXISTS (SELECT FROM page WHERE row > $7::integer)
)
SELECT v.outcome, NULL::bigint AS version, CASE v.outcome
  WHEN 'ok' THEN jsonb_build_object(
    'households', (SELECT coalesce(jsonb_agg(s.summary ORDER BY p.row), '[]')
      FROM page p JOIN household h ON h.id = p.id CROSS JOIN LATERAL household_summary(h) s
      WHERE p.row <= $7::integer),
    'next', (SELECT cursor FROM next))::text
  WHEN 'invalid_parameter' THEN CASE WHEN $8::text IS NULL
    THEN 'Lọc hộ cần nêu nơi: hãy thêm ?commune hoặc ?village.'
    ELSE 'Con trỏ trang này không dùng được ở đây.' END END AS body,
  (SELECT cursor::text FROM next) AS cursor
FROM verdict v;
