-- Called by POST /v1/assignments/{id}/events: accept, decline, start, release, fail by its
-- ambassador; withdraw, revoke by leaders.
-- One row: the assignment, or why not. $1 token, $2 roles, $3 key, $4 call, $5 body, $6 id.
WITH asking AS MATERIALIZED (
  SELECT *, 'ambassador' = ANY ($2::text[]) AS own FROM asking($1::text, $2::text[])),
earlier AS MATERIALIZED (
  SELECT e.* FROM asking q, earlier_answer(q.person_id, $3::uuid, $4::text, $5::text) e
  WHERE q.permitted),
given AS MATERIALIZED (
  SELECT event, reason, coalesce(occurred_at, now()) AS at
  FROM json_to_record($5::json) AS b(event text, reason text, occurred_at timestamptz)),
visible AS MATERIALIZED (
  SELECT a.id, a.help_request_id, a.ambassador_id, q.person_id, q.own
  FROM asking q JOIN assignment a ON a.id = $6::uuid JOIN ambassador m ON m.id = a.ambassador_id
  WHERE q.permitted AND a.help_request_id IS NOT NULL AND NOT EXISTS (SELECT FROM earlier)
    AND CASE WHEN q.own THEN m.person_id = q.person_id
      ELSE a.commune_id = ANY (q.communes) OR a.village_id = ANY (q.villages) END),
-- Judged on rows read after their lock; a week is written under its ambassador's lock alone.
request AS (
  SELECT r FROM visible v JOIN help_request r ON r.id = v.help_request_id FOR NO KEY UPDATE OF r),
volunteer AS (
  SELECT m FROM request, visible v JOIN ambassador m ON m.id = v.ambassador_id
  FOR NO KEY UPDATE OF m),
held AS (
  SELECT a FROM volunteer, visible v JOIN assignment a ON a.id = v.id FOR NO KEY UPDATE OF a),
verdict AS MATERIALIZED (
  SELECT h.a, v.m, q.r, g.*, assignment_after((h.a).state, g.event) AS state,
    coalesce(o.outcome, 'ok') AS outcome, o.detail
  FROM given g CROSS JOIN request q CROSS JOIN volunteer v CROSS JOIN held h
    LEFT JOIN LATERAL move_obstacle(g.event, g.at, h.a, q.r, v.m) o ON true),
change AS MATERIALIZED (
  SELECT v.*, d.*, d.accepted * (v.a).minutes AS minutes
  FROM verdict v, assignment_change((v.a).state, v.state) d WHERE v.outcome = 'ok'),
-- An upsert reaches a week that another call opened after this statement began.
week AS (
  INSERT INTO ambassador_week AS w (ambassador_id, monday, minutes, cap_minutes)
  SELECT (m).id, date_trunc('week', (a).day)::date, greatest(minutes, 0), (m).max_minutes_week
  FROM change WHERE minutes <> 0
  ON CONFLICT (ambassador_id, monday)
    DO UPDATE SET minutes = w.minutes + (SELECT minutes FROM change)
    WHERE w.minutes + (SELECT minutes FROM change) <= w.cap_minutes + w.extra_minutes
  RETURNING w.monday),
going AS MATERIALIZED (SELECT * FROM change WHERE minutes = 0 OR EXISTS (SELECT FROM week)),
-- Counted from the rows that were locked: a CHECK looks at a row of the snapshot first.
moved_request AS (
  UPDATE help_request n SET version = (c.r).version + 1,
    offered_count = (c.r).offered_count + c.offered,
    accepted_count = (c.r).accepted_count + c.accepted,
    started_count = (c.r).started_count + c.started,
    attempt = n.attempt + (c.event = 'fail' AND (c.r).accepted_count + c.accepted = 0)::integer
  FROM going c WHERE n.id = (c.r).id RETURNING n.id, n.version),
moved_ambassador AS (UPDATE ambassador n SET open_count = (c.m).open_count + c.open
  FROM going c WHERE n.id = (c.m).id AND c.open <> 0),
moved AS (
  UPDATE assignment n SET version = n.version + 1, state = c.state, end_reason = c.reason,
    accepted_at = CASE c.event WHEN 'accept' THEN c.at ELSE n.accepted_at END,
    started_at = CASE c.event WHEN 'start' THEN c.at ELSE n.started_at END,
    ended_at = CASE WHEN c.state NOT IN ('accepted', 'started') THEN now() END
  FROM going c WHERE n.id = (c.a).id RETURNING n AS a),
done AS MATERIALIZED (
  SELECT m.a, v.person_id, jsonb_build_object('assignment', assignment_body(m.a, v.own)) AS body
  FROM moved m, visible v),
noted AS (
  INSERT INTO event (id, subject_kind, subject_id, subject_version, kind, help_request_id,
    help_request_version, commune_id, actor_id, via, occurred_at, op_id, reason, changed)
  SELECT new_id(), 'assignment', (d.a).id, (d.a).version, (d.a).state, r.id, r.version,
    (d.a).commune_id, d.person_id, 'api', g.at, $3::uuid, g.reason, '{state}'
  FROM done d, given g, moved_request r),
kept AS (
  INSERT INTO idempotency (principal_id, key, fingerprint, status, version, body, created_at)
  SELECT person_id, $3::uuid, fingerprint($4::text, $5::text), 200, (a).version, body, now()
  FROM done)
SELECT 'ok' AS outcome, (a).version::bigint AS version, body::text AS body, NULL::text AS cursor
FROM done
UNION ALL SELECT outcome, version, body, NULL FROM earlier
UNION ALL SELECT CASE outcome WHEN 'ok' THEN 'full' ELSE outcome END, NULL,
  CASE outcome WHEN 'ok' THEN week_obstacle(m, (a).day) ELSE detail END, NULL
FROM verdict WHERE NOT EXISTS (SELECT FROM going)
UNION ALL SELECT asking_refusal(known, permitted), NULL, NULL, NULL
FROM asking WHERE NOT EXISTS (SELECT FROM visible) AND NOT EXISTS (SELECT FROM earlier);
