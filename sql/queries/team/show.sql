-- Called by GET /v1/teams/{id}. One row: the team with its members of today, leader first.
-- $1 token, $2 roles, $3 team. A team of the past is shown too.
-- No version, here and in the like: what is shown changes without the row, so a tag would lie.
WITH asking AS MATERIALIZED (SELECT * FROM asking($1::text, $2::text[]))
SELECT CASE WHEN t.id IS NOT NULL THEN 'ok'
    ELSE asking_refusal(q.known, q.permitted) END AS outcome,
  NULL::bigint AS version, (s.summary || jsonb_build_object(
    'members', (SELECT coalesce(jsonb_agg(jsonb_build_object(
        'person_id', m.person_id, 'display_name', p.display_name, 'role', m.role,
        'affiliation', m.affiliation, 'valid_from', lower(m.valid))
        ORDER BY array_position('{leader,deputy,member}', m.role),
          p.display_name COLLATE "vi-x-icu", m.id), '[]')
      FROM team_member m JOIN person p ON p.id = m.person_id
      WHERE m.team_id = t.id AND m.valid @> local_day(now()))))::text AS body,
  NULL::text AS cursor
FROM asking q LEFT JOIN (team t CROSS JOIN LATERAL team_summary(t) s)
  ON t.id = $3::uuid AND (t.commune_id = ANY (q.communes) OR t.village_id = ANY (q.villages));
