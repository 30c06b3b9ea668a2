-- Called by the matching worker for the run it has. One row: the whole problem as columns, in one snapshot.
-- $1 run, $2 worker. taken: the run is another's by now.
WITH run AS MATERIALIZED (
  SELECT r.* FROM matching_run r WHERE r.id = $1::uuid AND r.worker = $2::text AND r.state = 'running'),
place AS MATERIALIZED (
  SELECT coalesce(array_agg(u.id) FILTER (WHERE u.kind = 'commune'), '{}') AS communes,
    coalesce(array_agg(u.id) FILTER (WHERE u.kind = 'village'), '{}') AS villages
  FROM run r JOIN unit u ON u.id = ANY (r.scope))
SELECT 'ok' AS outcome, r.version::bigint,
  matching_problem(p.communes, p.villages, NULL, NULL, r.first_day, r.days)::text AS body, NULL::text AS cursor
FROM run r CROSS JOIN place p
UNION ALL SELECT 'taken', NULL, NULL, NULL WHERE NOT EXISTS (SELECT FROM run);
