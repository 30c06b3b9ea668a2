-- Called after the refusal of a write, before it is told: did the same call, sent at the same time, succeed? One row.
-- $1 token, $2 roles, $3 key, $4 method and path, $5 body. not_found: no, so the refusal stands.
SELECT CASE WHEN NOT q.known THEN 'unauthenticated' WHEN NOT q.permitted THEN 'forbidden'
    WHEN i.key IS NULL THEN 'not_found'
    WHEN i.fingerprint = fingerprint($4::text, $5::text) THEN 'replayed'
    ELSE 'idempotency_key_reused' END AS outcome, i.version,
  CASE WHEN i.fingerprint = fingerprint($4::text, $5::text) THEN i.body END AS body, NULL::text AS cursor
FROM asking($1::text, $2::text[]) q LEFT JOIN idempotency i
  ON i.principal_id = q.person_id AND i.key = $3::uuid AND q.permitted;
