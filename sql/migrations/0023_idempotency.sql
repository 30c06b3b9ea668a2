-- Answers already given: the same key of the same principal gets the same bytes (decision 7).
-- Inserted last, so that a twin's whole statement fails on idempotency_key_is_used_once.

CREATE TABLE idempotency (
  principal_id uuid,
  key uuid,
  -- SHA-256 of method, path and body: another body under the same key is refused (422).
  fingerprint bytea NOT NULL,
  status smallint NOT NULL,
  version bigint,
  -- Without personal contact.
  body text NOT NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT idempotency_key_is_used_once PRIMARY KEY (principal_id, key),
  CONSTRAINT idempotency_fingerprint_is_sha256 CHECK (octet_length(fingerprint) = 32),
  CONSTRAINT idempotency_keeps_successes_only CHECK (status BETWEEN 200 AND 299)
);
COMMENT ON TABLE idempotency IS 'Kept 30 days, then swept in batches.';
-- Rows arrive in order of time, so a few bytes per 128 pages find the old ones.
CREATE INDEX idempotency_by_age ON idempotency USING brin (created_at);

GRANT SELECT, INSERT, DELETE ON idempotency TO daisuso_service;
