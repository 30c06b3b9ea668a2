-- Called by POST /v1/matching-runs. One row: the run as it waits for the worker.
-- $1 token, $2 roles, $3 key, $4 method and path, $5 body, whose shape and ranges were checked before.
WITH asking AS MATERIALIZED (SELECT * FROM asking($1::text, $2::text[])),
earlier AS MATERIALIZED (
  SELECT e.* FROM asking q, earlier_answer(q.person_id, $3::uuid, $4::text, $5::text) e WHERE q.permitted),
given AS MATERIALIZED (
  SELECT b.*, q.person_id, q.communes, q.villages, coalesce(b.id, new_id()) AS new_id,
    coalesce(b.first_day, local_day(now()) + 1) AS from_day
  FROM asking q CROSS JOIN json_to_record($5::json) AS b(id uuid, scope json, first_day date,
    days smallint, policy jsonb, seed bigint)
  WHERE q.permitted AND NOT EXISTS (SELECT FROM earlier)),
-- A province stands for its communes. Without a scope it is all that one was granted.
named AS MATERIALIZED (
  SELECT s.place, u.id FROM given g
    CROSS JOIN json_array_elements_text(g.scope) WITH ORDINALITY AS s(code, place)
    LEFT JOIN LATERAL (
      SELECT w.id FROM unit w
      WHERE w.code = s.code AND w.kind IN ('commune', 'village') AND w.valid @> local_day(now())
      UNION ALL SELECT d.id FROM unit w JOIN unit d ON d.parent_id = w.id AND d.kind = 'commune'
      WHERE w.code = s.code AND w.kind = 'province'
        AND w.valid @> local_day(now()) AND d.valid @> local_day(now())) u ON true
  WHERE g.scope IS NOT NULL),
wanted AS MATERIALIZED (
  SELECT ARRAY(SELECT DISTINCT id FROM named WHERE id IS NOT NULL
    UNION SELECT unnest(g.communes || g.villages) WHERE g.scope IS NULL) AS scope,
    (SELECT json_agg(json_build_object('pointer', '/scope/' || f.place - 1,
        'detail', 'Không có đơn vị này trong phạm vi của bạn.') ORDER BY f.place)
      FROM (SELECT n.place FROM named n GROUP BY n.place
        HAVING bool_or(n.id IS NULL OR NOT is_scope_within(ARRAY[n.id], g.communes, g.villages))) f) AS faults
  FROM given g),
verdict AS MATERIALIZED (
  SELECT g.*, w.scope AS units, CASE WHEN w.faults IS NOT NULL THEN 'not_found'
      WHEN g.from_day NOT BETWEEN local_day(now()) AND local_day(now()) + 30 THEN 'invalid_body'
      ELSE 'ok' END AS outcome,
    CASE WHEN w.faults IS NOT NULL THEN w.faults::text
      ELSE '[{"pointer":"/first_day","detail":"Phải từ hôm nay đến 30 ngày tới."}]' END AS faults
  FROM given g CROSS JOIN wanted w),
made AS (
  INSERT INTO matching_run AS r (id, scope, first_day, days, policy, seed, requested_by, queued_at)
  SELECT v.new_id, v.units, v.from_day, coalesce(v.days, 7), coalesce(v.policy, '{}'),
    coalesce(v.seed, 0), v.person_id, now()
  FROM verdict v WHERE v.outcome = 'ok' RETURNING r),
done AS MATERIALIZED (
  SELECT m.r, jsonb_build_object('matching_run', matching_run_body(m.r)) AS body FROM made m),
noted AS (
  INSERT INTO event (id, subject_kind, subject_id, subject_version, kind, actor_id, via, occurred_at, op_id)
  SELECT new_id(), 'matching_run', (d.r).id, 1, 'queued', (d.r).requested_by, 'api', now(), $3::uuid
  FROM done d),
kept AS (
  INSERT INTO idempotency (principal_id, key, fingerprint, status, version, body, created_at)
  SELECT (d.r).requested_by, $3::uuid, fingerprint($4::text, $5::text), 202, 1, d.body, now() FROM done d)
SELECT 'accepted' AS outcome, 1::bigint AS version, body::text AS body, (r).id::text AS cursor FROM done
UNION ALL SELECT outcome, version, body, body::json #>> '{matching_run,id}' FROM earlier
UNION ALL SELECT outcome, NULL, faults, NULL FROM verdict WHERE outcome <> 'ok'
UNION ALL SELECT asking_refusal(known, permitted), NULL, NULL, NULL FROM asking WHERE NOT permitted;
