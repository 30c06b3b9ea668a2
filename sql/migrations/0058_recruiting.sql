-- Where one more ambassador would help a plan most, kept with the run that found it.

-- It takes the table's rows; made anew below.
DROP FUNCTION matching_run_body(matching_run);
ALTER TABLE matching_run
  ADD COLUMN recruiting jsonb NOT NULL DEFAULT '[]',
  ADD CONSTRAINT matching_run_recruiting_is_a_list CHECK (jsonb_typeof(recruiting) = 'array');
COMMENT ON COLUMN matching_run.recruiting IS
  'By commune and service the best half day: no plan with one more visit there serves more steps of weight more.';

CREATE FUNCTION recruiting_body(found jsonb) RETURNS jsonb
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT coalesce(jsonb_agg(jsonb_build_object('commune', unit_name((f.place ->> 'commune_id')::uuid),
      'service', jsonb_build_object('code', s.code, 'name_vi', s.name_vi), 'day', f.place -> 'day',
      'part_of_day', f.place -> 'part_of_day', 'steps_at_most', f.place -> 'steps_at_most')
    ORDER BY f.n), '[]')
  FROM jsonb_array_elements(found) WITH ORDINALITY f(place, n)
    JOIN service s ON s.code = f.place ->> 'service_code';
END;
COMMENT ON FUNCTION recruiting_body(jsonb) IS 'matching_run.recruiting with the names of places and services.';

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
