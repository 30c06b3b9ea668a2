-- What a leader may do to a whole request: put it on hold and resume it, close it, reopen it.
-- Statements ask with rows they have locked.

ALTER TABLE help_request ADD COLUMN reopened_at timestamptz;
COMMENT ON COLUMN help_request.reopened_at IS
  'The last time; the counts are of assignments that had not ended before it.';

CREATE FUNCTION help_request_event(body json)
RETURNS TABLE (event text, reason text, cause text, until date, duplicate_of uuid)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 1
BEGIN ATOMIC
  SELECT b.* FROM json_to_record(body)
    AS b(event text, reason text, cause text, until date, duplicate_of uuid);
END;

-- Domain has the Swift twin (Facts.allows); a test compares them over all small facts.
CREATE FUNCTION help_request_refusal(
  event text, closed text, held text, reported integer, verified integer
) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
  WHEN event = 'reopen' THEN CASE WHEN closed IS NULL THEN 'Yêu cầu chưa đóng.' END
  WHEN closed IS NOT NULL THEN 'Yêu cầu đã đóng; nếu cần thì mở lại.'
  WHEN event = 'hold' THEN CASE WHEN held IS NOT NULL THEN 'Yêu cầu đang tạm hoãn.' END
  WHEN event = 'resume' THEN CASE WHEN held IS NULL THEN 'Yêu cầu không tạm hoãn.' END
  WHEN reported > verified THEN format(
    'Có %s việc đã báo cáo mà chưa có lời: xác nhận hoặc yêu cầu làm tiếp trước.',
    reported - verified) END;
COMMENT ON FUNCTION help_request_refusal(text, text, text, integer, integer) IS
  'Why the event is not allowed; NULL: it is.';

-- How an event leaves a request: why closed, whether it keeps its counts (1) or begins anew (0),
-- and what it adds to the counts of its place, where duplicates do not count as received.
CREATE FUNCTION help_request_change(event text, reason text, closed text)
RETURNS TABLE (closing text, keeps integer, received integer, fulfilled integer)
LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 1
BEGIN ATOMIC
  SELECT n.closing, (event <> 'reopen')::integer,
    (n.closing IS DISTINCT FROM 'duplicate')::integer
      - (closed IS DISTINCT FROM 'duplicate')::integer,
    (n.closing IS NOT DISTINCT FROM 'fulfilled')::integer
      - (closed IS NOT DISTINCT FROM 'fulfilled')::integer
  FROM (SELECT CASE event WHEN 'close' THEN reason WHEN 'reopen' THEN NULL ELSE closed END
    AS closing) n;
END;

-- What was offered is withdrawn when its request closes, what was accepted or started is revoked.
CREATE FUNCTION assignment_closing(before text) RETURNS TABLE (state text, offered integer,
  accepted integer, started integer, open integer)
LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 1
BEGIN ATOMIC
  SELECT s.state, d.offered, d.accepted, d.started, d.open
  FROM (SELECT coalesce(assignment_after(before, 'withdraw'), assignment_after(before, 'revoke'))
    AS state) s CROSS JOIN LATERAL assignment_change(before, s.state) d;
END;

-- original: whether the request that this one repeats is in sight and is no repetition itself.
CREATE FUNCTION help_request_obstacle(
  r help_request, version bigint, event text, until date, original boolean
) RETURNS TABLE (outcome text, detail text)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 1
BEGIN ATOMIC
  SELECT x.outcome, x.detail
  FROM help_request_refusal(event, r.closed_reason, r.hold_reason, r.reported_count,
    r.verified_count) AS refusal
  CROSS JOIN LATERAL (VALUES
    (1, help_request_obstacle.version IS NULL, 'precondition_required', NULL),
    (2, r.version <> help_request_obstacle.version, 'stale',
      format('Yêu cầu đã sang phiên bản %s.', r.version)),
    (3, refusal IS NOT NULL, 'state_conflict', refusal),
    (4, event = 'reopen' AND r.closed_at < now() - interval '30 days', 'state_conflict',
      'Yêu cầu đã đóng quá 30 ngày; hãy ghi một yêu cầu mới.'),
    (5, until NOT BETWEEN local_day(now()) + 1 AND local_day(now()) + 366, 'invalid_body',
      '[{"pointer":"/until","detail":"Phải từ ngày mai đến một năm tới."}]'),
    (6, NOT original, 'invalid_body',
      '[{"pointer":"/duplicate_of","detail":"Không thấy yêu cầu này, hoặc chính nó cũng trùng."}]')
  ) AS x(rank, holds, outcome, detail) WHERE x.holds ORDER BY x.rank LIMIT 1;
END;
COMMENT ON FUNCTION help_request_obstacle(help_request, bigint, text, date, boolean) IS
  'The first reason against the event, a row or none.';
