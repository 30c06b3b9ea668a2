import Loop
import Store
import Testing
import TestSupport

/// What becomes of statements whose connection goes, at every point of the exchange.
struct LostConnectionTests {
  /// Seats that reach the server through a proxy of ours.
  private func withProxy(
    _ change: (inout Seats.Options) -> Void = { _ in },
    _ body: (SeatsOnLoop, Proxy, borrowing Connection) throws -> Void
  ) throws {
    var options = Asked.options
    options.count = 2
    change(&options)
    try TestServer.withDatabase { database in
      let owner = try Connection(database, .owner)
      try owner.execute(Asked.tables)
      let loop = try Loop()
      let proxy = try Proxy(on: loop)
      let bench = try SeatsOnLoop(
        proxy.through(database), Asked.all, on: loop, options: options)
      bench.untilReady()
      try body(bench, proxy, owner)
    }
  }

  /// More than the sockets' buffers on the way hold.
  private static let long = String(repeating: "Đường ", count: 600_000)

  @Test func `a long message that the server takes slowly arrives whole`() throws {
    try withProxy { bench, proxy, _ in
      proxy.mode = .hold
      var answer: Result<Row, StoreError>?
      bench.seats.ask(Asked.note, [Self.long]) { answer = $0 }
      bench.loop.schedule(afterMilliseconds: 50) { proxy.mode = .pass }
      bench.run(until: { answer != nil })
      #expect(answer == .success(row("\(Self.long.count)", outcome: "created")))
      #expect(bench.seats.counts.lost == 0)
    }
  }

  @Test func `a write cut before it was sent whole happens once, by itself`() throws {
    try withProxy { bench, proxy, owner in
      proxy.mode = .hold
      var answer: Result<Row, StoreError>?
      bench.seats.ask(Asked.note, [Self.long]) { answer = $0 }
      bench.loop.schedule(afterMilliseconds: 50) {
        proxy.cutAll()
        proxy.mode = .pass
      }
      bench.run(until: { answer != nil })
      #expect(answer == .success(row("\(Self.long.count)", outcome: "created")))
      #expect(bench.seats.counts.repeated == 1)
      let rows = try owner.query("select count(*)::text from note")
      #expect(rows == [["1"]])
    }
  }

  @Test func `a write that was sent and swallowed is unknown and not repeated`() throws {
    try withProxy { bench, proxy, owner in
      proxy.mode = .swallow
      var answer: Result<Row, StoreError>?
      bench.seats.ask(Asked.note, ["?"]) { answer = $0 }
      bench.loop.schedule(afterMilliseconds: 20) {
        proxy.cutAll()
        proxy.mode = .pass
      }
      bench.run(until: { answer != nil })
      #expect(answer == .failure(.unknown))
      bench.untilReady()
      let rows = try owner.query("select count(*)::text from note")
      #expect(rows == [["0"]])
      #expect(bench.seats.counts.repeated == 0)
      #expect(bench.seats.counts.unknown == 1)
    }
  }

  @Test(arguments: [0, 1, 4, 5, 6, 40, 100])
  func `a write whose reply is cut is unknown, though it happened`(after: Int) throws {
    try withProxy { bench, proxy, owner in
      proxy.mode = .cutReply(after: after)
      #expect(bench.ask(Asked.note, ["ghi một lần"]) == .failure(StoreError.unknown))
      proxy.mode = .pass
      bench.untilReady()
      let rows = try owner.query("select count(*)::text from note")
      #expect(rows == [["1"]])
    }
  }

  @Test func `a read whose reply is cut is asked again`() throws {
    try withProxy { bench, proxy, _ in
      proxy.mode = .cutReply(after: 30)
      var answer: Result<Row, StoreError>?
      bench.seats.ask(Asked.echo, ["đọc lại", nil]) { answer = $0 }
      bench.run(until: { bench.seats.counts.lost == 1 })
      proxy.mode = .pass
      bench.run(until: { answer != nil })
      #expect(answer == .success(row("đọc lại", version: 7)))
      #expect(bench.seats.counts.repeated == 1)
    }
  }

  @Test func `a silent server is given up after the statement's own limit`() throws {
    try withProxy {
      $0.terms.statementMilliseconds = 300
    } _: { bench, proxy, owner in
      proxy.mode = .silent
      let began = Loop.nowMilliseconds
      #expect(bench.ask(Asked.note, ["im lặng"]) == .failure(StoreError.unknown))
      // 300 ms for the server, 500 ms for the way; the clock is looked at each 100 ms.
      #expect((800..<3000).contains(Loop.nowMilliseconds - began))
      let rows = try owner.query("select count(*)::text from note")
      #expect(rows == [["1"]])
    }
  }

  @Test func `a server that is away is waited for, and then all seats are back`() throws {
    try withProxy { bench, proxy, _ in
      var troubles = 0
      bench.seats.onTrouble = { _ in troubles += 1 }
      proxy.mode = .cutReply(after: 0)
      proxy.cutAll()
      bench.run(until: { troubles == 3 })
      #expect(!bench.seats.isReady)
      #expect(bench.seats.counts.mending == 2)
      proxy.mode = .pass
      bench.untilReady()
      #expect(bench.seats.isReady)
      #expect(bench.ask(Asked.echo, ["trở lại", nil]) == .success(row("trở lại", version: 7)))
    }
  }

  @Test func `idle seats notice at once that their backends are gone`() throws {
    try withSeats { bench, owner in
      try Self.killAll(owner.database)
      bench.run(until: { bench.seats.counts.lost == 8 })
      bench.untilReady()
      #expect(bench.ask(Asked.note, ["không mất"]).outcome == "created")
      #expect(bench.seats.counts.repeated == 0)
    }
  }

  @Test func `reads under way outlive their backends, writes are unknown`() throws {
    try withSeats { bench, owner in
      let database = owner.database
      var answers: [Result<Row, StoreError>?] = [nil, nil]
      bench.seats.ask(Asked.slowNote, ["0.5"]) { answers[0] = $0 }
      bench.seats.ask(Asked.nap, ["0.5"]) { answers[1] = $0 }
      bench.loop.schedule(afterMilliseconds: 20) { try? Self.killAll(database) }
      bench.run(until: { !answers.contains { $0 == nil } })
      #expect(answers == [.failure(.unknown), .success(row(""))])
      let rows = try owner.query("select count(*)::text from note")
      #expect(rows == [["0"]])
    }
  }

  private static func killAll(_ database: Database) throws {
    _ = try Connection(database, .owner).query(
      """
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'daisusod'
      """)
  }
}
