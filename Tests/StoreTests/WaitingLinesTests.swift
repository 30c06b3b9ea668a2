import Testing

@testable import Store

struct WaitingLinesTests {
  private static func call(_ name: String, _ lane: Statement.Lane = .fast, now: Int64 = 0)
    throws(StoreError) -> Call
  {
    Call(
      Statement(name, .read, lane: lane), try StatementText(name: name, sql: ""), try CStrings([]),
      now: now
    ) { _ in }
  }

  private static func drain(_ lines: inout WaitingLines, slowMayStart: Bool = true) -> [String] {
    var names: [String] = []
    while let call = lines.next(slowMayStart: slowMayStart) { names.append(call.statement.name) }
    return names
  }

  @Test func `calls leave in the order they came, across both lines`() throws {
    var lines = WaitingLines(capacity: 10)
    for (name, lane) in [("a", .fast), ("B", .slow), ("c", .fast), ("D", .slow)]
      as [(String, Statement.Lane)]
    {
      let fits = try lines.add(Self.call(name, lane))
      #expect(fits)
    }
    #expect(Self.drain(&lines) == ["a", "B", "c", "D"])
  }

  @Test func `slow calls let fast ones pass while slow seats are taken`() throws {
    var lines = WaitingLines(capacity: 10)
    _ = try lines.add(Self.call("B", .slow))
    _ = try lines.add(Self.call("a"))
    #expect(Self.drain(&lines, slowMayStart: false) == ["a"])
    #expect(lines.count == 1)
    #expect(Self.drain(&lines) == ["B"])
  }

  @Test func `a full line turns away its own calls alone`() throws {
    var lines = WaitingLines(capacity: 2)
    let fit = try ["B", "D", "F"].map { try lines.add(Self.call($0, .slow)) }
    #expect(fit == [true, true, false])
    let fastFits = try lines.add(Self.call("a"))
    #expect(fastFits)
    #expect(lines.count == 3)
  }

  @Test func `a call put back goes first, at the head of an untouched line too`() throws {
    var lines = WaitingLines(capacity: 10)
    _ = try lines.add(Self.call("a"))
    _ = try lines.add(Self.call("b"))
    let next = lines.next(slowMayStart: true)
    let first = try #require(next)
    lines.putBack(first)
    #expect(Self.drain(&lines) == ["a", "b"])
    _ = try lines.add(Self.call("c"))
    lines.putBack(first)
    #expect(Self.drain(&lines) == ["a", "c"])
  }

  @Test func `old calls are taken out and the rest keep their order`() throws {
    var lines = WaitingLines(capacity: 500)
    for number in 0..<300 {
      _ = try lines.add(Self.call("\(number)", number % 3 == 0 ? .slow : .fast, now: Int64(number)))
    }
    // A line that has given back its taken places must still know its own.
    let first = (0..<200).map { _ in lines.next(slowMayStart: true)?.statement.name }
    #expect(first == (0..<200).map { "\($0)" })
    let old = lines.takeOlder(than: 250).map(\.statement.name).sorted()
    #expect(old == (200..<250).map { "\($0)" })
    #expect(Self.drain(&lines) == (250..<300).map { "\($0)" })
    #expect(lines.count == 0)
  }
}

struct CallTests {
  private func call(_ kind: Statement.Kind) throws -> Call {
    Call(
      Statement("x", kind), try StatementText(name: "x", sql: ""), try CStrings([]), now: 1000
    ) { _ in }
  }

  @Test func `what cannot have happened is repeated once`() throws {
    for kind in [Statement.Kind.read, .write] {
      let call = try call(kind)
      #expect(call.next(after: .lost) == .again(afterMilliseconds: 20))
      #expect(call.next(after: .lost) == .fail(.lost))
    }
  }

  @Test func `a read that was sent is repeated once, a write never`() throws {
    let read = try call(.read)
    #expect(read.next(after: .unknown) == .again(afterMilliseconds: 20))
    #expect(read.next(after: .unknown) == .fail(.lost))
    let write = try call(.write)
    #expect(write.next(after: .unknown) == .fail(.unknown))
  }

  @Test(arguments: ["40001", "40P01"])
  func `a conflict is repeated five times after a growing wait`(state: String) throws {
    let call = try call(.write)
    let error = StoreError.refused(state: state, constraint: nil)
    for attempt in 1...5 {
      guard case .again(let wait) = call.next(after: error, now: 1000) else {
        Issue.record("attempt \(attempt) gave up")
        return
      }
      #expect((1...(5 << Int64(attempt))).contains(wait))
    }
    #expect(call.next(after: error, now: 1000) == .fail(error))
  }

  @Test func `a conflict is not repeated when its client has gone`() throws {
    let call = try call(.write)
    let error = StoreError.refused(state: "40001", constraint: nil)
    #expect(call.next(after: error, now: 5001) == .fail(error))
  }

  @Test func `other refusals are final`() throws {
    for state in ["23505", "57014", "55P03", "22P02"] {
      let call = try call(.write)
      let error = StoreError.refused(state: state, constraint: nil)
      #expect(call.next(after: error, now: 1000) == .fail(error))
    }
  }

  @Test func `waits between connection attempts double up to two seconds`() {
    var backOff = BackOff()
    #expect((0..<7).map { _ in backOff.afterFailure() } == [100, 200, 400, 800, 1600, 2000, 2000])
    backOff.afterSuccess()
    #expect(backOff.afterFailure() == 100)
  }
}
