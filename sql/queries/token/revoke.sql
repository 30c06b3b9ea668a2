-- Called by `daisusod token revoke`, as the owner. One row: not_found without a live token.
-- $1 id.
WITH revoked AS (
  UPDATE token SET revoked_at = now() WHERE id = $1::uuid AND revoked_at IS NULL RETURNING id
)
SELECT CASE WHEN count(*) = 1 THEN 'ok' ELSE 'not_found' END AS outcome,
  NULL::bigint AS version, NULL::text AS body, NULL::text AS cursor FROM revoked;
