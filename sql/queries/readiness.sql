-- Called by GET /readyz; no token. One row: whether this server may be written to and holds a loaded cell.
-- No parameters. outcome ok, or unavailable with the reason in body.
SELECT CASE WHEN c.kind IS NOT NULL AND NOT pg_is_in_recovery() AND u.communes > 0
    THEN 'ok' ELSE 'unavailable' END AS outcome,
  NULL::bigint AS version,
  json_build_object('cell', c.kind, 'is_writable', NOT pg_is_in_recovery(),
    'communes', u.communes)::text AS body,
  NULL::text AS cursor
FROM (SELECT count(*) AS communes FROM unit WHERE kind = 'commune') u LEFT JOIN cell c ON true;
