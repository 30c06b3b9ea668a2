-- The most visits that a team's or a commune's people are given in a week: quotas of the matching.
-- A matching of other days than seven has its share; visits held already, by whomever, are told too.

ALTER TABLE team
  ADD COLUMN visits_week smallint,
  ADD CONSTRAINT team_visits_of_a_week_are_believable CHECK (visits_week BETWEEN 0 AND 5000);
COMMENT ON COLUMN team.visits_week IS 'NULL: as many as its people can.';

CREATE TABLE commune_quota (
  commune_id uuid CONSTRAINT commune_quota_one_each PRIMARY KEY
    CONSTRAINT commune_quota_commune_exists REFERENCES unit,
  visits_week smallint NOT NULL,
  CONSTRAINT commune_quota_is_believable CHECK (visits_week BETWEEN 0 AND 20000)
);
COMMENT ON TABLE commune_quota IS
  'The most visits of a commune''s ambassadors in a week; no row: as many as they can.';
GRANT SELECT, INSERT, UPDATE, DELETE ON commune_quota TO daisuso_service;

CREATE FUNCTION matching_team_quota(teams uuid[], first_day date, days integer)
RETURNS TABLE (id uuid, commune_id uuid, quota integer, held bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT t.id, t.commune_id, ceil(t.visits_week * days / 7.0)::integer,
    (SELECT count(*) FROM ambassador m JOIN assignment a ON a.ambassador_id = m.id
      WHERE m.team_id = t.id AND a.is_live AND a.day BETWEEN first_day AND first_day + days - 1)
  FROM team t WHERE t.id = ANY (teams) AND t.visits_week IS NOT NULL;
END;

CREATE FUNCTION matching_commune_quota(communes uuid[], first_day date, days integer)
RETURNS TABLE (id uuid, quota integer, held bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT q.commune_id, ceil(q.visits_week * days / 7.0)::integer,
    (SELECT count(*) FROM ambassador m JOIN assignment a ON a.ambassador_id = m.id
      WHERE m.commune_id = q.commune_id AND a.is_live
        AND a.day BETWEEN first_day AND first_day + days - 1)
  FROM commune_quota q WHERE q.commune_id = ANY (communes);
END;
