-- A volunteer may give accepted work back, or say without a visit that it cannot be done.

CREATE OR REPLACE FUNCTION assignment_next(state text, own boolean) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE state
  WHEN 'offered' THEN CASE WHEN own THEN '{accept,decline}'::text[] ELSE '{withdraw}' END
  WHEN 'accepted' THEN
    CASE WHEN own THEN '{start,report,release,fail}'::text[] ELSE '{revoke}' END
  WHEN 'started' THEN CASE WHEN own THEN '{report,release,fail}'::text[] ELSE '{revoke}' END
  WHEN 'reported' THEN CASE WHEN own THEN '{}'::text[] ELSE '{verify,return}' END ELSE '{}' END;

CREATE OR REPLACE FUNCTION assignment_refusal(state text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN 'Việc này ' || CASE state
  WHEN 'offered' THEN 'đang chờ trả lời; chỉ có thể nhận, từ chối hoặc rút.'
  WHEN 'accepted' THEN 'đã được nhận; chỉ có thể bắt đầu, báo cáo, trả lại hoặc thu hồi.'
  WHEN 'started' THEN 'đang làm; chỉ có thể báo cáo, trả lại hoặc thu hồi.'
  WHEN 'reported' THEN 'đã báo cáo; chỉ còn chờ người khác xác nhận hoặc yêu cầu làm tiếp.'
  WHEN 'verified' THEN 'đã được xác nhận xong.' WHEN 'declined' THEN 'đã bị từ chối.'
  WHEN 'expired' THEN 'đã hết hạn trả lời.' WHEN 'withdrawn' THEN 'đã được rút lời mời.'
  WHEN 'released' THEN 'đã được trả lại.' WHEN 'revoked' THEN 'đã bị thu hồi.'
  ELSE 'đã kết thúc vì không làm được.' END;
