-- Called by GET /readyz; no token. One row: ok when this server takes writes and knows its cell.
-- No parameters. A demoted primary answers unavailable, so the balancer turns to the other.
SELECT CASE WHEN pg_is_in_recovery() OR NOT EXISTS (SELECT FROM cell) THEN 'unavailable' ELSE 'ok' END AS outcome,
  NULL::bigint AS version, NULL::text AS body, NULL::text AS cursor;
