-- Who is asking and what they may see: tokens, dated grants, and asking(), which resolves both.
-- Nothing is cached: a revoked token or an ended grant has no effect from the next statement on.

CREATE TABLE token (
  id uuid CONSTRAINT token_id PRIMARY KEY,
  sha256 bytea NOT NULL CONSTRAINT token_hash_is_unique UNIQUE,
  kind text NOT NULL,
  person_id uuid NOT NULL CONSTRAINT token_person_exists REFERENCES person,
  -- What people recognise it by in a list: a device's name and the last four characters.
  label text NOT NULL,
  last_four text NOT NULL,
  created_by uuid CONSTRAINT token_creator_exists REFERENCES person,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  CONSTRAINT token_kind_is_known CHECK (kind IN ('personal', 'device', 'integration')),
  CONSTRAINT token_is_hashed CHECK (octet_length(sha256) = 32),
  CONSTRAINT token_shows_only_four_characters CHECK (length(last_four) = 4),
  CONSTRAINT token_expires_after_it_was_made CHECK (expires_at > created_at)
);
COMMENT ON TABLE token IS 'A bearer token of 256 random bits, kept as its SHA-256 only.';
CREATE INDEX token_of_a_person ON token (person_id);

CREATE TABLE role_grant (
  id uuid CONSTRAINT role_grant_id PRIMARY KEY,
  person_id uuid NOT NULL CONSTRAINT role_grant_person_exists REFERENCES person,
  role text NOT NULL,
  unit_id uuid NOT NULL CONSTRAINT role_grant_unit_exists REFERENCES unit,
  valid daterange NOT NULL,
  delegated_by uuid CONSTRAINT role_grant_delegate_exists REFERENCES person,
  reason text,
  CONSTRAINT role_grant_role_is_known
    CHECK (role IN ('administrator', 'province_officer', 'commune_officer',
    'team_leader', 'ambassador', 'auditor', 'integration')),
  CONSTRAINT role_grant_lasts CHECK (NOT isempty(valid)),
  CONSTRAINT role_grant_delegation_has_a_reason_and_an_end
    CHECK (delegated_by IS NULL OR (reason IS NOT NULL AND NOT upper_inf(valid))),
  CONSTRAINT role_grant_not_delegated_to_oneself CHECK (delegated_by <> person_id),
  CONSTRAINT role_grant_once_at_a_time
    EXCLUDE USING gist (person_id WITH =, unit_id WITH =, role WITH =, valid WITH &&)
);
COMMENT ON TABLE role_grant IS
  'A role over a unit and all below it, for a range of days. Ended by its upper bound, never '
  'deleted.';

-- One row always. The statement says unauthenticated when NOT known, forbidden when NOT permitted,
-- and sees only rows of
--     commune_id = ANY ((SELECT communes FROM asking)::uuid[]) OR village_id = ANY ((SELECT
--   villages FROM asking)::uuid[])
-- A grant over the province lists its 129 communes: a third arm `everywhere OR` would cost every
-- list its index.
-- An integration's token carries only the role integration, and no other token carries it.
CREATE FUNCTION asking(token text, roles text[])
RETURNS TABLE (person_id uuid, known boolean, permitted boolean, communes uuid[], villages uuid[])
LANGUAGE sql STABLE PARALLEL SAFE ROWS 1
BEGIN ATOMIC
  SELECT t.person_id, t.person_id IS NOT NULL, coalesce(g.any_grant, false),
         coalesce(g.communes, '{}'), coalesce(g.villages, '{}')
  FROM (SELECT) AS once
  LEFT JOIN LATERAL (
    SELECT k.person_id, k.kind FROM token k JOIN person p ON p.id = k.person_id
    WHERE k.sha256 = sha256(convert_to(asking.token, 'UTF8'))
      AND k.revoked_at IS NULL AND k.expires_at > now() AND p.status <> 'erased') t ON true
  LEFT JOIN LATERAL (
    SELECT true AS any_grant, array_agg(u.id) FILTER (WHERE u.kind = 'commune') AS communes,
           array_agg(u.id) FILTER (WHERE u.kind = 'village') AS villages
    FROM role_grant r CROSS JOIN LATERAL (
      SELECT d.id, d.kind FROM unit d WHERE d.id = r.unit_id
      UNION ALL SELECT c.id, c.kind FROM unit c
        WHERE c.parent_id = r.unit_id AND c.kind = 'commune') u
    WHERE r.person_id = t.person_id AND r.role = ANY (asking.roles) AND r.valid @> local_day(now())
      AND (t.kind = 'integration') = (r.role = 'integration')
    HAVING count(*) > 0) g ON true;
END;
COMMENT ON FUNCTION asking(text, text[]) IS
  'Resolves a token for one of these roles; arrays hold each unit once or more.';

GRANT SELECT, INSERT, UPDATE ON token, role_grant TO daisuso_service;
