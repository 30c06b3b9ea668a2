-- The phase rule of contact (invariant 17) in the database: who may see a row, and when.
-- Leaders and officers in their scope; the owner; an ambassador from acceptance to 7 days after.

-- Each (SELECT … FROM asking …) is inlined, planned with the statement and computed once, not per
-- row: 0.2 ms a read prepared, where functions of their own took 1.7 (measured). After its
-- transaction the setting reads as '', which is nobody's token.
ALTER TABLE contact ENABLE ROW LEVEL SECURITY;
ALTER TABLE contact FORCE ROW LEVEL SECURITY;

-- Province roles have no arm here: they see numbers.
CREATE POLICY contact_of_ones_scope ON contact TO daisuso_service
  USING (ARRAY[commune_id, village_id] && (
    SELECT a.communes || a.villages
    FROM asking(current_setting('daisuso.principal', true), '{commune_officer,team_leader}') a));

CREATE POLICY contact_of_oneself ON contact TO daisuso_service
  USING (person_id = (
    SELECT a.person_id
    FROM asking(current_setting('daisuso.principal', true),
      '{commune_officer,team_leader,ambassador}') a
    WHERE a.permitted));

CREATE POLICY contact_of_work_in_hand ON contact FOR SELECT TO daisuso_service
  USING (EXISTS (
    SELECT FROM ambassador m
    JOIN assignment w ON w.ambassador_id = m.id
    JOIN help_request r ON r.id = w.help_request_id
    WHERE m.person_id = (
        SELECT a.person_id
        FROM asking(current_setting('daisuso.principal', true), '{ambassador}') a
        WHERE a.permitted)
      AND w.state IN ('accepted', 'started', 'reported', 'verified')
      AND (w.ended_at IS NULL OR w.ended_at > now() - interval '7 days')
      AND (r.id = contact.help_request_id OR r.household_id = contact.household_id
        OR contact.person_id IN (r.requester_id, r.beneficiary_id))));

GRANT SELECT, INSERT, UPDATE, DELETE ON contact TO daisuso_service;
GRANT SELECT, INSERT ON contact_read TO daisuso_service;
