-- Called by POST /v1/assignments/{id}/events: verify, return, by leaders, never of their own work.
-- One row: the assignment, its request, how many offers ended with it; or why not. The last
-- verification needed closes the request. $1 token, $2 roles, $3 key, $4 call, $5 body, $6 id.
WITH asking AS MATERIALIZED (SELECT * FROM asking($1::text, $2::text[])),
officer AS MATERIALIZED (SELECT * FROM asking($1::text, '{commune_officer}')),
earlier AS MATERIALIZED (SELECT e.* FROM asking q, earlier_answer(q.person_id, $3::uuid, $4::text,
  $5::text) e WHERE q.permitted),
given AS MATERIALIZED (SELECT * FROM assignment_verdict($5::json)),
visible AS MATERIALIZED (
  SELECT a.id, a.help_request_id, a.ambassador_id, q.person_id, CASE WHEN a.commune_id
    = ANY (o.communes) OR a.village_id = ANY (o.villages) THEN 'commune' ELSE 'leader' END AS level
  FROM asking q CROSS JOIN officer o JOIN assignment a ON a.id = $6::uuid
  WHERE q.permitted AND a.help_request_id IS NOT NULL AND NOT EXISTS (SELECT FROM earlier)
    AND (a.commune_id = ANY (q.communes) OR a.village_id = ANY (q.villages))),
-- Judged on rows read after their lock.
request AS (
  SELECT r FROM visible v JOIN help_request r ON r.id = v.help_request_id FOR NO KEY UPDATE OF r),
volunteer AS (SELECT m FROM request, visible v JOIN ambassador m ON m.id = v.ambassador_id
  FOR NO KEY UPDATE OF m),
held AS (SELECT a FROM volunteer, visible JOIN assignment a USING (id) FOR NO KEY UPDATE OF a),
verdict AS MATERIALIZED (
  SELECT h.a, q.r, v.m, s.person_id, s.level, g.*, n.state, d.*,
    (q.r).verified_count + d.verified = (q.r).people_needed AS closes,
    coalesce(o.outcome, 'ok') AS outcome, o.detail
  FROM given g CROSS JOIN visible s CROSS JOIN request q CROSS JOIN volunteer v CROSS JOIN held h
    CROSS JOIN LATERAL (SELECT assignment_after((h.a).state, g.event) AS state) n
    CROSS JOIN LATERAL assignment_change((h.a).state, n.state) d
    LEFT JOIN LATERAL verdict_obstacle(g.event, g.at, g.comment, h.a, v.m, s.person_id) o ON true),
going AS MATERIALIZED (SELECT * FROM verdict WHERE outcome = 'ok'),
-- Offers beyond the places needed: all there can still be when everybody needed has been verified.
withdrawn AS (
  UPDATE assignment n SET version = n.version + 1, state = assignment_after(n.state, 'withdraw'),
    end_reason = 'request_closed', ended_at = now()
  FROM going c WHERE c.closes AND n.help_request_id = (c.r).id AND n.state = 'offered'
  RETURNING n.id, n.version, n.state),
tally AS (SELECT count(*)::integer AS ended FROM withdrawn),
-- Counted from the rows that were locked: a CHECK looks at a row of the snapshot first.
moved_request AS (
  UPDATE help_request n SET version = (c.r).version + 1,
    offered_count = (c.r).offered_count - t.ended, (reported_count, verified_count)
      = ((c.r).reported_count + c.reported, (c.r).verified_count + c.verified),
    (hold_reason, hold_until) = (SELECT (c.r).hold_reason, (c.r).hold_until WHERE NOT c.closes),
    (closed_reason, closed_at) = (SELECT 'fulfilled', now() WHERE c.closes)
  FROM going c, tally t WHERE n.id = (c.r).id RETURNING n AS r),
moved_ambassador AS (UPDATE ambassador n SET open_count = (c.m).open_count + c.open
  FROM going c WHERE n.id = (c.m).id AND c.open <> 0),
moved AS (
  UPDATE assignment n SET version = n.version + 1, state = c.state, verdict_comment = c.comment,
    (reported_at, ended_at) = (SELECT n.reported_at, now() WHERE c.state = 'verified')
  FROM going c WHERE n.id = (c.a).id RETURNING n AS a),
judged AS (
  INSERT INTO verification (id, assignment_id, level, verdict, method, verified_by, verified_at)
  SELECT new_id(), (a).id, level, found, method, person_id, at FROM going),
counted AS (UPDATE unit_count n SET requests_fulfilled = n.requests_fulfilled + 1
  FROM going c WHERE c.closes AND n.unit_id = coalesce((c.r).village_id, (c.r).commune_id)),
done AS MATERIALIZED (
  SELECT m.a, c.person_id, jsonb_build_object('assignment', assignment_body(m.a, false),
    'help_request', s.summary, 'ended', t.ended) AS body
  FROM moved m CROSS JOIN going c CROSS JOIN tally t CROSS JOIN moved_request q
    CROSS JOIN LATERAL help_request_summary(q.r) s),
noted AS (
  INSERT INTO event (id, subject_kind, subject_id, subject_version, kind, help_request_id,
    help_request_version, commune_id, actor_id, via, occurred_at, op_id, reason, changed, detail)
  SELECT new_id(), 'assignment', (m.a).id, (m.a).version, (m.a).state, (q.r).id, (q.r).version,
    (c.r).commune_id, c.person_id, 'api', c.at, $3::uuid, nullif(c.event, 'verify'),
    '{state}'::text[], jsonb_build_object('verdict', c.found, 'method', c.method)
  FROM moved m CROSS JOIN moved_request q CROSS JOIN going c
  UNION ALL SELECT new_id(), 'assignment', w.id, w.version, w.state, NULL, NULL, (c.r).commune_id,
    c.person_id, 'api', now(), $3::uuid, 'request_closed', '{state}', NULL
  FROM withdrawn w CROSS JOIN going c),
kept AS (
  INSERT INTO idempotency (principal_id, key, fingerprint, status, version, body, created_at)
  SELECT person_id, $3::uuid, fingerprint($4::text, $5::text), 200, (a).version, body, now()
  FROM done)
SELECT 'ok' AS outcome, (a).version::bigint AS version, body::text AS body, NULL::text AS cursor
FROM done
UNION ALL SELECT outcome, version, body, NULL FROM earlier
UNION ALL SELECT outcome, NULL, detail, NULL FROM verdict WHERE outcome <> 'ok'
UNION ALL SELECT asking_refusal(known, permitted), NULL, NULL, NULL
FROM asking WHERE NOT EXISTS (SELECT FROM visible) AND NOT EXISTS (SELECT FROM earlier);
