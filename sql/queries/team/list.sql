-- Called by GET /v1/teams. One row: a page by commune and name, teams of today.
-- $1 token, $2 roles, $3 commune or village code, $4 kind, $5 words of the name,
-- $6 decision: valid or missing, $7 limit, $8 cursor: the last shown.
WITH asking AS MATERIALIZED (SELECT * FROM asking($1::text, $2::text[])),
place AS MATERIALIZED (
  SELECT c.code, p.commune_id, bool_or(p.village_id IS NULL) AS whole,
    array_agg(p.village_id) AS villages
  FROM asking q CROSS JOIN LATERAL places(q.communes, q.villages, $3::text) p
    JOIN unit c ON c.id = p.commune_id
  GROUP BY c.code, p.commune_id
),
after AS MATERIALIZED (
  SELECT p.code, t.name, t.id FROM team t JOIN place p USING (commune_id)
  WHERE t.id = $8::uuid AND t.valid @> local_day(now())
),
verdict AS MATERIALIZED (
  SELECT CASE WHEN NOT q.permitted THEN asking_refusal(q.known, q.permitted)
    WHEN $3::text IS NOT NULL AND NOT EXISTS (SELECT FROM place) THEN 'not_found'
    WHEN $8::uuid IS NOT NULL AND NOT EXISTS (SELECT FROM after) THEN 'invalid_parameter'
    ELSE 'ok' END AS outcome
  FROM asking q
),
sought AS MATERIALIZED (SELECT '% ' || nullif(folded($5::text), '') || '%' AS pattern),
page AS MATERIALIZED (
  SELECT t.id, row_number() OVER (ORDER BY p.code, t.name COLLATE "vi-x-icu", t.id) AS row
  FROM verdict v JOIN place p ON v.outcome = 'ok' JOIN team t ON t.commune_id = p.commune_id
    LEFT JOIN after a ON true
  WHERE (p.whole OR t.village_id = ANY (p.villages)) AND t.valid @> local_day(now())
    AND ($4::text IS NULL OR t.kind = $4::text)
    AND ($5::text IS NULL OR ' ' || t.name_folded LIKE (SELECT pattern FROM sought))
    AND ($6::text IS NULL OR (t.decision_number IS NOT NULL) = ($6::text = 'valid'))
    AND (a.id IS NULL OR (p.code, t.name COLLATE "vi-x-icu", t.id) > (a.code, a.name, a.id))
  ORDER BY p.code, t.name COLLATE "vi-x-icu", t.id LIMIT $7::integer + 1
),
next AS (
  SELECT id AS cursor FROM page
  WHERE row = $7::integer AND EXISTS (SELECT FROM page WHERE row > $7::integer)
)
SELECT v.outcome, NULL::bigint AS version, CASE v.outcome
  WHEN 'ok' THEN jsonb_build_object(
    'teams', (SELECT coalesce(jsonb_agg(s.summary ORDER BY p.row), '[]')
      FROM page p JOIN team t ON t.id = p.id CROSS JOIN LATERAL team_summary(t) s
      WHERE p.row <= $7::integer),
    'next', (SELECT cursor FROM next))::text
  WHEN 'invalid_parameter' THEN 'Con trỏ trang này không dùng được ở đây.' END AS body,
  (SELECT cursor::text FROM next) AS cursor
FROM verdict v;
