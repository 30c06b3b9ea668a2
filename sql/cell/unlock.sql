-- Sent by the migrator when it is done, or has failed.
-- One row.
SELECT pg_advisory_unlock(3517202511)
