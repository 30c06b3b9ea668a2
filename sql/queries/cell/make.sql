-- Called at start, as the owner. One row: that this schema is a cell of the kind asked for.
-- $1 kind: real or demonstration. state_conflict when the cell is of the other kind already.
WITH made AS (
  INSERT INTO cell (kind, province_code)
  SELECT $1::text, u.code FROM unit u WHERE u.kind = 'province' AND u.valid @> local_day(now())
  ON CONFLICT DO NOTHING RETURNING kind
)
SELECT CASE WHEN found.kind = $1::text THEN 'ok' ELSE 'state_conflict' END AS outcome,
  NULL::bigint AS version, NULL::text AS body, NULL::text AS cursor
FROM (SELECT coalesce((SELECT kind FROM made), (SELECT kind FROM cell)) AS kind) AS found;
