-- Called by POST /v1/help-requests/{id}/events: hold, resume, close, reopen, by leaders.
-- One row: the request and how much ended with it, or why not. $1 token, $2 roles, $3 key, $4 call,
-- $5 body, $6 request, $7 version read: while it is the row's, the snapshot's assignments are new.
WITH asking AS MATERIALIZED (SELECT * FROM asking($1::text, $2::text[])),
earlier AS MATERIALIZED (SELECT e.* FROM asking q, earlier_answer(q.person_id, $3::uuid, $4::text,
  $5::text) e WHERE q.permitted),
given AS MATERIALIZED (SELECT * FROM help_request_event($5::json)),
visible AS MATERIALIZED (
  SELECT r.id, q.* FROM asking q JOIN help_request r ON r.id = $6::uuid
  WHERE q.permitted AND NOT EXISTS (SELECT FROM earlier)
    AND (r.commune_id = ANY (q.communes) OR r.village_id = ANY (q.villages))),
request AS (SELECT r FROM visible v JOIN help_request r ON r.id = v.id FOR NO KEY UPDATE OF r),
verdict AS MATERIALIZED (
  SELECT q.r, g.*, v.person_id, n.*, coalesce(o.outcome, 'ok') AS outcome, o.detail
  FROM request q CROSS JOIN given g CROSS JOIN visible v
    CROSS JOIN LATERAL help_request_change(g.event, g.reason, (q.r).closed_reason) n
    LEFT JOIN LATERAL help_request_obstacle(q.r, $7::bigint, g.event, g.until,
      g.duplicate_of IS NULL OR EXISTS (SELECT FROM help_request d
        WHERE d.id = g.duplicate_of AND d.id <> (q.r).id AND d.duplicate_of_id IS NULL
          AND (d.commune_id = ANY (v.communes) OR d.village_id = ANY (v.villages)))) o ON true),
going AS MATERIALIZED (SELECT * FROM verdict WHERE outcome = 'ok'),
volunteer AS MATERIALIZED (
  SELECT m FROM ambassador m WHERE (SELECT event FROM going) = 'close' AND m.id IN (
    SELECT ambassador_id FROM assignment a WHERE a.help_request_id = $6::uuid AND a.is_live)
  ORDER BY m.id FOR NO KEY UPDATE OF m),
ending AS MATERIALIZED (
  SELECT a, v.m FROM volunteer v JOIN assignment a ON a.ambassador_id = (v.m).id
  WHERE a.help_request_id = $6::uuid AND a.is_live FOR NO KEY UPDATE OF a),
change AS MATERIALIZED (
  SELECT e.*, d.* FROM ending e CROSS JOIN LATERAL assignment_closing((e.a).state) d),
week AS (UPDATE ambassador_week w SET minutes = w.minutes + c.accepted * (c.a).minutes FROM change c
  WHERE (w.ambassador_id, w.monday) = ((c.m).id, date_trunc('week', (c.a).day)::date)),
moved_ambassador AS (UPDATE ambassador n SET open_count = (c.m).open_count + c.open
  FROM change c WHERE n.id = (c.m).id AND c.open <> 0),
ended AS (
  UPDATE assignment n SET version = n.version + 1, state = c.state, end_reason = 'request_closed',
    ended_at = now() FROM change c WHERE n.id = (c.a).id RETURNING n.id, n.version, n.state),
tally AS (SELECT count(*)::integer AS ended, coalesce(sum(offered), 0)::integer AS offered,
  coalesce(sum(accepted), 0)::integer AS accepted, coalesce(sum(started), 0)::integer AS started
  FROM change),
-- Of the locked row: a CHECK looks at the snapshot's first. A reopened request begins anew.
moved AS (
  UPDATE help_request n SET version = (c.r).version + 1, attempt = (c.r).attempt + 1 - c.keeps,
    intake = CASE c.keeps WHEN 0 THEN 'ready' ELSE n.intake END,
    reopened_at = CASE c.keeps WHEN 0 THEN now() ELSE n.reopened_at END,
    (offered_count, accepted_count, started_count, reported_count, verified_count) = (
      c.keeps * ((c.r).offered_count + t.offered), c.keeps * ((c.r).accepted_count + t.accepted),
      c.keeps * ((c.r).started_count + t.started), c.keeps * (c.r).reported_count,
      c.keeps * (c.r).verified_count),
    (hold_reason, hold_until) = (SELECT c.reason, c.until WHERE c.event = 'hold'),
    (closed_reason, closed_at, duplicate_of_id)
      = (SELECT c.closing, now(), c.duplicate_of WHERE c.event = 'close')
  FROM going c, tally t WHERE n.id = (c.r).id RETURNING n AS r),
counted AS (UPDATE unit_count n SET requests_received = n.requests_received + c.received,
    requests_fulfilled = n.requests_fulfilled + c.fulfilled
  FROM going c WHERE n.unit_id = coalesce((c.r).village_id, (c.r).commune_id)
    AND (c.received, c.fulfilled) <> (0, 0)),
done AS MATERIALIZED (
  SELECT m.r, c.person_id, jsonb_build_object('help_request', s.summary, 'ended', t.ended) AS body
  FROM moved m, going c, tally t, help_request_summary(m.r) s),
noted AS (
  INSERT INTO event (id, subject_kind, subject_id, subject_version, kind, help_request_id,
    help_request_version, commune_id, actor_id, via, occurred_at, op_id, reason, changed, detail)
  SELECT new_id(), 'help_request', (m.r).id, (m.r).version, (m.r).state, (m.r).id, (m.r).version,
    (m.r).commune_id, c.person_id, 'api', now(), $3::uuid, coalesce(c.cause, c.reason),
    '{state}'::text[], jsonb_build_object('event', c.event, 'ended', t.ended)
  FROM moved m, going c, tally t
  UNION ALL SELECT new_id(), 'assignment', e.id, e.version, e.state, NULL, NULL, (c.r).commune_id,
    c.person_id, 'api', now(), $3::uuid, 'request_closed', '{state}', NULL
  FROM ended e CROSS JOIN going c),
kept AS (
  INSERT INTO idempotency (principal_id, key, fingerprint, status, version, body, created_at)
  SELECT person_id, $3::uuid, fingerprint($4::text, $5::text), 200, (r).version, body, now()
  FROM done)
SELECT 'ok' AS outcome, (r).version::bigint AS version, body::text AS body, NULL::text AS cursor
FROM done
UNION ALL SELECT outcome, version, body, NULL FROM earlier
UNION ALL SELECT outcome, NULL, detail, NULL FROM verdict WHERE outcome <> 'ok'
UNION ALL SELECT asking_refusal(known, permitted), NULL, NULL, NULL
FROM asking WHERE NOT EXISTS (SELECT FROM visible) AND NOT EXISTS (SELECT FROM earlier);
