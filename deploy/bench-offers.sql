-- Run by deploy/bench on its throw-away demonstration: four offers of each of 50 requests for one person, all made by the
-- service's own statement, so that 200 volunteers can run for 50 places. Rows: assignment, token of its volunteer.
\set offer `cat sql/queries/assignment/offer.sql`
\o /dev/null
SELECT set_config('bench.offer', :'offer', false);
\o
CREATE TEMP TABLE offered (assignment_id uuid, ambassador_id uuid UNIQUE, request_id uuid);
DO $$
DECLARE
  request record;
  volunteer record;
  made record;
  free integer;
BEGIN
  FOR request IN
    SELECT r.id, u.code, r.commune_id FROM help_request r JOIN unit u ON u.id = r.commune_id
      JOIN token k ON k.sha256 = sha256(convert_to('deploy-bench-officer-' || u.code, 'UTF8'))
    WHERE r.people_needed = 1 AND r.intake = 'ready' AND r.state = 'ready' ORDER BY r.due_on, r.id
  LOOP
    EXIT WHEN (SELECT count(DISTINCT request_id) FROM offered) = 50;
    -- A request that finds fewer than four volunteers is left as it was.
    BEGIN
      UPDATE help_request SET over_offers = 3 WHERE id = request.id;
      free := 4;
      FOR volunteer IN
        SELECT m.id, m.version FROM ambassador m
        WHERE m.commune_id = request.commune_id AND m.id NOT IN (SELECT ambassador_id FROM offered) ORDER BY m.id
      LOOP
        EXECUTE current_setting('bench.offer') INTO made USING 'deploy-bench-officer-' || request.code, '{commune_officer}'::text[],
          new_id(), 'deploy/bench', json_build_object('ambassador_id', volunteer.id,
            'ambassador_version', volunteer.version, 'day', local_day(now()) + 1, 'part_of_day', 'evening',
            'help_request_version', (SELECT version FROM help_request WHERE id = request.id))::text, request.id, NULL;
        CONTINUE WHEN made.outcome <> 'created';
        INSERT INTO offered VALUES (made.cursor::uuid, volunteer.id, request.id);
        free := free - 1;
        EXIT WHEN free = 0;
      END LOOP;
      IF free > 0 THEN RAISE assert_failure; END IF;
    EXCEPTION WHEN assert_failure THEN NULL;
    END;
  END LOOP;
END $$;
INSERT INTO token (id, sha256, kind, person_id, label, last_four, created_at, expires_at)
SELECT new_id(), sha256(convert_to('bench-' || o.assignment_id, 'UTF8')), 'personal', m.person_id, 'deploy/bench',
  right(o.assignment_id::text, 4), now(), now() + interval '1 day'
FROM offered o JOIN ambassador m ON m.id = o.ambassador_id;
SELECT assignment_id, 'bench-' || assignment_id, request_id FROM offered;
