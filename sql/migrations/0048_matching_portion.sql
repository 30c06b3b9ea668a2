-- What one portion of a plan's application takes, and what is said where it is all or nothing.

-- The lines that come next, whole requests at a time: an offer moves its request to another version,
-- which a second line of the same request would then find out of date.
CREATE FUNCTION matching_portion(run uuid, lines integer[], after integer, most integer)
RETURNS TABLE (run_id uuid, line integer)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 500
BEGIN ATOMIC
  WITH next AS (
    SELECT l.line, l.help_request_id FROM matching_line l
    WHERE l.run_id = run AND l.line > after AND l.ambassador_id IS NOT NULL
      AND l.outcome IS DISTINCT FROM 'offered' AND (lines IS NULL OR l.line = ANY (lines))
    ORDER BY l.line LIMIT most + 1
  ),
  last AS (SELECT n.help_request_id FROM next n ORDER BY n.line OFFSET most)
  SELECT run, n.line FROM next n
  WHERE n.help_request_id NOT IN (SELECT last.help_request_id FROM last);
END;
COMMENT ON FUNCTION matching_portion(uuid, integer[], integer, integer) IS
  'At most so many lines after one, not yet offers; a request has at most 50, so never none of some.';

CREATE FUNCTION application_refusal(outcomes text[], lines integer[], details text[]) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT format('%s trong %s dòng không còn đúng, nên không áp dụng dòng nào. Dòng %s: %s', count(*),
    cardinality(lines), (array_agg(line ORDER BY line))[1], (array_agg(detail ORDER BY line))[1])
  FROM unnest(outcomes, lines, details) AS l(outcome, line, detail) WHERE outcome <> 'offered';
END;
COMMENT ON FUNCTION application_refusal(text[], integer[], text[]) IS
  'What is said where all lines are asked for or none.';
