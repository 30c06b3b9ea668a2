-- Called by `daisusod token create`, as the owner. One row: the token made, and for whom.
-- $1 id, $2 token in clear, $3 person or NULL, $4 role or NULL, $5 unit code or NULL,
-- $6 label, $7 days it lasts, $8 ambassador whose person it is, or NULL.
-- Without either the first who holds the role over the unit or one below it, today.
WITH holder AS (
  SELECT g.person_id, g.role, u.full_name
  FROM role_grant g JOIN unit u ON u.id = g.unit_id
  LEFT JOIN unit above ON above.id = u.parent_id
  WHERE g.valid @> local_day(now())
    AND ($3::uuid IS NULL OR g.person_id = $3::uuid)
    AND ($8::uuid IS NULL
      OR g.person_id = (SELECT a.person_id FROM ambassador a WHERE a.id = $8::uuid))
    AND ($4::text IS NULL OR g.role = $4::text)
    AND ($5::text IS NULL OR $5::text IN (u.code, above.code))
  ORDER BY $5::text IS NOT DISTINCT FROM u.code DESC, g.person_id
  LIMIT 1
),
made AS (
  INSERT INTO token (id, sha256, kind, person_id, label, last_four, created_at, expires_at)
  SELECT $1::uuid, sha256(convert_to($2::text, 'UTF8')),
    CASE role WHEN 'integration' THEN 'integration' ELSE 'personal' END,
    person_id, $6::text, right($2::text, 4), now(), now() + make_interval(days => $7::integer)
  FROM holder
  RETURNING id, expires_at
)
SELECT CASE WHEN made.id IS NULL THEN 'not_found' ELSE 'created' END AS outcome,
  NULL::bigint AS version,
  (CASE WHEN made.id IS NOT NULL THEN jsonb_build_object(
    'id', made.id, 'person', p.display_name, 'person_id', p.id, 'role', h.role,
    'unit', h.full_name, 'expires_on', local_day(made.expires_at))
  END)::text AS body, NULL::text AS cursor
FROM (SELECT) AS once LEFT JOIN made ON true LEFT JOIN holder h ON true
LEFT JOIN person p ON p.id = h.person_id;
