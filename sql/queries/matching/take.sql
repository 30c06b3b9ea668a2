-- Called by the matching worker for its next run. One row: the run it now has, or not_found when none waits.
-- $1 the worker's name, unique among those alive. Taken are those queued, oldest first, and those whose worker has said
-- nothing for a minute. Whoever broke down on a run five times is spared it: it fails instead (each taking is a version).
WITH found AS MATERIALIZED (
  SELECT r.id, r.version FROM matching_run r
  WHERE r.state = 'queued' OR (r.state = 'running' AND r.heartbeat_at < now() - interval '1 minute')
  ORDER BY r.version > 5 DESC, r.queued_at, r.id LIMIT 1
  FOR UPDATE SKIP LOCKED),
taken AS (
  UPDATE matching_run r SET version = r.version + 1, worker = $1::text, heartbeat_at = now(),
    started_at = now(), state = CASE WHEN f.version > 5 THEN 'failed' ELSE 'running' END,
    failure = CASE WHEN f.version > 5 THEN 'Đã thử năm lần, lần nào tiến trình cũng dừng giữa chừng.' END,
    finished_at = CASE WHEN f.version > 5 THEN now() END
  FROM found f WHERE r.id = f.id
  RETURNING r.id, r.version, r.state, r.first_day, r.days, r.policy, r.seed),
noted AS (
  INSERT INTO event (id, subject_kind, subject_id, subject_version, kind, via, occurred_at, changed)
  SELECT new_id(), 'matching_run', id, version, state,
    'engine', now(), '{state}' FROM taken)
SELECT CASE state WHEN 'failed' THEN 'state_conflict' ELSE 'ok' END AS outcome, version::bigint,
  json_build_object('id', id, 'policy', policy)::text AS body, NULL::text AS cursor FROM taken
UNION ALL SELECT 'not_found', NULL, NULL, NULL WHERE NOT EXISTS (SELECT FROM taken);
