-- Called by POST /v1/matching-runs/{id}/application until no line is left: a portion, a transaction.
-- One row: partly with its last line as cursor; ok without a body: close. $1 token, $2 roles, $3 key,
-- $4 call, $5 body, $6 run, $7 cursor or NULL. A line holds while both versions are those the engine
-- read and the offer has no obstacle. Locks: run, lines left by others, requests and ambassadors by id.
WITH asking AS MATERIALIZED (SELECT * FROM asking($1::text, $2::text[])),
earlier AS MATERIALIZED (SELECT e.* FROM asking q, earlier_answer(q.person_id, $3::uuid, $4::text,
  $5::text) e WHERE q.permitted),
given AS MATERIALIZED (SELECT coalesce(b.require = 'all', false) AS is_all, b.lines
  FROM json_to_record($5::json) AS b(require text, lines integer[])),
visible AS MATERIALIZED (SELECT r.id, person_id FROM asking q JOIN matching_run r ON r.id = $6::uuid
  WHERE q.permitted AND NOT EXISTS (SELECT FROM earlier)
    AND is_scope_within(r.scope, q.communes, q.villages)),
run AS MATERIALIZED (
  SELECT r, person_id, r.state IN ('done', 'applying', 'applied') AS is_solved
  FROM visible JOIN matching_run r USING (id) FOR NO KEY UPDATE OF r),
portion AS MATERIALIZED (
  SELECT p.* FROM run, given g, matching_portion((run.r).id, g.lines, coalesce($7::integer, 0),
    CASE WHEN g.is_all THEN 1000000 ELSE 500 END) p WHERE run.is_solved),
line AS MATERIALIZED (SELECT l.* FROM portion JOIN matching_line l USING (run_id, line)
  WHERE l.outcome IS DISTINCT FROM 'offered' FOR NO KEY UPDATE OF l),
request AS MATERIALIZED (SELECT h AS r FROM help_request h
  WHERE h.id IN (SELECT help_request_id FROM line) ORDER BY h.id FOR NO KEY UPDATE OF h),
volunteer AS MATERIALIZED (SELECT m FROM ambassador m WHERE (SELECT count(*) FROM request) > 0
  AND m.id IN (SELECT ambassador_id FROM line) ORDER BY m.id FOR NO KEY UPDATE OF m),
verdict AS MATERIALIZED (
  SELECT l.line, l.day, l.part_of_day, l.seat, q.r, v.m, l.outcome IS NOT NULL AS was_refused,
    coalesce(o.outcome, 'offered') AS outcome,
    CASE o.outcome WHEN 'invalid_body' THEN 'Ngày của dòng này đã qua.' ELSE o.detail END AS detail
  FROM line l, request q, volunteer v
    LEFT JOIN LATERAL offer_obstacle(q.r, v.m, ARRAY[l.help_request_version, l.ambassador_version],
      l.day, free_seat(l.ambassador_id, l.day, l.part_of_day, l.seat), NULL) o ON true
  WHERE (q.r).id = l.help_request_id AND (v.m).id = l.ambassador_id),
forbidden AS MATERIALIZED (
  SELECT application_refusal(array_agg(outcome), array_agg(line), array_agg(detail)) AS why
  FROM verdict, given g WHERE g.is_all HAVING bool_or(outcome <> 'offered')),
judged AS MATERIALIZED (
  SELECT v.*, new_id() AS id, v.outcome = 'offered' AS is_offer,
    row_number() OVER (PARTITION BY (v.r).id, v.outcome = 'offered' ORDER BY v.line) AS nth,
    row_number() OVER (PARTITION BY (v.m).id, v.outcome = 'offered' ORDER BY v.line) AS nth_task
  FROM verdict v WHERE NOT EXISTS (SELECT FROM forbidden)),
moved_request AS (
  UPDATE help_request h SET version = h.version + c.n, offered_count = h.offered_count + c.n
  FROM (SELECT (r).id, count(*) AS n FROM judged WHERE is_offer GROUP BY 1) c WHERE h.id = c.id),
moved_ambassador AS (
  UPDATE ambassador m SET last_task_number = m.last_task_number + c.n
  FROM (SELECT (m).id, count(*) AS n FROM judged WHERE is_offer GROUP BY 1) c WHERE m.id = c.id),
made AS (
  INSERT INTO assignment (id, help_request_id, ambassador_id, commune_id, village_id, task_number,
    state, day, part_of_day, seat, minutes, origin, run_id, line, offered_by, offered_at, expires_at)
  SELECT j.id, (j.r).id, (j.m).id, (j.r).commune_id, (j.r).village_id,
    (j.m).last_task_number + j.nth_task, 'offered', j.day, j.part_of_day, j.seat, (j.r).minutes,
    'engine', (run.r).id, j.line, run.person_id, now(), offer_expiry(j.day, j.part_of_day)
  FROM judged j, run WHERE j.is_offer),
marked AS (
  UPDATE matching_line l SET outcome = j.outcome, detail = j.detail, applied_op = $3::uuid
  FROM judged j, run WHERE (l.run_id, l.line) = ((run.r).id, j.line)),
counted AS (
  UPDATE matching_run n SET version = n.version + 1, state = 'applying',
    offered_count = n.offered_count + c.offers, refused_count = n.refused_count + c.more
  FROM run, (SELECT sum(is_offer::integer) AS offers,
    sum((NOT is_offer)::integer - was_refused::integer) AS more FROM judged HAVING count(*) > 0) c
  WHERE n.id = (run.r).id RETURNING n.id, n.version, run.person_id, c.offers),
noted AS (
  INSERT INTO event (id, subject_kind, subject_id, subject_version, kind, help_request_id,
    help_request_version, commune_id, actor_id, via, occurred_at, op_id, changed, detail)
  SELECT new_id(), 'assignment', j.id, 1, 'offered', (j.r).id, (j.r).version + j.nth,
    (j.r).commune_id, c.person_id, 'api', now(), $3::uuid, '{state}'::text[],
    jsonb_build_object('ambassador_id', (j.m).id, 'run_id', c.id)
  FROM judged j, counted c WHERE j.is_offer
  UNION ALL SELECT new_id(), 'matching_run', id, version, 'applying', NULL, NULL, NULL, person_id,
    'api', now(), $3::uuid, '{state}', jsonb_build_object('offers', offers) FROM counted)
SELECT CASE WHEN EXISTS (SELECT FROM portion) THEN 'partly' ELSE 'ok' END AS outcome, NULL::bigint
  AS version, NULL::text AS body, (SELECT max(line)::text FROM portion) AS cursor
FROM run WHERE run.is_solved AND NOT EXISTS (SELECT FROM forbidden)
UNION ALL SELECT outcome, version, body, NULL FROM earlier
UNION ALL SELECT 'stale', NULL, why, NULL FROM forbidden
UNION ALL SELECT 'state_conflict', NULL, 'Lượt ghép này chưa có kết quả để áp dụng.', NULL
FROM run WHERE NOT is_solved
UNION ALL SELECT asking_refusal(known, permitted), NULL, NULL, NULL
FROM asking WHERE NOT EXISTS (SELECT FROM visible) AND NOT EXISTS (SELECT FROM earlier);
