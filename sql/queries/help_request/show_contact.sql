-- Called by GET /v1/help-requests/{id}/contact, daisuso.principal being set; row security decides.
-- One row: how to reach the asker; each reading is logged. $1 token, $2 roles, $3 request.
WITH asking AS MATERIALIZED (SELECT * FROM asking($1::text, $2::text[])),
coordinator AS MATERIALIZED (
  SELECT * FROM asking($1::text, array_remove($2::text[], 'ambassador'))
),
mine AS MATERIALIZED (
  SELECT a.state FROM asking($1::text, '{ambassador}') q
    JOIN ambassador m ON m.person_id = q.person_id JOIN assignment a ON a.ambassador_id = m.id
  WHERE q.permitted AND 'ambassador' = ANY ($2::text[]) AND a.help_request_id = $3::uuid
    AND a.state IN ('offered', 'accepted', 'started', 'reported', 'verified')
    AND (a.ended_at IS NULL OR a.ended_at > now() - interval '7 days')
),
request AS MATERIALIZED (
  SELECT r, r.commune_id = ANY (c.communes) OR r.village_id = ANY (c.villages) AS coordinates,
    EXISTS (SELECT FROM mine WHERE state <> 'offered') AS serves
  FROM help_request r CROSS JOIN coordinator c
  WHERE r.id = $3::uuid AND (r.commune_id = ANY (c.communes) OR r.village_id = ANY (c.villages)
    OR EXISTS (SELECT FROM mine))
),
shown AS MATERIALIZED (
  SELECT r.coordinates, (r.r).id, c.*
  FROM request r CROSS JOIN LATERAL help_request_contact(r.r) c WHERE r.coordinates OR r.serves
),
logged AS (
  INSERT INTO contact_read (id, reader_id, owner_id, help_request_id, purpose)
  SELECT new_id(), q.person_id, unnest(s.owners), s.id,
    CASE WHEN s.coordinates THEN 'coordinate' ELSE 'serve' END
  FROM shown s CROSS JOIN asking q
)
SELECT CASE WHEN s.id IS NOT NULL THEN 'ok' WHEN EXISTS (SELECT FROM request) THEN 'forbidden'
    ELSE asking_refusal(q.known, q.permitted) END AS outcome,
  NULL::bigint AS version, CASE WHEN s.id IS NOT NULL THEN s.contact::text
    WHEN EXISTS (SELECT FROM request) THEN 'Thông tin liên hệ chỉ mở sau khi bạn nhận việc.'
  END AS body, NULL::text AS cursor
FROM asking q LEFT JOIN shown s ON true;
