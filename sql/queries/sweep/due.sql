-- Called by the service's timer every few seconds, by every replica: what time alone brings about.
-- One row: how many offers lapsed, holds woke and keys were forgotten; more as cursor when there were
-- 500 of one. $1 now, or NULL for the clock's. What another call holds waits for the next sweep.
WITH clock AS MATERIALIZED (SELECT coalesce($1::timestamptz, now()) AS now),
-- Decision 21: an offer that nobody saw does not lapse.
due AS MATERIALIZED (
  SELECT a.id, a.help_request_id FROM assignment a
  WHERE a.state = 'offered' AND a.expires_at <= (SELECT now FROM clock)
    AND num_nonnulls(a.fetched_at, a.handed_on_at) > 0 AND a.help_request_id IS NOT NULL
  ORDER BY a.expires_at, a.id LIMIT 500),
request AS MATERIALIZED (
  SELECT r FROM help_request r WHERE r.id IN (SELECT help_request_id FROM due) ORDER BY r.id
  FOR NO KEY UPDATE OF r SKIP LOCKED),
-- Judged on rows read after their lock.
lapsing AS MATERIALIZED (
  SELECT a, q.r FROM request q JOIN due d ON d.help_request_id = (q.r).id
    JOIN assignment a ON a.id = d.id
  WHERE assignment_after(a.state, 'expire') IS NOT NULL FOR NO KEY UPDATE OF a SKIP LOCKED),
numbered AS MATERIALIZED (
  SELECT l.*, row_number() OVER (PARTITION BY (l.r).id ORDER BY (l.a).id) AS nth FROM lapsing l),
moved_request AS (
  UPDATE help_request n SET version = n.version + c.n, offered_count = n.offered_count - c.n
  FROM (SELECT (r).id, count(*) AS n FROM lapsing GROUP BY 1) c WHERE n.id = c.id),
lapsed AS (
  UPDATE assignment n SET version = n.version + 1, state = assignment_after(n.state, 'expire'),
    ended_at = c.now
  FROM lapsing l, clock c WHERE n.id = (l.a).id RETURNING n.id, n.version, n.state),
waking AS MATERIALIZED (
  SELECT r FROM help_request r WHERE r.hold_until <= (SELECT local_day(now) FROM clock)
    -- A row changes once in a statement.
    AND r.id NOT IN (SELECT (l.r).id FROM lapsing l)
  ORDER BY r.hold_until, r.id LIMIT 500 FOR NO KEY UPDATE OF r SKIP LOCKED),
woken AS (
  UPDATE help_request n SET version = n.version + 1, hold_reason = NULL, hold_until = NULL
  FROM waking w WHERE n.id = (w.r).id
  RETURNING n.id, n.version, n.state, n.commune_id, (w.r).hold_reason),
noted AS (
  INSERT INTO event (id, subject_kind, subject_id, subject_version, kind, help_request_id,
    help_request_version, commune_id, via, occurred_at, reason, changed)
  SELECT new_id(), 'assignment', l.id, l.version, l.state, (n.r).id, (n.r).version + n.nth,
    (n.r).commune_id, 'sweep', c.now, NULL, '{state}'::text[]
  FROM lapsed l JOIN numbered n ON (n.a).id = l.id CROSS JOIN clock c
  UNION ALL SELECT new_id(), 'help_request', w.id, w.version, w.state, w.id, w.version,
    w.commune_id, 'sweep', c.now, w.hold_reason, '{hold_reason,hold_until}'
  FROM woken w CROSS JOIN clock c),
-- Answers are kept for 30 days (decision 7).
old AS MATERIALIZED (
  SELECT principal_id, key FROM idempotency
  WHERE created_at < (SELECT now - interval '30 days' FROM clock) LIMIT 500),
forgotten AS (
  DELETE FROM idempotency i USING old o WHERE (i.principal_id, i.key) = (o.principal_id, o.key)
  RETURNING 1),
tally AS (
  SELECT (SELECT count(*) FROM lapsed) AS lapsed, (SELECT count(*) FROM woken) AS woken,
    (SELECT count(*) FROM forgotten) AS forgotten)
SELECT 'ok' AS outcome, NULL::bigint AS version, to_json(t)::text AS body,
  CASE WHEN greatest(t.lapsed, t.woken, t.forgotten) = 500 THEN 'more' END AS cursor
FROM tally t;
