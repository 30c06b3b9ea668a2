-- What happened: one append-only row a change, by the statement that changes (decision 8).
-- Ids and codes only, never a name or a typed word: what cannot be cleaned must stay clean.

CREATE TABLE event (
  id uuid NOT NULL,
  -- The feed reads ordered by (xid, id) below pg_snapshot_xmin(pg_current_snapshot()), so that no
  -- commit is missed. A logical restore into a new cluster starts xids anew: readers then begin
  -- again.
  xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  -- Whose transition this is, and the version it led to.
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  subject_version integer NOT NULL,
  kind text NOT NULL,
  -- The request it happened to: an assignment's event moves its request too, one row serves both.
  help_request_id uuid,
  help_request_version integer,
  commune_id uuid,
  actor_id uuid,
  on_behalf_of_id uuid,
  via text NOT NULL,
  occurred_at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  device text,
  op_id uuid,
  reason text,
  -- Names of the changed columns; codes and ids that matter.
  changed text[],
  detail jsonb,
  CONSTRAINT event_in_feed_order PRIMARY KEY (xid, id),
  CONSTRAINT event_subject_kind_is_known
    CHECK (subject_kind IN ('help_request', 'assignment', 'activity', 'visit',
    'person', 'contact', 'consent', 'household', 'site', 'team', 'team_member', 'campaign',
      'ambassador',
    'availability', 'competence', 'token', 'role_grant', 'unit', 'matching_run', 'verification',
      'referral')),
  CONSTRAINT event_kind_is_one_word CHECK (kind ~ '^[a-z_]{2,40}$'),
  CONSTRAINT event_via_is_known
    CHECK (via IN ('api', 'cli', 'import', 'engine', 'sweep', 'administration')),
  CONSTRAINT event_of_a_request_is_its_own CHECK (subject_kind <> 'help_request'
    OR (help_request_id IS NOT DISTINCT FROM subject_id
      AND help_request_version IS NOT DISTINCT FROM subject_version)),
  CONSTRAINT event_names_request_and_version_together
    CHECK ((help_request_id IS NULL) = (help_request_version IS NULL)),
  CONSTRAINT event_of_an_engine_or_sweep_may_lack_an_actor
    CHECK (actor_id IS NOT NULL OR via IN ('engine', 'sweep')),
  -- One event for a version of a row: a second for the same change is refused.
  CONSTRAINT event_one_per_version_of_its_subject UNIQUE (subject_id, subject_version),
  CONSTRAINT event_one_per_version_of_a_request UNIQUE (help_request_id, help_request_version),
  CONSTRAINT event_request_exists FOREIGN KEY (help_request_id) REFERENCES help_request
    DEFERRABLE INITIALLY DEFERRED
);
COMMENT ON TABLE event IS 'Append-only by privilege: the service may insert and read.';

-- Invariant 6: a row's present version must have its event when the transaction commits. The
-- event's own reference is to the row's id, since a past version stands nowhere but in events.
-- Versions count by one (held in the statements), so an event too many makes the next change fail
-- on event_one_per_version_….
ALTER TABLE help_request ADD CONSTRAINT help_request_version_has_an_event
  FOREIGN KEY (id, version)
    REFERENCES event (help_request_id, help_request_version) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE assignment ADD CONSTRAINT assignment_version_has_an_event
  FOREIGN KEY (id, version)
    REFERENCES event (subject_id, subject_version) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE activity ADD CONSTRAINT activity_version_has_an_event
  FOREIGN KEY (id, version)
    REFERENCES event (subject_id, subject_version) DEFERRABLE INITIALLY DEFERRED;

GRANT SELECT, INSERT ON event TO daisuso_service;
