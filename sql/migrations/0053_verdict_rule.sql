-- Who may judge reported work, and what stands against it.
-- Statements ask with rows they have locked.

CREATE OR REPLACE FUNCTION assignment_next(state text, own boolean) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE state
  WHEN 'offered' THEN CASE WHEN own THEN '{accept,decline}'::text[] ELSE '{withdraw}' END
  WHEN 'accepted' THEN CASE WHEN own THEN '{start,report}'::text[] ELSE '{revoke}' END
  WHEN 'started' THEN CASE WHEN own THEN '{report}'::text[] ELSE '{revoke}' END
  WHEN 'reported' THEN CASE WHEN own THEN '{}'::text[] ELSE '{verify,return}' END ELSE '{}' END;

CREATE FUNCTION assignment_verdict(body json)
RETURNS TABLE (event text, found text, method text, comment text, at timestamptz)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 1
BEGIN ATOMIC
  SELECT b.event, CASE b.event WHEN 'verify' THEN 'ok' ELSE 'rejected' END, b.method,
    btrim(normalize(b.comment)), coalesce(b.occurred_at, now())
  FROM json_to_record(body) AS b(event text, method text, comment text, occurred_at timestamptz);
END;

-- What was reported is the word of one person; another has to say that it is so.
CREATE FUNCTION verdict_obstacle(
  event text, at timestamptz, comment text, a assignment, m ambassador, judge uuid
) RETURNS TABLE (outcome text, detail text)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 1
BEGIN ATOMIC
  SELECT x.outcome, x.detail FROM (VALUES
    (1, occurred_obstacle(at, interval '30 days') IS NOT NULL, 'invalid_body',
      occurred_obstacle(at, interval '30 days')),
    (2, text_warning(comment) IS NOT NULL, 'invalid_body',
      json_build_array(json_build_object(
        'pointer', '/comment', 'detail', text_warning(comment)))::text),
    (3, m.person_id = judge, 'forbidden', 'Không ai tự xác nhận việc của chính mình.'),
    (4, assignment_after(a.state, event) IS NULL, 'state_conflict', assignment_refusal(a.state)),
    (5, event = 'return' AND m.open_count >= m.max_open + m.extra_open, 'full',
      format('Đại sứ đang giữ %s việc, đủ số việc tối đa, nên chưa làm tiếp việc này được.',
        m.open_count))
  ) AS x(rank, holds, outcome, detail) WHERE x.holds ORDER BY x.rank LIMIT 1;
END;
COMMENT ON FUNCTION verdict_obstacle(text, timestamptz, text, assignment, ambassador, uuid) IS
  'The first reason against verifying or returning, a row or none.';
