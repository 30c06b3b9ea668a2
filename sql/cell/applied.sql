-- Sent by the migrator to compare the database with its files.
-- One row a migration that was applied: its name and checksum, in the order of its bytes.
SELECT name, checksum FROM migration ORDER BY name COLLATE "C"
