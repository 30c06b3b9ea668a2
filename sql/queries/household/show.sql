-- Called by GET /v1/households/{id}. One row: the household with members, criteria, last requests.
-- $1 token, $2 roles, $3 household. A merged one names the other; neither point nor address.
WITH asking AS MATERIALIZED (SELECT * FROM asking($1::text, $2::text[]))
SELECT CASE WHEN h.id IS NOT NULL THEN 'ok'
    ELSE asking_refusal(q.known, q.permitted) END AS outcome,
  NULL::bigint AS version, (s.summary || jsonb_build_object(
    'merged_into', h.merged_into_id,
    'members', (SELECT coalesce(jsonb_agg(jsonb_build_object(
        'person_id', m.person_id, 'display_name', p.display_name, 'relation', m.relation)
        ORDER BY p.birth_year, p.display_name COLLATE "vi-x-icu", p.id), '[]')
      FROM household_member m JOIN person p ON p.id = m.person_id
      WHERE m.household_id = h.id AND m.valid @> local_day(now())),
    'criteria', (SELECT jsonb_build_object(
        'set', c.criteria_set, 'version', c.criteria_version, 'items', c.items)
      FROM recognition_criteria c
      WHERE (c.criteria_set, c.criteria_version) = (h.criteria_set, h.criteria_version)),
    'requests', (SELECT coalesce(jsonb_agg(jsonb_build_object(
        'id', r.id, 'number', r.number, 'state', r.state, 'received_at', instant(r.received_at),
        'due_on', r.due_on, 'service', (SELECT jsonb_build_object(
          'code', v.code, 'name_vi', v.name_vi) FROM service v WHERE v.code = r.service_code))
        ORDER BY r.received_at DESC, r.id DESC), '[]')
      FROM (SELECT * FROM help_request l WHERE l.household_id = h.id
        ORDER BY l.received_at DESC, l.id DESC LIMIT 10) r)))::text AS body,
  NULL::text AS cursor
FROM asking q LEFT JOIN (household h CROSS JOIN LATERAL household_summary(h) s)
  ON h.id = $3::uuid AND (h.commune_id = ANY (q.communes) OR h.village_id = ANY (q.villages));
