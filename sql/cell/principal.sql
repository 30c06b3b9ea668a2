-- Sent by a seat before a statement that reads contact, in the same transaction; $1 is the token.
-- One row: the setting that row-level security of contact reads.
SELECT set_config('daisuso.principal', $1, true)
