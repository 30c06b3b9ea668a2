-- Called by GET /readyz; no token. One row: whether this server takes writes and holds a cell.
-- No parameters. unavailable says why: a demoted primary, so a balancer turns away, or no cell yet.
SELECT CASE WHEN why IS NULL THEN 'ok' ELSE 'unavailable' END AS outcome,
  NULL::bigint AS version, why AS body, NULL::text AS cursor
FROM (SELECT CASE
  WHEN pg_is_in_recovery() THEN 'Máy chủ cơ sở dữ liệu này chỉ cho đọc.'
  WHEN NOT EXISTS (SELECT FROM cell) THEN 'Chưa khai báo địa bàn (bảng cell).'
  WHEN NOT EXISTS (SELECT FROM unit WHERE kind = 'commune') THEN 'Chưa nạp đơn vị hành chính.'
  END AS why) AS found;
