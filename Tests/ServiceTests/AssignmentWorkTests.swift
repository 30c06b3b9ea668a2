import API
import Foundation
import Store
import TestSupport
import Testing

@Suite(.freshDatabase) struct AssignmentWorkTests {
  @Test func `from offer to visit, a volunteer sees no more than the work needs`() throws {
    let (leader, volunteer) = try Caller.leaderAndVolunteer()
    try Neighbourhood.request(1)
    let request = "/v1/help-requests/\(Neighbourhood.id(.request, 1))"
    let made = try leader.post(request + "/assignments", try Sent.offer(7))
    #expect(made.status == 201)
    let id = try #require(made.text("assignment.id"))
    #expect(made.header("Location") == "/v1/assignments/\(id)")
    #expect(made["assignment.next"] as? [String] == ["withdraw"])
    #expect(try FreshDatabase.current.run("select fetched_at from assignment") == [[nil]])

    let tasks = try volunteer.get("/v1/tasks")
    #expect(tasks["tasks.0.number"] as? Int == 1)
    #expect(tasks["tasks.0.beneficiary.name"] == nil)
    #expect(tasks["tasks.0.assignment.next"] as? [String] == ["accept", "decline"])
    let fetched = try FreshDatabase.current.run(
      "select count(fetched_at)::text, max(version)::text from assignment")
    #expect(fetched == [["1", "1"]])
    #expect(try volunteer.get("/v1/tasks/1")["contact"] == nil)
    #expect(try volunteer.get(request)["beneficiary.name"] == nil)
    #expect(try volunteer.get(request + "/contact").status == 403)
    #expect(try volunteer.get("/v1/tasks/2").status == 404)

    let accepted = try volunteer.post("/v1/assignments/\(id)/events", #"{"event":"accept"}"#)
    #expect(accepted.text("assignment.state") == "accepted")
    let task = try volunteer.get("/v1/tasks/1")
    #expect(task.text("contact.phone") == "+84100000007")
    #expect(task.text("beneficiary.name") == "Nguyễn Thị Quỳnh Ửng 301")
    #expect(try volunteer.get(request + "/contact").text("phone") == "+84100000007")
    #expect(try leader.get(request + "/contact").text("phone") == "+84100000007")
    let log = try FreshDatabase.current.run(
      "select purpose, count(*)::text from contact_read group by 1 order by 1")
    #expect(log == [["coordinate", "1"], ["serve", "2"]])

    let told = try volunteer.post(
      "/v1/assignments/\(id)/events",
      #"{"event":"report","visit":{"minutes":35,"people_helped":2,"outcome":"done"}}"#)
    #expect(told.text("assignment.state") == "reported")
    #expect(try leader.get(request).text("state") == "resolved")
    let visits = try leader.get("/v1/visits")
    #expect(visits["visits.0.people_helped"] as? Int == 2)
    #expect(visits.text("visits.0.help_request_id") == Neighbourhood.id(.request, 1))
    let events = (try leader.get(request)["events"] as? [[String: Any]] ?? []).compactMap {
      $0["kind"] as? String
    }
    #expect(events == ["reported", "accepted", "offered", "submitted"])
    #expect(try Neighbourhood.discrepancies() == [])

    // A week after the end, contact is closed again.
    try FreshDatabase.current.run(
      "update assignment set state = 'verified', ended_at = now() - interval '8 days'")
    #expect(try volunteer.get("/v1/tasks/1")["contact"] == nil)
    #expect(try volunteer.get(request + "/contact").status == 404)
  }

  @Test func `an offer is refused for a reason that is named`() throws {
    let (leader, _) = try Caller.leaderAndVolunteer()
    try Neighbourhood.request(1, people: 2)
    try Neighbourhood.request(2, people: 1)
    let target = "/v1/help-requests/\(Neighbourhood.id(.request, 1))/assignments"
    func code(_ body: String) throws -> String? { try leader.post(target, body).text("code") }
    #expect(try code(try Sent.offer(400)) == "invalid_body")
    #expect(try code(try Sent.offer(7, request: 2)) == "stale")
    #expect(try leader.post(target, try Sent.offer(7)).status == 201)
    #expect(try code(try Sent.offer(7, request: 2)) == "taken")
    let second = "/v1/help-requests/\(Neighbourhood.id(.request, 2))/assignments"
    // The same half day has a seat left, but not the one that is taken.
    #expect(try leader.post(second, try Sent.offer(7, #","seat":0"#)).text("code") == "taken")
    #expect(try leader.post(second, try Sent.offer(7))["assignment.seat"] as? Int == 1)
    #expect(
      try leader.post(target, try Sent.offer(8, request: 2, #","agreed":true"#)).status == 201)
    #expect(try code(try Sent.offer(9, request: 3)) == "full")
    try FreshDatabase.current.run("update help_request set over_offers = 5 where number = 1")
    try FreshDatabase.current.run("update ambassador set max_open = 0 where id = test_id(2, 10)")
    func rule(_ body: String) throws -> String? {
      try leader.post(target, body).text("errors.0.code")
    }
    #expect(try rule(try Sent.offer(10, request: 3)) == "weekly_cap")
    try FreshDatabase.current.run(
      "update ambassador set max_minutes_week = 20 where id = test_id(2, 11)")
    #expect(try rule(try Sent.offer(11, request: 3)) == "weekly_cap")
    try FreshDatabase.current.run(
      "update ambassador set status = 'paused' where id = test_id(2, 12)")
    #expect(try rule(try Sent.offer(12, request: 3)) == "active")
    #expect(try Neighbourhood.discrepancies() == [])
  }

  @Test func `two times of one volunteer do not overlap, and the refusal names the other`() throws {
    let (leader, volunteer) = try Caller.leaderAndVolunteer()
    let day = try FreshDatabase.current.run("select (local_day(now()) + 1)::text")[0][0] ?? ""
    func times(_ from: String, _ to: String) -> String {
      #","scheduled":{"from":"\#(day)T\#(from):00+07:00","to":"\#(day)T\#(to):00+07:00"}"#
    }
    var ids: [String] = []
    for (number, span) in [("08:00", "09:30"), ("09:00", "10:00"), ("09:30", "10:30")].enumerated()
    {
      try Neighbourhood.request(number + 1)
      let made = try leader.post(
        "/v1/help-requests/\(Neighbourhood.id(.request, number + 1))/assignments",
        try Sent.offer(7, times(span.0, span.1)))
      ids.append(try #require(made.text("assignment.id")))
    }
    func accept(_ index: Int) throws -> Reply {
      try volunteer.post("/v1/assignments/\(ids[index])/events", #"{"event":"accept"}"#)
    }
    #expect(try accept(0).status == 200)
    let clash = try accept(1)
    #expect(clash.text("code") == "state_conflict")
    #expect(clash.text("detail")?.contains("việc số 1, 08:00–09:30") == true)
    #expect(try accept(2).status == 200)
  }

  @Test func `a word from the future or too long ago is refused, an old report is kept as late`()
    throws
  {
    let (_, volunteer) = try Caller.leaderAndVolunteer()
    for number in 1...3 {
      try Neighbourhood.request(number)
      try Neighbourhood.assignment(number, by: 7, "accepted")
    }
    func send(_ number: Int, _ event: String, _ shift: String, _ more: String = "") throws -> Reply
    {
      let at = try FreshDatabase.current.run("select instant(now() + $1::interval)", [shift])
      return try volunteer.post(
        "/v1/assignments/\(Neighbourhood.id(.assignment, number))/events",
        #"{"event":"\#(event)","occurred_at":"\#(at[0][0] ?? "")"\#(more)}"#)
    }
    let visit = #","visit":{"minutes":35,"people_helped":1,"outcome":"done"}"#
    #expect(try send(1, "start", "11 minutes").status == 400)
    #expect(try send(1, "start", "-31 days").status == 400)
    #expect(try send(1, "start", "9 minutes").status == 200)
    let late = try send(2, "report", "-31 days", visit)
    #expect(late.status == 200)
    #expect(late["visit.is_late"] as? Bool == true)
    #expect(late.text("assignment.state") == "reported")
    #expect(try send(3, "report", "-400 days", visit).status == 400)
  }

  @Test func `what is another's is not found for changing either, and nothing changes`() throws {
    let (_, volunteer) = try Caller.leaderAndVolunteer()
    let stranger = Caller(service: volunteer.service, person: 8)
    let officer = Caller(service: volunteer.service, person: 113)
    let leader = Caller(service: volunteer.service, person: 104)
    try Neighbourhood.request(1)
    try Neighbourhood.request(2, village: 2)
    try Neighbourhood.assignment(1, by: 7, "offered")
    try Neighbourhood.assignment(2, by: 7, "accepted")
    let visit = #","visit":{"minutes":1,"people_helped":1,"outcome":"done"}"#
    for (caller, number, event) in [
      (stranger, 1, #"{"event":"accept"}"#), (stranger, 1, #"{"event":"decline","reason":"busy"}"#),
      (stranger, 2, #"{"event":"start"}"#), (stranger, 2, #"{"event":"report"\#(visit)}"#),
      (officer, 1, #"{"event":"withdraw"}"#), (leader, 2, #"{"event":"revoke","reason":"other"}"#),
    ] {
      let id = Neighbourhood.id(.assignment, number)
      #expect(try caller.post("/v1/assignments/\(id)/events", event).status == 404, "\(event)")
    }
    let request = "/v1/help-requests/\(Neighbourhood.id(.request, 1))"
    #expect(try officer.post(request + "/assignments", try Sent.offer(9)).status == 404)
    #expect(try officer.patch(request, #"{"minutes":45}"#, version: "\"1\"").status == 404)
    #expect(try officer.get(request + "/contact").status == 404)
    #expect(try stranger.get(request + "/contact").status == 404)
    #expect(try stranger.get(request).status == 404)
    #expect(try stranger.get("/v1/tasks/1").status == 404)
    #expect((try stranger.get("/v1/tasks")["tasks"] as? [Any])?.isEmpty == true)
    let versions = try FreshDatabase.current.run(
      "select max(version)::text, (select max(version)::text from help_request) from assignment")
    #expect(versions == [["1", "1"]])
    #expect(try FreshDatabase.current.run("select count(*)::text from contact_read") == [["0"]])
  }

  @Test func `an event sent again is answered as before and happens once`() throws {
    let (leader, volunteer) = try Caller.leaderAndVolunteer()
    try Neighbourhood.request(1)
    try Neighbourhood.request(2)
    try Neighbourhood.assignment(1, by: 7, "accepted")
    try Neighbourhood.assignment(2, by: 7, "revoked")
    let report = #"{"event":"report","visit":{"minutes":35,"people_helped":2,"outcome":"done"}}"#
    for number in 1...2 {
      let target = "/v1/assignments/\(Neighbourhood.id(.assignment, number))/events"
      let key = UUID().uuidString
      let first = try volunteer.post(target, report, key: key)
      let again = try volunteer.post(target, report, key: key)
      #expect(first.status == 200)
      #expect(again.status == 200)
      #expect(again.body == first.body)
      #expect(again.header("Idempotency-Replayed") == "true")
      #expect(try volunteer.post(target, #"{"event":"start"}"#, key: key).status == 422)
    }
    #expect(try FreshDatabase.current.run("select count(*)::text from visit") == [["2"]])
    let target = "/v1/help-requests/\(Neighbourhood.id(.request, 2))/assignments"
    let (key, body) = (UUID().uuidString, try Sent.offer(9))
    let made = try leader.post(target, body, key: key)
    let again = try leader.post(target, body, key: key)
    #expect(made.status == 201)
    #expect(again.body == made.body)
    #expect(again.header("Location") == made.header("Location"))
    #expect(try Neighbourhood.discrepancies() == [])
  }
}
