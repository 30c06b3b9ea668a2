-- Called by GET /v1/visits, unprepared. One row: a page of visits in one's scope, latest first.
-- $1 token, $2 roles, $3 commune or village code, $4 from day, $5 to day, $6 limit, $7 cursor.
WITH asking AS MATERIALIZED (SELECT * FROM asking($1::text, $2::text[])),
place AS MATERIALIZED (
  SELECT p.* FROM asking q CROSS JOIN LATERAL places(q.communes, q.villages, $3::text) p
),
page AS MATERIALIZED (
  SELECT v.id, v.occurred_at, row_number() OVER (ORDER BY v.occurred_at DESC, v.id DESC) AS row
  FROM place p CROSS JOIN LATERAL (
    SELECT v.id, v.occurred_at FROM visit v
    WHERE v.commune_id = p.commune_id AND (p.village_id IS NULL OR v.village_id = p.village_id)
      AND ($4::date IS NULL OR v.occurred_at >= $4::date::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh')
      AND ($5::date IS NULL OR v.occurred_at < ($5::date + 1)::timestamp
        AT TIME ZONE 'Asia/Ho_Chi_Minh')
      AND ($7::text IS NULL OR (v.occurred_at, v.id)
        < (split_part($7::text, '~', 1)::timestamptz, split_part($7::text, '~', 2)::uuid))
    ORDER BY v.occurred_at DESC, v.id DESC LIMIT $6::integer + 1) v
  ORDER BY v.occurred_at DESC, v.id DESC LIMIT $6::integer + 1
),
next AS (
  SELECT to_char(occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '~' || id
    AS cursor FROM page
  WHERE row = $6::integer AND EXISTS (SELECT FROM page WHERE row > $6::integer)
)
SELECT CASE WHEN q.permitted AND EXISTS (SELECT FROM place) THEN 'ok'
    ELSE asking_refusal(q.known, q.permitted) END AS outcome, NULL::bigint AS version,
  CASE WHEN q.permitted AND EXISTS (SELECT FROM place) THEN jsonb_build_object(
  'visits', (SELECT coalesce(jsonb_agg(jsonb_build_object(
      'id', v.id, 'assignment_id', v.assignment_id, 'help_request_id', a.help_request_id,
      'ambassador', jsonb_build_object('id', m.id, 'display_name', h.display_name),
      'commune', jsonb_build_object('code', c.code, 'full_name', c.full_name),
      'village', CASE WHEN w.id IS NOT NULL
        THEN jsonb_build_object('code', w.code, 'full_name', w.full_name) END,
      'service', jsonb_build_object('code', s.code, 'name_vi', s.name_vi),
      'occurred_at', instant(v.occurred_at), 'recorded_at', instant(v.recorded_at),
      'is_late', v.is_late, 'minutes', v.minutes, 'people_helped', v.people_helped,
      'outcome', v.outcome, 'reason', v.reason) ORDER BY p.row), '[]')
    FROM page p JOIN visit v ON v.id = p.id JOIN ambassador m ON m.id = v.ambassador_id
      JOIN person h ON h.id = m.person_id JOIN unit c ON c.id = v.commune_id
      JOIN service s ON s.code = v.service_code LEFT JOIN unit w ON w.id = v.village_id
      LEFT JOIN assignment a ON a.id = v.assignment_id WHERE p.row <= $6::integer),
  'next', (SELECT cursor FROM next))::text END AS body, (SELECT cursor FROM next) AS cursor
FROM asking q;
