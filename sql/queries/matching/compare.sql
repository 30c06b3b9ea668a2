-- Called by GET /v1/matching-runs/{id}/changes. One row: what the run plans otherwise than another, by request; where none
-- is named, than the one before of the same units. Lines alone are compared: what was agreed on between them is no line
-- of the later run, and counted apart. $1 token, $2 roles, $3 run, $4 the other or NULL, $5 limit, $6 cursor or NULL.
WITH asking AS MATERIALIZED (SELECT * FROM asking($1::text, $2::text[])),
after AS MATERIALIZED (
  SELECT r.* FROM asking q JOIN matching_run r ON r.id = $3::uuid
  WHERE q.permitted AND is_scope_within(r.scope, q.communes, q.villages)),
before AS MATERIALIZED (
  SELECT r.* FROM asking q CROSS JOIN after a JOIN matching_run r ON r.id <> a.id
  WHERE is_scope_within(r.scope, q.communes, q.villages) AND CASE WHEN $4::uuid IS NOT NULL THEN r.id = $4::uuid
    ELSE r.scope @> a.scope AND r.scope <@ a.scope AND (r.queued_at, r.id) < (a.queued_at, a.id)
      AND r.state IN ('done', 'applying', 'applied') END
  ORDER BY r.queued_at DESC, r.id DESC LIMIT 1),
verdict AS MATERIALIZED (
  SELECT a.id AS new_run, b.id AS old_run, a.started_at, CASE WHEN $4::uuid IS NOT NULL AND b.id IS NULL
      THEN 'Không có lượt ghép ấy trong phạm vi của bạn để so.'
    WHEN b.id IS NULL THEN 'Không có lượt ghép nào trước đó của cùng nơi để so.'
    WHEN num_nulls(a.fingerprint, b.fingerprint) > 0 THEN 'Lượt ghép chưa có kết quả để so.' END AS complaint
  FROM after a LEFT JOIN before b ON true),
old AS MATERIALIZED (
  SELECT l.help_request_id, l.line, l.ambassador_id, l.day, l.part_of_day, l.distance_m,
    coalesce(l.outcome = 'offered', false) AND EXISTS (SELECT FROM assignment g
      WHERE g.help_request_id = l.help_request_id AND g.ambassador_id = l.ambassador_id AND g.run_id = l.run_id
        AND (g.ended_at IS NULL OR g.ended_at > v.started_at)) AS is_agreed
  FROM verdict v JOIN matching_line l ON l.run_id = v.old_run WHERE v.complaint IS NULL),
new AS MATERIALIZED (
  SELECT l.help_request_id, l.line, l.ambassador_id, l.day, l.part_of_day, l.distance_m
  FROM verdict v JOIN matching_line l ON l.run_id = v.new_run WHERE v.complaint IS NULL),
-- The same ambassador first, then in the order of the lines; those of one half day are no change.
held AS MATERIALIZED (
  SELECT help_request_id, o.line AS old, n.line AS new, (o.day, o.part_of_day) = (n.day, n.part_of_day) AS is_kept,
    n.distance_m - o.distance_m AS metres
  FROM old o JOIN new n USING (help_request_id, ambassador_id) WHERE NOT o.is_agreed),
pair AS (
  SELECT help_request_id, old, new, 'other_half_day' AS kind, metres FROM held WHERE NOT is_kept
  UNION ALL SELECT help_request_id, o.line, n.line, CASE WHEN o.line IS NULL THEN 'added' WHEN n.line IS NULL THEN 'gone'
      WHEN (o.day, o.part_of_day) = (n.day, n.part_of_day) THEN 'other_ambassador' ELSE 'other_both' END,
    coalesce(n.distance_m, 0) - coalesce(o.distance_m, 0)
  FROM (SELECT *, row_number() OVER (PARTITION BY help_request_id ORDER BY line) AS nth FROM old
    WHERE ambassador_id IS NOT NULL AND NOT is_agreed AND line NOT IN (SELECT held.old FROM held)) o
  FULL JOIN (SELECT *, row_number() OVER (PARTITION BY help_request_id ORDER BY line) AS nth
    FROM new WHERE ambassador_id IS NOT NULL AND line NOT IN (SELECT held.new FROM held)) n USING (help_request_id, nth)),
-- Which line of the later run says why: that of the visit, or of the place that nobody takes any more.
change AS MATERIALIZED (
  SELECT p.help_request_id AS request, coalesce(p.old, 0) AS old, coalesce(p.new, 0) AS new, p.metres,
    CASE WHEN p.kind = 'gone' AND u.line IS NOT NULL THEN 'dropped' ELSE p.kind END AS kind,
    coalesce(p.new, u.line) AS why
  FROM pair p LEFT JOIN (SELECT help_request_id, min(line) AS line FROM new WHERE ambassador_id IS NULL GROUP BY 1) u
    ON u.help_request_id = p.help_request_id AND p.new IS NULL),
page AS MATERIALIZED (
  SELECT c.*, c.request || '~' || c.new || '~' || c.old AS place,
    row_number() OVER (ORDER BY c.request, c.new, c.old) AS row
  FROM change c WHERE $6::text IS NULL OR (c.request, c.new, c.old)
    > (split_part($6::text, '~', 1)::uuid, split_part($6::text, '~', 2)::integer, split_part($6::text, '~', 3)::integer)
  ORDER BY c.request, c.new, c.old LIMIT $5::integer + 1),
next AS (SELECT place AS cursor FROM page WHERE row = $5::integer AND EXISTS (SELECT FROM page WHERE row > $5::integer))
SELECT CASE WHEN v.complaint IS NULL THEN 'ok' ELSE 'state_conflict' END AS outcome, NULL::bigint AS version,
  coalesce(v.complaint, jsonb_build_object('before', matching_run_name(v.old_run), 'after', matching_run_name(v.new_run),
    'kept', (SELECT count(*) FROM held WHERE is_kept), 'agreed', (SELECT count(*) FROM old WHERE is_agreed),
    'counts', (SELECT jsonb_object_agg(k.kind, (SELECT count(*) FROM change c WHERE c.kind = k.kind)) FROM unnest(
      '{added,dropped,gone,other_ambassador,other_half_day,other_both}'::text[]) AS k(kind)),
    'distance_change_m', (SELECT coalesce(sum(c.metres), 0) FROM change c WHERE c.kind <> 'gone'),
    'changes', (SELECT coalesce(jsonb_agg(matching_change(p.kind, v.old_run, p.old, v.new_run, p.new, p.why)
      ORDER BY p.row), '[]') FROM page p WHERE p.row <= $5::integer),
    'next', (SELECT cursor FROM next))::text) AS body, (SELECT cursor FROM next) AS cursor
FROM verdict v
UNION ALL SELECT asking_refusal(known, permitted), NULL, NULL, NULL
FROM asking WHERE NOT EXISTS (SELECT FROM verdict);
