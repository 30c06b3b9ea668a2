-- Which call this is, what it was answered with before, why it is refused without a look at rows.
-- Every write begins with the first two (decision 7).

-- For telling a repeat from another call under the same key.
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
