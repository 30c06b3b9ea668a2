-- Called by the matching worker when a run cannot be solved. One row; taken: the run is another's, nothing is written.
-- $1 run, $2 worker, $3 why, one Vietnamese sentence.
WITH failed AS (
  UPDATE matching_run SET version = version + 1, state = 'failed', failure = $3::text, finished_at = now()
  WHERE id = $1::uuid AND worker = $2::text AND state = 'running' RETURNING id, version),
noted AS (
  INSERT INTO event (id, subject_kind, subject_id, subject_version, kind, via, occurred_at, changed)
  SELECT new_id(), 'matching_run', id, version, 'failed', 'engine', now(), '{state}' FROM failed)
SELECT 'ok' AS outcome, version::bigint, NULL::text AS body, NULL::text AS cursor FROM failed
UNION ALL SELECT 'taken', NULL, NULL, NULL WHERE NOT EXISTS (SELECT FROM failed);
