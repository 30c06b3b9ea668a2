import Glibc
import Loop
import Synchronization
import Testing
import TestSupport

@testable import Store

struct MigratorTests {
  /// The program's own files beside migrations that a test makes up.
  private func text(_ migrations: [String: String]) throws -> SQLText {
    var files: [String: String] = [:]
    for name in try SQLText.bundled.names(in: "cell", ending: ".sql") {
      files["cell/\(name)"] = try SQLText.bundled.read("cell/\(name)")
    }
    for (name, sql) in migrations { files["migrations/\(name)"] = sql }
    return SQLText(files)
  }

  private func migrate(_ database: Database, _ migrations: [String: String]) throws -> [String] {
    let owner = try Connection(database, .owner, text: try text(migrations))
    var lines: [String] = []
    try Migrator.migrate(owner) { lines.append($0) }
    return lines
  }

  private let two = [
    "0001_team.sql": "create table team (name text);",
    "0002_visit.sql": "create table visit (team text);\ncreate index on visit (team);",
  ]

  private func obstacle(_ database: Database, _ migrations: [String: String]) -> StoreError? {
    #expect(throws: StoreError.self) { try migrate(database, migrations) }
  }

  @Test func `files are applied once, in order, into the cell's schema`() throws {
    try TestServer.withDatabase { database in
      let first = try migrate(database, two)
      #expect(first.map { String($0.suffix(18)) } == ["1/2: 0001_team.sql", "/2: 0002_visit.sql"])
      let again = try migrate(database, two)
      #expect(again.isEmpty)
      let owner = try Connection(database, .owner)
      let tables = try owner.query(
        "select tablename from pg_tables where schemaname = 'cell' order by 1")
      #expect(tables == [["migration"], ["team"], ["visit"]])
      let extensions = try owner.query(
        "select extname, extnamespace::regnamespace::text from pg_extension order by 1")
      #expect(
        extensions == [
          ["btree_gist", "extensions"], ["pg_trgm", "extensions"], ["plpgsql", "pg_catalog"],
          ["postgis", "extensions"],
        ])
      // SHA-256 as any other tool computes it.
      let checksum = try owner.query("select checksum from migration where name like '0001%'")
      #expect(
        checksum == [["a146ba128526f73234782de00e2999a2e619dfe41a6b1238c2b6a946dfc12b83"]])
    }
  }

  @Test func `a file edited after it was applied stops everything`() throws {
    try TestServer.withDatabase { database in
      _ = try migrate(database, two)
      var edited = two
      edited["0001_team.sql"]?.append(" -- một dấu cách cũng là sửa")
      edited["0003_more.sql"] = "create table more (x int)"
      #expect(obstacle(database, edited) == .obstacle(.migrationChanged("0001_team.sql")))
      let owner = try Connection(database, .owner)
      let more = try owner.query("select to_regclass('more')::text")
      #expect(more == [[nil]])
    }
  }

  @Test func `a database newer than the program is refused`() throws {
    try TestServer.withDatabase { database in
      _ = try migrate(database, two)
      let older = two.filter { $0.key == "0001_team.sql" }
      #expect(obstacle(database, older) == .obstacle(.migrationUnknown("0002_visit.sql")))
    }
  }

  @Test func `a file that slips in before applied ones is refused`() throws {
    try TestServer.withDatabase { database in
      _ = try migrate(database, two)
      var late = two
      late["0001_zone.sql"] = "create table zone (x int)"
      #expect(obstacle(database, late) == .obstacle(.migrationOutOfOrder("0001_zone.sql")))
    }
  }

  @Test func `a file that fails is undone whole, named with its line, and can be mended`() throws {
    try TestServer.withDatabase { database in
      var broken = two
      broken["0003_bad.sql"] = "create table đợt (x int);\nselect 1;\nselect từ;"
      let sentence = obstacle(database, broken)?.description ?? ""
      #expect(sentence.contains("0003_bad.sql") && sentence.contains("dòng 3"))
      broken["0003_bad.sql"] = "create table \"đợt\" (x int);"
      let mended = try migrate(database, broken)
      #expect(mended.count == 1)
    }
  }

  @Test func `a file that commits by itself is refused`() throws {
    try TestServer.withDatabase { database in
      let sly = ["0001_sly.sql": "create table a (x int); commit;"]
      let sentence = obstacle(database, sly)?.description ?? ""
      #expect(sentence.contains("tự kết thúc giao dịch"))
    }
  }

  @Test func `of several migrators at once each file is applied by one`() throws {
    try TestServer.withDatabase { database in
      // Each would insert a row of its own if both applied it.
      let files = [
        "0001_slow.sql": "create table mark (at int); select pg_sleep(0.2);",
        "0002_mark.sql": "insert into mark values (1);",
      ]
      let text = try text(files)
      let outcomes = Mutex<[Int]>([])
      let sides = try (0..<3).map { try SideThread(name: "migrator \($0)") }
      for side in sides {
        side.post {
          var lines = 0
          let migrated: ()? = try? Migrator.migrate(try Connection(database, .owner, text: text)) {
            _ in lines += 1
          }
          outcomes.withLock { $0.append(migrated == nil ? -1 : lines) }
        }
        side.finish()
      }
      while outcomes.withLock({ $0.count }) < 3 { sched_yield() }
      #expect(outcomes.withLock { $0.sorted() } == [0, 0, 2])
    }
  }

  @Test func `a login without the right is told who must come first`() throws {
    try TestServer.withDatabase { database in
      let owner = try Connection(database, .owner)
      try owner.execute(
        """
        do $$ begin create role daisuso_test_guest login;
        exception when duplicate_object then null; end $$
        """)
      let guest = Database(url: "\(database.url)&user=daisuso_test_guest", schema: database.schema)
      let sentence = obstacle(guest, two)?.description ?? ""
      #expect(sentence.contains("quản trị viên"))
      // An administrator makes what takes one; the owner of the database does the rest.
      try owner.execute(
        """
        do $$ begin create role daisuso_service; exception when duplicate_object then null; end $$;
        create schema extensions; grant usage on schema extensions to public;
        create extension postgis schema extensions; create extension btree_gist schema extensions;
        create extension pg_trgm schema extensions;
        grant daisuso_service to daisuso_test_guest;
        do $$ begin
          execute format('alter database %I owner to daisuso_test_guest', current_database());
        end $$
        """)
      let lines = try migrate(guest, two)
      #expect(lines.count == 2)
    }
  }

  @Test func `the service's role may use the cell and sees what it was granted alone`() throws {
    try TestServer.withDatabase { database in
      _ = try migrate(database, two)
      let seat = try Connection(database, .seat)
      let role = try seat.query("select current_user::text, count(*)::text from migration")
      #expect(role == [["daisuso_service", "2"]])
      #expect(throws: StoreError.refused(state: "42501", constraint: nil)) {
        try seat.query("select from team")
      }
    }
  }

  @Test func `a server without PostGIS is told which package it lacks`() throws {
    try TestServer.withDatabase { database in
      // No server of ours lacks it: one that asks for what no server has answers the same way.
      let asked = try SQLText.bundled.read("cell/extensions.sql")
      let text = SQLText([
        "cell/lock.sql": "select 1", "cell/unlock.sql": "select 1",
        "cell/extensions.sql": asked.replacing("available.name = needed.name", with: "false"),
      ])
      let owner = try Connection(database, .owner, text: text)
      let error = #expect(throws: StoreError.self) { try Migrator.migrate(owner) { _ in } }
      #expect(error?.description.contains("cài gói postgresql-15-postgis-3") == true)
    }
  }

  @Test func `an extension in another schema is named`() throws {
    try TestServer.withDatabase { database in
      try Connection(database, .owner).execute("create extension pg_trgm schema public")
      #expect(
        obstacle(database, two) == .obstacle(.extensionElsewhere("pg_trgm", schema: "public")))
    }
  }
}

/// The project's own schema and facts.
struct CellTests {
  @Test func `the cell is made from nothing, twice, and its facts load twice`() throws {
    try TestServer.withDatabase(schema: "ninh_binh") { database in
      let owner = try Connection(database, .owner)
      let files = try SQLText.bundled.names(in: "migrations", ending: ".sql")
      var lines: [String] = []
      try Migrator.migrate(owner) { lines.append($0) }
      #expect(lines.count == files.count)
      try Reference.load(owner) { _ in }
      let counts = "select kind, count(*)::text, sum(version)::text from unit group by 1 order by 1"
      let first = try owner.query(counts)
      #expect(first.contains(["commune", "129", "129"]))
      lines = []
      try Migrator.migrate(owner) { lines.append($0) }
      try Reference.load(owner) { _ in }
      #expect(lines.isEmpty)
      // Versions grow when a row is written: the second load wrote none.
      let second = try owner.query(counts)
      #expect(second == first)
      let foreign = try owner.query(
        """
        select relname from pg_class where relnamespace = 'public'::regnamespace
        """)
      #expect(foreign.isEmpty)
    }
  }

  @Test func `facts that do not load leave the old ones and name the file`() throws {
    try TestServer.withDatabase { database in
      let text = SQLText([
        "reference/stage.sql": "create temp table stage_skill (code text) on commit drop;",
        "reference/skill.csv": "code\nvneid\nthừa,cột\n",
        "reference/load_units.sql": "select 1;", "reference/load_catalogue.sql": "select 1;",
      ])
      let owner = try Connection(database, .owner, text: text)
      let error = #expect(throws: StoreError.self) { try Reference.load(owner) { _ in } }
      #expect(error?.description.contains("skill.csv") == true)
      let after = try owner.query("select 1::text")
      #expect(after == [["1"]])
    }
  }
}
