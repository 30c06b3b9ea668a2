-- Called by POST /v1/help-requests/{id}/assignments, by leaders and officers, after the matching rules. One row: the assignment.
-- $1 token, $2 roles, $3 key, $4 method and path, $5 body, $6 request. The versions read of both rows are the precondition.
WITH asking AS MATERIALIZED (SELECT * FROM asking($1::text, $2::text[])),
earlier AS MATERIALIZED (
  SELECT e.* FROM asking q, earlier_answer(q.person_id, $3::uuid, $4::text, $5::text) e WHERE q.permitted),
given AS MATERIALIZED (
  SELECT b.*, coalesce(b.id, new_id()) AS new_id, coalesce(b.agreed, false) AS is_agreed,
    (array_position('{morning,afternoon,evening}', b.part_of_day) - 1)::smallint AS part,
    CASE WHEN b.scheduled IS NOT NULL THEN tstzrange(
      (b.scheduled ->> 'from')::timestamptz, (b.scheduled ->> 'to')::timestamptz) END AS during
  FROM json_to_record($5::json) AS b(id uuid, ambassador_id uuid, ambassador_version integer,
    help_request_version integer, day date, part_of_day text, seat smallint, scheduled json,
    agreed boolean, override json)),
visible AS MATERIALIZED (
  SELECT r.id, q.person_id FROM asking q JOIN help_request r ON r.id = $6::uuid
  WHERE q.permitted AND NOT EXISTS (SELECT FROM earlier)
    AND (r.commune_id = ANY (q.communes) OR r.village_id = ANY (q.villages))),
-- Judged on rows read after their lock. A week is written under its ambassador's lock, so it needs none of its own.
request AS (SELECT r FROM visible v JOIN help_request r ON r.id = v.id FOR NO KEY UPDATE OF r),
volunteer AS (
  SELECT m FROM request, given g JOIN ambassador m ON m.id = g.ambassador_id FOR NO KEY UPDATE OF m),
verdict AS MATERIALIZED (
  SELECT q.r, v.m, s.seat, CASE WHEN (v.m).id IS NULL THEN 'invalid_body'
      WHEN (q.r).version <> g.help_request_version OR (v.m).version <> g.ambassador_version THEN 'stale'
      ELSE coalesce(o.outcome, 'ok') END AS outcome,
    CASE WHEN (v.m).id IS NULL THEN '[{"pointer":"/ambassador_id","detail":"Không có đại sứ này."}]'
      WHEN (q.r).version <> g.help_request_version THEN format('Yêu cầu đã sang phiên bản %s.', (q.r).version)
      WHEN (v.m).version <> g.ambassador_version THEN format('Đại sứ đã sang phiên bản %s.', (v.m).version)
      ELSE o.detail END AS detail
  FROM request q CROSS JOIN given g LEFT JOIN volunteer v ON true
  LEFT JOIN LATERAL (SELECT free_seat((v.m).id, g.day, g.part, g.seat) AS seat) s ON true
  LEFT JOIN LATERAL offer_obstacle(q.r, v.m, g.day, g.part, s.seat, g.during) o ON true),
week AS (
  INSERT INTO ambassador_week AS w (ambassador_id, monday, minutes, cap_minutes)
  SELECT (v.m).id, date_trunc('week', g.day)::date, (v.r).minutes, (v.m).max_minutes_week
  FROM verdict v, given g WHERE v.outcome = 'ok' AND g.is_agreed
  ON CONFLICT (ambassador_id, monday) DO UPDATE SET minutes = w.minutes + excluded.minutes
    WHERE w.minutes + excluded.minutes <= w.cap_minutes + w.extra_minutes
  RETURNING w.monday),
going AS MATERIALIZED (
  SELECT v.*, g.is_agreed, g.is_agreed::int AS agreed, q.person_id,
    CASE WHEN g.is_agreed THEN now() END AS agreed_at FROM verdict v, given g, asking q
  WHERE v.outcome = 'ok' AND (NOT g.is_agreed OR EXISTS (SELECT FROM week))),
moved_request AS (
  UPDATE help_request r SET version = r.version + 1, offered_count = r.offered_count + 1 - c.agreed,
    accepted_count = r.accepted_count + c.agreed FROM going c WHERE r.id = (c.r).id RETURNING r.version),
moved_ambassador AS (
  UPDATE ambassador m SET last_task_number = m.last_task_number + 1,
    open_count = m.open_count + c.agreed FROM going c WHERE m.id = (c.m).id),
made AS (
  INSERT INTO assignment AS a (id, help_request_id, ambassador_id, commune_id, village_id, task_number,
    state, day, part_of_day, seat, minutes, scheduled, origin, offered_by, offered_at, expires_at,
    handed_on_at, accepted_at, overridden_rule, override_reason, override_by)
  SELECT g.new_id, (c.r).id, (c.m).id, (c.r).commune_id, (c.r).village_id, (c.m).last_task_number + 1,
    CASE WHEN c.is_agreed THEN 'accepted' ELSE 'offered' END, g.day, g.part, c.seat, (c.r).minutes,
    g.during, 'leader', c.person_id, now(), offer_expiry(g.day, g.part), c.agreed_at, c.agreed_at,
    g.override ->> 'rule', normalize(g.override ->> 'reason'),
    CASE WHEN g.override IS NOT NULL THEN c.person_id END
  FROM going c, given g RETURNING a),
done AS MATERIALIZED (SELECT a, jsonb_build_object('assignment', assignment_body(a, false)) AS body FROM made),
noted AS (
  INSERT INTO event (id, subject_kind, subject_id, subject_version, kind, help_request_id,
    help_request_version, commune_id, actor_id, on_behalf_of_id, via, occurred_at, op_id, changed, detail)
  SELECT new_id(), 'assignment', (d.a).id, 1, CASE WHEN c.is_agreed THEN 'assign' ELSE 'offer' END,
    (d.a).help_request_id, r.version, (d.a).commune_id, c.person_id,
    CASE WHEN c.is_agreed THEN (c.m).person_id END, 'api', now(), $3::uuid, '{state}', jsonb_strip_nulls(
      jsonb_build_object('ambassador_id', (d.a).ambassador_id, 'overridden_rule', (d.a).overridden_rule))
  FROM done d, going c, moved_request r),
kept AS (
  INSERT INTO idempotency (principal_id, key, fingerprint, status, version, body, created_at)
  SELECT c.person_id, $3::uuid, fingerprint($4::text, $5::text), 201, 1, d.body, now() FROM done d, going c)
SELECT 'created' AS outcome, 1::bigint AS version, body::text AS body, (a).id::text AS cursor FROM done
UNION ALL SELECT outcome, version, body, body::json #>> '{assignment,id}' FROM earlier
UNION ALL SELECT CASE v.outcome WHEN 'ok' THEN 'full' ELSE v.outcome END, NULL, CASE v.outcome
  WHEN 'ok' THEN week_obstacle(v.m, g.day) ELSE v.detail END, NULL FROM verdict v, given g WHERE NOT EXISTS (SELECT FROM going)
UNION ALL SELECT asking_refusal(known, permitted), NULL, NULL, NULL
FROM asking WHERE NOT EXISTS (SELECT FROM visible) AND NOT EXISTS (SELECT FROM earlier);
