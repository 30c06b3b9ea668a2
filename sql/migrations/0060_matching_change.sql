-- What is shown of a change between two plans.

CREATE FUNCTION matching_run_name(run uuid) RETURNS jsonb
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT jsonb_build_object('id', r.id, 'queued_at', instant(r.queued_at)) FROM matching_run r WHERE r.id = run;
END;
COMMENT ON FUNCTION matching_run_name(uuid) IS 'A run as others speak of it.';

CREATE FUNCTION matching_place(run uuid, line integer) RETURNS jsonb
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT jsonb_build_object('line', l.line,
    'ambassador', jsonb_build_object('id', m.id, 'display_name', p.display_name), 'day', l.day,
    'part_of_day', part_of_day(l.part_of_day), 'distance_m', l.distance_m)
  FROM matching_line l JOIN ambassador m ON m.id = l.ambassador_id JOIN person p ON p.id = m.person_id
  WHERE l.run_id = run AND l.line = matching_place.line;
END;
COMMENT ON FUNCTION matching_place(uuid, integer) IS 'Who goes by a line, and when; NULL where nobody does.';

-- Two plans keep no rules of then, so what the later one says of its own line is all the why there is.
CREATE FUNCTION matching_change(kind text, old_run uuid, old integer, new_run uuid, new integer, why integer)
RETURNS jsonb
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT jsonb_build_object('kind', kind, 'help_request', s.summary,
    'before', matching_place(old_run, old), 'after', matching_place(new_run, new),
    'distance_change_m', n.distance_m - o.distance_m, 'why_vi', w.explanation ->> 'text_vi',
    'is_request_changed', (w.help_request_version <> coalesce(o.help_request_version, b.help_request_version)))
  FROM (SELECT) AS once
    LEFT JOIN matching_line o ON (o.run_id, o.line) = (old_run, old)
    LEFT JOIN matching_line n ON (n.run_id, n.line) = (new_run, new)
    LEFT JOIN matching_line w ON (w.run_id, w.line) = (new_run, why)
    JOIN help_request h ON h.id = coalesce(n.help_request_id, o.help_request_id)
    -- Of a place newly taken: whether the plan before knew the request.
    LEFT JOIN LATERAL (SELECT x.help_request_version FROM matching_line x
      WHERE o.line IS NULL AND x.help_request_id = h.id AND x.run_id = old_run LIMIT 1) b ON true
    CROSS JOIN LATERAL help_request_summary(h) s;
END;
COMMENT ON FUNCTION matching_change(text, uuid, integer, uuid, integer, integer) IS
  'One change: its lines in the earlier and the later run, and the line that says why; NULL for none.';
