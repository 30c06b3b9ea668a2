-- Sent by the migrator before it makes anything, so that what is missing is named.
-- One row an extension: its name, whether the server has it, the schema it is in if it was made.
SELECT needed.name, (available.name IS NOT NULL)::text, installed.extnamespace::regnamespace::text
FROM (VALUES ('postgis'), ('btree_gist'), ('pg_trgm')) AS needed (name)
LEFT JOIN pg_available_extensions available ON available.name = needed.name
LEFT JOIN pg_extension installed ON installed.extname = needed.name
