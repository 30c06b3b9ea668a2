-- Called by a demonstration's loader, as the owner. One row: ok when nobody is there yet.
-- No parameters. state_conflict when people are there, forbidden when the cell is of real people.
SELECT CASE WHEN NOT EXISTS (SELECT FROM cell WHERE kind = 'demonstration') THEN 'forbidden'
    WHEN EXISTS (SELECT FROM person) THEN 'state_conflict' ELSE 'ok' END AS outcome,
  NULL::bigint AS version, NULL::text AS body, NULL::text AS cursor;
