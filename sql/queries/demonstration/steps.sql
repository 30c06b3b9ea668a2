-- Called by a demonstration's loader in its one transaction; $1 the tables it COPYs, `unit` left out.
-- One row a thing to do before and after the COPYs: each `before` in ascending order of step, then
-- the COPYs, then each `after` in descending order. No row: the cell holds real people.
-- Keys and indexes are built once, and references checked by one join, instead of row by row;
-- what stands afterwards is word for word what the migrations made.
-- TRUNCATE in the transaction lets COPY FREEZE; it comes first, since by the references that are set
-- aside later it empties whatever refers to the tables, the plans of the matching among them.
WITH loaded AS (SELECT name::regclass AS id FROM unnest($1::text[]) AS name),
step AS (
  SELECT CASE contype WHEN 'f' THEN 1 WHEN 'x' THEN 3 ELSE 5 END AS step,
    format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS before,
    format('ALTER TABLE %s ADD CONSTRAINT %I %s',
      conrelid::regclass, conname, pg_get_constraintdef(oid)) AS after
  FROM pg_constraint
  WHERE contype IN ('f', 'p', 'u', 'x')
    AND (conrelid IN (SELECT id FROM loaded) OR confrelid IN (SELECT id FROM loaded))
  UNION ALL
  SELECT 4, format('DROP INDEX %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
  FROM pg_index
  WHERE indrelid IN (SELECT id FROM loaded)
    AND NOT EXISTS (
      SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u', 'x'))
  UNION ALL
  -- The planner's figures, before references are checked by joins.
  SELECT 2, NULL, format('ANALYZE %s', string_agg(id::text, ', ')) FROM loaded
  UNION ALL
  SELECT 0, format('TRUNCATE %s CASCADE', string_agg(id::text, ', ')), NULL FROM loaded
  UNION ALL
  SELECT 6, 'DELETE FROM unit WHERE kind = ''village''', NULL
)
SELECT step, before, after FROM step
WHERE EXISTS (SELECT FROM cell WHERE kind = 'demonstration')
ORDER BY step, before;
