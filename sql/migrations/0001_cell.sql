-- The cell: one province, one schema of one database, whose name no migration says.
-- The migrator runs each file whole in one transaction, search_path = CELL, extensions.

-- Before them it has made the extensions postgis and btree_gist in the schema extensions,
-- and the role daisuso_service (NOLOGIN) if missing. The service's connections become that role
-- (-c role=daisuso_service). It owns nothing, so privileges and row security bind it. Each
-- migration grants what its tables need; DELETE only where a row is not history.
DO $$
BEGIN
  EXECUTE format('GRANT USAGE ON SCHEMA %I, extensions TO daisuso_service', current_schema());
END
$$;

CREATE TABLE cell (
  one boolean DEFAULT true,
  kind text NOT NULL,
  province_code text NOT NULL,
  -- Public numbers below this are shown as "fewer than"; see decisions 23.
  smallest_public_count smallint NOT NULL DEFAULT 10,
  made_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT cell_is_only_one PRIMARY KEY (one),
  CONSTRAINT cell_one_is_true CHECK (one),
  CONSTRAINT cell_kind_is_known CHECK (kind IN ('real', 'demonstration')),
  CONSTRAINT cell_smallest_public_count_protects CHECK (smallest_public_count >= 5)
);
COMMENT ON TABLE cell IS
  'One row: which province this schema serves, and whether its people are real or fictitious.';
COMMENT ON COLUMN cell.kind IS
  'demonstration: every page and export says so, and no figure leaves for a real report.';

GRANT SELECT ON cell TO daisuso_service;
