-- Small questions about what somebody typed: a merged household, a point, a secret in a note.
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
LANGUAGE sql STABLE PARALLEL SAFE RETURNS NULL ON NULL INPUT
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

CREATE FUNCTION request_warnings(contact json, person json, commune uuid, at geometry)
RETURNS TABLE (warnings jsonb)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 1
BEGIN ATOMIC
  SELECT coalesce(jsonb_agg(jsonb_build_object('pointer', y.pointer, 'detail', y.detail)), '[]')
  FROM (VALUES
    ('/contact/note', text_warning(normalize(contact ->> 'note'))),
    ('/contact/address', text_warning(normalize(contact ->> 'address'))),
    ('/person/display_name', text_warning(normalize(person ->> 'display_name'))),
    ('/point', CASE WHEN at IS NOT NULL AND NOT EXISTS (SELECT FROM unit_outline o
      WHERE o.unit_id = commune AND ST_DWithin(o.outline, at, 0.005))
      THEN 'Nằm ngoài xã, phường đã nêu.' END)) AS y(pointer, detail)
  WHERE y.detail IS NOT NULL;
END;
COMMENT ON FUNCTION request_warnings(json, json, uuid, geometry) IS
  'What is odd about a new request, for people to look at; nothing is refused for it.';
