import API
import Domain
import Foundation
import Store
import TestSupport
import Testing

/// Leaders who hold, resume, close and reopen whole requests.
@Suite(.freshDatabase) struct RequestEventTests {
  private func target(_ number: Int) -> String {
    "/v1/help-requests/\(Neighbourhood.id(.request, number))"
  }

  /// Sends an event of the version that the row has now, or of another.
  private func send(
    _ caller: Caller, _ number: Int, _ body: String, version: String? = nil,
    key: String = UUID().uuidString
  ) throws -> Reply {
    let now = try FreshDatabase.current.run(
      "select version::text from help_request where number = $1::int", ["\(number)"])
    return try caller.post(
      target(number) + "/events", body, key: key,
      [.init("if-match", version ?? "\"\(now[0][0] ?? "")\"")])
  }

  private func rows(_ query: String) throws -> [[String?]] {
    try FreshDatabase.current.run(query)
  }

  private static let withdrawn = #"{"event":"close","reason":"withdrawn"}"#
  private static let reopened = #"{"event":"reopen","reason":"closed_by_mistake"}"#

  @Test func `closing ends offers and accepted work at once, and says how many`() throws {
    let (leader, volunteer) = try Caller.leaderAndVolunteer()
    try Neighbourhood.request(1, people: 3, over: 2)
    for (number, state) in ["offered", "accepted", "started", "declined", "verified"].enumerated() {
      try Neighbourhood.assignment(number + 1, of: 1, by: number + 7, state)
    }
    let key = UUID().uuidString
    let closed = try send(leader, 1, Self.withdrawn, key: key)
    #expect(closed.status == 200)
    #expect(closed.text("help_request.state") == "closed")
    #expect(closed["ended"] as? Int == 3)
    #expect(closed.header("ETag") == "\"2\"")
    let again = try send(leader, 1, Self.withdrawn, key: key)
    #expect(again.body == closed.body && again.header("Idempotency-Replayed") == "true")

    let states = try rows(
      "select state, end_reason from assignment order by id"
    )
    #expect(
      states == [
        ["withdrawn", "request_closed"], ["revoked", "request_closed"],
        ["revoked", "request_closed"], ["declined", "other"], ["verified", nil],
      ])
    #expect(try volunteer.get("/v1/tasks").text("tasks.0.number") == nil)
    let seen = try leader.get(target(1))
    #expect(seen.text("closed.reason") == "withdrawn")
    #expect(seen.text("events.0.kind") == "closed" && seen.text("events.0.reason") == "withdrawn")
    #expect(try rows("select max(minutes)::text from ambassador_week") == [["30"]])
    #expect(try Neighbourhood.discrepancies() == [])
  }

  @Test func `a request begins anew when it is reopened, within thirty days`() throws {
    let (leader, _) = try Caller.leaderAndVolunteer()
    try Neighbourhood.request(1)
    try Neighbourhood.assignment(1, by: 7, "reported")
    let verdict = #"{"event":"verify","method":"call"}"#
    let assignment = "/v1/assignments/\(Neighbourhood.id(.assignment, 1))/events"
    #expect(try leader.post(assignment, verdict).status == 200)
    let open = try send(leader, 1, Self.reopened)
    #expect(open.text("help_request.state") == "ready")
    #expect(try leader.get(target(1))["attempt"] as? Int == 2)
    let counted = try rows("select requests_fulfilled::text from unit_count")
    #expect(counted == [["0"]])
    #expect(try Neighbourhood.discrepancies() == [])

    // The one who helped before may help again, and the rest goes its way.
    let offer = try Sent.offer(7, request: 3)
    #expect(try leader.post(target(1) + "/assignments", offer).status == 201)
    #expect(try send(leader, 1, Self.withdrawn)["ended"] as? Int == 1)
    try FreshDatabase.current.run("update help_request set closed_at = now() - interval '31 days'")
    let late = try send(leader, 1, Self.reopened)
    #expect(late.text("code") == "state_conflict")
    #expect(late.text("detail")?.contains("30 ngày") == true)
    #expect(try Neighbourhood.discrepancies() == [])
  }

  @Test func `a duplicate names one in sight, and no longer counts as received`() throws {
    let (leader, _) = try Caller.leaderAndVolunteer()
    for (number, village) in [(1, 1), (2, 1), (3, 3), (4, 1)] {
      try Neighbourhood.request(number, village: village)
    }
    func duplicate(_ number: Int, of other: Int) throws -> Reply {
      let id = Neighbourhood.id(.request, other)
      return try send(
        leader, number, #"{"event":"close","reason":"duplicate","duplicate_of":"\#(id)"}"#)
    }
    for other in [1, 3, 9] {
      #expect(Caller.problems(try duplicate(1, of: other)) == ["/duplicate_of"])
    }
    #expect(try duplicate(1, of: 2).status == 200)
    #expect(Caller.problems(try duplicate(4, of: 1)) == ["/duplicate_of"])
    #expect(try leader.get(target(1)).text("duplicate_of") == Neighbourhood.id(.request, 2))
    #expect(try Neighbourhood.discrepancies() == [])
    #expect(try send(leader, 1, Self.reopened).status == 200)
    #expect(try leader.get(target(1)).text("duplicate_of") == nil)
    #expect(try Neighbourhood.discrepancies() == [])
  }

  @Test func `on hold nobody accepts, and it goes on as it was`() throws {
    let (leader, volunteer) = try Caller.leaderAndVolunteer()
    try Neighbourhood.request(1)
    try Neighbourhood.assignment(1, by: 7, "offered")
    func hold(_ days: Int) throws -> Reply {
      let day = try rows("select (local_day(now()) + \(days))::text")[0][0] ?? ""
      return try send(leader, 1, #"{"event":"hold","reason":"no_sim","until":"\#(day)"}"#)
    }
    for days in [0, 367] { #expect(Caller.problems(try hold(days)) == ["/until"]) }
    #expect(try hold(3).text("help_request.state") == "on_hold")
    #expect(try leader.get(target(1)).text("hold.reason") == "no_sim")
    let accept = "/v1/assignments/\(Neighbourhood.id(.assignment, 1))/events"
    #expect(try volunteer.post(accept, #"{"event":"accept"}"#).status == 409)
    #expect(try send(leader, 1, #"{"event":"resume"}"#).text("help_request.state") == "offered")
    #expect(try volunteer.post(accept, #"{"event":"accept"}"#).status == 200)
    #expect(try Neighbourhood.discrepancies() == [])
  }

  @Test func `an event needs the version that was read, and a request in one's scope`() throws {
    let (leader, _) = try Caller.leaderAndVolunteer()
    try Neighbourhood.request(1)
    let events = target(1) + "/events"
    #expect(try leader.post(events, Self.withdrawn).status == 428)
    #expect(try send(leader, 1, Self.withdrawn, version: "\"2\"").status == 412)
    let stranger = Caller(service: leader.service, person: 113)
    #expect(try send(stranger, 1, Self.withdrawn).status == 404)
    #expect(try rows("select version::text from help_request") == [["1"]])
  }

  /// All small facts × events: Swift and SQL allow the same.
  @Test func `the database allows what Domain allows`() throws {
    let found = try rows(
      """
      select event, closed, held, reported::text, verified::text,
        help_request_refusal(event, closed, held, reported, verified)
      from unnest('{\(HelpRequest.Event.allCases.map(\.rawValue).joined(separator: ","))}'::text[])
        event, unnest(array[null, 'withdrawn']) closed, unnest(array[null, 'no_sim']) held,
        generate_series(0, 2) reported, generate_series(0, reported) verified
      """)
    #expect(found.count == 4 * 2 * 2 * 6)
    for row in found {
      var facts = HelpRequest.Facts(peopleNeeded: 3)
      facts.closing = row[1].flatMap(HelpRequest.Closing.init)
      facts.isOnHold = row[2] != nil
      facts.reported = try #require(row[3].flatMap { Int($0) })
      facts.verified = try #require(row[4].flatMap { Int($0) })
      let event = try #require(row[0].flatMap(HelpRequest.Event.init))
      #expect(facts.allows(event) == (row[5] == nil), "\(row)")
    }
  }

  /// Each state of the only assignment × each event, through the service.
  @Test func `each event moves a request, or is refused and moves nothing`() throws {
    let (leader, _) = try Caller.leaderAndVolunteer()
    let day = try rows("select (local_day(now()) + 3)::text")[0][0] ?? ""
    let bodies: [HelpRequest.Event: String] = [
      .hold: #"{"event":"hold","reason":"citizen_away","until":"\#(day)"}"#,
      .resume: #"{"event":"resume"}"#, .reopen: Self.reopened,
      .close: #"{"event":"close","reason":"unfulfilled","cause":"nobody_able"}"#,
    ]
    var number = 0
    for state in Assignment.State.allCases {
      for isHeld in [false, true] where state != .verified || !isHeld {
        for event in HelpRequest.Event.allCases {
          number += 1
          try Neighbourhood.request(number)
          try Neighbourhood.assignment(number, by: number % 60 + 1, state.rawValue)
          if isHeld {
            try FreshDatabase.current.run(
              """
              update help_request set hold_reason = 'other', hold_until = local_day(now()) + 9
              where number = $1::int
              """, ["\(number)"])
          }
          var facts = HelpRequest.Facts()
          facts.reported = [.reported, .verified].contains(state) ? 1 : 0
          facts.verified = state == .verified ? 1 : 0
          facts.closing = state == .verified ? .fulfilled : nil
          facts.isOnHold = isHeld
          let reply = try send(leader, number, try #require(bodies[event]))
          #expect(
            reply.status == (facts.allows(event) ? 200 : 409), "\(state) \(isHeld) \(event)")
          let version = try FreshDatabase.current.run(
            "select version::text from help_request where number = $1::int", ["\(number)"])
          #expect(version == [[facts.allows(event) ? "2" : "1"]], "\(state) \(isHeld) \(event)")
        }
      }
    }
    #expect(try Neighbourhood.discrepancies() == [])
  }

  @Test func `an offer made while its request is closed ends one way, and nothing drifts`() throws {
    try Neighbourhood.settle()
    for number in 1...20 {
      try Neighbourhood.request(number)
      try Neighbourhood.assignment(number, by: number, "offered")
    }
    let seats = try FreshDatabase.current.seats([.moveHelpRequest, .moveAssignment])
    var calls: [(Statement, [String?])] = []
    for number in 1...20 {
      let (request, assignment) = (target(number), Neighbourhood.id(.assignment, number))
      calls.append(
        (
          .moveHelpRequest,
          [
            Neighbourhood.token(104), "{commune_officer,team_leader}",
            UUID().uuidString.lowercased(), "POST \(request)/events", Self.withdrawn,
            Neighbourhood.id(.request, number), "1",
          ]
        ))
      calls.append(
        (
          .moveAssignment,
          [
            Neighbourhood.token(number), "{ambassador}", UUID().uuidString.lowercased(),
            "POST /v1/assignments/\(assignment)/events", #"{"event":"accept"}"#, assignment,
          ]
        ))
    }
    let answers = seats.asks(calls)
    for index in stride(from: 0, to: 40, by: 2) {
      let (closed, accepted) = (try answers[index].get(), try answers[index + 1].get())
      #expect(
        ["stale ok", "ok state_conflict"].contains(
          "\(closed.outcome) \(accepted.outcome)"))
    }
    #expect(try Neighbourhood.discrepancies() == [])
  }
}
