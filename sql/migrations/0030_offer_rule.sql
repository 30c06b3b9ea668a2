-- What an offer says, why it cannot be made, until when it may be answered.
-- Statements ask with rows they have locked.

CREATE FUNCTION assignment_offer(body json)
RETURNS TABLE (id uuid, ambassador_id uuid, versions integer[], day date, part smallint,
  seat smallint, during tstzrange, is_agreed boolean, rule text, reason text)
LANGUAGE sql VOLATILE PARALLEL SAFE ROWS 1
BEGIN ATOMIC
  SELECT coalesce(b.id, new_id()), b.ambassador_id,
    ARRAY[b.help_request_version, b.ambassador_version], b.day,
    (array_position('{morning,afternoon,evening}', b.part_of_day) - 1)::smallint, b.seat,
    CASE WHEN b.scheduled IS NOT NULL THEN tstzrange(
      (b.scheduled ->> 'from')::timestamptz, (b.scheduled ->> 'to')::timestamptz) END,
    coalesce(b.agreed, false), b.override ->> 'rule', normalize(b.override ->> 'reason')
  FROM json_to_record(body) AS b(id uuid, ambassador_id uuid, ambassador_version integer,
    help_request_version integer, day date, part_of_day text, seat smallint, scheduled json,
    agreed boolean, override json);
END;

CREATE FUNCTION free_seat(ambassador uuid, on_day date, part smallint, wanted smallint)
RETURNS smallint
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT min(n)::smallint FROM generate_series(coalesce(wanted, 0), coalesce(wanted, 2)) n
  WHERE NOT EXISTS (SELECT FROM assignment a WHERE a.ambassador_id = ambassador AND a.is_live
    AND a.day = on_day AND a.part_of_day = part AND a.seat = n);
END;
COMMENT ON FUNCTION free_seat(uuid, date, smallint, smallint) IS
  'The seat wanted, or the lowest, if free in the snapshot; the unique index is the referee.';

-- versions: those of the request and the ambassador that the caller read.
CREATE FUNCTION offer_obstacle(
  r help_request, m ambassador, versions integer[], day date, seat smallint, during tstzrange
) RETURNS TABLE (outcome text, detail text)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 1
BEGIN ATOMIC
  SELECT x.outcome, x.detail
  FROM (SELECT) AS once LEFT JOIN LATERAL place_obstacle(r, m, r.minutes, during) o ON true
  CROSS JOIN LATERAL (VALUES
    (1, m.id IS NULL, 'invalid_body',
      '[{"pointer":"/ambassador_id","detail":"Không có đại sứ này."}]'),
    (2, r.version <> versions[1], 'stale', format('Yêu cầu đã sang phiên bản %s.', r.version)),
    (3, m.version <> versions[2], 'stale', format('Đại sứ đã sang phiên bản %s.', m.version)),
    (4, offer_obstacle.day NOT BETWEEN local_day(now()) AND local_day(now()) + 366, 'invalid_body',
      '[{"pointer":"/day","detail":"Phải từ hôm nay đến một năm tới."}]'),
    (5, local_day(lower(during)) <> offer_obstacle.day, 'invalid_body',
      '[{"pointer":"/scheduled/from","detail":"Phải nằm trong ngày đã chọn."}]'),
    (6, r.intake <> 'ready', 'state_conflict', 'Yêu cầu chưa được duyệt để phân công.'),
    (7, EXISTS (SELECT FROM assignment a
        WHERE a.help_request_id = r.id AND a.ambassador_id = m.id AND a.is_live), 'taken',
      'Đại sứ này đang giữ lời mời hoặc việc của chính yêu cầu này.'),
    (8, o.outcome IS NOT NULL, o.outcome, o.detail),
    (9, r.offered_count + r.accepted_count >= r.people_needed + r.over_offers, 'full',
      format('Yêu cầu đã có %s người nhận và %s lời mời đang chờ.',
        r.accepted_count, r.offered_count)),
    (10, offer_obstacle.seat IS NULL, 'taken', 'Buổi đó của đại sứ đã có việc hoặc lời mời khác.')
  ) AS x(rank, holds, outcome, detail)
  WHERE x.holds ORDER BY x.rank LIMIT 1;
END;
COMMENT ON FUNCTION offer_obstacle(help_request, ambassador, integer[], date, smallint, tstzrange)
  IS 'The first reason against offering, a row or none.';

-- Two days to answer, but not beyond the work's own beginning, and an hour at least.
CREATE FUNCTION offer_expiry(day date, part smallint) RETURNS timestamptz
LANGUAGE sql STABLE PARALLEL SAFE
RETURN greatest(now() + interval '1 hour', least(now() + interval '48 hours',
  (day + CASE part WHEN 0 THEN time '07:00' WHEN 1 THEN time '13:00' ELSE time '18:00' END)
    AT TIME ZONE 'Asia/Ho_Chi_Minh'));
