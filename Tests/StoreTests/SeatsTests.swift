import Loop
import Store
import Testing
import TestSupport

/// The statements that these tests ask; a real one is a file under `sql/queries`.
enum Asked {
  static let echo = Statement("echo", .read)
  static let list = Statement("list", .read, prepared: false)
  static let sleep = Statement("sleep", .read, lane: .slow)
  static let nap = Statement("nap", .read)
  static let note = Statement("note", .write)
  static let slowNote = Statement("slow_note", .write)
  static let seat = Statement("seat", .write)
  static let wall = Statement("wall", .read)
  static let warn = Statement("warn", .write)
  static let contact = Statement("contact", .read, contact: true)
  static let contactFails = Statement("contact_fails", .write, contact: true)
  static let readOnly = Statement("read_only", .read)
  static let tooFew = Statement("too_few", .read)
  static let tooMany = Statement("too_many", .read)

  static let all = [
    echo, list, sleep, nap, note, slowNote, seat, wall, warn, contact, contactFails, readOnly,
    tooFew,
    tooMany,
  ]

  static let text = SQLText([
    "cell/principal.sql": "select set_config('daisuso.principal', $1, true)",
    "queries/echo.sql": "select 'ok', 7::bigint, $1::text, $2::text",
    "queries/list.sql": "select 'ok', null::bigint, $1::text, null::text",
    "queries/sleep.sql": "select 'ok', 1::bigint, pg_sleep($1::float8)::text, null::text",
    "queries/nap.sql": "select 'ok', 1::bigint, pg_sleep($1::float8)::text, null::text",
    "queries/note.sql": """
    insert into note (line) values ($1) returning 'created', 1::bigint, length(line)::text, null::text
    """,
    "queries/slow_note.sql": """
    insert into note (line) select 'chậm' from pg_sleep($1::float8)
    returning 'created', 1::bigint, line, null::text
    """,
    "queries/seat.sql": """
    insert into seat (place) values ($1::int) returning 'created', 1::bigint, 'rows come first', null::text
    """,
    "queries/wall.sql": "select 'ok', 1::bigint, w.t, null::text from (select * from wall) w(t)",
    "queries/warn.sql":
      "insert into warned values (1) returning 'created', 1::bigint, '', null::text",
    "queries/contact.sql": """
    select 'ok', 1::bigint, current_setting('daisuso.principal', true) || left($1::text, 0), $2::text
    """,
    "queries/contact_fails.sql": "select 'ok', 1::bigint, (1/($2::int))::text, $1::text",
    "queries/read_only.sql": """
    select 'ok', 1::bigint, set_config('default_transaction_read_only', 'on', false), null::text
    """,
    "queries/too_few.sql": "select 'ok', 1::bigint, 'x', null::text where false",
    "queries/too_many.sql": "select 'ok', 1::bigint, 'x', null::text from generate_series(1, 2)",
  ])

  static let tables = """
    create schema cell;
    create table note (line text);
    create table seat (place int,
      constraint seat_taken_once unique (place) deferrable initially deferred);
    insert into seat values (1);
    create table wall (t text); insert into wall values ('trước');
    create table warned (x int);
    create function warn() returns trigger language plpgsql as
      $$ begin raise warning 'might not have been replicated'; return null; end $$;
    create constraint trigger warn after insert on warned deferrable initially deferred
      for each row execute function warn();
    """

  static var options: Seats.Options {
    var options = Seats.Options()
    options.text = text
    // The service's role and its grants are the migrator's tests' matter.
    options.terms.role = nil
    return options
  }
}

/// A database with the tables above, and seats on it.
func withSeats(
  _ options: Seats.Options = Asked.options,
  _ body: (SeatsOnLoop, borrowing Connection) throws -> Void
) throws {
  try TestServer.withDatabase { database in
    let owner = try Connection(database, .owner)
    try owner.execute(Asked.tables)
    let bench = try SeatsOnLoop(database, Asked.all, options: options)
    bench.untilReady()
    try body(bench, owner)
  }
}

/// The row that these statements answer.
func row(_ body: String, version: Int64? = 1, outcome: String = "ok", cursor: String? = nil) -> Row
{
  Row(outcome: outcome, version: version, body: Array(body.utf8), cursor: cursor)
}

extension Result where Success == Row {
  var outcome: String? { try? get().outcome }
}

struct SeatsTests {
  @Test func `one row goes through with every mark, NULL and empty apart`() throws {
    try withSeats { bench, _ in
      let name = "Đỗ Thị Ánh Nguyệt – Hoàng Quỳnh Thủy"
      #expect(bench.ask(Asked.echo, [name, nil]) == .success(row(name, version: 7)))
      #expect(bench.ask(Asked.echo, ["", ""]) == .success(row("", version: 7, cursor: "")))
      #expect(bench.ask(Asked.list, [name]) == .success(row(name, version: nil)))
    }
  }

  @Test func `a thousand asks at once come back each to its own asker`() throws {
    var options = Asked.options
    options.waiting = 1000
    options.waitingMilliseconds = 30_000
    try withSeats(options) { bench, _ in
      let answers = bench.asks((0..<1000).map { (Asked.echo, ["\($0)", nil]) })
      let wrong = answers.indices.filter { answers[$0] != .success(row("\($0)", version: 7)) }
      #expect(wrong.isEmpty)
    }
  }

  @Test func `U+0000 and unknown statements are answered, but never from inside the call`() throws {
    try withSeats { bench, _ in
      var answers: [Result<Row, StoreError>] = []
      bench.seats.ask(Asked.echo, ["Tổ\u{0}", nil]) { answers.append($0) }
      bench.seats.ask(Statement("nobody", .read), []) { answers.append($0) }
      #expect(answers.isEmpty)
      bench.run(until: { answers.count == 2 })
      #expect(
        answers == [.failure(.nul), .failure(.refused(state: "26000", constraint: nil))])
    }
  }

  @Test func `an answer that is not one row is told by its statement's name`() throws {
    try withSeats { bench, _ in
      for (statement, rows) in [(Asked.tooFew, 0), (Asked.tooMany, 2)] {
        let wrong = StoreError.shape(statement: statement.name, found: "\(rows) dòng, 4 cột")
        #expect(bench.ask(statement) == .failure(wrong))
      }
      #expect(bench.ask(Asked.echo, ["vẫn chạy", nil]).outcome == "ok")
    }
  }

  @Test func `rows are not a commit: a deferred constraint still refuses`() throws {
    try withSeats { bench, owner in
      #expect(
        bench.ask(Asked.seat, ["1"])
          == .failure(StoreError.refused(state: "23505", constraint: "seat_taken_once")))
      #expect(bench.ask(Asked.seat, ["2"]).outcome == "created")
      let places = try owner.query("select place::text from seat order by 1")
      #expect(places == [["1"], ["2"]])
    }
  }

  @Test func `a warning that comes with a commit makes the write unknown`() throws {
    try withSeats { bench, _ in
      #expect(bench.ask(Asked.warn) == .failure(StoreError.unknown))
      #expect(bench.seats.counts.unknown == 1)
    }
  }

  @Test func `the token reaches row security in one transaction and does not stay`() throws {
    var options = Asked.options
    options.count = 1
    try withSeats(options) { bench, _ in
      for token in ["mã-của-Tổ-1", "mã-của-Tổ-2"] {
        #expect(bench.ask(Asked.contact, [token, nil]) == .success(row(token)))
        // The setting ends with the transaction: the next statement of the session sees nothing.
        #expect(bench.ask(Asked.echo, ["x", nil]).outcome == "ok")
      }
      let refused = StoreError.refused(state: "22012", constraint: nil)
      #expect(bench.ask(Asked.contactFails, ["mã", "0"]) == .failure(refused))
      #expect(bench.ask(Asked.contactFails, ["mã", "1"]) == .success(row("1", cursor: "mã")))
      #expect(bench.seats.counts.lost == 0)
    }
  }

  @Test func `slow statements hold two seats at most and fast ones pass`() throws {
    try withSeats { bench, _ in
      var slow = 0
      for _ in 0..<4 { bench.seats.ask(Asked.sleep, ["0.3"]) { _ in slow += 1 } }
      #expect(bench.seats.counts.busy == 2)
      #expect(bench.seats.counts.waiting == 2)
      let fast = bench.asks((0..<50).map { (Asked.echo, ["\($0)", nil]) })
      #expect(fast.count { (try? $0.get()) != nil } == 50)
      #expect(slow == 0)
      bench.run(until: { slow == 4 })
    }
  }

  @Test func `a full line and a long wait answer busy`() throws {
    var options = Asked.options
    (options.count, options.waiting, options.waitingMilliseconds) = (1, 2, 200)
    try withSeats(options) { bench, _ in
      let answers = bench.asks([
        (Asked.nap, ["1"]), (Asked.echo, ["chờ lâu", nil]), (Asked.echo, ["chờ lâu", nil]),
        (Asked.echo, ["hàng đầy", nil]),
      ])
      #expect(answers == [.success(row(""))] + Array(repeating: .failure(.busy), count: 3))
      #expect(bench.seats.counts.turnedAway == 3)
    }
  }

  @Test func `a conflict is tried again until it passes`() throws {
    try withSeats { bench, owner in
      // Refused with 40001 as long as a row is there; a sequence survives each undone try.
      try owner.execute(
        """
        create sequence tries;
        create function refuse_twice() returns trigger language plpgsql as $$ begin
          if nextval('tries') < 3 then raise serialization_failure; end if; return new; end $$;
        create trigger refuse before insert on note for each row execute function refuse_twice();
        """)
      #expect(bench.ask(Asked.note, ["lần ba"]).outcome == "created")
      #expect(bench.seats.counts.repeated == 2)
      let lines = try owner.query("select line from note")
      #expect(lines == [["lần ba"]])
    }
  }

  @Test func `after a change of tables stale plans are made anew unseen`() throws {
    try withSeats { bench, owner in
      for _ in 0..<16 { #expect(bench.ask(Asked.wall) == .success(row("trước"))) }
      try owner.execute("alter table wall alter t type varchar(20)")
      for _ in 0..<16 { #expect(bench.ask(Asked.wall) == .success(row("trước"))) }
      bench.untilReady()
      #expect(bench.seats.counts.lost >= 1)
    }
  }

  @Test func `a server that turned read-only is left by all seats`() throws {
    try withSeats { bench, owner in
      for _ in 0..<8 { _ = bench.ask(Asked.echo, ["x", nil]) }
      // As after a failover: the sessions find themselves on a standby, new ones do not.
      let answers = bench.asks((0..<8).map { _ in (Asked.readOnly, []) })
      #expect(answers.count { (try? $0.get()) != nil } == 8)
      #expect(bench.ask(Asked.note, ["trên máy chính"]).outcome == "created")
      bench.untilReady()
      #expect(bench.seats.counts.lost == 8)
      let lines = try owner.query("select line from note")
      #expect(lines == [["trên máy chính"]])
    }
  }

  @Test func `close answers what waits and what is under way`() throws {
    try withSeats { bench, _ in
      var answers: [Result<Row, StoreError>] = []
      for _ in 0..<9 { bench.seats.ask(Asked.nap, ["5"]) { answers.append($0) } }
      bench.seats.ask(Asked.note, ["?"]) { answers.append($0) }
      bench.seats.close()
      #expect(answers.count == 10)
      #expect(!bench.seats.isReady)
      #expect(bench.ask(Asked.echo, ["x", nil]) == .failure(StoreError.lost))
    }
  }
}
