-- Run by the migrator in a transaction of its own, on every start: what migrations rely on.
-- The cell's schema is the first of search_path; repeating it is harmless.
DO $$
DECLARE
  cell text := split_part(current_setting('search_path'), ',', 1);
  schema_name text;
BEGIN
  -- Asked first, because IF NOT EXISTS wants the right to create even when there is nothing to do.
  IF to_regnamespace(cell) IS NULL THEN
    EXECUTE format('CREATE SCHEMA %I', cell);
  END IF;
  IF to_regnamespace('extensions') IS NULL THEN
    CREATE SCHEMA extensions;
  END IF;
  IF to_regrole('daisuso_service') IS NULL THEN
    BEGIN
      CREATE ROLE daisuso_service NOLOGIN;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      -- Roles belong to the whole server: the migrator of another database was quicker.
      NULL;
    END;
  END IF;
  IF NOT pg_has_role(current_user, 'daisuso_service', 'MEMBER') THEN
    EXECUTE format('GRANT daisuso_service TO %I', current_user);
  END IF;
  FOREACH schema_name IN ARRAY ARRAY[cell, 'extensions'] LOOP
    -- Asked first: an administrator may have made and granted `extensions` for a lesser login.
    IF NOT has_schema_privilege('daisuso_service', schema_name, 'USAGE') THEN
      EXECUTE format('GRANT USAGE ON SCHEMA %I TO daisuso_service', schema_name);
    END IF;
  END LOOP;
END
$$;

CREATE EXTENSION IF NOT EXISTS postgis SCHEMA extensions;
CREATE EXTENSION IF NOT EXISTS btree_gist SCHEMA extensions;
CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA extensions;

CREATE TABLE IF NOT EXISTS migration (
  name text CONSTRAINT migration_is_applied_once PRIMARY KEY,
  checksum text NOT NULL,
  applied_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE migration IS 'Which files of sql/migrations were applied; checksum is SHA-256 of the file in hex.';
GRANT SELECT ON migration TO daisuso_service;
