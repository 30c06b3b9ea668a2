-- Called by POST /v1/matching-runs/{id}/application. One row: how many lines became offers, and why the rest did not.
-- $1 token, $2 roles, $3 key, $4 method and path, $5 body, $6 run. A line holds while both versions are those the engine
-- read, its seat is free and the offer has no obstacle. Locks: the run, then requests, then ambassadors, each by id.
WITH asking AS MATERIALIZED (SELECT * FROM asking($1::text, $2::text[])),
earlier AS MATERIALIZED (
  SELECT e.* FROM asking q, earlier_answer(q.person_id, $3::uuid, $4::text, $5::text) e WHERE q.permitted),
given AS MATERIALIZED (
  SELECT coalesce(b.require = 'all', false) AS is_all, b.lines FROM json_to_record($5::json) AS b(require text, lines integer[])),
visible AS MATERIALIZED (
  SELECT r.id, q.person_id FROM asking q JOIN matching_run r ON r.id = $6::uuid
  WHERE q.permitted AND NOT EXISTS (SELECT FROM earlier) AND is_scope_within(r.scope, q.communes, q.villages)),
run AS MATERIALIZED (SELECT r, v.person_id FROM visible v JOIN matching_run r ON r.id = v.id FOR NO KEY UPDATE OF r),
line AS MATERIALIZED (
  SELECT l.* FROM run, given g, matching_line l WHERE l.run_id = (run.r).id AND (run.r).state IN ('done', 'applied')
    AND l.ambassador_id IS NOT NULL AND l.outcome IS DISTINCT FROM 'offered' AND (g.lines IS NULL OR l.line = ANY (g.lines))),
request AS MATERIALIZED (
  SELECT h AS r FROM help_request h WHERE h.id IN (SELECT help_request_id FROM line) ORDER BY h.id FOR NO KEY UPDATE OF h),
volunteer AS MATERIALIZED (
  SELECT m FROM ambassador m
  WHERE m.id IN (SELECT ambassador_id FROM line) AND (SELECT count(*) FROM request) > 0 ORDER BY m.id FOR NO KEY UPDATE OF m),
verdict AS MATERIALIZED (
  SELECT l.line, l.day, l.part_of_day, l.seat, q.r, v.m, coalesce(o.outcome, 'ok') AS outcome,
    CASE o.outcome WHEN 'invalid_body' THEN 'Ngày của dòng này đã qua.' ELSE o.detail END AS detail
  FROM line l JOIN request q ON (q.r).id = l.help_request_id JOIN volunteer v ON (v.m).id = l.ambassador_id
  LEFT JOIN LATERAL offer_obstacle(q.r, v.m, ARRAY[l.help_request_version, l.ambassador_version], l.day,
    free_seat(l.ambassador_id, l.day, l.part_of_day, l.seat), NULL) o ON true),
refused AS MATERIALIZED (SELECT line, outcome, detail FROM verdict WHERE outcome <> 'ok'),
going AS MATERIALIZED (
  SELECT v.*, new_id() AS id, row_number() OVER (PARTITION BY (v.r).id ORDER BY v.line) AS nth_of_request,
    row_number() OVER (PARTITION BY (v.m).id ORDER BY v.line) AS nth_of_ambassador
  FROM verdict v, given g WHERE v.outcome = 'ok' AND NOT (g.is_all AND EXISTS (SELECT FROM refused))),
moved_request AS (
  UPDATE help_request h SET version = h.version + c.n, offered_count = h.offered_count + c.n
  FROM (SELECT (r).id, count(*)::smallint AS n FROM going GROUP BY 1) c WHERE h.id = c.id),
moved_ambassador AS (
  UPDATE ambassador m SET last_task_number = m.last_task_number + c.n
  FROM (SELECT (m).id, count(*)::integer AS n FROM going GROUP BY 1) c WHERE m.id = c.id),
made AS (
  INSERT INTO assignment (id, help_request_id, ambassador_id, commune_id, village_id, task_number, state, day,
    part_of_day, seat, minutes, origin, run_id, line, offered_by, offered_at, expires_at)
  SELECT g.id, (g.r).id, (g.m).id, (g.r).commune_id, (g.r).village_id, (g.m).last_task_number + g.nth_of_ambassador,
    'offered', g.day, g.part_of_day, g.seat, (g.r).minutes, 'engine', (run.r).id, g.line, run.person_id, now(),
    offer_expiry(g.day, g.part_of_day) FROM going g, run),
applied AS (
  UPDATE matching_run n SET version = n.version + 1, state = 'applied', applied_at = coalesce(n.applied_at, now()),
    applied_by = coalesce(n.applied_by, run.person_id) FROM run, given g
  WHERE n.id = (run.r).id AND n.state IN ('done', 'applied') AND NOT (g.is_all AND EXISTS (SELECT FROM refused))
  RETURNING n.id, n.version, run.person_id),
marked AS (
  UPDATE matching_line l SET outcome = CASE v.outcome WHEN 'ok' THEN 'offered' ELSE v.outcome END
  FROM applied a, verdict v WHERE l.run_id = a.id AND l.line = v.line),
done AS MATERIALIZED (
  SELECT a.*, jsonb_build_object('applied', (SELECT count(*) FROM going), 'offers', (SELECT count(*) FROM going),
    'refused', (SELECT coalesce(jsonb_agg(to_jsonb(r) ORDER BY r.line), '[]') FROM refused r)) AS body FROM applied a),
noted AS (
  INSERT INTO event (id, subject_kind, subject_id, subject_version, kind, help_request_id, help_request_version,
    commune_id, actor_id, via, occurred_at, op_id, changed, detail)
  SELECT new_id(), 'assignment', g.id, 1, 'offered', (g.r).id, (g.r).version + g.nth_of_request, (g.r).commune_id,
    d.person_id, 'api', now(), $3::uuid, '{state}'::text[], jsonb_build_object('ambassador_id', (g.m).id, 'run_id', d.id)
  FROM going g, done d
  UNION ALL SELECT new_id(), 'matching_run', d.id, d.version, 'applied', NULL, NULL, NULL, d.person_id, 'api', now(),
    $3::uuid, '{state}', d.body - 'refused' FROM done d),
kept AS (
  INSERT INTO idempotency (principal_id, key, fingerprint, status, version, body, created_at)
  SELECT person_id, $3::uuid, fingerprint($4::text, $5::text), 200, version, body, now() FROM done)
SELECT 'ok' AS outcome, version::bigint, body::text AS body, NULL::text AS cursor FROM done
UNION ALL SELECT outcome, version, body, NULL FROM earlier
UNION ALL SELECT CASE WHEN (r).state IN ('done', 'applied') THEN 'stale' ELSE 'state_conflict' END, NULL,
  CASE WHEN (r).state IN ('done', 'applied') THEN (SELECT format(
      '%s trong %s dòng không còn đúng, nên không áp dụng dòng nào. Dòng %s: %s', (SELECT count(*) FROM refused),
      (SELECT count(*) FROM verdict), f.line, f.detail) FROM refused f ORDER BY f.line LIMIT 1)
    ELSE 'Lượt ghép này chưa có kết quả để áp dụng.' END, NULL
FROM run WHERE NOT EXISTS (SELECT FROM done)
UNION ALL SELECT asking_refusal(known, permitted), NULL, NULL, NULL
FROM asking WHERE NOT EXISTS (SELECT FROM visible) AND NOT EXISTS (SELECT FROM earlier);
