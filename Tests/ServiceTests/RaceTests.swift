import API
import Foundation
import Store
import TestSupport
import Testing

/// Calls that meet each other on the service's own seats.
@Suite(.freshDatabase) struct RaceTests {
  private func accept(_ volunteer: Int, _ assignment: Int, key: String = UUID().uuidString)
    -> [String?]
  {
    move(volunteer, #"{"event":"accept"}"#, assignment, roles: "{ambassador}", key: key)
  }

  private func move(
    _ person: Int, _ body: String, _ assignment: Int, roles: String, key: String = UUID().uuidString
  ) -> [String?] {
    let id = Neighbourhood.id(.assignment, assignment)
    let target = "POST /v1/assignments/\(id)/events"
    return [Neighbourhood.token(person), roles, key.lowercased(), target, body, id]
  }

  private func outcomes(_ answers: [Result<Row, StoreError>]) -> [String: Int] {
    answers.reduce(into: [:]) { counts, answer in
      switch answer {
      case .success(let row): counts[row.outcome, default: 0] += 1
      case .failure(let error): counts["\(error)", default: 0] += 1
      }
    }
  }

  @Test func `of sixty volunteers for fifteen places fifteen get one, the others hear why`() throws
  {
    try Neighbourhood.settle()
    let database = try FreshDatabase.current
    try Neighbourhood.request(1, people: 15, over: 45)
    for number in 1...60 { try Neighbourhood.assignment(number, of: 1, by: number, "offered") }
    let seats = try database.seats([.moveAssignment])
    let answers = seats.asks((1...60).map { (.moveAssignment, accept($0, $0)) })
    #expect(outcomes(answers) == ["ok": 15, "taken": 45])
    for case .success(let row) in answers where row.outcome == "taken" {
      #expect(String(decoding: row.body, as: UTF8.self) == "Đã đủ 15 người nhận yêu cầu này.")
    }
    let state = try database.run("select state, version::text from help_request")
    #expect(state == [["assigned", "16"]])
    #expect(try Neighbourhood.discrepancies() == [])
  }

  @Test func `one volunteer accepting ten at once gets as many as they may hold`() throws {
    try Neighbourhood.settle()
    for number in 1...10 {
      try Neighbourhood.request(number)
      try FreshDatabase.current.run(
        "update ambassador set last_task_number = $1::int where id = test_id(2, 7)", ["\(number)"])
      try Neighbourhood.assignment(number, by: 7, "offered")
      // Half days of their own, so that only the number of open tasks is in the way.
      try FreshDatabase.current.run(
        "update assignment set day = day + $1::int where id = test_id(5, $1::int)", ["\(number)"])
    }
    let seats = try FreshDatabase.current.seats([.moveAssignment])
    let answers = seats.asks((1...10).map { (.moveAssignment, accept(7, $0)) })
    #expect(outcomes(answers) == ["ok": 5, "full": 5])
    #expect(try Neighbourhood.discrepancies() == [])
  }

  @Test func `the same call sent twice at once succeeds once and both hear of it`() throws {
    try Neighbourhood.settle()
    for number in 1...20 {
      try Neighbourhood.request(number)
      try Neighbourhood.assignment(number, by: number, "offered")
    }
    let seats = try FreshDatabase.current.seats([.moveAssignment, .showEarlierAnswer])
    let calls = (1...20).flatMap { number in
      [[String?]](repeating: accept(number, number), count: 2)
    }
    let answers = seats.asks(calls.map { (.moveAssignment, $0) })
    #expect(outcomes(answers)["ok"] == 20)
    for (call, answer) in zip(calls, answers) {
      if case .success(let row) = answer, row.outcome == "ok" || row.outcome == "replayed" {
        continue
      }
      // What the service does before it tells a refusal.
      let earlier = try seats.ask(.showEarlierAnswer, Array(call.dropLast())).get()
      #expect(earlier.outcome == "replayed")
    }
    #expect(try Neighbourhood.discrepancies() == [])
  }

  @Test func `an offer accepted and withdrawn at once ends one way, the other is told how`() throws
  {
    try Neighbourhood.settle()
    for number in 1...20 {
      try Neighbourhood.request(number)
      try Neighbourhood.assignment(number, by: number, "offered")
    }
    let seats = try FreshDatabase.current.seats([.moveAssignment])
    let answers = seats.asks(
      (1...20).flatMap { number in
        [
          (.moveAssignment, accept(number, number)),
          (
            .moveAssignment,
            move(104, #"{"event":"withdraw"}"#, number, roles: "{commune_officer,team_leader}")
          ),
        ]
      })
    #expect(outcomes(answers) == ["ok": 20, "state_conflict": 20])
    #expect(try Neighbourhood.discrepancies() == [])
  }

  @Test func `a place given back is taken by another, or was not free yet`() throws {
    try Neighbourhood.settle()
    for number in 1...20 {
      try Neighbourhood.request(number, over: 1)
      try Neighbourhood.assignment(number, by: number, "accepted")
      try Neighbourhood.assignment(number + 20, of: number, by: number + 20, "offered")
    }
    let release = #"{"event":"release","reason":"ill"}"#
    let seats = try FreshDatabase.current.seats([.moveAssignment])
    let answers = seats.asks(
      (1...20).flatMap { number in
        [
          (.moveAssignment, move(number, release, number, roles: "{ambassador}")),
          (.moveAssignment, accept(number + 20, number + 20)),
        ]
      })
    // No rule of the schema refuses what the locked rows allow.
    for index in stride(from: 0, to: 40, by: 2) {
      #expect(try answers[index].get().outcome == "ok")
      #expect(["ok", "taken"].contains(try answers[index + 1].get().outcome))
    }
    #expect(try Neighbourhood.discrepancies() == [])
  }

  @Test func `a report beside a revocation is never lost`() throws {
    try Neighbourhood.settle()
    for number in 1...20 {
      try Neighbourhood.request(number)
      try Neighbourhood.assignment(number, by: number, "started")
    }
    let report = #"{"event":"report","visit":{"minutes":1,"people_helped":1,"outcome":"done"}}"#
    let revoke = #"{"event":"revoke","reason":"reassigned"}"#
    let seats = try FreshDatabase.current.seats([.moveAssignment, .reportVisit])
    let answers = seats.asks(
      (1...20).flatMap { number in
        [
          (.reportVisit, move(number, report, number, roles: "{ambassador}")),
          (.moveAssignment, move(104, revoke, number, roles: "{commune_officer,team_leader}")),
        ]
      })
    for index in stride(from: 0, to: 40, by: 2) {
      #expect(try answers[index].get().outcome == "ok")
      #expect(["ok", "state_conflict"].contains(try answers[index + 1].get().outcome))
    }
    #expect(try FreshDatabase.current.run("select count(*)::text from visit") == [["20"]])
    #expect(try Neighbourhood.discrepancies() == [])
  }

  @Test func `two leaders who give one person the same half day do not both succeed by it`() throws
  {
    try Neighbourhood.settle()
    let day = try FreshDatabase.current.run("select (local_day(now()) + 1)::text")[0][0] ?? ""
    for number in 1...20 { try Neighbourhood.request(number) }
    let seats = try FreshDatabase.current.seats([.offerAssignment])
    let answers = seats.asks(
      (1...20).map { number in
        let request = Neighbourhood.id(.request, number)
        // Two requests for each of ten ambassadors, by the leader and by the officer.
        let body = #"""
          {"ambassador_id":"\#(Neighbourhood.id(.ambassador, (number + 1) / 2))",
          "ambassador_version":1,"help_request_version":1,"day":"\#(day)",
          "part_of_day":"morning","seat":0}
          """#
        return (
          .offerAssignment,
          [
            Neighbourhood.token(number % 2 == 0 ? 103 : 104), "{commune_officer,team_leader}",
            UUID().uuidString.lowercased(), "POST /v1/help-requests/\(request)/assignments", body,
            request, nil,
          ]
        )
      })
    let faults = answers.map { answer in
      switch answer {
      case .success(let row): row.outcome
      case .failure(.refused("23505", let rule)): rule ?? ""
      case .failure(let error): "\(error)"
      }
    }
    #expect(faults.filter { $0 == "created" }.count == 10)
    #expect(
      Set(faults).isSubset(of: [
        "created", "taken", "assignment_one_live_per_seat_of_an_ambassador",
      ]))
    #expect(try Neighbourhood.discrepancies() == [])
  }

  @Test func `requests made at once have numbers of their own`() throws {
    try Neighbourhood.settle()
    let seats = try FreshDatabase.current.seats([.createHelpRequest])
    let answers = seats.asks(
      (1...30).map { _ in
        let body = #"""
          {"service":"vneid_use","commune":"13285","village":"13285-1","source":"phone",
          "priority":"urgent","mode":"home","contact":{"phone":"+84912345678"},
          "household_id":"00000003-0000-7000-8000-000000000001"}
          """#
        return (
          .createHelpRequest,
          [
            Neighbourhood.token(104), "{commune_officer,team_leader}",
            UUID().uuidString.lowercased(), "POST /v1/help-requests", body,
          ]
        )
      })
    #expect(outcomes(answers) == ["created": 30])
    let rows = try FreshDatabase.current.run(
      "select count(distinct number)::text, (select count(*)::text from contact where help_request_id is not null) from help_request"
    )
    #expect(rows == [["30", "30"]])
    #expect(try Neighbourhood.discrepancies() == [])
  }
}
