import API
import Foundation
import Store
import TestSupport
import Testing

/// Offers by hand under the engine's rules: the ones that candidates shows.
@Suite(.freshDatabase) struct OfferRulesTests {
  private let leader: Caller
  private let target = "/v1/help-requests/\(Neighbourhood.id(.request, 1))"

  init() throws {
    leader = try Caller.leaderAndVolunteer().leader
    try Neighbourhood.request(1)
  }

  private func offer(_ ambassador: Int, _ more: String = "") throws -> Reply {
    try leader.post(target + "/assignments", try Sent.offer(ambassador, more))
  }

  private func rules(_ reply: Reply) -> [String] {
    (reply["errors"] as? [[String: Any]] ?? []).compactMap { $0["code"] as? String }
  }

  private func change(_ sql: String) throws { try FreshDatabase.current.run(sql) }

  /// Away, unskilled, and of the other gender than the household asks for.
  private func makeUnfit(_ ambassador: Int) throws {
    try change("update ambassador set reach_m = 1 where id = test_id(2, \(ambassador))")
    try change("delete from competence where person_id = test_id(1, \(ambassador))")
    try change("update person set gender = 'male' where id = test_id(1, \(ambassador))")
    try change("update help_request set gender_wanted = 'female'")
  }

  @Test func `each rule that fails is named, with a sentence and what would help`() throws {
    try makeUnfit(7)
    let reply = try offer(7)
    #expect(reply.status == 409 && reply.text("code") == "rules_not_met")
    #expect(rules(reply) == ["skill", "visitor_gender", "reach"])
    #expect(Caller.problems(reply) == ["/override/rules"])
    let reach = try #require(reply.text("errors.2.detail"))
    #expect(reach.hasPrefix("Xa hơn bán kính đi lại. Tăng bán kính thêm "))
    #expect(try FreshDatabase.current.run("select count(*)::text from assignment") == [["0"]])
    #expect(try offer(8).text("errors.0.code") == "visitor_gender")
  }

  @Test func `rules passed over by name are stored with the reason, others are not`() throws {
    try makeUnfit(7)
    let partly = #","override":{"rules":["skill","reach"],"reason":"Nhà cùng ngõ"}"#
    #expect(rules(try offer(7, partly)) == ["visitor_gender"])
    let whole =
      #","override":{"rules":["area","skill","reach","visitor_gender"],"reason":"Nhà cùng ngõ"}"#
    #expect(try offer(7, whole).status == 201)
    let stored = try FreshDatabase.current.run(
      """
      select array_to_string(overridden_rules, ' '), override_reason, override_by::text,
        (select detail ->> 'overridden_rules' from event where subject_kind = 'assignment')
      from assignment
      """)
    #expect(
      stored == [
        [
          "skill visitor_gender reach", "Nhà cùng ngõ", Neighbourhood.id(.person, 104),
          #"["skill", "visitor_gender", "reach"]"#,
        ]
      ])
    #expect(try Neighbourhood.discrepancies() == [])
  }

  @Test func `an override of nothing is stored as none, an unknown rule is refused`() throws {
    let unknown = try offer(7, #","override":{"rules":["weather"],"reason":"Mưa"}"#)
    #expect(unknown.status == 400 && Caller.problems(unknown) == ["/override/rules"])
    #expect(
      try offer(7, #","override":{"rules":["reach"],"reason":"Nhà cùng ngõ"}"#).status == 201)
    let stored = try FreshDatabase.current.run(
      "select num_nonnulls(overridden_rules, override_reason, override_by)::text from assignment")
    #expect(stored == [["0"]])
  }

  @Test(arguments: [
    ("update ambassador set status = 'paused' where id = test_id(2, 7)", "active"),
    ("update consent set withdrawn_at = now() where person_id = test_id(1, 7)", "consent"),
    ("insert into help_request_exclusion values (test_id(4, 1), test_id(2, 7))", "excluded"),
    ("update ambassador set max_open = 0 where id = test_id(2, 7)", "weekly_cap"),
  ])
  func `what is another's word, or a constraint's, is not passed over`(
    change: String, rule: String
  ) throws {
    try self.change(change)
    let reply = try offer(7, #","override":{"rules":["\#(rule)"],"reason":"Gấp"}"#)
    #expect(reply.status == 409 && rules(reply) == [rule])
    #expect(Caller.problems(reply) == ["/ambassador_id"])
  }

  @Test func `a half day that is full, not free or not wanted is not offered`() throws {
    try change("update availability set seats = 1 where ambassador_id = test_id(2, 7)")
    try Neighbourhood.request(2)
    let second = "/v1/help-requests/\(Neighbourhood.id(.request, 2))/assignments"
    #expect(try leader.post(second, try Sent.offer(7)).status == 201)
    #expect(rules(try offer(7)) == ["half_day"])
    // A reason gives them a second visit, in a seat of its own; one seat never has two.
    let reason = #","override":{"rules":["half_day"],"reason":"Hai nhà sát vách"}"#
    #expect(try offer(7, #","seat":0"# + reason).text("code") == "taken")
    #expect(try offer(7, reason)["assignment.seat"] as? Int == 1)
    try change("update availability set parts_of_day = 6 where ambassador_id = test_id(2, 8)")
    #expect(
      rules(try leader.post(target + "/assignments", try Sent.offer(8, request: 2))) == ["half_day"]
    )
    try Neighbourhood.request(3)
    try change("update help_request set parts_of_day = 4 where number = 3")
    let evening = "/v1/help-requests/\(Neighbourhood.id(.request, 3))/assignments"
    let unwanted = try leader.post(evening, try Sent.offer(9))
    #expect(rules(unwanted) == ["half_day"])
    #expect(unwanted.text("errors.0.detail")?.contains("Hộ chọn thêm buổi") == true)
  }

  @Test func `whoever candidates calls fit gets the offer, whoever it does not is refused`() throws
  {
    try makeUnfit(7)
    try change("update person set gender = 'female' where id = test_id(1, 9)")
    let list = try leader.get(target + "/candidates?limit=200")
    let candidates = try #require(list["candidates"] as? [[String: Any]])
    #expect(candidates.count == 61)
    var fit = 0
    for candidate in candidates {
      let person = try #require(candidate["ambassador"] as? [String: Any])
      let id = try #require(person["id"] as? String)
      let number = try #require(Int(id.suffix(12)))
      let failing = (candidate["rules"] as? [[String: Any]] ?? []).filter {
        $0["holds"] as? Bool == false
      }.compactMap { $0["code"] as? String }
      if candidate["is_candidate"] as? Bool == true {
        fit += 1
        continue
      }
      #expect(rules(try offer(number)) == failing, "\(number)")
    }
    #expect(fit == 1)
    #expect(try offer(9).status == 201)
  }

  @Test func `whom the household knows stands before strangers who live a little nearer`() throws {
    func first() throws -> String? {
      try leader.get(target + "/candidates?limit=1").text("candidates.0.ambassador.id")
    }
    let known = Neighbourhood.id(.ambassador, 9)
    // About 150 m of road farther than everybody else.
    try change("update ambassador set lat_mdeg = lat_mdeg - 1 where id = test_id(2, 9)")
    #expect(try first() != known)
    try change("update help_request set known_ambassador_id = test_id(2, 9)")
    #expect(try first() == known)
    try change("update ambassador set lat_mdeg = lat_mdeg - 4 where id = test_id(2, 9)")
    #expect(try first() != known)
  }

  @Test func `an offer sent again is the first one, though its place is taken by now`() throws {
    let key = UUID().uuidString
    let body = try Sent.offer(7)
    let made = try leader.post(target + "/assignments", body, key: key)
    #expect(made.status == 201)
    try change("update ambassador set status = 'paused' where id = test_id(2, 7)")
    let again = try leader.post(target + "/assignments", body, key: key)
    #expect(again.status == 201 && again.body == made.body)
    #expect(again.header("Idempotency-Replayed") == "true")
  }

  @Test func `more offers than places are no trouble for the list of candidates`() throws {
    try Neighbourhood.request(3, people: 1, over: 2)
    let wide = "/v1/help-requests/\(Neighbourhood.id(.request, 3))"
    for (count, ambassador) in [11, 12, 13].enumerated() {
      let reply = try leader.post(
        wide + "/assignments", try Sent.offer(ambassador, request: count + 1))
      #expect(reply.status == 201)
    }
    let list = try leader.get(wide + "/candidates")
    #expect(list.status == 200)
    let rules = try #require(list["candidates.0.rules"] as? [[String: Any]])
    #expect(
      rules.filter { $0["holds"] as? Bool == false }.map { $0["code"] as? String }
        == ["people_needed"])
  }
}
