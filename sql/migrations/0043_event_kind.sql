-- What an event says: the state it led to or, where none moved, what was done.
-- Domain's Event.Subject has the same words; a test compares them.

-- Events were written in other words before: as a rule their verb. Their order and keys stay.
UPDATE event SET kind = CASE kind WHEN 'offer' THEN 'offered' WHEN 'held' THEN 'on_hold'
    WHEN 'create' THEN 'queued' WHEN 'start' THEN 'running' WHEN 'finish' THEN 'done'
    WHEN 'apply' THEN 'applied' WHEN 'fail' THEN 'failed' END
WHERE (subject_kind, kind) IN (('assignment', 'offer'), ('help_request', 'held'),
  ('matching_run', 'create'), ('matching_run', 'start'), ('matching_run', 'finish'),
  ('matching_run', 'apply'), ('matching_run', 'fail'));

ALTER TABLE event
  ADD CONSTRAINT event_of_a_help_request_says_its_state CHECK (subject_kind <> 'help_request'
    OR kind IN ('submitted', 'triaged', 'ready', 'offered', 'assigned', 'in_progress', 'resolved',
      'on_hold', 'closed', 'corrected')),
  ADD CONSTRAINT event_of_an_assignment_says_its_state CHECK (subject_kind <> 'assignment'
    OR kind IN ('offered', 'accepted', 'started', 'reported', 'verified', 'declined', 'expired',
      'withdrawn', 'released', 'revoked', 'failed')),
  ADD CONSTRAINT event_of_a_matching_run_says_its_state CHECK (subject_kind <> 'matching_run'
    OR kind IN ('queued', 'running', 'done', 'applied', 'failed', 'cancelled')),
  ADD CONSTRAINT event_of_a_visit_says_it_was_recorded CHECK (subject_kind <> 'visit'
    OR kind = 'recorded');
