-- Called by GET /v1/help-requests, unprepared: each set of filters has its plan. One row: a page.
-- $1 token, $2 roles, $3 states (NULL: open), $4 unit code, $5 service, $6 priority, $7 mode,
-- $8 due from, $9 due before, $10 number, $11 limit, $12 cursor; NULL: any. Soonest due first.
WITH asking AS MATERIALIZED (SELECT * FROM asking($1::text, $2::text[])),
place AS MATERIALIZED (
  SELECT p.*, CASE WHEN p.village_id IS NULL THEN p.commune_id END AS whole
  FROM asking q CROSS JOIN LATERAL places(q.communes, q.villages, $4::text) p
),
verdict AS MATERIALIZED (
  SELECT CASE WHEN NOT q.known THEN 'unauthenticated' WHEN NOT q.permitted THEN 'forbidden'
    WHEN NOT EXISTS (SELECT FROM place) THEN 'not_found'
    -- Closed requests have no index by due day: a few communes are sorted, not a province.
    WHEN 'closed' = ANY ($3::text[]) AND (SELECT count(DISTINCT commune_id) FROM place) > 5
      THEN 'invalid_parameter' ELSE 'ok' END AS outcome
  FROM asking q
),
-- An index gives each place's rows in order, so a page reads few rows however many are open.
page AS MATERIALIZED (
  SELECT f.due_on, f.id, row_number() OVER (ORDER BY f.due_on, f.id) AS row
  FROM verdict CROSS JOIN place p CROSS JOIN LATERAL (
    SELECT r.due_on, r.id
    FROM (SELECT * FROM help_request a WHERE a.commune_id = p.whole
      UNION ALL SELECT * FROM help_request b
      WHERE b.village_id = p.village_id AND b.commune_id = p.commune_id) r
    WHERE ($3::text[] IS NULL OR r.state = ANY ($3::text[]))
      AND (r.closed_reason IS NULL OR coalesce('closed' = ANY ($3::text[]), false))
      AND ($5::text IS NULL OR r.service_code = $5::text)
      AND ($6::text IS NULL OR r.priority_class = $6::text)
      AND ($7::text IS NULL OR r.mode = $7::text)
      AND ($8::date IS NULL OR r.due_on >= $8::date) AND ($9::date IS NULL OR r.due_on < $9::date)
      AND ($10::integer IS NULL OR r.number = $10::integer)
      AND ($12::text IS NULL OR (r.due_on, r.id)
        > (split_part($12::text, '~', 1)::date, split_part($12::text, '~', 2)::uuid))
    ORDER BY r.due_on, r.id LIMIT $11::integer + 1) f
  WHERE verdict.outcome = 'ok'
  ORDER BY f.due_on, f.id LIMIT $11::integer + 1
),
next AS (
  SELECT due_on || '~' || id AS cursor FROM page
  WHERE row = $11::integer AND EXISTS (SELECT FROM page WHERE row > $11::integer)
)
SELECT v.outcome, NULL::bigint AS version, CASE v.outcome
  WHEN 'ok' THEN jsonb_build_object(
    'help_requests', (SELECT coalesce(jsonb_agg(
        s.summary || jsonb_build_object('beneficiary', b.beneficiary) ORDER BY p.row), '[]')
      FROM page p JOIN help_request r ON r.id = p.id
        CROSS JOIN LATERAL help_request_summary(r) s
        CROSS JOIN LATERAL help_request_beneficiary(r) b WHERE p.row <= $11::integer),
    'next', (SELECT cursor FROM next))::text
  WHEN 'invalid_parameter'
    THEN 'Yêu cầu đã đóng chỉ liệt kê theo từng xã: hãy thêm ?commune hoặc ?village.' END AS body,
  (SELECT cursor FROM next) AS cursor
FROM verdict v;
