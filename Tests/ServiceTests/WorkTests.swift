import API
import Foundation
import Store
import TestSupport
import Testing

/// One caller of the service on the test's database.
struct Caller {
  let service: ServiceOnDatabase
  let person: Int

  func get(_ target: String, _ more: [Incoming.Header] = []) throws -> Reply {
    try send("GET", target, "", more)
  }

  func post(_ target: String, _ body: String, key: String = UUID().uuidString) throws -> Reply {
    try send("POST", target, body, [.init("idempotency-key", key)])
  }

  func patch(_ target: String, _ body: String, version: String?) throws -> Reply {
    try send("PATCH", target, body, version.map { [.init("if-match", $0)] } ?? [])
  }

  private func send(
    _ method: String, _ target: String, _ body: String, _ more: [Incoming.Header]
  ) throws -> Reply {
    let headers: [Incoming.Header] = [
      .init("authorization", "Bearer \(Neighbourhood.token(person))"),
      .init("content-type", "application/json"),
    ]
    return try service.reply(method, target, headers: headers + more, body: body)
  }
}

private func draft(_ more: String = "", village: Int = 1) -> String {
  #"""
  {"service":"vneid_use","commune":"13285","village":"13285-\#(village)","source":"phone",
  "priority":"urgent","mode":"home"\#(more)}
  """#
}
private let household = #","household_id":"00000003-0000-7000-8000-000000000001""#
private let person = #","person":{"display_name":"Đặng Thị Thuỳ Ưng","birth_year":1948}"#

private func offer(_ ambassador: Int, request: Int = 1, _ more: String = "") throws -> String {
  let day = try FreshDatabase.current.run("select (local_day(now()) + 1)::text")[0][0] ?? ""
  return #"""
    {"ambassador_id":"\#(Neighbourhood.id(.ambassador, ambassador))","ambassador_version":1,
    "help_request_version":\#(request),"day":"\#(day)","part_of_day":"morning"\#(more)}
    """#
}

@Suite(.freshDatabase) struct WorkTests {
  private func callers() throws -> (leader: Caller, volunteer: Caller) {
    try Neighbourhood.settle()
    let service = try ServiceOnDatabase()
    return (Caller(service: service, person: 104), Caller(service: service, person: 7))
  }

  private func problems(_ reply: Reply) -> Set<String> {
    Set((reply["errors"] as? [[String: Any]] ?? []).compactMap { $0["pointer"] as? String })
  }

  @Test func `a request is made once, however often it is sent`() throws {
    let (leader, _) = try callers()
    let key = UUID().uuidString
    let first = try leader.post("/v1/help-requests", draft(person), key: key)
    #expect(first.status == 201)
    #expect(first.text("help_request.state") == "ready")
    let id = try #require(first.text("help_request.id"))
    #expect(first.header("Location") == "/v1/help-requests/\(id)")
    #expect(first.header("ETag") == "\"1\"")
    #expect(first.header("Idempotency-Replayed") == nil)
    // White space and the order of fields do not make another call.
    let again = try leader.post(
      "/v1/help-requests", " " + draft(person).replacingOccurrences(of: "\n", with: " \n "),
      key: key)
    #expect(again.status == 201)
    #expect(again.body == first.body)
    #expect(again.header("Location") == first.header("Location"))
    #expect(again.header("Idempotency-Replayed") == "true")
    let other = try leader.post("/v1/help-requests", draft(household), key: key)
    #expect(other.status == 422)
    let rows = try FreshDatabase.current.run(
      """
      select count(*)::text, max(number)::text, (select count(*) from person)::text,
        (select string_agg(kind || ' ' || subject_kind, ', ' order by subject_kind) from event)
      from help_request
      """)
    #expect(rows == [["1", "1", "401", "submitted help_request, created person"]])
    #expect(try Neighbourhood.discrepancies() == [])
  }

  @Test func `text that looks like a secret is kept, and warned of`() throws {
    let (leader, _) = try callers()
    let contact = #","contact":{"phone":"0912 345 678","note":"CCCD 037123456789"}"#
    let reply = try leader.post("/v1/help-requests", draft(household + contact))
    #expect(reply.status == 201)
    #expect(reply.text("warnings.0.pointer") == "/contact/note")
    let id = try #require(reply.text("help_request.id"))
    let found = try leader.get("/v1/help-requests/\(id)/contact")
    #expect(found.text("phone") == "+84912345678")
    #expect(found.text("note") == "CCCD 037123456789")
    // What the request's own contact lacks, its household's has.
    #expect(found.text("address") == "Ngõ 7, đường Trần Hưng Đạo")
    for (note, warns) in [
      ("mã OTP là 123456", true), ("Mật khẩu: 1234", true), ("0912345678 hoặc 0987654321", false),
      ("nhà số 12345678901234", false), ("037 123 456 789", true), ("gọi trước 8 giờ", false),
    ] {
      let reply = try leader.post(
        "/v1/help-requests", draft(household + #","contact":{"note":"\#(note)"}"#))
      #expect((reply["warnings.0"] != nil) == warns, "\(note)")
    }
  }

  @Test func `what a request refers to must be there and in scope`() throws {
    let (leader, _) = try callers()
    let nobody = "00000009-0000-7000-8000-000000000009"
    for (more, pointer) in [
      (#","household_id":"\#(nobody)""#, "/household_id"),
      (#","household_id":"00000003-0000-7000-8000-000000000003""#, "/household_id"),
      (#","beneficiary_id":"\#(nobody)""#, "/beneficiary_id"),
      (#","site_id":"\#(nobody)""#, "/site_id"),
      (household + #","known_ambassador_id":"\#(nobody)""#, "/known_ambassador_id"),
      (household + #","exclude":["\#(nobody)"]"#, "/exclude"),
      (household + #","campaign_id":"\#(nobody)""#, "/campaign_id"),
      (household + #","point":[105.0,10.5]"#, "/point"),
      (household + #","contact":{"place":[105.0,10.5]}"#, "/contact/place"),
      (household + #","due_on":"2020-01-01""#, "/due_on"),
      (household + #","due_on":"2099-01-01""#, "/due_on"),
      (household + #","earliest_on":"2024-01-01""#, "/earliest_on"),
    ] {
      let reply = try leader.post("/v1/help-requests", draft(more))
      #expect(reply.status == 400, "\(more)")
      #expect(problems(reply) == [pointer], "\(more)")
    }
    for (body, pointer) in [
      (draft(household, village: 2), "/village"),
      (draft(household).replacingOccurrences(of: "13285", with: "13291"), "/village"),
      (draft(household).replacingOccurrences(of: #""village":"13285-1","#, with: ""), "/village"),
    ] {
      let reply = try leader.post("/v1/help-requests", body)
      #expect(reply.status == 404)
      #expect(problems(reply).contains(pointer))
    }
    let rows = try FreshDatabase.current.run("select count(*)::text from help_request")
    #expect(rows == [["0"]])
  }

  @Test func `a merged household's request goes to the one it went to`() throws {
    let (leader, _) = try callers()
    try FreshDatabase.current.run(
      """
      insert into household (id, commune_id, village_id, status, merged_into_id)
      select test_id(3, 9), commune_id, village_id, 'merged_into', id from household
      where id = test_id(3, 1)
      """)
    let reply = try leader.post(
      "/v1/help-requests", draft(#","household_id":"00000003-0000-7000-8000-000000000009""#))
    #expect(reply.status == 201)
    let rows = try FreshDatabase.current.run(
      "select household_id = test_id(3, 1) from help_request")
    #expect(rows == [["t"]])
  }

  @Test func `a correction needs the version it was made from`() throws {
    let (leader, _) = try callers()
    try Neighbourhood.request(1)
    let target = "/v1/help-requests/\(Neighbourhood.id(.request, 1))"
    #expect(try leader.patch(target, #"{"minutes":45}"#, version: nil).status == 428)
    #expect(try leader.patch(target, #"{"minutes":45}"#, version: "\"2\"").status == 412)
    let tag = try #require(try leader.get(target).header("ETag"))
    let done = try leader.patch(
      target, #"{"minutes":45,"gender_wanted":"female","parts_of_day":["evening"]}"#, version: tag)
    #expect(done.status == 200)
    #expect(done.header("ETag") == "\"2\"")
    #expect(done["help_request.parts_of_day"] as? [String] == ["evening"])
    let cleared = try leader.patch(target, #"{"gender_wanted":null}"#, version: "\"2\"")
    #expect(cleared.status == 200)
    #expect(try leader.get(target)["gender_wanted"] == nil)
    #expect(try leader.get(target)["minutes"] as? Int == 45)
    #expect(try leader.patch(target, #"{"due_on":"2020-01-01"}"#, version: "\"3\"").status == 400)
    let changed = try FreshDatabase.current.run(
      "select array_to_string(changed, ',') from event where kind = 'corrected' order by subject_version"
    )
    #expect(changed == [["minutes,parts_of_day,gender_wanted"], ["gender_wanted"]])
  }

  @Test func `from offer to visit, a volunteer sees no more than the work needs`() throws {
    let (leader, volunteer) = try callers()
    try Neighbourhood.request(1)
    let request = "/v1/help-requests/\(Neighbourhood.id(.request, 1))"
    let made = try leader.post(request + "/assignments", try offer(7))
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
    let (leader, _) = try callers()
    try Neighbourhood.request(1, people: 2)
    try Neighbourhood.request(2, people: 1)
    let target = "/v1/help-requests/\(Neighbourhood.id(.request, 1))/assignments"
    func code(_ body: String) throws -> String? { try leader.post(target, body).text("code") }
    #expect(try code(try offer(400)) == "invalid_body")
    #expect(try code(try offer(7, request: 2)) == "stale")
    #expect(try leader.post(target, try offer(7)).status == 201)
    #expect(try code(try offer(7, request: 2)) == "taken")
    let second = "/v1/help-requests/\(Neighbourhood.id(.request, 2))/assignments"
    // The same half day has a seat left, but not the one that is taken.
    #expect(try leader.post(second, try offer(7, #","seat":0"#)).text("code") == "taken")
    #expect(try leader.post(second, try offer(7))["assignment.seat"] as? Int == 1)
    #expect(try leader.post(target, try offer(8, request: 2, #","agreed":true"#)).status == 201)
    #expect(try code(try offer(9, request: 3)) == "full")
    try FreshDatabase.current.run("update help_request set over_offers = 5 where number = 1")
    try FreshDatabase.current.run("update ambassador set max_open = 0 where id = test_id(2, 10)")
    #expect(try code(try offer(10, request: 3)) == "full")
    try FreshDatabase.current.run(
      "update ambassador set max_minutes_week = 20 where id = test_id(2, 11)")
    #expect(try code(try offer(11, request: 3)) == "full")
    try FreshDatabase.current.run(
      "update ambassador set status = 'paused' where id = test_id(2, 12)")
    #expect(try code(try offer(12, request: 3)) == "state_conflict")
    #expect(try Neighbourhood.discrepancies() == [])
  }

  @Test func `two times of one volunteer do not overlap, and the refusal names the other`() throws {
    let (leader, volunteer) = try callers()
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
        try offer(7, times(span.0, span.1)))
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
    let (_, volunteer) = try callers()
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
    let (_, volunteer) = try callers()
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
    #expect(try officer.post(request + "/assignments", try offer(9)).status == 404)
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

  @Test func `text is kept composed, whatever form it was typed in`() throws {
    let (leader, _) = try callers()
    let decomposed = "Nguye\u{302}\u{303}n Thi\u{323} U\u{31B}\u{309}ng"
    let reply = try leader.post(
      "/v1/help-requests",
      draft(#","person":{"display_name":" \#(decomposed) "},"contact":{"note":"\#(decomposed)"}"#))
    #expect(reply.status == 201)
    let rows = try FreshDatabase.current.run(
      """
      select display_name, octet_length(display_name)::text, (select octet_length(note)::text
        from contact where help_request_id is not null) from person order by id desc limit 1
      """)
    let composed = "Nguyễn Thị Ửng"
    #expect(rows == [[composed, "\(composed.utf8.count)", "\(composed.utf8.count)"]])
  }

  @Test func `an event sent again is answered as before and happens once`() throws {
    let (leader, volunteer) = try callers()
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
    let (key, body) = (UUID().uuidString, try offer(9))
    let made = try leader.post(target, body, key: key)
    let again = try leader.post(target, body, key: key)
    #expect(made.status == 201)
    #expect(again.body == made.body)
    #expect(again.header("Location") == made.header("Location"))
    #expect(try Neighbourhood.discrepancies() == [])
  }
}
