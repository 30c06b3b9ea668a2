import API
import Demonstration
import Domain
import Foundation
import Service
import Store
import TestSupport
import Testing

/// What matching needs beyond the neighbourhood, and whole provinces.
enum Matchable {
  /// Makes ambassadors 1…`count` able to take what the requests ask, so many visits every half day.
  static func enable(_ count: Int, seats: Int = 2) throws {
    let database = try FreshDatabase.current
    try database.run(
      """
      insert into consent (id, person_id, purpose, text_version, channel, given_at)
        select new_id(), test_id(1, n), 'serve_as_ambassador', '1', 'paper', now()
        from generate_series(1, $1::int) n
      """, ["\(count)"])
    try database.run(
      """
      insert into competence (person_id, skill_code, level, proof, seen_on)
        select test_id(1, n), s.skill_code, s.level, 'class', local_day(now())
        from generate_series(1, $1::int) n, service_skill s where s.service_code = 'vneid_use'
      """, ["\(count)"])
    try database.run(
      """
      insert into availability (id, ambassador_id, kind, during, parts_of_day, seats)
        select new_id(), test_id(2, n), 'once', '[2025-01-01,)', 7, $2::int
        from generate_series(1, $1::int) n
      """, ["\(count)", "\(seats)"])
  }

  /// Loads a fictitious province of this many households as of now.
  ///
  /// The token `administrator-of-the-province` is its administrator's, `officer-of-CODE` that of a
  /// commune's officer.
  static func province(households: Int) throws {
    let owner = try Connection(FreshDatabase.current, .owner)
    try owner.execute(
      """
      delete from cell; insert into cell (kind, province_code) values ('demonstration', '37');
      delete from commune_counter
      """)
    let demonstration = Demonstration(
      province: try Province(reference: reference), size: Size(households: households), seed: 7,
      now: Int(Date.now.timeIntervalSince1970))
    try owner.transaction { inside throws(StoreError) in
      for table in demonstration.tables {
        let columns = table.columns.joined(separator: ", ")
        var pieces = table.pieces()
        try inside.copy("COPY \(table.name) (\(columns)) FROM STDIN") { pieces.next()?.lines }
      }
    }
    try owner.execute(
      """
      insert into token (id, sha256, kind, person_id, label, last_four, created_at, expires_at)
        select new_id(), sha256(convert_to(t.token, 'UTF8')), 'personal', t.person_id, 'thử', '0000',
          now(), now() + interval '1 day'
        from (select distinct on (u.code, g.role) g.person_id, case g.role
            when 'administrator' then 'administrator-of-the-province'
            else 'token-of-officer-of-' || u.code end as token
          from role_grant g join unit u on u.id = g.unit_id
          where g.role in ('administrator', 'commune_officer')) t;
      analyze
      """)
  }

  private static func reference(_ name: String) throws(ProvinceError) -> String {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../sql/reference").standardized
    guard
      let text = try? String(contentsOf: folder.appending(path: name + ".csv"), encoding: .utf8)
    else { throw .empty(file: name) }
    return text
  }

  /// A worker of the test's own database.
  static func worker(_ name: String = "thử", stopping: Bool = false) throws -> MatchingWorker {
    MatchingWorker(try FreshDatabase.current, name: name, isStopping: { stopping })
  }
}

/// Somebody who calls with a token of their own.
struct TokenHolder {
  let service: ServiceOnDatabase
  let token: String

  func get(_ target: String) throws -> Reply { try send("GET", target, "", nil) }

  func post(
    _ target: String, _ body: String = "{}", key: String = UUID().uuidString,
    answering answer: ((Request) -> Step)? = nil
  ) throws -> Reply {
    try send("POST", target, body, key, answer)
  }

  private func send(
    _ method: String, _ target: String, _ body: String, _ key: String?,
    _ answer: ((Request) -> Step)? = nil
  ) throws -> Reply {
    var headers: [Incoming.Header] = [
      .init("authorization", "Bearer \(token)"), .init("content-type", "application/json"),
    ]
    if let key { headers.append(.init("idempotency-key", key)) }
    return try service.reply(method, target, headers: headers, body: body, answering: answer)
  }

  /// Every line of a plan, page by page.
  func lines(_ run: String, _ filter: String = "") throws -> [[String: Any]] {
    try rows("lines", of: run, filter)
  }

  /// Everybody whom a plan sends nowhere, page by page.
  func idle(_ run: String, _ filter: String = "") throws -> [[String: Any]] {
    try rows("idle", of: run, filter)
  }

  private func rows(
    _ list: String, of run: String, _ filter: String
  ) throws -> [[String: Any]] {
    var rows: [[String: Any]] = []
    var after = ""
    while true {
      let page = try get("/v1/matching-runs/\(run)/\(list)?limit=200\(after)\(filter)")
      #expect(page.status == 200)
      rows += page[list] as? [[String: Any]] ?? []
      guard let next = page.text("next") else { return rows }
      after = "&after=\(next)"
    }
  }
}
