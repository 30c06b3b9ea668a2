-- Called by GET /v1/me. One row: who the token stands for, their grants of today, their service.
-- $1 token. A person without any grant is answered too: that they have none is the answer.
WITH asking AS MATERIALIZED (SELECT * FROM asking($1::text, '{}'))
SELECT CASE WHEN q.known THEN 'ok' ELSE 'unauthenticated' END AS outcome, NULL::bigint AS version,
  (SELECT jsonb_build_object(
    'person', jsonb_build_object('id', p.id, 'display_name', p.display_name),
    'roles', (SELECT coalesce(jsonb_agg(jsonb_build_object(
        'role', r.role, 'unit', unit_name(r.unit_id), 'until', upper(r.valid) - 1)
        ORDER BY r.role, u.code, r.id), '[]')
      FROM role_grant r JOIN unit u ON u.id = r.unit_id
      WHERE r.person_id = p.id AND r.valid @> local_day(now())
        AND (k.kind = 'integration') = (r.role = 'integration')),
    'ambassador', (SELECT jsonb_build_object('id', a.id) FROM ambassador a
      WHERE a.person_id = p.id AND a.valid @> local_day(now())),
    'token', jsonb_build_object('label', k.label, 'expires_at', instant(k.expires_at)))
  FROM token k JOIN person p ON p.id = k.person_id
  WHERE k.sha256 = sha256(convert_to($1::text, 'UTF8')) AND q.known)::text AS body,
  NULL::text AS cursor
FROM asking q;
