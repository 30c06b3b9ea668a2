-- A leader may pass over several rules of the matching with one reason: their codes stand in a list.

-- A column's type cannot change where functions take the table's rows.
ALTER TABLE assignment
  DROP CONSTRAINT assignment_override_has_rule_reason_and_author,
  ADD COLUMN overridden_rules text[];
UPDATE assignment SET overridden_rules = ARRAY[overridden_rule] WHERE overridden_rule IS NOT NULL;
ALTER TABLE assignment
  DROP COLUMN overridden_rule,
  ADD CONSTRAINT assignment_override_has_rules_reason_and_author
    CHECK (num_nonnulls(overridden_rules, override_reason, override_by) IN (0, 3)),
  ADD CONSTRAINT assignment_overridden_rules_are_some CHECK (cardinality(overridden_rules) > 0);
COMMENT ON COLUMN assignment.overridden_rules IS
  'Codes of the rules that failed when the offer was made and that override_by passed over.';

DROP FUNCTION assignment_offer(json);
CREATE FUNCTION assignment_offer(body json)
RETURNS TABLE (id uuid, ambassador_id uuid, versions integer[], day date, part smallint,
  seat smallint, during tstzrange, is_agreed boolean, reason text)
LANGUAGE sql VOLATILE PARALLEL SAFE ROWS 1
BEGIN ATOMIC
  SELECT coalesce(b.id, new_id()), b.ambassador_id,
    ARRAY[b.help_request_version, b.ambassador_version], b.day,
    (array_position('{morning,afternoon,evening}', b.part_of_day) - 1)::smallint, b.seat,
    CASE WHEN b.scheduled IS NOT NULL THEN tstzrange(
      (b.scheduled ->> 'from')::timestamptz, (b.scheduled ->> 'to')::timestamptz) END,
    coalesce(b.agreed, false), normalize(b.override ->> 'reason')
  FROM json_to_record(body) AS b(id uuid, ambassador_id uuid, ambassador_version integer,
    help_request_version integer, day date, part_of_day text, seat smallint, scheduled json,
    agreed boolean, override json);
END;
