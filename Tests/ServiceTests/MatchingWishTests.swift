import API
import Foundation
import Store
import TestSupport
import Testing

@testable import Service

/// What a request wishes, from its row to who is sent: the engine's rules through a live run.
@Suite(.freshDatabase) struct MatchingWishTests {
  private let officer: TokenHolder

  init() throws {
    try Neighbourhood.settle()
    try Matchable.enable(3)
    officer = TokenHolder(service: try ServiceOnDatabase(), token: Neighbourhood.token(103))
  }

  private func change(_ sql: String) throws { try FreshDatabase.current.run(sql) }

  /// The lines of a run of everything that waits in the commune.
  private func matched(_ policy: String = "{}") throws -> [[String: Any]] {
    let body = #"{"scope":["13285"],"policy":\#(policy)}"#
    let run = try #require(
      try officer.post("/v1/matching-runs", body).text("matching_run.id"))
    guard case .saved(run, _) = try Matchable.worker().work() else {
      Issue.record("no plan was saved")
      return []
    }
    return try officer.lines(run)
  }

  private func person(_ line: [String: Any]) -> String? {
    (line["ambassador"] as? [String: Any])?["id"] as? String
  }

  /// The codes of the rules that are said to keep people away.
  private func rules(_ line: [String: Any]) -> [String: Int] {
    let rules = (line["explanation"] as? [String: Any])?["rules"] as? [[String: Any]] ?? []
    return rules.reduce(into: [:]) { counts, rule in
      counts[rule["code"] as? String ?? "?"] = rule["ambassadors"] as? Int
    }
  }

  @Test func `who asks for a language is sent somebody who speaks it, or nobody`() throws {
    try Neighbourhood.request(1)
    try change("update help_request set language = 'mng'")
    let nobody = try #require(try matched().first)
    #expect(person(nobody) == nil && rules(nobody)["language"] == 61)
    try change("update ambassador set languages = '{vi,mng}' where id = test_id(2, 2)")
    #expect(try matched().map(person) == [Neighbourhood.id(.ambassador, 2)])
  }

  @Test func `who asks for a woman is sent one`() throws {
    try Neighbourhood.request(1)
    try change("update help_request set gender_wanted = 'female'")
    try change("update person set gender = 'male' where id <> test_id(1, 3)")
    #expect(try matched().map(person) == [nil])
    try change("update person set gender = 'female' where id = test_id(1, 3)")
    #expect(try matched().map(person) == [Neighbourhood.id(.ambassador, 3)])
  }

  @Test func `two people come in one half day, or none does`() throws {
    try Neighbourhood.request(1, people: 2)
    let both = try matched()
    #expect(both.count == 2 && Set(both.map(person)).count == 2)
    #expect(!both.map(person).contains(nil))
    let times = Set(both.map { "\($0["day"] ?? "") \($0["part_of_day"] ?? "")" })
    #expect(times.count == 1)
    // One is free in the mornings alone, the others in the evenings: nobody can go with them.
    try change("update ambassador set modes = '{phone}' where id = test_id(2, 3)")
    try change("update availability set parts_of_day = 1 where ambassador_id = test_id(2, 1)")
    try change("update availability set parts_of_day = 4 where ambassador_id = test_id(2, 2)")
    let none = try matched()
    #expect(none.map(person) == [nil, nil])
    let reasons = none.map { ($0["explanation"] as? [String: Any])?["reason"] as? String }
    #expect(reasons == ["not_together", "not_together"])
  }

  @Test func `nobody comes after the day it is due, but what is late already is still helped`()
    throws
  {
    try Neighbourhood.request(1)
    try change("update help_request set due_on = local_day(now()) + 2")
    try change("update availability set during = daterange(local_day(now()) + 3, null)")
    let late = try #require(try matched().first)
    #expect(person(late) == nil && rules(late)["half_day"] == 61)
    try change("update help_request set due_on = local_day(now()) + 3")
    let day = try FreshDatabase.current.run("select (local_day(now()) + 3)::text")
    let inTime = try #require(try matched().first)
    #expect(person(inTime) != nil && inTime["day"] as? String == day[0][0])
    try change("update help_request set earliest_on = earliest_on - 9, due_on = earliest_on - 8")
    #expect(person(try #require(try matched().first)) != nil)
  }

  @Test func `whom the household knows comes before a stranger who lives a little nearer`() throws {
    try Neighbourhood.request(1)
    // About 150 m of road farther than the others.
    try change("update ambassador set lat_mdeg = lat_mdeg - 1 where id = test_id(2, 2)")
    let known = Neighbourhood.id(.ambassador, 2)
    #expect(try matched().map(person) != [known])
    try change("update help_request set known_ambassador_id = test_id(2, 2)")
    #expect(try matched().map(person) == [known])
  }

  @Test func `who declined is not asked again, whom the asker excludes is not asked at all`() throws
  {
    try Neighbourhood.request(1)
    try Neighbourhood.assignment(1, by: 1, "declined")
    try change("insert into help_request_exclusion values (test_id(4, 1), test_id(2, 2))")
    #expect(try matched().map(person) == [Neighbourhood.id(.ambassador, 3)])
    try change("insert into help_request_exclusion values (test_id(4, 1), test_id(2, 3))")
    let nobody = try #require(try matched().first)
    #expect(person(nobody) == nil)
    #expect(rules(nobody)["declined"] == 1 && rules(nobody)["excluded"] == 2)
  }

  @Test func `the heavier class, then who waited longer, is served where one place is left`() throws
  {
    try change("update ambassador set max_open = 1")
    try change("update ambassador set modes = '{phone}' where id <> test_id(2, 1)")
    for number in 1...3 { try Neighbourhood.request(number) }
    try change(
      """
      update help_request set priority_class = (select code from priority_class order by weight limit 1)
      where number <> 3
      """)
    func served() throws -> [String?] {
      try matched().filter { person($0) != nil }
        .map { ($0["help_request"] as? [String: Any])?["id"] as? String }
    }
    #expect(try served() == [Neighbourhood.id(.request, 3)])
    try change(
      "update help_request set priority_class = (select min(priority_class) from help_request)")
    try change("update help_request set received_at = now() - interval '15 days' where number = 2")
    #expect(try served() == [Neighbourhood.id(.request, 2)])
  }

  @Test func `whoever is lent to a commune may be sent there, for as long as that lasts`() throws {
    try Neighbourhood.request(1)
    try change("update ambassador set modes = '{phone}' where id <> test_id(2, 3)")
    try change(
      """
      update ambassador set commune_id = u.parent_id, village_id = u.id from unit u
      where ambassador.id = test_id(2, 3) and u.id = test_id(6, 3)
      """)
    func lend(_ unit: String, days: Int?) throws {
      try change("delete from ambassador_area")
      try change(
        """
        insert into ambassador_area values (test_id(2, 3), \(unit),
          daterange(local_day(now()) - 7, local_day(now()) + \(days.map(String.init) ?? "null::int")))
        """)
    }
    let commune = "(select parent_id from unit where id = test_id(6, 1))"
    let lent = Neighbourhood.id(.ambassador, 3)
    #expect(try matched().map(person) == [nil])
    try lend(commune, days: nil)
    #expect(try matched().map(person) == [lent])
    #expect(try matched(#"{"area":"commune"}"#).map(person) == [lent])
    #expect(try matched(#"{"area":"village"}"#).map(person) == [nil])
    try lend("test_id(6, 1)", days: nil)
    #expect(try matched(#"{"area":"village"}"#).map(person) == [lent])
    // The horizon is the seven days from tomorrow on.
    try lend(commune, days: 7)
    #expect(try matched().map(person) == [nil])
    try lend(commune, days: 8)
    #expect(try matched().map(person) == [lent])
  }

  @Test func `a leader is shown who is lent to the village, once, beside its own`() throws {
    try Neighbourhood.request(1)
    try change(
      """
      update ambassador set commune_id = u.parent_id, village_id = u.id from unit u
      where ambassador.id = test_id(2, 3) and u.id = test_id(6, 3)
      """)
    let leader = TokenHolder(service: officer.service, token: Neighbourhood.token(104))
    let target = "/v1/help-requests/\(Neighbourhood.id(.request, 1))/candidates?limit=200"
    func shown() throws -> [String] {
      let list = try leader.get(target)["candidates"] as? [[String: Any]] ?? []
      return list.compactMap { ($0["ambassador"] as? [String: Any])?["id"] as? String }
    }
    let lent = Neighbourhood.id(.ambassador, 3)
    #expect(try shown().count == 60)
    try change(
      "insert into ambassador_area select test_id(2, 3), test_id(6, n), '[2025-01-01,)' from generate_series(1, 2) n"
    )
    try change("insert into ambassador_area values (test_id(2, 1), test_id(6, 1), '[2025-01-01,)')")
    let everybody = try shown()
    #expect(everybody.count == 61 && Set(everybody).count == 61 && everybody.contains(lent))
  }

  @Test func `nobody is sent on a day on which they do not serve, or beyond their campaign`() throws
  {
    try Neighbourhood.request(1)
    try change("update ambassador set modes = '{phone}' where id <> test_id(2, 1)")
    try change("update help_request set earliest_on = local_day(now()) + 3")
    let one = Neighbourhood.id(.ambassador, 1)
    for (days, sent) in [(3, nil), (4, one)] {
      try change(
        "update ambassador set valid = daterange('2025-07-01', local_day(now()) + \(days)) where id = test_id(2, 1)"
      )
      #expect(try matched().map(person) == [sent])
    }
    try change("update ambassador set valid = '[2025-07-01,)'")
    try change(
      """
      insert into campaign (id, name, during)
        values (test_id(11, 1), 'Chiến dịch hè', daterange('2025-07-01', local_day(now()) + 3));
      """)
    try change(
      """
      insert into team (id, kind, name, commune_id, campaign_id, valid)
        select test_id(10, 1), 'youth_formation', 'Đội hình Ý Yên', parent_id, test_id(11, 1),
          '[2025-07-01,)' from unit where id = test_id(6, 1)
      """)
    try change("update ambassador set team_id = test_id(10, 1) where id = test_id(2, 1)")
    #expect(try matched().map(person) == [nil])
    try change("update campaign set during = daterange('2025-07-01', local_day(now()) + 4)")
    #expect(try matched().map(person) == [one])
  }
}
