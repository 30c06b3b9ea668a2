-- Called by POST /v1/matching-runs/{id}/application when apply finds no line left. One row: how many
-- lines became offers by this key, before an interruption too, and why the others did not.
-- $1 token, $2 roles, $3 key, $4 call, $5 body, $6 run.
WITH asking AS MATERIALIZED (SELECT * FROM asking($1::text, $2::text[])),
earlier AS MATERIALIZED (
  SELECT e.* FROM asking q, earlier_answer(q.person_id, $3::uuid, $4::text, $5::text) e
  WHERE q.permitted),
visible AS MATERIALIZED (
  SELECT r.id, q.person_id FROM asking q JOIN matching_run r ON r.id = $6::uuid
  WHERE q.permitted AND NOT EXISTS (SELECT FROM earlier)
    AND is_scope_within(r.scope, q.communes, q.villages)),
closed AS (
  UPDATE matching_run n SET version = n.version + 1, state = 'applied',
    applied_at = coalesce(n.applied_at, now()), applied_by = coalesce(n.applied_by, v.person_id)
  FROM visible v WHERE n.id = v.id AND n.state IN ('done', 'applying', 'applied')
  RETURNING n.id, n.version, v.person_id),
done AS MATERIALIZED (
  SELECT c.*, jsonb_build_object('applied', count(l) FILTER (WHERE l.outcome = 'offered'),
    'offers', count(l) FILTER (WHERE l.outcome = 'offered'),
    'refused', coalesce(jsonb_agg(jsonb_build_object('line', l.line, 'outcome', l.outcome,
      'detail', l.detail) ORDER BY l.line) FILTER (WHERE l.outcome <> 'offered'), '[]')) AS body
  FROM closed c LEFT JOIN matching_line l ON l.run_id = c.id AND l.applied_op = $3::uuid
  GROUP BY c.id, c.version, c.person_id),
noted AS (
  INSERT INTO event (id, subject_kind, subject_id, subject_version, kind, actor_id, via, occurred_at,
    op_id, changed, detail)
  SELECT new_id(), 'matching_run', id, version, 'applied', person_id, 'api', now(), $3::uuid,
    '{state}', body - 'refused' FROM done),
kept AS (
  INSERT INTO idempotency (principal_id, key, fingerprint, status, version, body, created_at)
  SELECT person_id, $3::uuid, fingerprint($4::text, $5::text), 200, version, body, now() FROM done)
SELECT 'ok' AS outcome, version::bigint, body::text AS body, NULL::text AS cursor FROM done
UNION ALL SELECT outcome, version, body, NULL FROM earlier
UNION ALL SELECT 'state_conflict', NULL, 'Lượt ghép này chưa có kết quả để áp dụng.', NULL
FROM visible WHERE NOT EXISTS (SELECT FROM closed)
UNION ALL SELECT asking_refusal(known, permitted), NULL, NULL, NULL
FROM asking WHERE NOT EXISTS (SELECT FROM visible) AND NOT EXISTS (SELECT FROM earlier);
