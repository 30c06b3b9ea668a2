/// What is asked for: requests, classes and who came, plans.
extension Noun {
  static let wishes = [
    helpRequest, exclusion, activity, attendance, matchingRun, matchingLine, matchingIdle,
  ]

  private static let helpRequest = Noun(
    "help_request",
    [
      "id": Value.new, "number": "99", "commune_id": Fixture.commune,
      "village_id": Fixture.village, "service_code": "phone_basics",
      "household_id": Fixture.household, "source": "phone", "priority_class": "ordinary",
      "mode": "home", "minutes": "40", "earliest_on": "2026-11-20", "due_on": "2026-12-01",
      "received_at": "now", "intake": "ready",
    ],
    completedBy: """
      insert into event (id, subject_kind, subject_id, subject_version, kind, help_request_id,
        help_request_version, actor_id, via, occurred_at) values ('\(Value.new)', 'help_request',
        '\(Value.new)', 1, 'submitted', '\(Value.new)', 1, '\(Fixture.officer)', 'api', now())
      """,
    key: "help_request_id",
    refuses: requestRefusals,
    scripts: [
      // Invariant 6: a change without its event.
      "help_request_version_has_an_event":
        "update help_request set version = 2, minutes = 41 where id = '\(Fixture.otherRequest)'"
    ])

  private static let requestRefusals: KeyValuePairs<String, Columns> = [
    "help_request_version_has_an_event": [:],
    "help_request_commune_exists": ["commune_id": Value.nobody, "village_id": nil],
    "help_request_village_lies_in_the_commune": ["commune_id": Fixture.otherCommune],
    "help_request_service_exists": ["service_code": "x"],
    "help_request_requester_exists": ["requester_id": Value.nobody],
    "help_request_beneficiary_exists": ["beneficiary_id": Value.nobody],
    "help_request_household_exists": ["household_id": Value.nobody],
    "help_request_site_exists": ["site_id": Value.nobody],
    "help_request_campaign_exists": ["campaign_id": Value.nobody],
    "help_request_priority_class_exists": ["priority_class": "x"],
    "help_request_known_ambassador_exists": ["known_ambassador_id": Value.nobody],
    "help_request_duplicate_of_exists": closed("duplicate", ["duplicate_of_id": Value.nobody]),
    "help_request_number_is_unique_in_its_commune": ["number": "1"],
    "help_request_number_is_positive": ["number": "0"],
    "help_request_is_for_someone": ["household_id": nil],
    "help_request_source_is_known": ["source": "x"],
    "help_request_mode_is_known": ["mode": "x"],
    "help_request_gender_wanted_is_known": ["gender_wanted": "x"],
    "help_request_language_is_a_code": ["language": "VI"],
    "help_request_people_needed_are_few": ["people_needed": "51"],
    "help_request_over_offers_are_few": ["over_offers": "201"],
    "help_request_takes_a_believable_time": ["minutes": "4"],
    "help_request_is_due_after_it_may_begin": ["due_on": "2026-11-19"],
    "help_request_is_due_after_it_may_begin": ["due_on": "2027-11-22"],
    "help_request_names_parts_of_the_day": ["parts_of_day": "0"],
    "help_request_point_has_both_parts": ["lon_mdeg": "105900"],
    "help_request_point_is_in_vietnam": ["lon_mdeg": "20300", "lat_mdeg": "105900"],
    "help_request_intake_is_known": ["intake": "x"],
    "help_request_hold_reason_is_known": ["hold_reason": "x", "hold_until": "2026-12-01"],
    "help_request_hold_has_a_reason_and_a_day": ["hold_reason": "other"],
    "help_request_closed_reason_is_known": closed("x"),
    "help_request_closed_has_a_reason_and_a_time": ["closed_reason": "withdrawn"],
    "help_request_closed_is_not_on_hold": closed(
      "withdrawn", ["hold_reason": "other", "hold_until": "2026-12-01"]),
    "help_request_duplicate_names_the_other": closed("duplicate"),
    "help_request_duplicate_names_the_other": ["duplicate_of_id": Fixture.request],
    "help_request_not_a_duplicate_of_itself": closed("duplicate", ["duplicate_of_id": Value.new]),
    // Invariant 2, both halves.
    "help_request_never_more_people_than_needed": ["accepted_count": "2", "over_offers": "5"],
    "help_request_offers_within_allowance": ["offered_count": "4", "over_offers": "2"],
    "help_request_counts_nest": ["started_count": "1"],
    "help_request_counts_nest": ["accepted_count": "1", "reported_count": "1"],
    "help_request_offered_only_when_ready": ["intake": "triaged", "offered_count": "1"],
    "help_request_counts_nest": [
      "accepted_count": "1", "started_count": "1", "verified_count": "1",
    ],
    "help_request_closed_leaves_nothing_undone": closed("withdrawn", ["offered_count": "1"]),
    "help_request_closed_leaves_nothing_undone": closed("withdrawn", ["accepted_count": "1"]),
    "help_request_closed_leaves_nothing_undone": closed(
      "withdrawn", ["accepted_count": "1", "started_count": "1", "reported_count": "1"]),
    "help_request_fulfilled_means_all_verified": closed("fulfilled"),
    "help_request_fulfilled_means_all_verified": allVerified,
    "help_request_fulfilled_means_all_verified": closed("withdrawn", allVerified),
  ]

  private static let allVerified: Columns = [
    "accepted_count": "1", "started_count": "1", "reported_count": "1", "verified_count": "1",
  ]

  private static func closed(_ reason: String, _ others: Columns = [:]) -> Columns {
    others.merging(["closed_reason": reason, "closed_at": "now"]) { $1 }
  }

  private static let exclusion = Noun(
    "help_request_exclusion",
    ["help_request_id": Fixture.request, "ambassador_id": Fixture.ambassador],
    key: "help_request_exclusion_pair",
    refuses: [
      "help_request_exclusion_request_exists": ["help_request_id": Value.nobody],
      "help_request_exclusion_ambassador_exists": ["ambassador_id": Value.nobody],
    ])

  private static let activity = Noun(
    "activity",
    [
      "id": Value.new, "kind": "class", "title": "Lớp", "commune_id": Fixture.commune,
      "place": "Nhà văn hóa", "during": "[2026-11-28 08:00+07,2026-11-28 10:00+07)",
      "staff_min": "1", "staff_wanted": "2", "staff_max": "3",
    ],
    completedBy: """
      insert into event (id, subject_kind, subject_id, subject_version, kind, actor_id, via,
        occurred_at) values ('\(Value.new)', 'activity', '\(Value.new)', 1, 'created',
        '\(Fixture.officer)', 'api', now())
      """,
    key: "activity_id",
    refuses: [
      "activity_version_has_an_event": [:],
      "activity_commune_exists": ["commune_id": Value.nobody],
      "activity_village_lies_in_the_commune": [
        "commune_id": Fixture.otherCommune, "village_id": Fixture.village,
      ],
      "activity_team_exists": ["team_id": Value.nobody],
      "activity_campaign_exists": ["campaign_id": Value.nobody],
      "activity_service_exists": ["service_code": "x"],
      "activity_kind_is_known": ["kind": "x"],
      "activity_text_is_composed": ["place": Value.decomposed],
      "activity_point_has_both_parts": ["lon_mdeg": "105900"],
      "activity_point_is_in_vietnam": ["lon_mdeg": "20300", "lat_mdeg": "105900"],
      "activity_has_a_beginning_and_an_end": ["during": "[2026-11-28 08:00+07,)"],
      "activity_staff_numbers_nest": ["staff_wanted": "4"],
      "activity_never_more_staff_than_allowed": ["accepted_count": "4", "over_offers": "5"],
      "activity_offers_within_allowance": ["offered_count": "4"],
    ])

  private static let attendance = Noun(
    "attendance",
    [
      "activity_id": Fixture.activity, "person_id": Fixture.bystander,
      "recorded_by": Fixture.officer, "recorded_at": "now", "result": "attended",
    ],
    key: "attendance_pair",
    refuses: [
      "attendance_activity_exists": ["activity_id": Value.nobody],
      "attendance_person_exists": ["person_id": Value.nobody],
      "attendance_recorder_exists": ["recorded_by": Value.nobody],
      "attendance_result_is_known": ["result": "x"],
    ])

  private static let matchingRun = Noun(
    "matching_run",
    [
      "id": Value.new, "scope": "{\(Fixture.commune)}", "first_day": "2026-11-25", "days": "7",
      "policy": "{}", "seed": "1", "requested_by": Fixture.officer, "queued_at": "now",
    ],
    key: "matching_run_id",
    refuses: [
      "matching_run_requester_exists": ["requested_by": Value.nobody],
      "matching_run_applier_exists": [
        "state": "applied", "applied_at": "now", "applied_by": Value.nobody,
        "started_at": "now", "finished_at": "now", "served_count": "1", "unserved_count": "0",
        "certificate": "{}", "fingerprint": Value.hash,
      ],
      "matching_run_state_is_known": ["state": "x"],
      "matching_run_warnings_are_a_list": ["warnings": "{}"],
      "matching_run_recruiting_is_a_list": ["recruiting": "{}"],
      "matching_run_has_a_scope": ["scope": "{}"],
      "matching_run_looks_at_most_a_month_ahead": ["days": "32"],
      "matching_run_fingerprint_is_sha256": ["fingerprint": "\\x5a"],
      "matching_run_done_is_certified": ["state": "done"],
      "matching_run_failed_says_why": ["state": "failed"],
      "matching_run_applied_by_someone": ["applied_at": "now"],
      "matching_run_applied_by_someone": [
        "applied_at": "now", "applied_by": Fixture.officer, "served_count": "1",
      ],
      "matching_run_applied_lines_are_counted": ["served_count": "1", "offered_count": "2"],
    ])

  private static let matchingLine = Noun(
    "matching_line",
    [
      "run_id": Fixture.run, "line": "9", "help_request_id": Fixture.otherRequest,
      "help_request_version": "1", "explanation": "{}",
    ],
    key: "matching_line_number",
    refuses: [
      "matching_line_run_exists": ["run_id": Value.nobody],
      "matching_line_request_exists": ["help_request_id": Value.nobody],
      "matching_line_ambassador_exists": served(["ambassador_id": Value.nobody]),
      "matching_line_served_says_who_and_when": ["ambassador_id": Fixture.ambassador],
      "matching_line_part_of_day_is_known": served(["part_of_day": "3"]),
      "matching_line_distance_is_not_negative": served(["distance_m": "-1"]),
      "matching_line_outcome_is_of_a_call": served(["outcome": "offered"]),
      "matching_line_refused_says_why": served(["outcome": "full", "applied_op": Value.new]),
    ])

  private static let matchingIdle = Noun(
    "matching_idle",
    ["run_id": Fixture.run, "ambassador_id": Fixture.ambassador, "why": "{}"],
    key: "matching_idle_once_a_run",
    refuses: [
      "matching_idle_run_exists": ["run_id": Value.nobody],
      "matching_idle_ambassador_exists": ["ambassador_id": Value.nobody],
      "matching_idle_says_why": ["why": "[]"],
    ])

  private static func served(_ changes: Columns) -> Columns {
    [
      "ambassador_id": Fixture.ambassador, "ambassador_version": "1", "day": "2026-11-26",
      "part_of_day": "0", "seat": "0", "distance_m": "1",
    ].merging(changes) { $1 }
  }
}
