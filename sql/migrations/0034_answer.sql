-- What statements share: which call this is and its earlier answer (decision 7), why it is refused
-- without a look at rows, where a list looks (decision 4).

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

-- Lists look into whole communes and single villages, none inside another: all that a person was
-- granted, or what is wanted of it. village_id NULL: the whole commune. No row: outside the scope.
CREATE FUNCTION places(communes uuid[], villages uuid[], code text)
RETURNS TABLE (commune_id uuid, village_id uuid)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 5
BEGIN ATOMIC
  WITH granted AS MATERIALIZED (
    SELECT DISTINCT u.id, u.kind, u.parent_id
    FROM unnest(places.communes || places.villages) AS g JOIN unit u ON u.id = g
  ),
  wanted AS MATERIALIZED (
    SELECT u.id, u.kind, u.parent_id FROM unit u
    WHERE u.code = places.code AND u.valid @> local_day(now()) AND u.kind IN ('commune', 'village')
  )
  SELECT CASE p.kind WHEN 'village' THEN p.parent_id ELSE p.id END,
    CASE p.kind WHEN 'village' THEN p.id END
  FROM (
    SELECT g.* FROM granted g WHERE places.code IS NULL
      AND NOT EXISTS (SELECT FROM granted c WHERE c.id = g.parent_id)
    UNION SELECT w.* FROM wanted w JOIN granted g ON g.id IN (w.id, w.parent_id)
    UNION SELECT g.* FROM wanted w JOIN granted g ON g.parent_id = w.id
      WHERE NOT EXISTS (SELECT FROM granted c WHERE c.id = w.id)) p;
END;
COMMENT ON FUNCTION places(uuid[], uuid[], text) IS
  'Where a list looks, from the arrays of asking() and the code of a commune or village, or NULL.';
