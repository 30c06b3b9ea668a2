-- asking() as before, at a third of its price: every statement pays it, those of one row feel it.
-- Found on 129 tokens and 8,000 grants: the token was hashed anew for each row of a small table,
-- and the exclusion constraint's GiST index was preferred for finding a person's grants.

CREATE INDEX role_grant_of_a_person ON role_grant (person_id) INCLUDE (role, unit_id, valid);

CREATE OR REPLACE FUNCTION asking(token text, roles text[])
RETURNS TABLE (person_id uuid, known boolean, permitted boolean, communes uuid[], villages uuid[])
LANGUAGE sql STABLE PARALLEL SAFE ROWS 1
BEGIN ATOMIC
  SELECT t.person_id, t.person_id IS NOT NULL, coalesce(g.any_grant, false),
         coalesce(g.communes, '{}'), coalesce(g.villages, '{}')
  FROM (SELECT) AS once
  LEFT JOIN LATERAL (
    SELECT k.person_id, k.kind FROM token k JOIN person p ON p.id = k.person_id
    WHERE k.sha256 = (SELECT sha256(convert_to(asking.token, 'UTF8')))
      AND k.revoked_at IS NULL AND k.expires_at > now() AND p.status <> 'erased') t ON true
  LEFT JOIN LATERAL (
    SELECT true AS any_grant, array_agg(u.id) FILTER (WHERE u.kind = 'commune') AS communes,
           array_agg(u.id) FILTER (WHERE u.kind = 'village') AS villages
    FROM role_grant r CROSS JOIN LATERAL (
      SELECT d.id, d.kind FROM unit d WHERE d.id = r.unit_id
      UNION ALL SELECT c.id, c.kind FROM unit c
        WHERE c.parent_id = r.unit_id AND c.kind = 'commune') u
    -- = ANY (ARRAY[…]) is a key of a B-tree and of no GiST index.
    WHERE r.person_id = ANY (ARRAY[t.person_id]) AND r.role = ANY (asking.roles)
      AND r.valid @> (SELECT local_day(now()))
      AND (t.kind = 'integration') = (r.role = 'integration')
    HAVING count(*) > 0) g ON true;
END;
