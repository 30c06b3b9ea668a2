import Domain
import Store
import TestSupport
import Testing

/// What the schema and Domain both say must be the same words.
@Suite(.sharedDatabase()) struct StateTests {
  /// A CHECK on a column, and the words that Domain has for it.
  private static let lists: [(constraint: String, words: [String])] = [
    ("assignment_state_is_known", Assignment.State.allCases.map(\.rawValue)),
    ("help_request_state_is_known", HelpRequest.State.allCases.map(\.rawValue)),
    ("help_request_intake_is_known", HelpRequest.Intake.allCases.map(\.rawValue)),
    ("help_request_closed_reason_is_known", HelpRequest.Closing.allCases.map(\.rawValue)),
    ("help_request_hold_reason_is_known", HelpRequest.Hold.allCases.map(\.rawValue)),
    ("role_grant_role_is_known", Role.allCases.map(\.rawValue)),
    ("unit_kind_is_known", UnitKind.allCases.map(\.rawValue)),
    ("person_gender_is_known", Gender.allCases.map(\.rawValue)),
    ("help_request_gender_wanted_is_known", Gender.allCases.map(\.rawValue)),
    ("help_request_source_is_known", HelpRequest.Source.allCases.map(\.rawValue)),
    ("help_request_mode_is_known", HelpRequest.Mode.allCases.map(\.rawValue)),
    ("assignment_end_reason_is_known", Assignment.EndReason.allCases.map(\.rawValue)),
    ("visit_outcome_is_known", Visit.Outcome.allCases.map(\.rawValue)),
    ("visit_reason_is_known", Visit.Reason.allCases.map(\.rawValue)),
    ("verification_method_is_known", Verification.Method.allCases.map(\.rawValue)),
    ("household_status_is_known", Household.Status.allCases.map(\.rawValue)),
    ("household_recognition_is_known", Household.Recognition.allCases.map(\.rawValue)),
    ("team_kind_is_known", Team.Kind.allCases.map(\.rawValue)),
    ("ambassador_status_is_known", Ambassador.Status.allCases.map(\.rawValue)),
    ("matching_run_state_is_known", MatchingRun.State.allCases.map(\.rawValue)),
    ("event_subject_kind_is_known", Event.Subject.allCases.map(\.rawValue)),
    ("event_via_is_known", Event.Way.allCases.map(\.rawValue)),
    ("event_of_a_help_request_says_its_state", events(of: .helpRequest)),
    ("event_of_an_assignment_says_its_state", events(of: .assignment)),
    ("event_of_a_matching_run_says_its_state", events(of: .matchingRun)),
    ("event_of_a_visit_says_it_was_recorded", events(of: .visit)),
  ]

  /// Such a CHECK names the subject too.
  private static func events(of subject: Event.Subject) -> [String] {
    [subject.rawValue] + (subject.kinds ?? [])
  }

  @Test(arguments: lists) func `a list in a CHECK is Domain's`(
    list: (constraint: String, words: [String])
  ) throws {
    let words = try FreshDatabase.current.run(
      """
      select (regexp_matches(pg_get_constraintdef(oid), '''([^'']+)''::text', 'g'))[1]
      from pg_constraint where conname = $1
      """, [list.constraint])
    #expect(Set(words.compactMap { $0[0] }) == Set(list.words))
  }

  @Test(arguments: [
    ("is_live", Assignment.State.allCases.filter(\.isLive)), ("is_binding", [.accepted, .started]),
  ])
  func `the schema calls the same assignments live`(
    column: String, states: [Assignment.State]
  ) throws {
    let rows = try FreshDatabase.current.run(
      """
      select state from unnest($1::text[]) as assignment (state)
      where \(try generated(column, of: "assignment"))
      """, ["{\(Assignment.State.allCases.map(\.rawValue).joined(separator: ","))}"])
    #expect(Set(rows.compactMap { $0[0] }) == Set(states.map(\.rawValue)))
  }

  /// Runs the column's own expression, as PostgreSQL keeps it, over all small facts; also over
  /// those that other rules refuse.
  @Test func `the generated state of a request is the one that its facts mean`() throws {
    let intakes = HelpRequest.Intake.allCases.map { "'\($0.rawValue)'" }
    let closings = HelpRequest.Closing.allCases.map { "'\($0.rawValue)'" }
    let rows = try FreshDatabase.current.run(
      """
      select intake, people_needed::text, offered_count::text, accepted_count::text,
        started_count::text, reported_count::text, hold_reason, closed_reason,
        \(try generated("state", of: "help_request"))
      from unnest(array[\(intakes.joined(separator: ","))]) intake, generate_series(1, 3)
        people_needed, generate_series(0, 2) offered_count, generate_series(0, 3) accepted_count,
        generate_series(0, 3) started_count, generate_series(0, 3) reported_count,
        unnest(array[null, 'other']) hold_reason,
        unnest(array[null, \(closings.joined(separator: ","))]) closed_reason
      """)
    #expect(rows.count == 3 * 3 * 3 * 4 * 4 * 4 * 2 * 7)
    let different = try rows.filter { try facts($0).state.rawValue != $0[8] }
    #expect(different.isEmpty)
  }

  private func facts(_ row: [String?]) throws -> HelpRequest.Facts {
    let counts = try row[1...5].map { try #require($0.flatMap { Int($0) }) }
    var facts = HelpRequest.Facts(
      intake: try #require(row[0].flatMap(HelpRequest.Intake.init)), peopleNeeded: counts[0])
    (facts.offered, facts.accepted) = (counts[1], counts[2])
    (facts.started, facts.reported) = (counts[3], counts[4])
    facts.isOnHold = row[6] != nil
    facts.closing = row[7].flatMap(HelpRequest.Closing.init)
    return facts
  }

  private func generated(_ column: String, of table: String) throws -> String {
    let rows = try FreshDatabase.current.run(
      """
      select pg_get_expr(adbin, adrelid) from pg_attrdef
      join pg_attribute on attrelid = adrelid and attnum = adnum
      where adrelid = to_regclass($1) and attname = $2 and attgenerated = 's'
      """, [table, column])
    return try #require(rows.first?[0])
  }
}
