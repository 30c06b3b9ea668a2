-- A plan is applied in portions, a transaction each, so that no province meets a statement's limit.
-- What stands between two is the truth: the run says that it is being applied and how far that came,
-- each line what became of it. Whoever asks again goes on; no line becomes an offer twice.

-- It takes the table's rows; made anew below.
DROP FUNCTION matching_run_body(matching_run);
ALTER TABLE matching_run
  ADD COLUMN offered_count integer NOT NULL DEFAULT 0,
  ADD COLUMN refused_count integer NOT NULL DEFAULT 0,
  DROP CONSTRAINT matching_run_state_is_known,
  DROP CONSTRAINT matching_run_done_is_certified,
  DROP CONSTRAINT matching_run_applied_by_someone,
  ADD CONSTRAINT matching_run_state_is_known CHECK (state IN
    ('queued', 'running', 'done', 'applying', 'applied', 'failed', 'cancelled')),
  ADD CONSTRAINT matching_run_done_is_certified CHECK (state NOT IN ('done', 'applying', 'applied')
    OR num_nulls(started_at, finished_at, served_count, unserved_count, certificate,
      fingerprint) = 0),
  -- applied_at is when a first application came to its end; another may be under way since.
  ADD CONSTRAINT matching_run_applied_by_someone CHECK ((applied_at IS NULL) = (applied_by IS NULL)
    AND (state <> 'applied' OR applied_at IS NOT NULL)
    AND (state IN ('applying', 'applied') OR applied_at IS NULL)),
  ADD CONSTRAINT matching_run_applied_lines_are_counted
    CHECK (offered_count >= 0 AND refused_count >= 0
      AND offered_count + refused_count <= coalesce(served_count, 0));
COMMENT ON COLUMN matching_run.offered_count IS
  'Lines that became offers; refused_count those that no longer held when last looked at.';

ALTER TABLE event DROP CONSTRAINT event_of_a_matching_run_says_its_state,
  ADD CONSTRAINT event_of_a_matching_run_says_its_state CHECK (subject_kind <> 'matching_run'
    OR kind IN ('queued', 'running', 'done', 'applying', 'applied', 'failed', 'cancelled'));

-- Why a line could not be applied, as a sentence; and the call that looked last.
ALTER TABLE matching_line
  ADD COLUMN detail text,
  ADD COLUMN applied_op uuid;
-- Plans applied before: the call is not known any more, nor the sentence.
UPDATE matching_line SET applied_op = run_id,
  detail = CASE WHEN outcome <> 'offered' THEN 'Không còn đúng khi áp dụng.' END
WHERE outcome IS NOT NULL;
UPDATE matching_run r SET offered_count = c.offered, refused_count = c.refused
FROM (SELECT run_id, count(*) FILTER (WHERE outcome = 'offered') AS offered,
  count(*) FILTER (WHERE outcome <> 'offered') AS refused
  FROM matching_line GROUP BY run_id) c WHERE c.run_id = r.id;
ALTER TABLE matching_line
  ADD CONSTRAINT matching_line_outcome_is_of_a_call
    CHECK ((outcome IS NULL) = (applied_op IS NULL)),
  ADD CONSTRAINT matching_line_refused_says_why
    CHECK ((outcome IS NULL OR outcome = 'offered') = (detail IS NULL));

CREATE FUNCTION matching_run_body(r matching_run) RETURNS jsonb
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT jsonb_build_object(
    'id', (r).id, 'version', (r).version, 'state', (r).state, 'first_day', (r).first_day,
    'days', (r).days, 'policy', (r).policy, 'seed', (r).seed,
    'scope', (SELECT jsonb_agg(u.code ORDER BY u.code) FROM unit u WHERE u.id = ANY ((r).scope)),
    'queued_at', instant((r).queued_at), 'started_at', instant((r).started_at),
    'finished_at', instant((r).finished_at), 'applied_at', instant((r).applied_at),
    'counts', jsonb_build_object('requests', (r).request_count, 'volunteers', (r).volunteer_count,
      'arcs', (r).arc_count, 'served', (r).served_count, 'unserved', (r).unserved_count,
      'offered', (r).offered_count, 'refused', (r).refused_count),
    'timings', (r).timings, 'score', (r).score, 'certificate', (r).certificate,
    'warnings', (r).warnings, 'failure', (r).failure);
END;
COMMENT ON FUNCTION matching_run_body(matching_run) IS 'What answers show of a run; no name.';
