-- Called by the matching worker every few seconds while it solves. One row; taken: the run is another's, so stop.
-- $1 run, $2 worker.
WITH alive AS (
  UPDATE matching_run SET heartbeat_at = now()
  WHERE id = $1::uuid AND worker = $2::text AND state = 'running' RETURNING version)
SELECT 'ok' AS outcome, version::bigint, NULL::text AS body, NULL::text AS cursor FROM alive
UNION ALL SELECT 'taken', NULL, NULL, NULL WHERE NOT EXISTS (SELECT FROM alive);
