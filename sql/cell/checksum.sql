-- Sent by the migrator for each file; $1 is the file's text.
-- One row: its SHA-256 in hex.
SELECT encode(sha256(convert_to($1, 'UTF8')), 'hex')
