import API
import Domain
import Foundation
import Store
import TestSupport
import Testing

@testable import Service

/// Plans that become offers, whole or line by line.
@Suite(.freshDatabase) struct MatchingApplyTests {
  private let other = Neighbourhood.id(.request, 0)

  /// A plan of `requests` requests for as many ambassadors, saved.
  private func planned(_ requests: Int) throws -> (officer: TokenHolder, run: String) {
    try Neighbourhood.settle()
    try Matchable.enable(requests)
    for number in 1...requests { try Neighbourhood.request(number) }
    let officer = TokenHolder(
      service: try ServiceOnDatabase(), token: Neighbourhood.token(103))
    let reply = try officer.post("/v1/matching-runs", #"{"scope":["13285"]}"#)
    let run = try #require(reply.text("matching_run.id"))
    #expect(try officer.post("/v1/matching-runs/\(run)/application").status == 409)
    #expect(try Matchable.worker().work() == .saved(run: run, lines: requests))
    return (officer, run)
  }

  /// The line of a request, and its ambassador.
  private func line(_ lines: [[String: Any]], of request: Int) throws -> (Int, String) {
    let id = Neighbourhood.id(.request, request)
    let line = try #require(
      lines.first { ($0["help_request"] as? [String: Any])?["id"] as? String == id })
    let person = try #require((line["ambassador"] as? [String: Any])?["id"] as? String)
    return (try #require(line["line"] as? Int), person)
  }

  @Test func `a plan that still holds becomes offers with their events, once`() throws {
    let (officer, run) = try planned(4)
    let target = "/v1/matching-runs/\(run)/application"
    let key = UUID().uuidString
    let applied = try officer.post(target, #"{"require":"all"}"#, key: key)
    #expect(applied.status == 200)
    #expect(applied["applied"] as? Int == 4 && applied["offers"] as? Int == 4)
    let database = try FreshDatabase.current
    let rows = try database.run(
      """
      select distinct a.state, a.origin, a.is_live::text, r.state, r.version::text, l.outcome
      from assignment a join help_request r on r.id = a.help_request_id
        join matching_line l on (l.run_id, l.line) = (a.run_id, a.line)
      """)
    #expect(rows == [["offered", "engine", "true", "offered", "2", "offered"]])
    // Each event names the state that it led to.
    let events = try database.run(
      """
      select e.kind, count(*)::text from event e join assignment a on a.id = e.subject_id
      where e.kind = a.state and e.subject_version = a.version group by 1
      union all select string_agg(kind, ' ' order by subject_version), '' from event
      where subject_kind = 'matching_run'
      """)
    #expect(events == [["offered", "4"], ["queued running done applying applied", ""]])
    #expect(try Neighbourhood.discrepancies() == [])
    let replayed = try officer.post(target, #"{"require":"all"}"#, key: key)
    #expect(replayed.body == applied.body && replayed.header("Idempotency-Replayed") == "true")
    let second = try officer.post(target)
    #expect(second["applied"] as? Int == 0)
    #expect((second["refused"] as? [Any])?.isEmpty == true)
    #expect(try database.run("select count(*)::text from assignment") == [["4"]])
    #expect(
      try officer.get("/v1/matching-runs/\(run)").text("matching_run.state") == "applied")
  }

  @Test func `the work of a half day is listed in the order of its round`() throws {
    try Neighbourhood.settle()
    try Matchable.enable(1, seats: 3)
    let officer = TokenHolder(
      service: try ServiceOnDatabase(), token: Neighbourhood.token(103))
    // From the ambassador's door at 105.930 one after another: 3, 1, 2.
    for (number, longitude) in [(1, 105_936), (2, 105_940), (3, 105_932)] {
      try Neighbourhood.request(number)
      try FreshDatabase.current.run(
        """
        update help_request set parts_of_day = 1, earliest_on = local_day(now()) + 1,
          due_on = local_day(now()) + 1, lat_mdeg = 20530, lon_mdeg = $1::int where number = $2::int
        """, ["\(longitude)", "\(number)"])
    }
    let run = try #require(
      try officer.post("/v1/matching-runs", #"{"scope":["13285"]}"#).text("matching_run.id"))
    #expect(try Matchable.worker().work() == .saved(run: run, lines: 3))
    let applied = try officer.post("/v1/matching-runs/\(run)/application")
    #expect(applied["applied"] as? Int == 3)
    let volunteer = TokenHolder(service: officer.service, token: Neighbourhood.token(1))
    let tasks = try volunteer.get("/v1/tasks")["tasks"] as? [[String: Any]] ?? []
    let requests = tasks.map { ($0["help_request"] as? [String: Any])?["id"] as? String }
    #expect(requests == [3, 1, 2].map { Neighbourhood.id(.request, $0) })
  }

  @Test func `only the lines that were asked for are applied`() throws {
    let (officer, run) = try planned(3)
    let target = "/v1/matching-runs/\(run)/application"
    #expect(try officer.post(target, #"{"lines":[2]}"#)["applied"] as? Int == 1)
    #expect(try officer.post(target)["applied"] as? Int == 2)
    #expect(try Neighbourhood.discrepancies() == [])
  }

  @Test func `what changed since is refused, line by line, and nothing else`() throws {
    let (officer, run) = try planned(6)
    let lines = try officer.lines(run)
    let database = try FreshDatabase.current
    let moved = """
      with moved as (update help_request set version = version + 1, CHANGE
        where id = test_id(4, N) returning id, version)
      insert into event (id, subject_kind, subject_id, subject_version, kind, help_request_id,
          help_request_version, actor_id, via, occurred_at)
        select new_id(), 'help_request', id, version, 'corrected', id, version, test_id(1, 104), 'api',
          now() from moved
      """
    func change(_ request: Int, _ change: String) throws {
      try database.run(
        moved.replacingOccurrences(of: "CHANGE", with: change)
          .replacingOccurrences(of: "N)", with: "\(request))"))
    }
    try change(1, "closed_reason = 'withdrawn', closed_at = now()")
    try change(2, "minutes = 45")
    try database.run(
      "update ambassador set status = 'paused', version = version + 1 where id = $1::uuid",
      [try line(lines, of: 3).1])
    // The versions stay, but the ambassador has taken on all they may meanwhile.
    try database.run(
      "update ambassador set open_count = max_open where id = $1::uuid", [try line(lines, of: 4).1])
    let target = "/v1/matching-runs/\(run)/application"
    let whole = try officer.post(target, #"{"require":"all"}"#)
    #expect(whole.status == 412)
    #expect(whole.text("detail")?.hasPrefix("4 trong 6 dòng không còn đúng") == true)
    #expect(try database.run("select count(*)::text from assignment") == [["0"]])
    let each = try officer.post(target)
    #expect(each["applied"] as? Int == 2)
    let refused = each["refused"] as? [[String: Any]] ?? []
    let found = refused.reduce(into: [:]) { found, refusal in
      found[refusal["line"] as? Int ?? 0] = refusal["outcome"] as? String
    }
    let expected = [
      try line(lines, of: 1).0: "stale", try line(lines, of: 2).0: "stale",
      try line(lines, of: 3).0: "stale", try line(lines, of: 4).0: "full",
    ]
    #expect(found == expected)
    let outcomes = try officer.lines(run).compactMap { $0["outcome"] as? String }
    #expect(outcomes.sorted() == ["full", "offered", "offered", "stale", "stale", "stale"])
  }

  @Test func `a seat that an offer took meanwhile is not given twice`() throws {
    let (officer, run) = try planned(2)
    let lines = try officer.lines(run)
    let (number, person) = try line(lines, of: 1)
    try Neighbourhood.request(9)
    try FreshDatabase.current.run(
      """
      select test_assignment(9, 9, right($1, 3)::int, 'offered');
      """, [person])
    try FreshDatabase.current.run(
      """
      update assignment a set day = l.day, part_of_day = l.part_of_day, seat = l.seat
      from matching_line l where l.line = $1::int and a.id = test_id(5, 9)
      """, ["\(number)"])
    let reply = try officer.post("/v1/matching-runs/\(run)/application")
    #expect(reply["applied"] as? Int == 1)
    #expect(reply["refused.0.line"] as? Int == number)
    #expect(reply["refused.0.outcome"] as? String == "taken")
  }

  /// What one portion of an application is told.
  private func portion(_ run: String, key: String, after cursor: String? = nil) -> [String?] {
    [
      Neighbourhood.token(103), "{commune_officer}", key.lowercased(),
      "POST /v1/matching-runs/\(run)/application", #"{"require":"each"}"#, run, cursor,
    ]
  }

  /// A plan of more lines than a portion has: 20 and more for each of 30 ambassadors.
  private func largePlan(_ requests: Int) throws -> (officer: TokenHolder, run: String) {
    try Neighbourhood.settle()
    try Matchable.enable(30)
    let database = try FreshDatabase.current
    try database.run("update ambassador set max_open = 50, max_minutes_week = 5040")
    // Some need two people, so that a portion would end between the two.
    for number in 1...requests {
      try Neighbourhood.request(number, people: number % 3 == 0 ? 2 : 1)
    }
    let officer = TokenHolder(service: try ServiceOnDatabase(), token: Neighbourhood.token(103))
    let queued = try officer.post("/v1/matching-runs", #"{"scope":["13285"]}"#)
    let run = try #require(queued.text("matching_run.id"))
    let outcome = try Matchable.worker().work()
    guard case .saved(run, _) = outcome else { throw StoreError.lost }
    return (officer, run)
  }

  @Test func `a large plan cut off between two portions says so, and is gone on with`() throws {
    let (officer, run) = try largePlan(450)
    let database = try FreshDatabase.current
    let served = try #require(
      try officer.get("/v1/matching-runs/\(run)")["matching_run.counts.served"] as? Int)
    #expect(served > 560)
    let key = UUID().uuidString
    let first = try officer.post("/v1/matching-runs/\(run)/application", key: key) { request in
      guard case .matching(.apply(let id, _)) = request.call else {
        return .reply(Fault(.notFound).reply)
      }
      return MatchingAnswers.apply(id, request, [.communeOfficer], portions: 1)
    }
    #expect(first.status == 202 && first.header("Retry-After") == "0")
    let between = try officer.get("/v1/matching-runs/\(run)")
    #expect(first.body == between.body)
    let offered = try #require(between["matching_run.counts.offered"] as? Int)
    #expect(between.text("matching_run.state") == "applying" && (452...500).contains(offered))
    #expect(between.text("matching_run.applied_at") == nil)
    #expect(
      try database.run("select count(*)::text from assignment") == [["\(offered)"]])
    // A refusal is one of the lines that are left.
    try database.run(
      "update ambassador set status = 'paused' where id = (select ambassador_id from matching_line "
        + "where outcome is null and ambassador_id is not null order by line limit 1)")
    let whole = try officer.post("/v1/matching-runs/\(run)/application", key: key)
    #expect(whole.status == 200)
    let refused = whole["refused"] as? [[String: Any]] ?? []
    #expect(!refused.isEmpty && whole["applied"] as? Int == served - refused.count)
    let after = try officer.get("/v1/matching-runs/\(run)")
    #expect(after.text("matching_run.state") == "applied")
    #expect(after["matching_run.counts.offered"] as? Int == served - refused.count)
    #expect(after["matching_run.counts.refused"] as? Int == refused.count)
    let twice = try database.run(
      "select from assignment group by run_id, line having count(*) > 1")
    #expect(twice.isEmpty)
    let told = try officer.lines(run, "&served=true")
    #expect(told.count == served && told.allSatisfy { $0["outcome"] is String })
    #expect(told.compactMap { $0["detail"] as? String }.count == refused.count)
    #expect(try Neighbourhood.discrepancies() == [])
    let replayed = try officer.post("/v1/matching-runs/\(run)/application", key: key)
    #expect(replayed.body == whole.body && replayed.header("Idempotency-Replayed") == "true")
  }

  @Test func `two applications at once offer each place once`() throws {
    let (_, run) = try planned(12)
    let seats = try FreshDatabase.current.seats([.applyMatchingRun, .closeMatchingApplication])
    let keys = (1...4).map { _ in UUID().uuidString }
    let portions = seats.asks(keys.map { (.applyMatchingRun, portion(run, key: $0)) })
    let outcomes = try portions.map { try $0.get().outcome }
    // Whoever comes when all is done finds no line left.
    #expect(outcomes.contains("partly") && Set(outcomes).isSubset(of: ["partly", "ok"]))
    let ends = seats.asks(
      keys.map { (.closeMatchingApplication, Array(portion(run, key: $0).dropLast())) })
    let applied = try ends.map { Reply.json(try $0.get().body)["applied"] as? Int ?? -1 }
    #expect(applied.sorted() == [0, 0, 0, 12])
    #expect(try Neighbourhood.discrepancies() == [])
  }
}
