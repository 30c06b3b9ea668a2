-- The phase rule of contact (invariant 17) in the database: who may see a row, and when.
-- Leaders and officers in their scope; the owner; an ambassador from acceptance to 7 days after.

-- Each (SELECT …) below is computed once per statement, not per row.
CREATE FUNCTION contact_principal() RETURNS uuid
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT a.person_id FROM asking(current_setting('daisuso.principal', true),
    '{commune_officer,team_leader,ambassador}') a WHERE a.permitted;
END;
COMMENT ON FUNCTION contact_principal() IS
  'The person behind the setting daisuso.principal; NULL for a dead or missing token.';

CREATE FUNCTION contact_scope() RETURNS uuid[]
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT a.communes || a.villages FROM asking(current_setting('daisuso.principal', true),
    '{commune_officer,team_leader}') a;
END;
COMMENT ON FUNCTION contact_scope() IS
  'Units whose contacts the principal coordinates. Province roles have none: they see numbers.';

ALTER TABLE contact ENABLE ROW LEVEL SECURITY;
ALTER TABLE contact FORCE ROW LEVEL SECURITY;

CREATE POLICY contact_of_ones_scope ON contact TO daisuso_service
  USING (commune_id = ANY ((SELECT contact_scope())::uuid[])
    OR village_id = ANY ((SELECT contact_scope())::uuid[]));

CREATE POLICY contact_of_oneself ON contact TO daisuso_service
  USING (person_id = (SELECT contact_principal()));

CREATE POLICY contact_of_work_in_hand ON contact FOR SELECT TO daisuso_service
  USING (EXISTS (
    SELECT FROM ambassador m JOIN assignment a ON a.ambassador_id = m.id
      JOIN help_request r ON r.id = a.help_request_id
    WHERE m.person_id = (SELECT contact_principal())
      AND a.state IN ('accepted', 'started', 'reported', 'verified')
      AND (a.ended_at IS NULL OR a.ended_at > now() - interval '7 days')
      AND (r.id = contact.help_request_id OR r.household_id = contact.household_id
        OR contact.person_id IN (r.requester_id, r.beneficiary_id))));

GRANT SELECT, INSERT, UPDATE, DELETE ON contact TO daisuso_service;
GRANT SELECT, INSERT ON contact_read TO daisuso_service;
