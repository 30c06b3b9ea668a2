import API
import Domain
import Foundation
import Store
import TestSupport
import Testing

private struct Told {
  let event: Assignment.Event
  let body: String
  let isOwn: Bool
}

private let told: [Told] = [
  Told(event: .accept, body: #"{"event":"accept"}"#, isOwn: true),
  Told(event: .decline, body: #"{"event":"decline","reason":"busy"}"#, isOwn: true),
  Told(event: .start, body: #"{"event":"start"}"#, isOwn: true),
  Told(
    event: .report,
    body: #"{"event":"report","visit":{"minutes":35,"people_helped":2,"outcome":"done"}}"#,
    isOwn: true),
  Told(
    event: .fail,
    body: #"""
      {"event":"report","visit":{"minutes":5,"people_helped":0,"outcome":"not","reason":"nobody_home"}}
      """#, isOwn: true),
  Told(event: .release, body: #"{"event":"release","reason":"ill"}"#, isOwn: true),
  Told(event: .fail, body: #"{"event":"fail","reason":"no_device"}"#, isOwn: true),
  Told(event: .withdraw, body: #"{"event":"withdraw"}"#, isOwn: false),
  Told(event: .revoke, body: #"{"event":"revoke","reason":"reassigned"}"#, isOwn: false),
  Told(event: .verify, body: #"{"event":"verify","method":"call"}"#, isOwn: false),
  Told(event: .return, body: #"{"event":"return","method":"sample"}"#, isOwn: false),
]

@Suite(.freshDatabase) struct TransitionTests {
  @Test func `the database moves assignments by Domain's table`() throws {
    let database = try FreshDatabase.current
    for state in Assignment.State.allCases {
      for event in Assignment.Event.allCases {
        let after = try database.run(
          "select assignment_after($1, $2)", [state.rawValue, event.rawValue])
        #expect(after == [[state.after(event)?.rawValue]])
      }
      let next = try database.run(
        "select array_to_string(assignment_next($1, true) || assignment_next($1, false), ',')",
        [state.rawValue])
      // A visit that could not help is a report.
      let events = told.filter { $0.event != .fail || !$0.body.contains("report") }
      let allowed = events.filter { state.after($0.event) != nil }
      #expect(next == [[allowed.map(\.event.rawValue).joined(separator: ",")]])
    }
  }

  /// The words of a column's CHECK are those of its enumeration.
  @Test(arguments: [
    ("assignment_state_is_known", Assignment.State.allCases.map(\.rawValue)),
    ("assignment_end_reason_is_known", Assignment.EndReason.allCases.map(\.rawValue)),
    ("help_request_state_is_known", HelpRequest.State.allCases.map(\.rawValue)),
    ("help_request_source_is_known", HelpRequest.Source.allCases.map(\.rawValue)),
    ("help_request_mode_is_known", HelpRequest.Mode.allCases.map(\.rawValue)),
    ("help_request_intake_is_known", HelpRequest.Intake.allCases.map(\.rawValue)),
    ("help_request_closed_reason_is_known", HelpRequest.Closing.allCases.map(\.rawValue)),
    ("visit_outcome_is_known", Visit.Outcome.allCases.map(\.rawValue)),
    ("visit_reason_is_known", Visit.Reason.allCases.map(\.rawValue)),
    ("person_gender_is_known", Gender.allCases.map(\.rawValue)),
    ("role_grant_role_is_known", Role.allCases.map(\.rawValue)),
  ])
  func `columns hold the words of Domain`(constraint: String, words: [String]) throws {
    let found = try FreshDatabase.current.run(
      """
      select (regexp_matches(pg_get_constraintdef(oid), '''([a-z_]+)''', 'g'))[1]
      from pg_constraint where conname = $1
      """, [constraint])
    #expect(Set(found.compactMap { $0[0] }) == Set(words))
  }

  /// Every state × every event that the API takes, each on a request and an ambassador of its own.
  @Test func `each event moves, or is refused and moves nothing`() throws {
    try Neighbourhood.settle()
    let database = try FreshDatabase.current
    let service = try ServiceOnDatabase()
    var number = 0
    for state in Assignment.State.allCases {
      for told in told {
        number += 1
        let ambassador = number % 60 + 1
        try Neighbourhood.request(number)
        try Neighbourhood.assignment(number, by: ambassador, state.rawValue)
        let reply = try service.reply(
          "POST", "/v1/assignments/\(Neighbourhood.id(.assignment, number))/events",
          headers: [
            .init("content-type", "application/json"), .init("idempotency-key", UUID().uuidString),
            .init("authorization", "Bearer \(Neighbourhood.token(told.isOwn ? ambassador : 104))"),
          ], body: told.body)
        let isLate = !state.isLive && told.body.contains("report")
        let after = isLate ? state : state.after(told.event)
        #expect(reply.status == (after == nil ? 409 : 200), "\(state) \(told.event)")
        let row = try database.run(
          """
          select a.state, a.version::text, (select count(*)::text from visit v
            where v.assignment_id = a.id) from assignment a where id = test_id(5, $1::int)
          """, ["\(number)"])
        let moved = after != nil && !isLate
        let isVisit = after != nil && told.body.contains("report")
        #expect(
          row == [[(after ?? state).rawValue, moved ? "2" : "1", isVisit ? "1" : "0"]],
          "\(state) \(told.event)")
        if after == nil { #expect(reply.text("code") == "state_conflict") }
        if isVisit { #expect(reply["visit.is_late"] as? Bool == isLate) }
      }
    }
    #expect(try Neighbourhood.discrepancies() == [])
  }

  @Test(arguments: [told[4].body, told[6].body])
  func `work that could not be done sends the request back for another try`(body: String) throws {
    try Neighbourhood.settle()
    try Neighbourhood.request(1)
    try Neighbourhood.assignment(1, by: 1, "started")
    let service = try ServiceOnDatabase()
    let reply = try service.reply(
      "POST", "/v1/assignments/\(Neighbourhood.id(.assignment, 1))/events",
      headers: [
        .init("content-type", "application/json"), .init("idempotency-key", UUID().uuidString),
        .init("authorization", "Bearer \(Neighbourhood.token(1))"),
      ], body: body)
    #expect(reply.text("assignment.state") == "failed")
    #expect(reply.text("assignment.end_reason").map(body.contains) == true)
    let row = try FreshDatabase.current.run("select state, attempt::text from help_request")
    #expect(row == [["ready", "2"]])
  }
}
