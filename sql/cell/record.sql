-- Sent by the migrator in the transaction that applied a file; $1 is its name, $2 its checksum.
-- No row.
INSERT INTO migration (name, checksum) VALUES ($1, $2)
