import API
import Domain
import Foundation
import Service
import Store
import TestSupport
import Testing

/// Runs of a small neighbourhood: queued, taken, solved, saved, left behind.
@Suite(.freshDatabase) struct MatchingRunTests {
  private let village = #"{"scope":["13285-1"]}"#

  private func officer(_ person: Int = 103) throws -> TokenHolder {
    TokenHolder(service: try ServiceOnDatabase(), token: Neighbourhood.token(person))
  }

  private func queued(_ officer: TokenHolder, _ body: String = #"{"scope":["13285"]}"#) throws
    -> String
  {
    let reply = try officer.post("/v1/matching-runs", body)
    #expect(reply.status == 202)
    return try #require(reply.text("matching_run.id"))
  }

  @Test func `a run is accepted, waits, is solved, and then shows its plan with the proof`() throws
  {
    try Neighbourhood.settle()
    try Matchable.enable(2)
    for number in 1...3 { try Neighbourhood.request(number) }
    let officer = try officer()
    let reply = try officer.post("/v1/matching-runs", #"{"policy":{"fairness_rate_m":5}}"#)
    let run = try #require(reply.text("matching_run.id"))
    #expect(reply.header("Location") == "/v1/matching-runs/\(run)")
    #expect(reply.text("matching_run.state") == "queued")
    #expect(reply["matching_run.scope"] as? [String] == ["13285"])
    #expect(try Matchable.worker().work() == .saved(run: run, lines: 3))
    let shown = try officer.get("/v1/matching-runs/\(run)")
    #expect(shown.text("matching_run.state") == "done")
    #expect(shown["matching_run.counts.served"] as? Int == 3)
    #expect(shown["matching_run.certificate.is_optimal"] as? Bool == true)
    #expect(shown["matching_run.certificate.is_strict"] as? Bool == true)
    #expect(shown["matching_run.policy.fairness_rate_m"] as? Int == 5)
    // Two ambassadors of equal distance share three visits two to one.
    let lines = try officer.lines(run, "&served=true")
    let people = Set(lines.compactMap { ($0["ambassador"] as? [String: Any])?["id"] as? String })
    #expect(lines.count == 3 && people.count == 2)
    #expect(shown["matching_run.score.idle"] as? Int == 0)
    #expect((shown["matching_run.recruiting"] as? [Any])?.isEmpty == true)
    #expect(try officer.lines(run, "&served=false").isEmpty)
    // Requests 1…3 are of village 1.
    let second = Neighbourhood.id(.request, 2)
    #expect(try officer.lines(run, "&help_request=\(second)").count == 1)
    #expect(try officer.lines(run, "&village=13285-1").count == 3)
    #expect(try officer.lines(run, "&village=13285-2").isEmpty)
    #expect(try officer.lines(run, "&commune=13285").count == 3)
    #expect(try officer.get("/v1/matching-runs")["matching_runs.0.id"] as? String == run)
    #expect(try Matchable.worker().work() == .idle)
  }

  @Test func `who gets nobody is told which rules keep whom away, and what would help`() throws {
    try Neighbourhood.settle()
    try Matchable.enable(1)
    try Neighbourhood.request(1)
    try FreshDatabase.current.run("update ambassador set reach_m = 0")
    try FreshDatabase.current.run("update household set lat_mdeg = lat_mdeg + 20")
    try FreshDatabase.current.run(
      "update help_request set lon_mdeg = 105931, lat_mdeg = 20551")
    let officer = try officer()
    let run = try queued(officer)
    #expect(try Matchable.worker().work() == .saved(run: run, lines: 1))
    let line = try #require(try officer.lines(run).first)
    let why = try #require(line["explanation"] as? [String: Any])
    #expect(line["ambassador"] is NSNull)
    #expect(why["reason"] as? String == "no_candidate")
    let rules = why["rules"] as? [[String: Any]] ?? []
    #expect(rules.contains { $0["code"] as? String == "reach" && $0["ambassadors"] as? Int == 61 })
    let changes = why["changes"] as? [[String: Any]] ?? []
    #expect(
      changes.contains { ($0["text_vi"] as? String)?.contains("Tăng bán kính thêm") == true })
  }

  @Test func `whose place another holds is told who, when, and what one visit more would do`()
    throws
  {
    try Neighbourhood.settle()
    try Matchable.enable(2)
    try FreshDatabase.current.run("update ambassador set max_open = 1")
    // The second could come, but only to others.
    try FreshDatabase.current.run(
      "update ambassador set modes = '{phone}' where id = $1::uuid",
      [Neighbourhood.id(.ambassador, 2)])
    for number in 1...2 { try Neighbourhood.request(number) }
    let officer = try officer()
    let run = try queued(officer)
    #expect(try Matchable.worker().work() == .saved(run: run, lines: 2))
    let shown = try officer.get("/v1/matching-runs/\(run)")
    #expect(shown["matching_run.score.idle"] as? Int == 1)
    let wanted = try #require(shown["matching_run.recruiting"] as? [[String: Any]])
    #expect(wanted.count == 1 && shown.text("matching_run.recruiting.0.commune.code") == "13285")
    #expect(shown.text("matching_run.recruiting.0.service.code") == "vneid_use")
    #expect(wanted[0]["steps_at_most"] as? Int ?? 0 > 0)
    let listed = try officer.get("/v1/matching-runs")["matching_runs.0"] as? [String: Any]
    #expect(listed != nil && listed?["recruiting"] == nil)
    let served = try #require(try officer.lines(run, "&served=true").first)
    let name = (served["ambassador"] as? [String: Any])?["display_name"] as? String ?? "?"
    let why = try #require(
      try officer.lines(run, "&served=false").first?["explanation"] as? [String: Any])
    #expect(why["reason"] as? String == "outweighed")
    let text = why["text_vi"] as? String ?? ""
    #expect(text.contains(" Nếu \(name) nhận thêm một lượt "), "\(text)")
    let holder = try #require((why["holders"] as? [[String: Any]])?.first)
    let day = try #require((served["day"] as? String).flatMap { Day($0)?.vietnamese })
    let words = holder["text_vi"] as? String ?? ""
    #expect(words.hasPrefix("\(name), ") && words.hasSuffix(day), "\(words)")
    let request = (served["help_request"] as? [String: Any])?["id"] as? String
    #expect(holder["help_request_id"] as? String == request)
  }

  @Test func `workers who ask at once each get a run of their own`() throws {
    try Neighbourhood.settle()
    let officer = try officer()
    let runs = try (1...6).map { _ in try queued(officer) }
    let seats = try FreshDatabase.current.seats([.takeMatchingRun])
    let answers = seats.asks((1...12).map { (.takeMatchingRun, ["thợ \($0)"]) })
    let rows = answers.compactMap { try? $0.get() }
    #expect(rows.count == 12)
    let taken = rows.filter { $0.outcome == "ok" }.compactMap { row in
      Reply.json(row.body).text("id")
    }
    #expect(taken.sorted() == runs.sorted())
    #expect(rows.count { $0.outcome == "not_found" } == 6)
  }

  @Test func `a run whose worker fell silent is taken again, and the old worker may not save`()
    throws
  {
    try Neighbourhood.settle()
    try Matchable.enable(1)
    try Neighbourhood.request(1)
    let officer = try officer()
    let run = try queued(officer)
    let service = try Connection(FreshDatabase.current, .worker)
    #expect(try service.ask(.takeMatchingRun, ["mất tích"]).outcome == "ok")
    #expect(try Matchable.worker().work() == .idle)
    let silence = "update matching_run set heartbeat_at = now() - interval '61 seconds'"
    try FreshDatabase.current.run(silence)
    #expect(try service.ask(.beatMatchingRun, [run, "mất tích"]).outcome == "ok")
    #expect(try Matchable.worker().work() == .idle)
    try FreshDatabase.current.run(silence)
    #expect(try Matchable.worker().work() == .saved(run: run, lines: 1))
    let none = [String?](repeating: "{}", count: 12)
    #expect(try service.ask(.saveMatchingRun, [run, "mất tích"] + none).outcome == "taken")
    #expect(try service.ask(.failMatchingRun, [run, "mất tích", "…"]).outcome == "taken")
    #expect(try service.ask(.beatMatchingRun, [run, "mất tích"]).outcome == "taken")
    #expect(try officer.lines(run).count == 1)
  }

  @Test func `a worker that is to stop leaves its run to the next`() throws {
    try Neighbourhood.settle()
    try Matchable.enable(1)
    try Neighbourhood.request(1)
    let officer = try officer()
    let run = try queued(officer)
    #expect(try Matchable.worker("dừng", stopping: true).work() == .left(run: run))
    #expect(try officer.get("/v1/matching-runs/\(run)").text("matching_run.state") == "running")
    try FreshDatabase.current.run(
      "update matching_run set heartbeat_at = now() - interval '61 seconds'")
    #expect(try Matchable.worker().work() == .saved(run: run, lines: 1))
  }

  @Test func `what cannot be solved fails and says why, and so does what broke five workers`()
    throws
  {
    try Neighbourhood.settle()
    try Neighbourhood.request(1)
    let officer = try officer()
    // The schema lets ambassadors live anywhere in the country, the engine's plane ends before.
    try FreshDatabase.current.run("update ambassador set lon_mdeg = 112000")
    let run = try queued(officer)
    guard case .failed(run, let why) = try Matchable.worker().work() else {
      Issue.record("not failed")
      return
    }
    #expect(why.contains("/volunteers/") && why.hasSuffix("kinh độ và vĩ độ có đổi chỗ không?"))
    let shown = try officer.get("/v1/matching-runs/\(run)")
    #expect(shown.text("matching_run.state") == "failed")
    #expect(shown.text("matching_run.failure") == why)
    let second = try queued(officer)
    let worker = try Connection(FreshDatabase.current, .worker)
    for _ in 1...5 {
      #expect(try worker.ask(.takeMatchingRun, ["ngã"]).outcome == "ok")
      try FreshDatabase.current.run(
        "update matching_run set heartbeat_at = now() - interval '61 seconds'")
    }
    #expect(try worker.ask(.takeMatchingRun, ["ngã"]).outcome == "state_conflict")
    #expect(
      try officer.get("/v1/matching-runs/\(second)").text("matching_run.state") == "failed")
  }

  @Test func `a scope beyond one's own is nobody's, in asking as in looking`() throws {
    try Neighbourhood.settle()
    let officer = try officer()
    let other = try self.officer(113)
    let refused = try officer.post("/v1/matching-runs", #"{"scope":["13285","13291"]}"#)
    #expect(refused.status == 404)
    #expect(refused.text("errors.0.pointer") == "/scope/1")
    let whole = try officer.post("/v1/matching-runs", #"{"scope":["37"]}"#)
    #expect(whole.text("errors.0.pointer") == "/scope/0")
    let run = try queued(officer, village)
    for path in ["", "/lines", "/idle"] {
      #expect(try officer.get("/v1/matching-runs/\(run)\(path)").status == 200)
      #expect(try other.get("/v1/matching-runs/\(run)\(path)").status == 404)
    }
    #expect(try other.post("/v1/matching-runs/\(run)/application").status == 404)
    #expect((try other.get("/v1/matching-runs")["matching_runs"] as? [Any])?.isEmpty == true)
    let province = try self.officer(101)
    #expect((try province.get("/v1/matching-runs")["matching_runs"] as? [Any])?.count == 1)
    #expect(try queued(province, #"{"scope":["37"]}"#) != run)
  }

  @Test func `a first day that is past, or far off, is refused by its place`() throws {
    try Neighbourhood.settle()
    let officer = try officer()
    for day in ["2026-01-01", "2099-01-01"] {
      let reply = try officer.post("/v1/matching-runs", #"{"first_day":"\#(day)"}"#)
      #expect(reply.status == 400)
      #expect(reply.text("errors.0.pointer") == "/first_day")
    }
    for (body, pointer) in [
      (#"{"days":8}"#, "/days"), (#"{"policy":{"area":"country"}}"#, "/policy/area"),
      (#"{"policy":{"walls":true}}"#, "/policy/walls"), (#"{"scope":[]}"#, "/scope"),
    ] {
      #expect(try officer.post("/v1/matching-runs", body).text("errors.0.pointer") == pointer)
    }
  }

  @Test func `the same key queues one run, and pages of runs follow each other`() throws {
    try Neighbourhood.settle()
    let officer = try officer()
    let key = UUID().uuidString
    let first = try officer.post("/v1/matching-runs", village, key: key)
    let again = try officer.post("/v1/matching-runs", village, key: key)
    #expect(again.body == first.body && again.status == 202)
    #expect(again.header("Idempotency-Replayed") == "true")
    #expect(try officer.post("/v1/matching-runs", "{}", key: key).status == 422)
    let runs = try (1...4).map { _ in try queued(officer) }
    let page = try officer.get("/v1/matching-runs?limit=2")
    let next = try #require(
      page.text("next")?.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
    let rest = try officer.get("/v1/matching-runs?limit=200&after=\(next)")
    let ids = [page, rest].flatMap { $0["matching_runs"] as? [[String: Any]] ?? [] }
      .compactMap { $0["id"] as? String }
    #expect(ids == runs.reversed() + [try #require(first.text("matching_run.id"))])
    #expect(try officer.get("/v1/matching-runs?after=x~y").status == 400)
  }
}
