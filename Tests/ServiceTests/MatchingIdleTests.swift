import API
import Foundation
import Store
import TestSupport
import Testing

@testable import Service

/// Those whom a live run sends nowhere, and what they are told.
@Suite(.freshDatabase) struct MatchingIdleTests {
  private let officer: TokenHolder

  init() throws {
    try Neighbourhood.settle()
    officer = TokenHolder(service: try ServiceOnDatabase(), token: Neighbourhood.token(103))
  }

  /// A run of everything that waits in the commune.
  private func matched() throws -> String {
    let run = try #require(
      try officer.post("/v1/matching-runs", #"{"scope":["13285"]}"#).text("matching_run.id"))
    guard case .saved(run, _) = try Matchable.worker().work() else {
      Issue.record("no plan was saved")
      return run
    }
    return run
  }

  private func change(_ sql: String) throws { try FreshDatabase.current.run(sql) }

  private func person(_ row: [String: Any]) -> String? {
    (row["ambassador"] as? [String: Any])?["id"] as? String
  }

  private func why(_ row: [String: Any]) -> [String: Any] {
    row["explanation"] as? [String: Any] ?? [:]
  }

  @Test func `who has room beside what others do is told so, by the rules that keep the rest away`()
    throws
  {
    try Matchable.enable(3)
    try change("update ambassador set max_open = 1 where id = test_id(2, 1)")
    // The second comes by phone alone, the third lives too far away for anybody.
    try change("update ambassador set modes = '{phone}' where id = test_id(2, 2)")
    try change(
      "update ambassador set reach_m = 0, lat_mdeg = lat_mdeg + 20 where id = test_id(2, 3)")
    for number in 1...2 { try Neighbourhood.request(number) }
    let run = try matched()
    let idle = try officer.idle(run)
    #expect(idle.map(person) == [2, 3].map { Neighbourhood.id(.ambassador, $0) })
    #expect(try officer.get("/v1/matching-runs/\(run)")["matching_run.score.idle"] as? Int == 2)
    for (row, code) in zip(idle, ["mode", "reach"]) {
      let rules = why(row)["rules"] as? [[String: Any]] ?? []
      #expect(rules.map { $0["code"] as? String } == [code], "\(rules)")
      #expect(rules.map { $0["requests"] as? Int } == [1])
      #expect(why(row)["served_by_others"] as? Int == 0)
      let room = try #require(why(row)["room"] as? Int)
      let sentence = try #require(rules.first?["text_vi"] as? String)
      #expect(
        why(row)["text_vi"] as? String
          == "Còn nhận được \(room) lượt; không giúp được yêu cầu nào mà người khác đang giúp. "
          + "Với 1 yêu cầu chưa đủ người: \(sentence)")
    }
  }

  @Test func `who could do what another does is told of how many requests that holds`() throws {
    try Matchable.enable(2, seats: 3)
    try Neighbourhood.request(1)
    let idle = try officer.idle(try matched())
    #expect(idle.count == 1)
    let why = why(try #require(idle.first))
    #expect(why["served_by_others"] as? Int == 1 && (why["rules"] as? [Any])?.isEmpty == true)
    let text = try #require(why["text_vi"] as? String)
    #expect(text.hasSuffix("; có thể giúp 1 yêu cầu mà người khác đang giúp."), "\(text)")
  }

  @Test func `a team that has used up its visits is named as what keeps its people at home`() throws
  {
    try Matchable.enable(2)
    try change(
      """
      insert into team (id, kind, name, commune_id, village_id, valid, visits_week)
        select test_id(10, 1), 'village_digital_team', 'Tổ Đông Một', parent_id, id, '[2025-07-01,)', 1
        from unit where id = test_id(6, 1)
      """)
    try change("update ambassador set team_id = test_id(10, 1)")
    for number in 1...2 { try Neighbourhood.request(number) }
    let idle = try officer.idle(try matched())
    let quotas = idle.flatMap { why($0)["quotas"] as? [[String: Any]] ?? [] }
    #expect(idle.count == 1)
    #expect(quotas.map { $0["kind"] as? String } == ["team"])
    #expect(quotas.map { $0["most"] as? Int } == [1])
  }

  @Test func `the idle come in pages, of a place where one is named, and nobody else's`() throws {
    try Matchable.enable(7)
    try change(
      "update ambassador set village_id = test_id(6, 2) where id in (test_id(2, 4), test_id(2, 6))")
    let run = try matched()
    let everybody = try officer.idle(run).map(person)
    #expect(everybody == (1...7).map { Neighbourhood.id(.ambassador, $0) })
    var pages: [[String?]] = []
    var after = ""
    while true {
      let page = try officer.get("/v1/matching-runs/\(run)/idle?limit=3\(after)")
      pages.append((page["idle"] as? [[String: Any]] ?? []).map(person))
      guard let next = page.text("next") else { break }
      after = "&after=\(next)"
    }
    #expect(pages.map(\.count) == [3, 3, 1] && pages.flatMap(\.self) == everybody)
    let second = try officer.idle(run, "&village=13285-2")
    #expect(second.map(person) == [4, 6].map { Neighbourhood.id(.ambassador, $0) })
    #expect(
      second.allSatisfy { ($0["village"] as? [String: Any])?["code"] as? String == "13285-2" })
    #expect(try officer.idle(run, "&commune=13285").count == 7)
    #expect(try officer.idle(run, "&commune=13291").isEmpty)
    #expect(try officer.get("/v1/matching-runs/\(run)/idle?after=x").status == 400)
    let leader = TokenHolder(service: officer.service, token: Neighbourhood.token(104))
    #expect(try leader.get("/v1/matching-runs/\(run)/idle").status == 403)
  }
}
