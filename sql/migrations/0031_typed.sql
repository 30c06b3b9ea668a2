-- Small questions about what somebody asked or typed: units, a merged household, a point, a secret.
-- Each is one function, so that every statement asks the same.

-- Who was merged is sought where they went (invariant 15).
CREATE FUNCTION household_now(id uuid) RETURNS TABLE (id uuid, commune_id uuid, status text)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 1
BEGIN ATOMIC
  WITH RECURSIVE h AS (
    SELECT a.id, a.commune_id, a.status, a.merged_into_id FROM household a WHERE a.id = $1
    UNION SELECT b.id, b.commune_id, b.status, b.merged_into_id
      FROM h JOIN household b ON b.id = h.merged_into_id
  )
  SELECT h.id, h.commune_id, h.status FROM h WHERE h.merged_into_id IS NULL;
END;

CREATE FUNCTION point_of(pair json) RETURNS geometry
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ST_SetSRID(ST_MakePoint((pair ->> 0)::float8, (pair ->> 1)::float8), 4326);

-- Outlines are simplified and rivers are borders: half a kilometre beside still counts as inside.
CREATE FUNCTION is_in_province(place geometry) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT EXISTS (SELECT FROM unit_outline o WHERE ST_DWithin(o.outline, place, 0.005));
END;

-- Twelve digits are an identity number's; a code after such words is a secret. Kept, but warned of.
CREATE FUNCTION text_warning(t text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
  WHEN t ~ '(^|[^0-9])([0-9]{12}|[0-9]{3}([ .-][0-9]{3}){3}|[0-9]{4}([ .-][0-9]{4}){2})([^0-9]|$)'
    THEN 'Có dãy 12 chữ số: không ghi số định danh cá nhân của người dân.'
  WHEN t ~* '(otp|mã xác (thực|nhận|minh)|mật khẩu|mã pin)[^0-9]{0,20}[0-9]{4,8}'
    THEN 'Giống mã xác thực hoặc mật khẩu: không hỏi và không ghi lại.' END;

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
