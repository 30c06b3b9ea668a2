import Loop
import Store
import Testing
import TestSupport

struct ConnectionTests {
  private func onServer(_ body: (borrowing Connection) throws -> Void) throws {
    try body(try TestServer.maintenance())
  }

  /// Every vowel that carries a mark, both cases of đ, and a text longer in bytes than in letters.
  static let names = [
    "Đỗ Thị Ánh Nguyệt", "Hoàng Quỳnh Phương", "Vũ Thế Kỷ", "Lường Văn Sửu", "Ngô Bỉnh Khiêm",
    "Quách Đình Thủy Tiên", "Phạm Hữu Nghĩa", "", "Nguyễn\u{300}",
  ]

  @Test(arguments: names) func `Vietnamese text comes back by its bytes`(name: String) throws {
    try onServer { connection in
      let rows = try connection.query("select $1::text, octet_length($1::text)::text", [name])
      #expect(rows[0][0]?.utf8.elementsEqual(name.utf8) == true)
      #expect(rows[0][1] == "\(name.utf8.count)")
    }
  }

  @Test func `NULL and an empty text are told apart both ways`() throws {
    try onServer { connection in
      let rows = try connection.query(
        "select $1::text, $2::text, ($1::text is null)::text, ($2::text is null)::text",
        [nil, ""])
      #expect(rows == [[nil, "", "true", "false"]])
    }
  }

  @Test func `fractions of a second survive`() throws {
    try onServer { connection in
      let rows = try connection.query(
        "select '2026-11-24 08:30:00.000001+07'::timestamptz::text, extract(microseconds from $1::interval)::text",
        ["0.000001"])
      #expect(rows == [["2026-11-24 01:30:00.000001+00", "1"]])
    }
  }

  @Test func `a text with U+0000 is refused before it is sent`() throws {
    try onServer { connection in
      #expect(throws: StoreError.nul) { try connection.query("select $1::text", ["Tổ\u{0}1"]) }
      let after = try connection.query("select 1::text")
      #expect(after == [["1"]])
    }
  }

  @Test func `a refusal keeps its SQLSTATE and the constraint's name`() throws {
    try onServer { connection in
      try connection.execute(
        "create temp table ward (code text constraint ward_code_is_short check (length(code) < 3))")
      let refused = StoreError.refused(state: "23514", constraint: "ward_code_is_short")
      #expect(throws: refused) {
        try connection.query("insert into ward values ($1)", ["13000"])
      }
      #expect(throws: StoreError.refused(state: "42P01", constraint: nil)) {
        try connection.query("select from no_such_table")
      }
    }
  }

  @Test func `a deferred constraint that refuses at the end refuses the statement`() throws {
    try onServer { connection in
      try connection.execute(
        """
        create temp table seat (place int, constraint seat_taken_once unique (place)
          deferrable initially deferred)
        """)
      #expect(throws: StoreError.refused(state: "23505", constraint: "seat_taken_once")) {
        try connection.query("insert into seat values (7), (7) returning place::text")
      }
      let after = try connection.query("select count(*)::text from seat")
      #expect(after == [["0"]])
    }
  }

  @Test func `a transaction is rolled back when its body throws, and the first error is told`()
    throws
  {
    try onServer { connection in
      try connection.execute("create temp table note (line text)")
      #expect(throws: StoreError.refused(state: "22012", constraint: nil)) {
        try connection.transaction { inside throws(StoreError) in
          _ = try inside.query("insert into note values ('Ấp Bắc')")
          _ = try inside.query("select 1/0")
        }
      }
      try connection.transaction { inside throws(StoreError) in
        _ = try inside.query("insert into note values ('Trường Yên')")
      }
      let after = try connection.query("select line from note")
      #expect(after == [["Trường Yên"]])
    }
  }

  @Test func `a commit that was a rollback is an error`() throws {
    try onServer { connection in
      #expect(throws: StoreError.refused(state: "25P02", constraint: nil)) {
        try connection.transaction { inside throws(StoreError) in
          // The body swallows its refusal; the transaction has failed all the same.
          _ = try? inside.query("select 1/0")
        }
      }
    }
  }

  @Test func `COPY takes pieces cut anywhere, even inside a letter`() throws {
    try onServer { connection in
      try connection.execute("create temp table volunteer (code int, name text)")
      let file = Self.names.enumerated().map { "\($0.offset),\"\($0.element)\"\n" }.joined()
      var pieces = file.utf8.map { [$0] }
      pieces.reverse()
      let rows = try connection.copy("copy volunteer from stdin (format csv)") {
        () throws(StoreError) in pieces.popLast()
      }
      #expect(rows == Self.names.count)
      let back = try connection.query("select name from volunteer order by code")
      #expect(back.map { Array($0[0]?.utf8 ?? "".utf8) } == Self.names.map { Array($0.utf8) })
    }
  }

  @Test func `a COPY whose source fails leaves nothing and the connection usable`() throws {
    try onServer { connection in
      try connection.execute("create temp table volunteer (code int)")
      var given = 0
      #expect(throws: StoreError.nul) {
        try connection.copy("copy volunteer from stdin") { () throws(StoreError) in
          given += 1
          if given > 3 { throw .nul }
          return Array("\(given)\n".utf8)
        }
      }
      let after = try connection.query("select count(*)::text from volunteer")
      #expect(after == [["0"]])
    }
  }

  @Test func `a COPY that the server refuses is refused`() throws {
    try onServer { connection in
      try connection.execute("create temp table volunteer (code int)")
      var pieces: [[UInt8]] = [Array("mười\n".utf8)]
      #expect(throws: StoreError.refused(state: "22P02", constraint: nil)) {
        try connection.copy("copy volunteer from stdin") { () throws(StoreError) in
          pieces.popLast()
        }
      }
      #expect(throws: StoreError.refused(state: "42P01", constraint: nil)) {
        try connection.copy("copy nobody from stdin") { () throws(StoreError) in nil }
      }
      let after = try connection.query("select 1::text")
      #expect(after == [["1"]])
    }
  }

  @Test func `notices are silent and an unfinished warning makes a commit unknown`() throws {
    try onServer { connection in
      try connection.execute("do $$ begin raise notice 'im lặng'; end $$")
      #expect(throws: StoreError.unknown) {
        try connection.transaction { inside throws(StoreError) in
          try inside.execute(
            """
            create temp table t (x int);
            create function pg_temp.warn() returns trigger language plpgsql as
              $$ begin raise warning 'might not have been replicated'; return null; end $$;
            create constraint trigger w after insert on t deferrable initially deferred
              for each row execute function pg_temp.warn();
            insert into t values (1)
            """)
        }
      }
    }
  }

  @Test func `a statement can be interrupted from another thread`() throws {
    try onServer { connection in
      let cancellation = connection.cancellation()
      let backend = connection.backend
      let side = try SideThread(name: "cancel")
      side.post {
        // Only once the server shows the statement is there something to interrupt.
        guard let watcher = try? TestServer.maintenance() else { return }
        let sleeping = "select from pg_stat_activity where pid = $1::int and wait_event = 'PgSleep'"
        while (try? watcher.query(sleeping, ["\(backend)"]))?.isEmpty == true {}
        cancellation?.cancel()
      }
      side.finish()
      #expect(throws: StoreError.refused(state: "57014", constraint: nil)) {
        try connection.query("select pg_sleep(30)")
      }
      let after = try connection.query("select 1::text")
      #expect(after == [["1"]])
    }
  }

  @Test func `a killed backend is unknown, and the connection says so again`() throws {
    try onServer { connection in
      try TestServer.maintenance().execute(
        "select pg_terminate_backend(\(connection.backend), 5000)")
      // Nothing of ours was under way, but the cut shows only after the statement was written.
      #expect(throws: StoreError.unknown) { try connection.query("select 1") }
      #expect(throws: StoreError.lost) { try connection.query("select 1") }
    }
  }
}
