import API
import Foundation
import Service
import Store
import TestSupport
import Testing

/// A team or a commune may say how many visits its people are given in a week.
@Suite(.freshDatabase) struct QuotaTests {
  private let officer: TokenHolder

  /// Ten ambassadors who could make twenty visits, of whom the first five are a team.
  init() throws {
    try Neighbourhood.settle()
    try Matchable.enable(10)
    try FreshDatabase.current.run(
      """
      insert into team (id, kind, name, commune_id, village_id, valid)
        select test_id(10, 1), 'village_digital_team', 'Tổ Đông Một', parent_id, id, '[2025-07-01,)'
        from unit where id = test_id(6, 1)
      """)
    try FreshDatabase.current.run(
      "update ambassador set team_id = test_id(10, 1) where id <= test_id(2, 5)")
    officer = TokenHolder(service: try ServiceOnDatabase(), token: Neighbourhood.token(103))
  }

  /// Makes requests, matches them, makes offers; how many visits went to the team and to others.
  private func match(_ numbers: ClosedRange<Int>) throws -> (team: Int, others: Int) {
    for number in numbers { try Neighbourhood.request(number) }
    let run = try #require(
      try officer.post("/v1/matching-runs", #"{"scope":["13285"]}"#).text("matching_run.id"))
    guard case .saved(run, _) = try Matchable.worker().work() else { throw StoreError.lost }
    let people = try officer.lines(run, "&served=true").compactMap { line in
      ((line["ambassador"] as? [String: Any])?["id"] as? String)?.suffix(12)
    }.compactMap { Int($0) }
    let applied = try officer.post("/v1/matching-runs/\(run)/application")
    #expect(applied["applied"] as? Int == people.count)
    return (people.count { $0 <= 5 }, people.count { $0 > 5 })
  }

  @Test func `a team's quota holds over one matching and the next`() throws {
    try FreshDatabase.current.run("update team set visits_week = 3")
    let first = try match(1...40)
    #expect(first.team == 3 && first.others == 25)
    let second = try match(41...42)
    #expect(second.team == 0)
    try FreshDatabase.current.run("update team set visits_week = 5")
    #expect(try match(43...44).team == 2)
    #expect(try Neighbourhood.discrepancies() == [])
  }

  @Test func `a commune's quota counts what its people hold elsewhere`() throws {
    try FreshDatabase.current.run(
      "insert into commune_quota select id, 7 from unit where code = '13285' and kind = 'commune'")
    // A visit in the other commune is one of the seven.
    try Neighbourhood.request(90, village: 3)
    try Neighbourhood.assignment(90, by: 1, "offered")
    let visits = try match(1...40)
    #expect(visits.team + visits.others == 6)
    let run = try #require(try officer.get("/v1/matching-runs").text("matching_runs.0.id"))
    let left = try officer.lines(run, "&served=false").compactMap {
      ($0["explanation"] as? [String: Any])?["text_vi"] as? String
    }
    #expect(left.count == 34)
    #expect(left.allSatisfy { $0.contains("thuộc xã đã hết hạn ngạch 6 lượt.") }, "\(left[0])")
    #expect(try match(41...42) == (0, 0))
  }
}
