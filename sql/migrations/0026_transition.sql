-- How an assignment moves, said to the database once (invariant 5); small values on the wire.
-- Domain has the Swift twin of assignment_after; a test compares them for every state and event.

CREATE FUNCTION assignment_after(state text, event text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE state || ' ' || event
  WHEN 'offered accept' THEN 'accepted' WHEN 'offered decline' THEN 'declined'
  WHEN 'offered expire' THEN 'expired' WHEN 'offered withdraw' THEN 'withdrawn'
  WHEN 'accepted start' THEN 'started'
  WHEN 'accepted report' THEN 'reported' WHEN 'started report' THEN 'reported'
  WHEN 'accepted release' THEN 'released' WHEN 'started release' THEN 'released'
  WHEN 'accepted revoke' THEN 'revoked' WHEN 'started revoke' THEN 'revoked'
  WHEN 'accepted fail' THEN 'failed' WHEN 'started fail' THEN 'failed'
  WHEN 'reported verify' THEN 'verified' WHEN 'reported return' THEN 'started'
END;
COMMENT ON FUNCTION assignment_after(text, text) IS 'The state after the event; NULL: not allowed.';

-- What its ambassador (own) or a leader may do next. A late report of ended work is no step.
CREATE FUNCTION assignment_next(state text, own boolean) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE state
  WHEN 'offered' THEN CASE WHEN own THEN '{accept,decline}'::text[] ELSE '{withdraw}' END
  WHEN 'accepted' THEN CASE WHEN own THEN '{start,report}'::text[] ELSE '{revoke}' END
  WHEN 'started' THEN CASE WHEN own THEN '{report}'::text[] ELSE '{revoke}' END ELSE '{}' END;

CREATE FUNCTION assignment_refusal(state text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN 'Việc này ' || CASE state
  WHEN 'offered' THEN 'đang chờ trả lời; chỉ có thể nhận, từ chối hoặc rút.'
  WHEN 'accepted' THEN 'đã được nhận; chỉ có thể bắt đầu, báo cáo hoặc thu hồi.'
  WHEN 'started' THEN 'đang làm; chỉ có thể báo cáo hoặc thu hồi.'
  WHEN 'reported' THEN 'đã báo cáo và đang chờ xác nhận.'
  WHEN 'verified' THEN 'đã được xác nhận xong.' WHEN 'declined' THEN 'đã bị từ chối.'
  WHEN 'expired' THEN 'đã hết hạn trả lời.' WHEN 'withdrawn' THEN 'đã được rút lời mời.'
  WHEN 'released' THEN 'đã được trả lại.' WHEN 'revoked' THEN 'đã bị thu hồi.'
  ELSE 'đã kết thúc vì không làm được.' END;
COMMENT ON FUNCTION assignment_refusal(text) IS
  'Why an event is not allowed: the state, and what it allows.';

-- UUIDv7 (RFC 9562 §5.7): version 4 already has the variant; time goes in front, 4 becomes 7.
CREATE FUNCTION new_id() RETURNS uuid
LANGUAGE sql VOLATILE PARALLEL SAFE
RETURN encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
  PLACING substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3)
  FROM 1 FOR 6), 52, 1), 53, 1), 'hex')::uuid;

CREATE FUNCTION instant(at timestamptz) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
RETURN to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"');

CREATE FUNCTION part_of_day(part smallint) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE part WHEN 0 THEN 'morning' WHEN 1 THEN 'afternoon' WHEN 2 THEN 'evening' END;

CREATE FUNCTION parts_of_day(parts smallint) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE parts WHEN 1 THEN '{morning}'::text[] WHEN 2 THEN '{afternoon}'
  WHEN 3 THEN '{morning,afternoon}' WHEN 4 THEN '{evening}' WHEN 5 THEN '{morning,evening}'
  WHEN 6 THEN '{afternoon,evening}' ELSE '{morning,afternoon,evening}' END;
COMMENT ON FUNCTION parts_of_day(smallint) IS 'The words of a sum of 1, 2, 4.';

CREATE FUNCTION parts_of_day_sum(parts json) RETURNS smallint
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURNS NULL ON NULL INPUT
BEGIN ATOMIC
  SELECT sum(DISTINCT CASE part WHEN 'morning' THEN 1 WHEN 'afternoon' THEN 2 ELSE 4 END)::smallint
  FROM json_array_elements_text(parts) AS part;
END;
