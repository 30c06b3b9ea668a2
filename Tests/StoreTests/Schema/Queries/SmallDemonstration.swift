import Demonstration
import Foundation
import Store

/// A fictitious province of 4,000 households, for plans that are more than a guess.
enum SmallDemonstration {
  /// Loads it as the loader does, gives all who have a role a token, and makes some plans.
  @Sendable static func fill(_ database: Database) throws {
    let province = try Province(reference: { name throws(ProvinceError) in
      guard let text = try? SQLText.bundled.read("reference/\(name).csv") else {
        throw .empty(file: name)
      }
      return text
    })
    let demonstration = Demonstration(
      province: province, size: Size(households: 4000), seed: 20_251_010, now: 1_795_508_100)
    let owner = try Connection(database, .owner)
    let made = try owner.ask(.makeCell, ["demonstration"])
    guard made.outcome == "ok" else {
      throw StoreError.shape(statement: "cell/make", found: made.outcome)
    }
    let names = demonstration.tables.map(\.name).filter { $0 != "unit" }
    let steps = try owner.query(
      try SQLText.bundled.read("queries/demonstration/steps.sql"),
      ["{\(names.joined(separator: ","))}"])
    try owner.transaction { inside throws(StoreError) in
      for step in steps { if let before = step[1] { try inside.execute(before) } }
      for table in demonstration.tables {
        let columns = table.columns.joined(separator: ", ")
        var pieces = table.pieces()
        try inside.copy("copy \(table.name) (\(columns)) from stdin") { pieces.next()?.lines }
      }
      for step in steps.reversed() { if let after = step[2] { try inside.execute(after) } }
    }
    try owner.execute(
      """
      insert into token (id, sha256, kind, person_id, label, last_four, created_at, expires_at)
      select id, sha256(id::text::bytea), 'personal', person_id, 'Máy', 'abcd', now(),
        now() + interval '1 day' from role_grant;
      insert into idempotency
      select person_id, id, sha256(id::text::bytea), 201, 1, '{}', now() from role_grant;
      insert into matching_run (id, scope, first_day, days, policy, seed, requested_by, queued_at)
      select id, array[unit_id], '2026-11-25', 7, '{}', 1, person_id, now()
      from role_grant limit 20;
      insert into matching_line (run_id, line, help_request_id, help_request_version, explanation)
      select r.id, row_number() over (partition by r.id), q.id, q.version, '{}'
      from matching_run r, help_request q;
      insert into matching_idle select r.id, m.id, '{}' from matching_run r, ambassador m
      """)
    try owner.execute("vacuum analyze")
  }
}
