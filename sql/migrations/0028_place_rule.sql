-- Why a place of a request cannot be given, as sentences.
-- Statements ask with rows they have locked, so the answer is not of an old snapshot (decision 6).

CREATE FUNCTION place_obstacle(
  r help_request, m ambassador, minutes smallint, scheduled tstzrange
) RETURNS TABLE (outcome text, detail text)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 1
BEGIN ATOMIC
  SELECT o.outcome, o.detail
  FROM (SELECT) AS once
  -- Read from the statement's snapshot; the exclusion constraint is the referee of a race.
  LEFT JOIN LATERAL (
    SELECT c.task_number, lower(c.scheduled) AT TIME ZONE 'Asia/Ho_Chi_Minh' AS from_time,
      upper(c.scheduled) AT TIME ZONE 'Asia/Ho_Chi_Minh' AS to_time
    FROM assignment c
    WHERE c.ambassador_id = m.id AND c.is_binding AND c.scheduled && place_obstacle.scheduled
    ORDER BY c.scheduled LIMIT 1) c ON true
  CROSS JOIN LATERAL (VALUES
    (1, r.closed_reason IS NOT NULL OR r.hold_reason IS NOT NULL, 'state_conflict',
      'Yêu cầu hỗ trợ đã đóng hoặc đang tạm dừng.'),
    (2, r.accepted_count >= r.people_needed, 'taken',
      format('Đã đủ %s người nhận yêu cầu này.', r.people_needed)),
    (3, m.status <> 'active', 'state_conflict', 'Đại sứ đang không ở trạng thái hoạt động.'),
    (4, m.open_count >= m.max_open + m.extra_open, 'full',
      format('Đại sứ đang giữ %s việc, đủ số việc tối đa.', m.open_count)),
    (5, c.task_number IS NOT NULL, 'state_conflict', format('Trùng giờ với việc số %s, %s–%s.',
      c.task_number, to_char(c.from_time, 'HH24:MI'), to_char(c.to_time, 'HH24:MI DD/MM/YYYY'))),
    (6, place_obstacle.minutes > m.max_minutes_week, 'full',
      format('Việc này %s phút, quá số phút mỗi tuần của đại sứ (%s).',
        place_obstacle.minutes, m.max_minutes_week))) AS o(rank, holds, outcome, detail)
  WHERE o.holds ORDER BY o.rank LIMIT 1;
END;
COMMENT ON FUNCTION place_obstacle(help_request, ambassador, smallint, tstzrange) IS
  'The first reason against accepting, a row or none. Weekly minutes: by the write to the week.';

CREATE FUNCTION week_obstacle(m ambassador, day date) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
RETURN format('Tuần từ %s đã đủ số phút của đại sứ (tối đa %s phút).',
  to_char(date_trunc('week', day), 'DD/MM/YYYY'), m.max_minutes_week);
COMMENT ON FUNCTION week_obstacle(ambassador, date) IS 'Why the week of that day takes no more.';
