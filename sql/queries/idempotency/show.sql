-- Called after the refusal of a write, before it is told: did the same call, sent twice, succeed?
-- One row; not_found: no, the refusal stands. $1 token, $2 roles, $3 key, $4 call, $5 body.
SELECT coalesce(e.outcome, asking_refusal(q.known, q.permitted)) AS outcome, e.version, e.body,
  NULL::text AS cursor
FROM asking($1::text, $2::text[]) q LEFT JOIN LATERAL
  earlier_answer(q.person_id, $3::uuid, $4::text, $5::text) e ON q.permitted;
