-- Called by GET /v1/ambassadors/{id}. One row: the ambassador, when they can, and five weeks.
-- $1 token, $2 roles, $3 ambassador. The role ambassador lets people see themselves and no other,
-- so it gives no scope here.
WITH asking AS MATERIALIZED (SELECT * FROM asking($1::text, $2::text[])),
scope AS MATERIALIZED (
  SELECT s.communes, s.villages
  FROM asking($1::text, array_remove($2::text[], 'ambassador')) s
)
SELECT CASE WHEN a.id IS NOT NULL THEN 'ok'
    ELSE asking_refusal(q.known, q.permitted) END AS outcome,
  NULL::bigint AS version, (s.summary || jsonb_build_object(
    'availability', (SELECT coalesce(jsonb_agg(jsonb_build_object(
        'kind', v.kind, 'weekday', v.weekday, 'from', lower(v.during), 'to', upper(v.during) - 1,
        'parts_of_day', parts_of_day(v.parts_of_day), 'seats', v.seats)
        ORDER BY v.kind DESC, v.weekday, lower(v.during), v.id), '[]')
      FROM availability v
      WHERE v.ambassador_id = a.id AND NOT v.during << daterange(local_day(now()), NULL)),
    'weeks', (SELECT jsonb_agg(jsonb_build_object('monday', d.monday::date,
        'minutes', coalesce(w.minutes, 0),
        'cap_minutes', coalesce(w.cap_minutes + w.extra_minutes, a.max_minutes_week))
        ORDER BY d.monday)
      FROM generate_series(date_trunc('week', local_day(now())::timestamp),
          local_day(now())::timestamp + interval '4 weeks', interval '1 week') AS d (monday)
        LEFT JOIN ambassador_week w ON w.ambassador_id = a.id AND w.monday = d.monday::date)
    ))::text AS body,
  NULL::text AS cursor
FROM asking q LEFT JOIN (ambassador a CROSS JOIN LATERAL ambassador_summary(a) s CROSS JOIN scope)
  ON a.id = $3::uuid AND q.permitted AND (a.person_id = q.person_id
    OR a.commune_id = ANY (scope.communes) OR a.village_id = ANY (scope.villages));
