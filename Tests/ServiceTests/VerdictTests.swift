import API
import Foundation
import Store
import TestSupport
import Testing

/// Leaders who verify what was reported, or return it.
@Suite(.freshDatabase) struct VerdictTests {
  private func judge(
    _ caller: Caller, _ number: Int, _ event: String, _ more: String = "",
    key: String = UUID().uuidString
  ) throws -> Reply {
    try caller.post(
      "/v1/assignments/\(Neighbourhood.id(.assignment, number))/events",
      #"{"event":"\#(event)","method":"call"\#(more)}"#, key: key)
  }

  private func rows(_ query: String) throws -> [[String?]] {
    try FreshDatabase.current.run(query)
  }

  /// What coverage shows of requests served in the commune.
  private func served() throws -> [[String?]] {
    try rows(
      "select state from coverage_cell where code = '13285' and indicator = 'requests_served'")
  }

  @Test func `the last verification needed closes the request, and it counts as served`() throws {
    let (leader, _) = try Caller.leaderAndVolunteer()
    let officer = Caller(service: leader.service, person: 103)
    #expect(
      try Connection(FreshDatabase.current, .owner).ask(.makeCell, ["demonstration"]).outcome
        == "ok")
    try Neighbourhood.request(1, people: 2, over: 2)
    try Neighbourhood.assignment(1, by: 7, "reported")
    try Neighbourhood.assignment(2, of: 1, by: 8, "reported")
    try Neighbourhood.assignment(3, of: 1, by: 9, "offered")
    #expect(try served() == [["zero"]])
    let first = try judge(leader, 1, "verify")
    #expect(first.status == 200)
    #expect(first.text("assignment.state") == "verified")
    #expect(first.text("help_request.state") == "resolved")
    #expect(first["ended"] as? Int == 0)

    let key = UUID().uuidString
    let last = try judge(officer, 2, "verify", key: key)
    #expect(last.text("help_request.state") == "closed")
    #expect(last["ended"] as? Int == 1)
    let again = try judge(officer, 2, "verify", key: key)
    #expect(again.body == last.body && again.header("Idempotency-Replayed") == "true")

    let request = try leader.get("/v1/help-requests/\(Neighbourhood.id(.request, 1))")
    #expect(request.text("closed.reason") == "fulfilled")
    let offer = try rows(
      "select state, end_reason, version::text from assignment where id = test_id(5, 3)")
    #expect(offer == [["withdrawn", "request_closed", "2"]])
    let said = try rows(
      "select level, verdict, method, verified_by = test_id(1, case level when 'leader' then 104 else 103 end) from verification order by level"
    )
    #expect(said == [["commune", "ok", "call", "t"], ["leader", "ok", "call", "t"]])
    let counted = try rows(
      "select requests_fulfilled::text, requests_received::text from unit_count")
    #expect(counted == [["1", "1"]])
    // One is few: shown as such, and hidden as a number.
    #expect(try served() == [["few"]])
    #expect(try judge(leader, 1, "return").text("code") == "state_conflict")
    #expect(try Neighbourhood.discrepancies() == [])
  }

  @Test func `what is returned is at work again, with the reason for its volunteer`() throws {
    let (leader, volunteer) = try Caller.leaderAndVolunteer()
    try Neighbourhood.request(1)
    try Neighbourhood.assignment(1, by: 7, "reported")
    let decomposed = "Chu\u{31B}a mo\u{31B}\u{309} \u{111}u\u{31B}o\u{323}\u{31B}c Ví giấy tờ"
    let back = try judge(leader, 1, "return", #","comment":" \#(decomposed) ""#)
    #expect(back.status == 200)
    #expect(back.text("assignment.state") == "started")
    #expect(back.text("assignment.reported_at") == nil)
    #expect(back.text("help_request.state") == "in_progress")
    let request = try leader.get("/v1/help-requests/\(Neighbourhood.id(.request, 1))")
    #expect(request.text("events.0.kind") == "started")
    #expect(request.text("events.0.reason") == "return")
    let task = try volunteer.get("/v1/tasks/1")
    #expect(task.text("verdict_comment") == "Chưa mở được Ví giấy tờ")
    #expect(task["assignment.next"] as? [String] == ["report", "release", "fail"])
    #expect(try Neighbourhood.discrepancies() == [])

    // Done at last: what was said before no longer stands.
    let told = try volunteer.post(
      "/v1/assignments/\(Neighbourhood.id(.assignment, 1))/events",
      #"{"event":"report","visit":{"minutes":15,"people_helped":1,"outcome":"done"}}"#)
    #expect(told.text("assignment.state") == "reported")
    #expect(try judge(leader, 1, "verify").text("help_request.state") == "closed")
    #expect(try volunteer.get("/v1/tasks/1").text("verdict_comment") == nil)
    #expect(
      try rows("select verdict from verification order by verified_at") == [["rejected"], ["ok"]])
    #expect(try Neighbourhood.discrepancies() == [])
  }

  @Test func `nobody judges their own work, whatever roles they have`() throws {
    let (leader, volunteer) = try Caller.leaderAndVolunteer()
    try Neighbourhood.request(1)
    try Neighbourhood.assignment(1, by: 7, "reported")
    try FreshDatabase.current.run(
      """
      insert into role_grant (id, person_id, role, unit_id, valid)
      select test_id(9, 507), test_id(1, 7), 'team_leader', test_id(6, 1), '[2025-07-01,)'
      """)
    for event in ["verify", "return"] {
      let own = try judge(volunteer, 1, event)
      #expect(own.status == 403)
      #expect(own.text("detail") == "Không ai tự xác nhận việc của chính mình.")
    }
    #expect(try rows("select count(*)::text from verification") == [["0"]])
    #expect(try judge(leader, 1, "verify").status == 200)
  }

  @Test func `another's scope, a secret and a full volunteer are refused, and nothing moves`()
    throws
  {
    let (leader, _) = try Caller.leaderAndVolunteer()
    try Neighbourhood.request(1)
    try Neighbourhood.assignment(1, by: 7, "reported")
    #expect(try judge(Caller(service: leader.service, person: 113), 1, "verify").status == 404)
    let secret = try judge(leader, 1, "verify", #","comment":"CCCD 037123456789""#)
    #expect(Caller.problems(secret) == ["/comment"])
    try FreshDatabase.current.run("update ambassador set max_open = 0 where id = test_id(2, 7)")
    #expect(try judge(leader, 1, "return").text("code") == "full")
    let row = try rows("select state, version::text from assignment")
    #expect(row == [["reported", "1"]])
    #expect(try judge(leader, 1, "verify").status == 200)
    #expect(try Neighbourhood.discrepancies() == [])
  }

  @Test func `a correction does not close what is verified for part`() throws {
    let (leader, _) = try Caller.leaderAndVolunteer()
    try Neighbourhood.request(1, people: 2)
    try Neighbourhood.assignment(1, of: 1, by: 7, "verified")
    let target = "/v1/help-requests/\(Neighbourhood.id(.request, 1))"
    let fewer = try leader.patch(target, #"{"people_needed":1}"#, version: "\"1\"")
    #expect(fewer.text("code") == "state_conflict")
    #expect(fewer.text("detail")?.hasPrefix("Đã xác nhận xong 1 người") == true)
    #expect(try leader.patch(target, #"{"people_needed":3}"#, version: "\"1\"").status == 200)
  }

  @Test func `verified on hold, a request is closed and held no longer`() throws {
    let (leader, _) = try Caller.leaderAndVolunteer()
    try Neighbourhood.request(1)
    try Neighbourhood.assignment(1, by: 7, "reported")
    try FreshDatabase.current.run(
      "update help_request set hold_reason = 'no_sim', hold_until = local_day(now()) + 3")
    #expect(try judge(leader, 1, "verify").text("help_request.state") == "closed")
    #expect(try rows("select hold_reason, hold_until::text from help_request") == [[nil, nil]])
  }

  @Test func `two who verify at once the last places of a request close it once`() throws {
    try Neighbourhood.settle()
    for number in 1...10 {
      try Neighbourhood.request(number, people: 2)
      try Neighbourhood.assignment(2 * number - 1, of: number, by: number, "reported")
      try Neighbourhood.assignment(2 * number, of: number, by: number + 20, "reported")
    }
    let seats = try FreshDatabase.current.seats([.verifyAssignment])
    let answers = seats.asks(
      (1...20).map { number in
        let id = Neighbourhood.id(.assignment, number)
        return (
          .verifyAssignment,
          [
            Neighbourhood.token(number % 2 == 0 ? 103 : 104), "{commune_officer,team_leader}",
            UUID().uuidString.lowercased(), "POST /v1/assignments/\(id)/events",
            #"{"event":"verify","method":"call"}"#, id,
          ]
        )
      })
    for answer in answers { #expect(try answer.get().outcome == "ok") }
    let closed = try rows(
      "select count(*)::text from help_request where closed_reason = 'fulfilled'")
    #expect(closed == [["10"]])
    #expect(try Neighbourhood.discrepancies() == [])
  }
}
