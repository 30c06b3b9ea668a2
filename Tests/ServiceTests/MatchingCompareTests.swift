import API
import Foundation
import Store
import TestSupport
import Testing

@testable import Service

/// What one live run plans otherwise than the one before.
@Suite(.freshDatabase) struct MatchingCompareTests {
  private let officer: TokenHolder

  init() throws {
    try Neighbourhood.settle()
    try Matchable.enable(2)
    officer = TokenHolder(service: try ServiceOnDatabase(), token: Neighbourhood.token(103))
  }

  private func matched(_ scope: String = "13285") throws -> String {
    let run = try #require(
      try officer.post("/v1/matching-runs", #"{"scope":["\#(scope)"]}"#).text("matching_run.id"))
    guard case .saved(run, _) = try Matchable.worker().work() else {
      Issue.record("no plan was saved")
      return run
    }
    return run
  }

  private func change(_ sql: String) throws { try FreshDatabase.current.run(sql) }

  private func changes(_ reply: Reply) -> [[String: Any]] {
    reply["changes"] as? [[String: Any]] ?? []
  }

  private func request(_ change: [String: Any]) -> String? {
    (change["help_request"] as? [String: Any])?["id"] as? String
  }

  private func person(_ change: [String: Any], _ side: String) -> String? {
    let place = change[side] as? [String: Any]
    return (place?["ambassador"] as? [String: Any])?["id"] as? String
  }

  @Test func `the same again is no change, and without a run before there is nothing to compare`()
    throws
  {
    try Neighbourhood.request(1)
    let first = try matched()
    let alone = try officer.get("/v1/matching-runs/\(first)/changes")
    #expect(alone.status == 409)
    #expect(alone.text("detail")?.hasPrefix("Không có lượt ghép nào trước đó") == true)
    // Of other units: not the one before.
    _ = try matched("13285-1")
    let second = try matched()
    let same = try officer.get("/v1/matching-runs/\(second)/changes")
    #expect(same.text("before.id") == first && same.text("after.id") == second)
    #expect(same["kept"] as? Int == 1 && changes(same).isEmpty)
    #expect(same["distance_change_m"] as? Int == 0)
    let waiting = try #require(
      try officer.post("/v1/matching-runs", #"{"scope":["13285"]}"#).text("matching_run.id"))
    #expect(try officer.get("/v1/matching-runs/\(waiting)/changes").status == 409)
    #expect(try officer.get("/v1/matching-runs/\(first)/changes?with=\(waiting)").status == 409)
  }

  @Test func `who is sent instead, who newly comes and who no longer, are told with why`() throws {
    for number in 1...3 { try Neighbourhood.request(number) }
    try change("update ambassador set max_open = 1 where id = test_id(2, 1)")
    try change("update ambassador set status = 'paused' where id = test_id(2, 2)")
    let first = try matched()
    let served = try #require(try officer.lines(first, "&served=true").first)
    let was = try #require((served["help_request"] as? [String: Any])?["id"] as? String)
    // The other one instead, and with room for two of three.
    try change("update ambassador set status = 'paused' where id = test_id(2, 1)")
    try change("update ambassador set status = 'active', max_open = 2 where id = test_id(2, 2)")
    let second = try matched()
    let reply = try officer.get("/v1/matching-runs/\(second)/changes")
    let found = changes(reply)
    let moved = try #require(found.first { request($0) == was })
    let kinds = found.map { $0["kind"] as? String }
    #expect(found.count == 2 || kinds.contains("dropped"))
    #expect(kinds.filter { $0 == "added" }.count == (kinds.contains("dropped") ? 2 : 1))
    #expect(person(moved, "before") == Neighbourhood.id(.ambassador, 1))
    for row in found where row["kind"] as? String == "added" {
      #expect(person(row, "before") == nil && row["distance_change_m"] is NSNull)
      #expect(person(row, "after") == Neighbourhood.id(.ambassador, 2))
      #expect((row["why_vi"] as? String)?.hasPrefix("Cách ") == true)
      #expect(row["is_request_changed"] as? Bool == false)
    }
    // Seen the other way round: what was added falls away, for the reason of that run.
    let back = try officer.get("/v1/matching-runs/\(first)/changes?with=\(second)")
    let dropped = changes(back).filter { $0["kind"] as? String == "dropped" }
    #expect(dropped.count == kinds.filter { $0 == "added" }.count)
    #expect(dropped.allSatisfy { ($0["why_vi"] as? String)?.contains("đều đang giúp") == true })
    #expect(
      back["distance_change_m"] as? Int == (reply["distance_change_m"] as? Int).map { -$0 })
  }

  @Test func `another ambassador and another half day are told apart, with the metres between`()
    throws
  {
    try Neighbourhood.request(1)
    try change("update ambassador set status = 'paused' where id = test_id(2, 2)")
    let first = try matched()
    let before = try #require(try officer.lines(first).first)
    try change(
      """
      update ambassador set status = case id when test_id(2, 2) then 'active' else 'paused' end,
        lat_mdeg = lat_mdeg + case id when test_id(2, 2) then 5 else 0 end
      where id in (test_id(2, 1), test_id(2, 2))
      """)
    let second = try matched()
    let after = try #require(try officer.lines(second).first)
    let reply = try officer.get("/v1/matching-runs/\(second)/changes")
    let moved = try #require(changes(reply).first)
    #expect(changes(reply).count == 1 && moved["kind"] as? String == "other_ambassador")
    #expect(person(moved, "before") == Neighbourhood.id(.ambassador, 1))
    #expect(person(moved, "after") == Neighbourhood.id(.ambassador, 2))
    let metres = try #require(after["distance_m"] as? Int) - (before["distance_m"] as? Int ?? 0)
    #expect(metres != 0 && moved["distance_change_m"] as? Int == metres)
    #expect(reply["distance_change_m"] as? Int == metres)
    // The same ambassador, no longer free in the morning they had.
    let part = try #require(after["part_of_day"] as? String)
    let bits = ["morning": 6, "afternoon": 5, "evening": 3][part] ?? 0
    try change("update availability set parts_of_day = \(bits)")
    let third = try officer.get("/v1/matching-runs/\(try matched())/changes")
    #expect(changes(third).map { $0["kind"] as? String } == ["other_half_day"])
    #expect(third["distance_change_m"] as? Int == 0 && third["kept"] as? Int == 0)
    // Both at once, beside the first of them all.
    let both = try officer.get(
      "/v1/matching-runs/\(try #require(third.text("after.id")))/changes?with=\(first)")
    #expect(changes(both).map { $0["kind"] as? String } == ["other_both"])
  }

  @Test func `what was offered in between is agreed on, and what was closed has no place`() throws {
    for number in 1...3 { try Neighbourhood.request(number) }
    let first = try matched()
    let lines = try officer.lines(first, "&served=true")
    #expect(lines.count == 3)
    let ids = lines.compactMap { ($0["help_request"] as? [String: Any])?["id"] as? String }
    let applied = try officer.post("/v1/matching-runs/\(first)/application", #"{"lines":[1]}"#)
    #expect(applied["applied"] as? Int == 1)
    try FreshDatabase.current.run(
      """
      update help_request set hold_reason = 'no_sim', hold_until = local_day(now()) + 30
      where id = $1::uuid
      """, [ids[1]])
    let second = try matched()
    let reply = try officer.get("/v1/matching-runs/\(second)/changes")
    #expect(reply["agreed"] as? Int == 1)
    let gone = changes(reply).filter { $0["kind"] as? String == "gone" }
    #expect(gone.map(request) == [ids[1]])
    #expect(gone.allSatisfy { $0["why_vi"] is NSNull && $0["after"] is NSNull })
    #expect(changes(reply).allSatisfy { request($0) != ids[0] })
    #expect(reply["counts.gone"] as? Int == 1 && reply["counts.added"] as? Int == 0)
  }

  @Test func `changes come in pages that leave none out`() throws {
    let empty = try matched()
    for number in 1...5 { try Neighbourhood.request(number, people: number == 3 ? 2 : 1) }
    let run = try matched()
    var pages: [[String?]] = []
    var after = ""
    while true {
      let page = try officer.get("/v1/matching-runs/\(run)/changes?limit=2\(after)")
      #expect(page.text("before.id") == empty)
      #expect(page["counts.added"] as? Int == 6)
      pages.append(changes(page).map(request))
      guard let next = page.text("next") else { break }
      after = "&after=\(next)"
    }
    #expect(pages.map(\.count) == [2, 2, 2])
    #expect(
      pages.flatMap(\.self) == [1, 2, 3, 3, 4, 5].map { Neighbourhood.id(.request, $0) })
    let other = TokenHolder(service: officer.service, token: Neighbourhood.token(113))
    #expect(try other.get("/v1/matching-runs/\(run)/changes").status == 404)
    #expect(try officer.get("/v1/matching-runs/\(run)/changes?after=x").status == 400)
  }
}
