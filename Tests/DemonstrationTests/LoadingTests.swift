import Demonstration
import Domain
import Store
import TestSupport
import Testing

/// Loads a province as the loader does, in one transaction.
private func load(
  _ demonstration: Demonstration, into connection: borrowing Connection, steps: [[String?]] = []
) throws(StoreError) {
  try connection.transaction { inside throws(StoreError) in
    for step in steps { if let before = step[1] { try inside.execute(before) } }
    for table in demonstration.tables {
      let freezes = !steps.isEmpty && table.name != "unit"
      let columns = table.columns.joined(separator: ", ")
      let command = "COPY \(table.name) (\(columns)) FROM STDIN\(freezes ? " (FREEZE)" : "")"
      var pieces = table.pieces()
      try inside.copy(command) { pieces.next()?.lines }
    }
    for step in steps.reversed() { if let after = step[2] { try inside.execute(after) } }
  }
}

private func steps(
  _ demonstration: Demonstration, _ connection: borrowing Connection
) throws -> [[String?]] {
  let names = demonstration.tables.map(\.name).filter { $0 != "unit" }
  return try connection.query(
    try SQLText.bundled.read("queries/demonstration/steps.sql"),
    ["{\(names.joined(separator: ","))}"])
}

/// A cell without people, as a demonstration's first start finds it.
private func emptyCell(_ kind: String = "demonstration") throws -> Connection {
  let owner = try Connection(try FreshDatabase.current, .owner)
  try owner.execute(
    "DELETE FROM cell; INSERT INTO cell (kind, province_code) VALUES ('\(kind)', '37')")
  return owner
}

private func small(_ households: Int, seed: UInt64) throws -> Demonstration {
  Demonstration(
    province: try Sample.province.get(), size: Size(households: households), seed: seed,
    now: Sample.now)
}

@Test(.freshDatabase)
func `a province loads under every constraint, each kept row by row`() throws {
  let owner = try emptyCell()
  let demonstration = try small(1500, seed: 11)
  // The counters stand at nought since the facts were loaded.
  try owner.execute("DELETE FROM commune_counter")
  try load(demonstration, into: owner)
  for table in demonstration.tables where table.name != "unit" {
    let expected = table.pieces().reduce(0) { $0 + $1.rows }
    #expect(try owner.query("SELECT count(*)::text FROM \(table.name)") == [["\(expected)"]])
  }
}

@Test(.freshDatabase)
func `the state that PostgreSQL generates is the one that the facts of a request mean`() throws {
  let owner = try emptyCell()
  let demonstration = try small(2000, seed: 17)
  try load(demonstration, into: owner, steps: try steps(demonstration, owner))
  let rows = try owner.query(
    """
    SELECT state, intake, closed_reason, hold_reason, people_needed::text, offered_count::text,
      accepted_count::text, started_count::text, reported_count::text FROM help_request
    """)
  for row in rows {
    let counts = row[4...].map { $0.flatMap { Int($0) } ?? -1 }
    var facts = HelpRequest.Facts(
      intake: try #require(row[1].flatMap(HelpRequest.Intake.init)), peopleNeeded: counts[0])
    (facts.offered, facts.accepted) = (counts[1], counts[2])
    (facts.started, facts.reported) = (counts[3], counts[4])
    facts.isOnHold = row[3] != nil
    facts.closing = row[2].flatMap(HelpRequest.Closing.init)
    #expect(facts.state.rawValue == row[0])
  }
  #expect(Set(rows.map { $0[0] }).count >= 7)
}

@Test(.freshDatabase)
func `loading by steps leaves every key, index and reference as the migrations made it`() throws {
  let owner = try emptyCell()
  let catalogue = """
    SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid), convalidated::text
    FROM pg_constraint WHERE connamespace = 'cell'::regnamespace
    UNION ALL SELECT tablename, indexname, indexdef, '' FROM pg_indexes WHERE schemaname = 'cell'
    ORDER BY 1, 2, 3
    """
  let before = try owner.query(catalogue)
  let first = try small(800, seed: 12)
  let steps = try steps(first, owner)
  #expect(steps.count > 150)
  try load(first, into: owner, steps: steps)
  #expect(try owner.query(catalogue) == before)
  // Over again: the first province is gone, whatever referred to it too, such as a plan.
  try owner.execute(
    """
    INSERT INTO matching_run (id, scope, first_day, days, policy, seed, requested_by, queued_at)
    SELECT gen_random_uuid(), ARRAY[commune_id], local_day(now()), 7, '{}', 1,
      (SELECT id FROM person LIMIT 1), now()
    FROM help_request LIMIT 1;
    INSERT INTO matching_line (run_id, line, help_request_id, help_request_version, explanation)
    SELECT (SELECT id FROM matching_run), 1, id, version, '{}' FROM help_request LIMIT 1
    """)
  let second = try small(700, seed: 13)
  try load(second, into: owner, steps: steps)
  #expect(try owner.query("SELECT count(*)::text FROM household") == [["700"]])
  #expect(try owner.query("SELECT count(*)::text FROM matching_run") == [["0"]])
  #expect(try owner.query(catalogue) == before)
}

@Test(.freshDatabase)
func `an interrupted load leaves nothing behind`() throws {
  struct Interrupted: Error {}
  let owner = try emptyCell()
  let demonstration = try small(300, seed: 14)
  let steps = try steps(demonstration, owner)
  let broken = steps.map { $0[0] == "1" ? [$0[0], $0[1], "SELECT 1 / 0"] : $0 }
  #expect(throws: StoreError.self) { try load(demonstration, into: owner, steps: broken) }
  #expect(try owner.query("SELECT count(*)::text FROM person") == [["0"]])
  #expect(
    try owner.query("SELECT count(*)::text FROM unit WHERE kind = 'village'") == [["0"]])
  try load(demonstration, into: owner, steps: steps)
  #expect(try owner.query("SELECT count(*)::text FROM household") == [["300"]])
}

@Test(.freshDatabase)
func `a cell of real people offers no step`() throws {
  let owner = try emptyCell("real")
  #expect(try steps(try small(10, seed: 15), owner).isEmpty)
}

@Test(.freshDatabase)
func `postgis finds every point inside its commune, and unchanged by the way`() throws {
  let owner = try emptyCell()
  let demonstration = try small(1000, seed: 16)
  try load(demonstration, into: owner, steps: try steps(demonstration, owner))
  let points = try owner.query(
    """
    SELECT count(*)::text, count(*) FILTER (WHERE NOT ST_Covers(o.outline, p.place))::text FROM (
      SELECT commune_id, place FROM contact WHERE place IS NOT NULL
      UNION ALL SELECT parent_id, inside_point FROM unit WHERE kind = 'village'
      UNION ALL SELECT commune_id,
        ST_SetSRID(ST_MakePoint(lon_mdeg / 1000.0, lat_mdeg / 1000.0), 4326)
      FROM (SELECT commune_id, lon_mdeg, lat_mdeg FROM household
        UNION ALL SELECT commune_id, lon_mdeg, lat_mdeg FROM ambassador
        UNION ALL SELECT commune_id, lon_mdeg, lat_mdeg FROM help_request) r
    ) p JOIN unit_outline o ON o.unit_id = p.commune_id
    """)
  #expect(points.first?[1] == "0")
  #expect((points.first?[0].flatMap { Int($0) } ?? 0) > 2500)
}
