-- Called by GET /v1/ambassadors. One row: a page by commune and name, those of today.
-- $1 token, $2 roles, $3 commune or village code, $4 team, $5 status (none: all but who left),
-- $6 skill, $7 words of the name, $8 limit, $9 cursor: the last shown.
WITH asking AS MATERIALIZED (SELECT * FROM asking($1::text, $2::text[])),
place AS MATERIALIZED (
  SELECT c.code, p.commune_id, bool_or(p.village_id IS NULL) AS whole,
    array_agg(p.village_id) AS villages
  FROM asking q CROSS JOIN LATERAL places(q.communes, q.villages, $3::text) p
    JOIN unit c ON c.id = p.commune_id
  GROUP BY c.code, p.commune_id
),
after AS MATERIALIZED (
  SELECT p.code, n.display_name AS name, m.id
  FROM ambassador m JOIN person n ON n.id = m.person_id JOIN place p ON p.commune_id = m.commune_id
  WHERE m.id = $9::uuid
),
verdict AS MATERIALIZED (
  SELECT CASE WHEN NOT q.permitted THEN asking_refusal(q.known, q.permitted)
    WHEN $3::text IS NOT NULL AND NOT EXISTS (SELECT FROM place) THEN 'not_found'
    WHEN $9::uuid IS NOT NULL AND NOT EXISTS (SELECT FROM after) THEN 'invalid_parameter'
    -- A name is sought by reading who serves there: some communes, not the 50,000 of a province.
    WHEN $7::text IS NOT NULL AND (SELECT count(*) FROM place) > 5 THEN 'invalid_parameter'
    ELSE 'ok' END AS outcome
  FROM asking q
),
sought AS MATERIALIZED (SELECT '% ' || nullif(folded($7::text), '') || '%' AS pattern),
skilled AS MATERIALIZED (
  SELECT k.person_id FROM competence k WHERE k.skill_code = $6::text AND k.level > 0
),
-- Commune after commune until the page is full: each is sorted alone, and most are never read.
page AS MATERIALIZED (
  SELECT f.id, row_number() OVER (ORDER BY p.code, f.name COLLATE "vi-x-icu", f.id) AS row
  FROM (SELECT p.*, a.name AS after_name, a.id AS after_id, a.code = p.code AS resumed
    FROM place p JOIN verdict v ON v.outcome = 'ok' LEFT JOIN after a ON true
    WHERE a.code IS NULL OR p.code >= a.code ORDER BY p.code) p
  CROSS JOIN LATERAL (
    SELECT m.id, n.display_name AS name FROM ambassador m JOIN person n ON n.id = m.person_id
    WHERE m.commune_id = p.commune_id AND (p.whole OR m.village_id = ANY (p.villages))
      AND m.valid @> local_day(now()) AND ($4::uuid IS NULL OR m.team_id = $4::uuid)
      AND CASE WHEN $5::text IS NULL THEN m.status <> 'left' ELSE m.status = $5::text END
      AND ($6::text IS NULL OR m.person_id IN (SELECT person_id FROM skilled))
      AND ($7::text IS NULL OR ' ' || n.name_folded LIKE (SELECT pattern FROM sought))
      AND (p.resumed IS NOT TRUE
        OR (n.display_name COLLATE "vi-x-icu", m.id) > (p.after_name, p.after_id))
    ORDER BY n.display_name COLLATE "vi-x-icu", m.id LIMIT $8::integer + 1) f
  ORDER BY p.code, f.name COLLATE "vi-x-icu", f.id LIMIT $8::integer + 1
),
next AS (
  SELECT id AS cursor FROM page
  WHERE row = $8::integer AND EXISTS (SELECT FROM page WHERE row > $8::integer)
)
SELECT v.outcome, NULL::bigint AS version, CASE v.outcome
  WHEN 'ok' THEN jsonb_build_object(
    'ambassadors', (SELECT coalesce(jsonb_agg(s.summary ORDER BY p.row), '[]')
      FROM page p JOIN ambassador a ON a.id = p.id CROSS JOIN LATERAL ambassador_summary(a) s
      WHERE p.row <= $8::integer),
    'next', (SELECT cursor FROM next))::text
  WHEN 'invalid_parameter' THEN CASE WHEN $9::text IS NULL
    THEN 'Tìm theo tên cần nêu nơi: hãy thêm ?commune hoặc ?village.'
    ELSE 'Con trỏ trang này không dùng được ở đây.' END END AS body,
  (SELECT cursor::text FROM next) AS cursor
FROM verdict v;
