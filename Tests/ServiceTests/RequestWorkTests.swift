import API
import Foundation
import Store
import TestSupport
import Testing

@Suite(.freshDatabase) struct RequestWorkTests {
  @Test func `a request is made once, however often it is sent`() throws {
    let (leader, _) = try Caller.leaderAndVolunteer()
    let key = UUID().uuidString
    let first = try leader.post("/v1/help-requests", Sent.draft(Sent.person), key: key)
    #expect(first.status == 201)
    #expect(first.text("help_request.state") == "ready")
    let id = try #require(first.text("help_request.id"))
    #expect(first.header("Location") == "/v1/help-requests/\(id)")
    #expect(first.header("ETag") == "\"1\"")
    #expect(first.header("Idempotency-Replayed") == nil)
    // White space and the order of fields do not make another call.
    let again = try leader.post(
      "/v1/help-requests",
      " " + Sent.draft(Sent.person).replacingOccurrences(of: "\n", with: " \n "),
      key: key)
    #expect(again.status == 201)
    #expect(again.body == first.body)
    #expect(again.header("Location") == first.header("Location"))
    #expect(again.header("Idempotency-Replayed") == "true")
    let other = try leader.post("/v1/help-requests", Sent.draft(Sent.household), key: key)
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
    let (leader, _) = try Caller.leaderAndVolunteer()
    let contact = #","contact":{"phone":"0912 345 678","note":"CCCD 037123456789"}"#
    let reply = try leader.post("/v1/help-requests", Sent.draft(Sent.household + contact))
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
        "/v1/help-requests", Sent.draft(Sent.household + #","contact":{"note":"\#(note)"}"#))
      #expect((reply["warnings.0"] != nil) == warns, "\(note)")
    }
  }

  @Test func `what a request refers to must be there and in scope`() throws {
    let (leader, _) = try Caller.leaderAndVolunteer()
    let nobody = "00000009-0000-7000-8000-000000000009"
    for (more, pointer) in [
      (#","household_id":"\#(nobody)""#, "/household_id"),
      (#","household_id":"00000003-0000-7000-8000-000000000003""#, "/household_id"),
      (#","beneficiary_id":"\#(nobody)""#, "/beneficiary_id"),
      (#","site_id":"\#(nobody)""#, "/site_id"),
      (Sent.household + #","known_ambassador_id":"\#(nobody)""#, "/known_ambassador_id"),
      (Sent.household + #","exclude":["\#(nobody)"]"#, "/exclude"),
      (Sent.household + #","campaign_id":"\#(nobody)""#, "/campaign_id"),
      (Sent.household + #","point":[105.0,10.5]"#, "/point"),
      (Sent.household + #","contact":{"place":[105.0,10.5]}"#, "/contact/place"),
      (Sent.household + #","due_on":"2020-01-01""#, "/due_on"),
      (Sent.household + #","due_on":"2099-01-01""#, "/due_on"),
      (Sent.household + #","earliest_on":"2024-01-01""#, "/earliest_on"),
    ] {
      let reply = try leader.post("/v1/help-requests", Sent.draft(more))
      #expect(reply.status == 400, "\(more)")
      #expect(Caller.problems(reply) == [pointer], "\(more)")
    }
    for (body, pointer) in [
      (Sent.draft(Sent.household, village: 2), "/village"),
      (Sent.draft(Sent.household).replacingOccurrences(of: "13285", with: "13291"), "/village"),
      (
        Sent.draft(Sent.household).replacingOccurrences(of: #""village":"13285-1","#, with: ""),
        "/village"
      ),
    ] {
      let reply = try leader.post("/v1/help-requests", body)
      #expect(reply.status == 404)
      #expect(Caller.problems(reply).contains(pointer))
    }
    let rows = try FreshDatabase.current.run("select count(*)::text from help_request")
    #expect(rows == [["0"]])
  }

  @Test func `a merged household's request goes to the one it went to`() throws {
    let (leader, _) = try Caller.leaderAndVolunteer()
    try FreshDatabase.current.run(
      """
      insert into household (id, commune_id, village_id, status, merged_into_id)
      select test_id(3, 9), commune_id, village_id, 'merged_into', id from household
      where id = test_id(3, 1)
      """)
    let reply = try leader.post(
      "/v1/help-requests", Sent.draft(#","household_id":"00000003-0000-7000-8000-000000000009""#))
    #expect(reply.status == 201)
    let rows = try FreshDatabase.current.run(
      "select household_id = test_id(3, 1) from help_request")
    #expect(rows == [["t"]])
  }

  @Test func `a correction needs the version it was made from`() throws {
    let (leader, _) = try Caller.leaderAndVolunteer()
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

  @Test func `text is kept composed, whatever form it was typed in`() throws {
    let (leader, _) = try Caller.leaderAndVolunteer()
    let decomposed = "Nguye\u{302}\u{303}n Thi\u{323} U\u{31B}\u{309}ng"
    let reply = try leader.post(
      "/v1/help-requests",
      Sent.draft(
        #","person":{"display_name":" \#(decomposed) "},"contact":{"note":"\#(decomposed)"}"#))
    #expect(reply.status == 201)
    let rows = try FreshDatabase.current.run(
      """
      select display_name, octet_length(display_name)::text, (select octet_length(note)::text
        from contact where help_request_id is not null) from person order by id desc limit 1
      """)
    let composed = "Nguyễn Thị Ửng"
    #expect(rows == [[composed, "\(composed.utf8.count)", "\(composed.utf8.count)"]])
  }
}
