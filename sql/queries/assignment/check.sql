-- Called by POST /v1/help-requests/{id}/assignments first: what the engine's rules are to judge.
-- One row: the problem of this pair, of the week that holds the day, counted as candidates counts it;
-- no body when this call was answered before, or the write has more to say than the rules.
-- $1 token, $2 roles, $3 key, $4 call, $5 body, $6 request.
WITH asking AS MATERIALIZED (SELECT * FROM asking($1::text, $2::text[])),
earlier AS MATERIALIZED (
  SELECT e.* FROM asking q, earlier_answer(q.person_id, $3::uuid, $4::text, $5::text) e
  WHERE q.permitted),
given AS MATERIALIZED (SELECT * FROM assignment_offer($5::json)),
found AS MATERIALIZED (
  SELECT r.id, q.communes, q.villages, g.ambassador_id,
    -- The first of these weeks is the one that candidates look at; a day before is one of its own.
    CASE WHEN g.day < d.first_day THEN g.day
      ELSE d.first_day + 7 * ((g.day - d.first_day) / 7) END AS first_day,
    r.closed_reason IS NULL AND r.hold_reason IS NULL AND r.intake = 'ready'
      AND r.version = g.versions[1] AND m.version = g.versions[2]
      AND g.day BETWEEN local_day(now()) AND local_day(now()) + 366 AS is_for_the_rules
  FROM asking q CROSS JOIN given g JOIN help_request r ON r.id = $6::uuid
    LEFT JOIN ambassador m ON m.id = g.ambassador_id
    CROSS JOIN LATERAL (SELECT greatest(local_day(now()), r.earliest_on) AS first_day) d
  WHERE q.permitted AND (r.commune_id = ANY (q.communes) OR r.village_id = ANY (q.villages)))
SELECT 'ok' AS outcome, NULL::bigint AS version,
  CASE WHEN f.is_for_the_rules AND NOT EXISTS (SELECT FROM earlier)
    THEN matching_problem(f.communes, f.villages, f.id, f.ambassador_id, f.first_day, 7)::text
  END AS body, NULL::text AS cursor
FROM found f
UNION ALL SELECT asking_refusal(known, permitted), NULL, NULL, NULL
FROM asking WHERE NOT EXISTS (SELECT FROM found);
