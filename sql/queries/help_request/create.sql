-- Called by POST /v1/help-requests after daisuso.principal is set; shape and ranges were checked.
-- One row: the request, with warnings. $1 token, $2 roles, $3 key, $4 call, $5 body.
WITH asking AS MATERIALIZED (SELECT * FROM asking($1::text, $2::text[])),
earlier AS MATERIALIZED (
  SELECT e.* FROM asking q, earlier_answer(q.person_id, $3::uuid, $4::text, $5::text) e
  WHERE q.permitted),
given AS MATERIALIZED (
  SELECT b.*, q.person_id AS actor_id, coalesce(b.id, new_id()) AS new_id,
    CASE WHEN b.person IS NULL THEN b.beneficiary_id ELSE new_id() END AS for_id
  FROM asking q CROSS JOIN json_to_record($5::json) AS b(id uuid, service text, beneficiary_id uuid,
    site_id uuid, person json, contact json, source text, priority text, mode text,
    people_needed smallint, parts_of_day json, language text, gender_wanted text,
    known_ambassador_id uuid, exclude json, campaign_id uuid)
  WHERE q.permitted AND NOT EXISTS (SELECT FROM earlier)),
draft AS MATERIALIZED (
  SELECT d.* FROM given g CROSS JOIN asking q
    CROSS JOIN LATERAL request_draft($5::json, q.communes, q.villages) d),
-- The only row that creations of one commune wait for; it gives the number people say.
numbered AS (
  UPDATE commune_counter n SET last_request_number = n.last_request_number + 1
  FROM draft d WHERE n.commune_id = d.commune_id AND d.outcome IS NULL
  RETURNING n.last_request_number AS number),
going AS MATERIALIZED (SELECT * FROM draft CROSS JOIN numbered),
new_person AS (
  INSERT INTO person (id, display_name, commune_id, village_id, birth_year, gender, language)
  SELECT g.for_id, btrim(normalize(g.person ->> 'display_name')), d.commune_id, d.village_id,
    (g.person ->> 'birth_year')::smallint, g.person ->> 'gender',
    coalesce(g.person ->> 'language', 'vi')
  FROM given g CROSS JOIN going d WHERE g.person IS NOT NULL
  RETURNING id, commune_id),
made AS (
  INSERT INTO help_request AS r (id, number, commune_id, village_id, service_code, beneficiary_id,
    household_id, site_id, campaign_id, lon_mdeg, lat_mdeg, source, priority_class, mode,
    people_needed, minutes, earliest_on, due_on, parts_of_day, language, gender_wanted,
    known_ambassador_id, received_at, intake)
  SELECT g.new_id, d.number, d.commune_id, d.village_id, g.service, g.for_id, d.household_id,
    g.site_id, g.campaign_id, d.lon_mdeg, d.lat_mdeg, g.source, g.priority, g.mode,
    coalesce(g.people_needed, 1), d.minutes, d.earliest_on, d.due_on,
    coalesce(parts_of_day_sum(g.parts_of_day), 7),
    coalesce(g.language, 'vi'), g.gender_wanted, g.known_ambassador_id, now(), 'ready'
  FROM given g CROSS JOIN going d RETURNING r),
excluded AS (
  INSERT INTO help_request_exclusion (help_request_id, ambassador_id)
  SELECT DISTINCT g.new_id, e::uuid
  FROM going CROSS JOIN given g, json_array_elements_text(g.exclude) e WHERE g.exclude IS NOT NULL),
reached AS (
  INSERT INTO contact (help_request_id, commune_id, village_id, phone, address, place, note)
  SELECT g.new_id, d.commune_id, d.village_id, g.contact ->> 'phone',
    normalize(g.contact ->> 'address'), point_of(g.contact -> 'place'),
    normalize(g.contact ->> 'note')
  FROM given g CROSS JOIN going d WHERE g.contact IS NOT NULL),
done AS MATERIALIZED (
  SELECT m.r, g.actor_id, jsonb_build_object(
    'help_request', s.summary, 'warnings', d.warnings) AS body
  FROM made m CROSS JOIN given g CROSS JOIN going d CROSS JOIN LATERAL help_request_summary(m.r) s),
noted AS (
  INSERT INTO event (id, subject_kind, subject_id, subject_version, kind, help_request_id,
    help_request_version, commune_id, actor_id, via, occurred_at, op_id)
  SELECT new_id(), 'help_request', (d.r).id, 1, 'submitted', (d.r).id, 1, (d.r).commune_id,
    d.actor_id, 'api', now(), $3::uuid FROM done d
  UNION ALL SELECT new_id(), 'person', p.id, 1, 'created', NULL, NULL, p.commune_id, d.actor_id,
    'api', now(), $3::uuid FROM new_person p CROSS JOIN done d),
counted AS (
  INSERT INTO unit_count AS n (commune_id, village_id, requests_received)
  SELECT (d.r).commune_id, (d.r).village_id, 1 FROM done d
  ON CONFLICT (unit_id) DO UPDATE SET requests_received = n.requests_received + 1),
kept AS (
  INSERT INTO idempotency (principal_id, key, fingerprint, status, version, body, created_at)
  SELECT d.actor_id, $3::uuid, fingerprint($4::text, $5::text), 201, 1, d.body, now() FROM done d)
SELECT 'created' AS outcome, 1::bigint AS version, body::text AS body, (r).id::text AS cursor
FROM done
UNION ALL SELECT outcome, version, body, body::json #>> '{help_request,id}' FROM earlier
UNION ALL SELECT d.outcome, NULL, d.faults::text, NULL FROM draft d WHERE d.outcome IS NOT NULL
UNION ALL SELECT asking_refusal(known, permitted), NULL, NULL, NULL FROM asking WHERE NOT permitted;
