-- What answers show of a matching run, and who may see it: those whose scope holds all of its units.

ALTER TABLE matching_run ADD COLUMN warnings jsonb NOT NULL DEFAULT '[]'
  CONSTRAINT matching_run_warnings_are_a_list CHECK (jsonb_typeof(warnings) = 'array');
COMMENT ON COLUMN matching_run.warnings IS
  'What whoever applies the plan should know, as Vietnamese sentences; empty: nothing.';

CREATE FUNCTION is_scope_within(scope uuid[], communes uuid[], villages uuid[]) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT NOT EXISTS (
    SELECT FROM unnest(is_scope_within.scope) AS s
    WHERE NOT (s = ANY (communes) OR s = ANY (villages)
      OR EXISTS (SELECT FROM unit v WHERE v.id = s AND v.parent_id = ANY (communes))));
END;
COMMENT ON FUNCTION is_scope_within(uuid[], uuid[], uuid[]) IS
  'Whether the arrays of asking() cover every unit of a scope; a commune covers its villages.';

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
      'arcs', (r).arc_count, 'served', (r).served_count, 'unserved', (r).unserved_count),
    'timings', (r).timings, 'score', (r).score, 'certificate', (r).certificate,
    'warnings', (r).warnings, 'failure', (r).failure);
END;
COMMENT ON FUNCTION matching_run_body(matching_run) IS 'What answers show of a run; no name.';
