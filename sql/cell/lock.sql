-- Sent by the migrator before all else: one at a time in a database; the number is only a name.
-- One row, when the lock is ours; it ends with the connection.
SELECT pg_advisory_lock(3517202511)
