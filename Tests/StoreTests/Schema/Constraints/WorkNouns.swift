/// Work promised and done, and what is written down of it.
extension Noun {
  static let work = [assignment, event, visit, verification, referral, idempotency]

  private static let assignment = Noun(
    "assignment",
    [
      "id": Value.new, "help_request_id": Fixture.otherRequest,
      "ambassador_id": Fixture.ambassador, "commune_id": Fixture.commune,
      "village_id": Fixture.village, "task_number": "99", "state": "offered",
      "day": "2026-11-26", "part_of_day": "0", "seat": "0", "minutes": "40",
      "origin": "leader", "offered_at": "now", "expires_at": "tomorrow",
    ],
    completedBy: """
      insert into event (id, subject_kind, subject_id, subject_version, kind, actor_id, via,
        occurred_at) values ('\(Value.new)', 'assignment', '\(Value.new)', 1, 'offered',
        '\(Fixture.officer)', 'api', now())
      """,
    key: "assignment_id",
    refuses: assignmentRefusals,
    scripts: [
      "assignment_one_live_per_activity_and_ambassador": """
      insert into assignment (id, activity_id, ambassador_id, commune_id, task_number, state, day,
        part_of_day, seat, minutes, origin, offered_at, expires_at)
      select gen_random_uuid(), '\(Fixture.activity)', '\(Fixture.ambassador)',
        '\(Fixture.commune)', 90 + n, 'offered', '2026-11-28', 0, n, 60, 'leader', now(), 'tomorrow'
      from generate_series(0, 1) n
      """,
      // Invariant 1: from 7 to 9 o'clock and from 8 to 10.
      "assignment_no_overlapping_times_of_an_ambassador": """
      insert into assignment (id, help_request_id, ambassador_id, commune_id, task_number, state,
        day, part_of_day, seat, minutes, origin, offered_at, accepted_at, scheduled)
      select gen_random_uuid(), q.id, '\(Fixture.otherAmbassador)', '\(Fixture.commune)', q.number,
        'accepted', '2026-11-26', 0, q.number - 1, 60, 'leader', now(), now(),
        tstzrange(t, t + interval '2 hours')
      from help_request q, lateral (select timestamptz '2026-11-26 06:00+07'
        + interval '1 hour' * q.number as t) s
      """,
    ])

  private static let assignmentRefusals: KeyValuePairs<String, Columns> = [
    "assignment_version_has_an_event": [:],
    "assignment_request_exists": ["help_request_id": Value.nobody],
    "assignment_activity_exists": ["help_request_id": nil, "activity_id": Value.nobody],
    "assignment_ambassador_exists": ["ambassador_id": Value.nobody],
    "assignment_commune_exists": ["commune_id": Value.nobody, "village_id": nil],
    "assignment_village_lies_in_the_commune": ["commune_id": Fixture.otherCommune],
    "assignment_predecessor_exists": ["predecessor_id": Value.nobody],
    "assignment_offerer_exists": ["offered_by": Value.nobody],
    "assignment_overrider_exists": [
      "overridden_rules": "{reach}", "override_reason": "Gần đường", "override_by": Value.nobody,
    ],
    "assignment_plan_line_exists": ["origin": "engine", "run_id": Value.nobody, "line": "1"],
    "assignment_task_number_is_unique_for_the_ambassador": ["task_number": "1"],
    "assignment_one_live_per_request_and_ambassador": ["help_request_id": Fixture.request],
    "assignment_one_live_per_seat_of_an_ambassador": ["day": "2026-11-25"],
    "assignment_targets_a_request_or_an_activity": ["activity_id": Fixture.activity],
    "assignment_targets_a_request_or_an_activity": ["help_request_id": nil],
    "assignment_state_is_known": ended("x"),
    "assignment_origin_is_known": ["origin": "x"],
    "assignment_part_of_day_is_known": ["part_of_day": "3"],
    "assignment_seat_is_one_of_three": ["seat": "3"],
    "assignment_takes_a_believable_time": ["minutes": "4"],
    "assignment_task_number_is_positive": ["task_number": "0"],
    "assignment_verdict_comment_is_short": ["verdict_comment": ""],
    "assignment_verdict_comment_is_short": ["verdict_comment": String(repeating: "ỷ", count: 501)],
    "assignment_verdict_comment_is_composed": ["verdict_comment": Value.decomposed],
    "assignment_schedule_is_bounded_half_open_and_of_its_day": [
      "scheduled": "[2026-11-27 08:00+07,2026-11-27 09:00+07)"
    ],
    "assignment_schedule_is_bounded_half_open_and_of_its_day": [
      "scheduled": "[2026-11-26 08:00+07,)"
    ],
    "assignment_schedule_is_bounded_half_open_and_of_its_day": [
      "scheduled": "[2026-11-26 08:00+07,2026-11-26 09:00+07]"
    ],
    // 23:30 UTC is the next morning in Vietnam.
    "assignment_schedule_is_bounded_half_open_and_of_its_day": [
      "scheduled": "[2026-11-26 23:30+00,2026-11-27 01:00+00)"
    ],
    "assignment_schedule_is_bounded_half_open_and_of_its_day": [
      "scheduled": "(,2026-11-26 09:00+07)"
    ],
    "assignment_engine_names_its_plan_line": ["origin": "engine"],
    "assignment_offer_says_when_it_expires": ["expires_at": nil],
    "assignment_expires_only_after_it_was_seen": ended("expired"),
    "assignment_accepted_says_when": ["state": "accepted"],
    "assignment_started_says_when": ["state": "started", "accepted_at": "now"],
    "assignment_reported_says_when": [
      "state": "reported", "accepted_at": "now", "started_at": "now",
    ],
    "assignment_ended_says_when": ["state": "withdrawn"],
    "assignment_ended_says_when": ["ended_at": "now"],
    "assignment_refused_says_why": ended("declined"),
    "assignment_end_reason_is_known": ended("declined", ["end_reason": "x"]),
    "assignment_override_has_rules_reason_and_author": ["overridden_rules": "{reach}"],
    "assignment_overridden_rules_are_some": [
      "overridden_rules": "{}", "override_reason": "Gần đường", "override_by": Fixture.officer,
    ],
    "assignment_not_its_own_predecessor": ["predecessor_id": Value.new],
  ]

  private static func ended(_ state: String, _ others: Columns = [:]) -> Columns {
    others.merging(["state": state, "ended_at": "now"]) { $1 }
  }

  private static let event = Noun(
    "event",
    [
      "id": Value.new, "subject_kind": "person", "subject_id": Fixture.bystander,
      "subject_version": "1", "kind": "edit", "actor_id": Fixture.officer, "via": "api",
      "occurred_at": "now",
    ],
    key: "event_in_feed_order",
    refuses: [
      "event_subject_kind_is_known": ["subject_kind": "x"],
      "event_kind_is_one_word": ["kind": "Hai từ"],
      "event_via_is_known": ["via": "x"],
      "event_of_a_request_is_its_own": ["subject_kind": "help_request", "kind": "ready"],
      "event_names_request_and_version_together": ["help_request_id": Fixture.request],
      "event_of_an_engine_or_sweep_may_lack_an_actor": ["actor_id": nil],
      // Invariant 6: a second event for the same change.
      "event_one_per_version_of_its_subject": [
        "subject_kind": "assignment", "subject_id": Fixture.assignment, "kind": "offered",
      ],
      "event_one_per_version_of_a_request": [
        "help_request_id": Fixture.request, "help_request_version": "1",
      ],
      "event_request_exists": ["help_request_id": Value.nobody, "help_request_version": "1"],
      "event_of_a_help_request_says_its_state": [
        "subject_kind": "help_request", "subject_id": Fixture.request, "subject_version": "2",
        "help_request_id": Fixture.request, "help_request_version": "2",
      ],
      "event_of_an_assignment_says_its_state": ["subject_kind": "assignment", "kind": "offer"],
      "event_of_a_matching_run_says_its_state": ["subject_kind": "matching_run"],
      "event_of_a_visit_says_it_was_recorded": ["subject_kind": "visit"],
    ])

  private static let visit = Noun(
    "visit",
    [
      "id": Value.new, "assignment_id": Fixture.assignment, "ambassador_id": Fixture.ambassador,
      "commune_id": Fixture.commune, "village_id": Fixture.village,
      "service_code": "phone_basics", "occurred_at": "now", "minutes": "30",
      "people_helped": "1", "outcome": "done",
    ],
    key: "visit_id",
    refuses: [
      "visit_assignment_exists": ["assignment_id": Value.nobody],
      "visit_ambassador_exists": ["ambassador_id": Value.nobody],
      "visit_commune_exists": ["commune_id": Value.nobody, "village_id": nil],
      "visit_village_lies_in_the_commune": ["commune_id": Fixture.otherCommune],
      "visit_service_exists": ["service_code": "x"],
      "visit_outcome_is_known": ["outcome": "x", "reason": "other"],
      "visit_not_done_says_why": ["outcome": "partly"],
      "visit_reason_is_known": ["outcome": "partly", "reason": "x"],
      "visit_takes_a_believable_time": ["minutes": "721"],
      "visit_helps_a_believable_number": ["people_helped": "201"],
      "visit_not_done_helped_nobody": ["outcome": "not", "reason": "nobody_home"],
    ],
    scripts: [
      "visit_op_is_told_once": """
      insert into visit (id, ambassador_id, commune_id, service_code, occurred_at, minutes,
        people_helped, outcome, op_id)
      select gen_random_uuid(), '\(Fixture.ambassador)', '\(Fixture.commune)', 'phone_basics',
        now(), 30, 1, 'done', '\(Value.new)' from generate_series(1, 2)
      """
    ])

  private static let verification = Noun(
    "verification",
    [
      "id": Value.new, "assignment_id": Fixture.assignment, "level": "leader", "verdict": "ok",
      "method": "call", "verified_by": Fixture.officer, "verified_at": "now",
    ],
    key: "verification_id",
    refuses: [
      "verification_assignment_exists": ["assignment_id": Value.nobody],
      "verification_verifier_exists": ["verified_by": Value.nobody],
      "verification_level_is_known": ["level": "x"],
      "verification_verdict_is_known": ["verdict": "x"],
      "verification_method_is_known": ["method": "x"],
      "verification_has_an_author": ["verified_by": nil],
      "verification_has_an_author": ["level": "citizen"],
    ])

  private static let referral = Noun(
    "referral",
    [
      "id": Value.new, "help_request_id": Fixture.otherRequest, "to_body": "bank",
      "reason": "account", "made_by": Fixture.officer, "made_at": "now",
      "due_on": "2026-12-01",
    ],
    key: "referral_id",
    refuses: [
      "referral_request_exists": ["help_request_id": Value.nobody],
      "referral_maker_exists": ["made_by": Value.nobody],
      "referral_body_is_known": ["to_body": "x"],
      "referral_reason_is_known": ["reason": "x"],
      "referral_answer_is_known": ["answer": "x", "answered_at": "now"],
      "referral_answered_says_what": ["answer": "solved"],
    ])

  private static let idempotency = Noun(
    "idempotency",
    [
      "principal_id": Fixture.officer, "key": Value.new, "fingerprint": Value.hash,
      "status": "201", "body": "{}", "created_at": "now",
    ],
    key: "idempotency_key_is_used_once",
    refuses: [
      "idempotency_key_is_used_once": ["key": Fixture.key],
      "idempotency_fingerprint_is_sha256": ["fingerprint": "\\x5a"],
      "idempotency_keeps_successes_only": ["status": "409"],
    ])
}
