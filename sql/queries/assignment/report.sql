-- Called by POST /v1/assignments/{id}/events, report, by its ambassador. Work done is always kept.
-- One row: assignment and visit, or why not. $1 token, $2 roles, $3 key, $4 call, $5 body, $6 id.
WITH asking AS MATERIALIZED (SELECT * FROM asking($1::text, $2::text[])),
earlier AS MATERIALIZED (
  SELECT e.* FROM asking q, earlier_answer(q.person_id, $3::uuid, $4::text, $5::text) e
  WHERE q.permitted),
given AS MATERIALIZED (SELECT * FROM visit_report($5::json)),
visible AS MATERIALIZED (
  SELECT a.id, a.help_request_id, a.ambassador_id, q.person_id
  FROM asking q JOIN assignment a ON a.id = $6::uuid
    JOIN ambassador m ON m.id = a.ambassador_id AND m.person_id = q.person_id
  WHERE q.permitted AND a.help_request_id IS NOT NULL AND NOT EXISTS (SELECT FROM earlier)),
-- Judged on rows read after their lock; a week is written under its ambassador's lock alone.
request AS (
  SELECT r FROM visible v JOIN help_request r ON r.id = v.help_request_id FOR NO KEY UPDATE OF r),
volunteer AS (
  SELECT m FROM request, visible v JOIN ambassador m ON m.id = v.ambassador_id
  FOR NO KEY UPDATE OF m),
held AS (
  SELECT a FROM volunteer, visible v JOIN assignment a ON a.id = v.id FOR NO KEY UPDATE OF a),
verdict AS MATERIALIZED (
  SELECT h.a, (q.r).service_code, g.*, coalesce(o.outcome, 'ok') AS verdict, o.detail,
    assignment_after((h.a).state, g.event) AS state
  FROM given g CROSS JOIN request q CROSS JOIN held h
    LEFT JOIN LATERAL report_obstacle(g.event, g.at, h.a) o ON true),
going AS MATERIALIZED (
  SELECT v.*, d.* FROM verdict v, assignment_change((v.a).state, v.state) d
  WHERE v.verdict = 'ok'),
-- An upsert reaches a week that another call opened after this statement began.
week AS (
  INSERT INTO ambassador_week AS w (ambassador_id, monday, minutes, cap_minutes)
  SELECT (a).ambassador_id, date_trunc('week', (a).day)::date, 0, 0 FROM going WHERE accepted < 0
  ON CONFLICT (ambassador_id, monday)
    DO UPDATE SET minutes = w.minutes - (SELECT (a).minutes FROM going)),
moved_request AS (
  UPDATE help_request n SET version = n.version + 1,
    accepted_count = n.accepted_count + c.accepted, started_count = n.started_count + c.started,
    reported_count = n.reported_count + c.reported,
    attempt = n.attempt + (c.event = 'fail' AND n.accepted_count + c.accepted = 0)::integer
  FROM going c WHERE n.id = (c.a).help_request_id RETURNING n.id, n.version),
moved_ambassador AS (
  UPDATE ambassador n SET open_count = n.open_count + c.open
  FROM going c WHERE n.id = (c.a).ambassador_id),
moved AS (
  UPDATE assignment n SET version = n.version + 1, state = c.state, end_reason = c.end_reason,
    started_at = CASE c.event WHEN 'report' THEN coalesce(n.started_at, c.at) ELSE n.started_at END,
    reported_at = CASE c.event WHEN 'report' THEN c.at END,
    ended_at = CASE c.event WHEN 'fail' THEN now() END
  FROM going c WHERE n.id = (c.a).id RETURNING n AS a),
told AS (
  INSERT INTO visit AS n (id, assignment_id, ambassador_id, commune_id, village_id, service_code,
    occurred_at, is_late, minutes, people_helped, outcome, reason, op_id)
  SELECT visit_id, (a).id, (a).ambassador_id, (a).commune_id, (a).village_id, service_code, at,
    verdict = 'late' OR at < now() - interval '30 days', minutes, people_helped, outcome, reason,
    $3::uuid FROM verdict WHERE verdict IN ('ok', 'late') RETURNING n AS v),
counted AS (
  INSERT INTO unit_count AS n (commune_id, village_id, people_helped)
  SELECT (v).commune_id, (v).village_id, (v).people_helped FROM told
  ON CONFLICT (unit_id) DO UPDATE SET people_helped = n.people_helped + excluded.people_helped),
done AS MATERIALIZED (
  SELECT coalesce(m.a, v.a) AS a, q.person_id, jsonb_build_object('assignment',
    assignment_body(coalesce(m.a, v.a), true), 'visit', visit_body(t.v)) AS body
  FROM told t CROSS JOIN verdict v CROSS JOIN visible q LEFT JOIN moved m ON true),
noted AS (
  INSERT INTO event (id, subject_kind, subject_id, subject_version, kind, help_request_id,
    help_request_version, commune_id, actor_id, via, occurred_at, op_id, reason, detail)
  SELECT new_id(), s.*, r.id, r.version, (d.a).commune_id, d.person_id, 'api', g.at, $3::uuid,
    g.reason, d.body -> 'visit'
  FROM done d CROSS JOIN given g LEFT JOIN moved_request r ON true
    CROSS JOIN LATERAL report_subject(d.a, g.visit_id, r.id IS NOT NULL) s),
kept AS (
  INSERT INTO idempotency (principal_id, key, fingerprint, status, version, body, created_at)
  SELECT person_id, $3::uuid, fingerprint($4::text, $5::text), 200, (a).version, body, now()
  FROM done)
SELECT 'ok' AS outcome, (a).version::bigint AS version, body::text AS body, NULL::text AS cursor
FROM done
UNION ALL SELECT outcome, version, body, NULL FROM earlier
UNION ALL SELECT verdict, NULL, detail, NULL FROM verdict WHERE verdict NOT IN ('ok', 'late')
UNION ALL SELECT asking_refusal(known, permitted), NULL, NULL, NULL
FROM asking WHERE NOT EXISTS (SELECT FROM visible) AND NOT EXISTS (SELECT FROM earlier);
