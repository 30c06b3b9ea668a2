-- Called by the matching worker with a plan that passed its check. One row; taken: the run is another's, nothing is saved.
-- $1 run, $2 worker, $3 counts, timings, score, certificate, warnings, recruiting and fingerprint as one object; then the plan's lines
-- as arrays of equal length: $4 requests, $5 their versions, $6 ambassadors (NULL: unserved), $7 their versions, $8 days,
-- $9 parts of the day, $10 seats, $11 metres, $12 explanations; and as two more: $13 idle ambassadors, $14 why.
WITH mine AS MATERIALIZED (
  SELECT r.id, r.version FROM matching_run r
  WHERE r.id = $1::uuid AND r.worker = $2::text AND r.state = 'running' FOR UPDATE),
line AS (
  INSERT INTO matching_line (run_id, line, help_request_id, help_request_version, ambassador_id,
    ambassador_version, day, part_of_day, seat, distance_m, explanation)
  SELECT m.id, l.line, l.request, l.request_version, l.ambassador, l.ambassador_version, l.day, l.part,
    l.seat, l.metres, l.explanation::jsonb
  FROM mine m CROSS JOIN unnest($4::uuid[], $5::integer[], $6::uuid[], $7::integer[], $8::date[],
    $9::smallint[], $10::smallint[], $11::integer[], $12::text[]) WITH ORDINALITY
    AS l(request, request_version, ambassador, ambassador_version, day, part, seat, metres, explanation, line)),
idle AS (
  INSERT INTO matching_idle (run_id, ambassador_id, why)
  SELECT m.id, i.ambassador, i.why::jsonb
  FROM mine m CROSS JOIN unnest($13::uuid[], $14::text[]) AS i(ambassador, why)),
saved AS (
  UPDATE matching_run r SET version = r.version + 1, state = 'done', finished_at = now(),
    request_count = b.requests, volunteer_count = b.volunteers, arc_count = b.arcs,
    served_count = b.served, unserved_count = b.unserved, timings = b.timings, score = b.score,
    certificate = b.certificate, warnings = b.warnings, recruiting = b.recruiting,
    fingerprint = sha256(convert_to(b.fingerprint, 'UTF8'))
  FROM mine m, json_to_record($3::json) AS b(requests integer, volunteers integer, arcs bigint,
    served integer, unserved integer, timings jsonb, score jsonb, certificate jsonb, warnings jsonb,
    recruiting jsonb, fingerprint text)
  WHERE r.id = m.id RETURNING r.id, r.version),
noted AS (
  INSERT INTO event (id, subject_kind, subject_id, subject_version, kind, via, occurred_at, changed)
  SELECT new_id(), 'matching_run', id, version, 'done', 'engine', now(), '{state}' FROM saved)
SELECT 'ok' AS outcome, version::bigint, NULL::text AS body, NULL::text AS cursor FROM saved
UNION ALL SELECT 'taken', NULL, NULL, NULL WHERE NOT EXISTS (SELECT FROM mine);
