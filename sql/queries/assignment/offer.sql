-- Called by POST /v1/help-requests/{id}/assignments, by leaders, after the matching rules (check).
-- One row: the assignment, or why not. $1 token, $2 roles, $3 key, $4 call, $5 body, $6 request,
-- $7 the rules that failed and were passed over, or NULL.
WITH asking AS MATERIALIZED (SELECT * FROM asking($1::text, $2::text[])),
earlier AS MATERIALIZED (
  SELECT e.* FROM asking q, earlier_answer(q.person_id, $3::uuid, $4::text, $5::text) e
  WHERE q.permitted),
given AS MATERIALIZED (SELECT * FROM assignment_offer($5::json)),
visible AS MATERIALIZED (
  SELECT r.id, q.person_id FROM asking q JOIN help_request r ON r.id = $6::uuid
  WHERE q.permitted AND NOT EXISTS (SELECT FROM earlier)
    AND (r.commune_id = ANY (q.communes) OR r.village_id = ANY (q.villages))),
-- Judged on rows read after their lock; a week is written under its ambassador's lock alone.
request AS (SELECT r FROM visible v JOIN help_request r ON r.id = v.id FOR NO KEY UPDATE OF r),
volunteer AS (
  SELECT m FROM request, given g JOIN ambassador m ON m.id = g.ambassador_id
  FOR NO KEY UPDATE OF m),
verdict AS MATERIALIZED (
  SELECT q.r, v.m, s.seat, coalesce(o.outcome, 'ok') AS outcome, o.detail
  FROM request q CROSS JOIN given g LEFT JOIN volunteer v ON true
    CROSS JOIN LATERAL (SELECT free_seat((v.m).id, g.day, g.part, g.seat) AS seat) s
    LEFT JOIN LATERAL offer_obstacle(q.r, v.m, g.versions, g.day, s.seat, g.during) o ON true),
week AS (
  INSERT INTO ambassador_week AS w (ambassador_id, monday, minutes, cap_minutes)
  SELECT (v.m).id, date_trunc('week', g.day)::date, (v.r).minutes, (v.m).max_minutes_week
  FROM verdict v, given g WHERE v.outcome = 'ok' AND g.is_agreed
  ON CONFLICT (ambassador_id, monday) DO UPDATE SET minutes = w.minutes + excluded.minutes
    WHERE w.minutes + excluded.minutes <= w.cap_minutes + w.extra_minutes
  RETURNING w.monday),
going AS MATERIALIZED (
  SELECT v.*, q.person_id, g.is_agreed::integer AS agreed,
    CASE WHEN g.is_agreed THEN 'accepted' ELSE 'offered' END AS state,
    CASE WHEN g.is_agreed THEN now() END AS agreed_at
  FROM verdict v, given g, visible q
  WHERE v.outcome = 'ok' AND (NOT g.is_agreed OR EXISTS (SELECT FROM week))),
moved_request AS (
  UPDATE help_request n SET version = n.version + 1,
    offered_count = n.offered_count + 1 - c.agreed, accepted_count = n.accepted_count + c.agreed
  FROM going c WHERE n.id = (c.r).id RETURNING n.version),
moved_ambassador AS (
  UPDATE ambassador n SET last_task_number = n.last_task_number + 1,
    open_count = n.open_count + c.agreed FROM going c WHERE n.id = (c.m).id),
made AS (
  INSERT INTO assignment AS n (id, help_request_id, ambassador_id, commune_id, village_id,
    task_number, state, day, part_of_day, seat, minutes, scheduled, origin, offered_by, offered_at,
    expires_at, handed_on_at, accepted_at, overridden_rules, override_reason, override_by)
  SELECT g.id, (c.r).id, (c.m).id, (c.r).commune_id, (c.r).village_id, (c.m).last_task_number + 1,
    c.state, g.day, g.part, c.seat, (c.r).minutes, g.during, 'leader', c.person_id, now(),
    offer_expiry(g.day, g.part), c.agreed_at, c.agreed_at, $7::text[],
    CASE WHEN $7 IS NOT NULL THEN g.reason END, CASE WHEN $7 IS NOT NULL THEN c.person_id END
  FROM going c, given g RETURNING n AS a),
done AS MATERIALIZED (
  SELECT a, jsonb_build_object('assignment', assignment_body(a, false)) AS body FROM made),
noted AS (
  INSERT INTO event (id, subject_kind, subject_id, subject_version, kind, help_request_id,
    help_request_version, commune_id, actor_id, on_behalf_of_id, via, occurred_at, op_id, changed,
    detail)
  SELECT new_id(), 'assignment', (d.a).id, 1, c.state, (d.a).help_request_id, r.version,
    (d.a).commune_id, c.person_id, CASE c.agreed WHEN 1 THEN (c.m).person_id END, 'api', now(),
    $3::uuid, '{state}', jsonb_strip_nulls(jsonb_build_object(
      'ambassador_id', (d.a).ambassador_id, 'overridden_rules', (d.a).overridden_rules))
  FROM done d, going c, moved_request r),
kept AS (
  INSERT INTO idempotency (principal_id, key, fingerprint, status, version, body, created_at)
  SELECT c.person_id, $3::uuid, fingerprint($4::text, $5::text), 201, 1, d.body, now()
  FROM done d, going c)
SELECT 'created' AS outcome, 1::bigint AS version, body::text AS body, (a).id::text AS cursor
FROM done
UNION ALL SELECT outcome, version, body, body::json #>> '{assignment,id}' FROM earlier
UNION ALL SELECT CASE v.outcome WHEN 'ok' THEN 'full' ELSE v.outcome END, NULL,
  CASE v.outcome WHEN 'ok' THEN week_obstacle(v.m, g.day) ELSE v.detail END, NULL
FROM verdict v, given g WHERE NOT EXISTS (SELECT FROM going)
UNION ALL SELECT asking_refusal(known, permitted), NULL, NULL, NULL
FROM asking WHERE NOT EXISTS (SELECT FROM visible) AND NOT EXISTS (SELECT FROM earlier);
