-- Why an offer cannot be made, as sentences; the answer already given under a key.
-- Statements ask with rows they have locked.

CREATE FUNCTION free_seat(ambassador uuid, on_day date, part smallint, wanted smallint) RETURNS smallint
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT min(n)::smallint FROM generate_series(coalesce(wanted, 0), coalesce(wanted, 2)) n
  WHERE NOT EXISTS (SELECT FROM assignment a WHERE a.ambassador_id = ambassador AND a.is_live
    AND a.day = on_day AND a.part_of_day = part AND a.seat = n);
END;
COMMENT ON FUNCTION free_seat(uuid, date, smallint, smallint) IS
  'The seat wanted, or the lowest, if free in the snapshot; the unique index is the referee.';

CREATE FUNCTION offer_obstacle(
  r help_request, m ambassador, day date, part smallint, seat smallint, scheduled tstzrange
) RETURNS TABLE (outcome text, detail text)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 1
BEGIN ATOMIC
  SELECT x.outcome, x.detail
  FROM (SELECT) AS once LEFT JOIN LATERAL place_obstacle(r, m, r.minutes, scheduled) o ON true
  CROSS JOIN LATERAL (VALUES
    (1, offer_obstacle.day NOT BETWEEN local_day(now()) AND local_day(now()) + 366, 'invalid_body',
      '[{"pointer":"/day","detail":"Phải từ hôm nay đến một năm tới."}]'),
    (2, local_day(lower(offer_obstacle.scheduled)) <> offer_obstacle.day, 'invalid_body',
      '[{"pointer":"/scheduled/from","detail":"Phải nằm trong ngày đã chọn."}]'),
    (3, r.intake <> 'ready', 'state_conflict', 'Yêu cầu chưa được duyệt để phân công.'),
    (4, EXISTS (SELECT FROM assignment a
        WHERE a.help_request_id = r.id AND a.ambassador_id = m.id AND a.is_live), 'taken',
      'Đại sứ này đang giữ lời mời hoặc việc của chính yêu cầu này.'),
    (5, o.outcome IS NOT NULL, o.outcome, o.detail),
    (6, r.offered_count + r.accepted_count >= r.people_needed + r.over_offers, 'full',
      format('Yêu cầu đã có %s người nhận và %s lời mời đang chờ.',
        r.accepted_count, r.offered_count)),
    (7, offer_obstacle.seat IS NULL, 'taken', 'Buổi đó của đại sứ đã có việc hoặc lời mời khác.')
  ) AS x(rank, holds, outcome, detail)
  WHERE x.holds ORDER BY x.rank LIMIT 1;
END;
COMMENT ON FUNCTION offer_obstacle(help_request, ambassador, date, smallint, smallint, tstzrange) IS
  'The first reason against offering, a row or none.';

-- Two days to answer, but not beyond the work's own beginning, and an hour at least.
CREATE FUNCTION offer_expiry(day date, part smallint) RETURNS timestamptz
LANGUAGE sql STABLE PARALLEL SAFE
RETURN greatest(now() + interval '1 hour', least(now() + interval '48 hours',
  (day + CASE part WHEN 0 THEN time '07:00' WHEN 1 THEN time '13:00' ELSE time '18:00' END)
    AT TIME ZONE 'Asia/Ho_Chi_Minh'));

-- Which call this is, for telling a repeat from another call under the same key.
CREATE FUNCTION fingerprint(target text, body text) RETURNS bytea
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN sha256(convert_to(target || E'\n' || body, 'UTF8'));

-- What a key was answered with: a row when it was used before, by the same call or another.
CREATE FUNCTION earlier_answer(principal uuid, key uuid, target text, body text)
RETURNS TABLE (outcome text, version bigint, body text)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 1
BEGIN ATOMIC
  SELECT CASE WHEN i.fingerprint = f THEN 'replayed' ELSE 'idempotency_key_reused' END, i.version,
    CASE WHEN i.fingerprint = f THEN i.body END
  FROM fingerprint(earlier_answer.target, earlier_answer.body) f, idempotency i
  WHERE i.principal_id = earlier_answer.principal AND i.key = earlier_answer.key;
END;

-- Why asking() lets nothing be seen or done; not_found: the row is none of the asker's.
CREATE FUNCTION asking_refusal(known boolean, permitted boolean) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN NOT known THEN 'unauthenticated' WHEN NOT permitted THEN 'forbidden'
  ELSE 'not_found' END;
