import Glibc
import Loop
import Synchronization
import Testing

@Test func `timers fire soonest first and cancelled ones do not`() throws {
  let loop = try Loop()
  var fired: [String] = []
  loop.schedule(afterMilliseconds: 20) {
    fired.append("late")
    loop.stop()
  }
  loop.schedule(afterMilliseconds: 5) { fired.append("early") }
  loop.schedule(afterMilliseconds: 5) { fired.append("early, second") }
  let cancelled = loop.schedule(afterMilliseconds: 1) { fired.append("cancelled") }
  loop.cancel(cancelled)
  loop.run()
  #expect(fired == ["early", "early, second", "late"])
}

@Test func `a watcher is told until it is forgotten`() throws {
  let loop = try Loop()
  let pipe = Pipe()
  var reads = 0
  loop.watch(pipe.reader, for: .read) { readiness in
    #expect(readiness.contains(.read))
    reads += 1
    // Level-triggered: the byte is left in the pipe, so the loop must come back.
    if reads == 3 {
      loop.unwatch(pipe.reader)
      loop.schedule(afterMilliseconds: 5) { loop.stop() }
    }
  }
  pipe.send()
  loop.run()
  #expect(reads == 3)
}

@Test func `a closed pipe is reported as readable`() throws {
  let loop = try Loop()
  let pipe = Pipe()
  loop.watch(pipe.reader, for: .read) { readiness in
    #expect(readiness.contains(.read))
    loop.stop()
  }
  pipe.closeWriter()
  loop.run()
}

@Test func `an event of a forgotten descriptor does not reach its successor`() throws {
  let loop = try Loop()
  let (first, second) = (Pipe(), Pipe())
  var told: [String] = []
  // Both are ready in one batch; whoever comes first replaces the other's watcher.
  func other(than pipe: Pipe) -> Pipe { pipe.reader == first.reader ? second : first }
  for pipe in [first, second] {
    loop.watch(pipe.reader, for: .read) { _ in
      told.append("first watcher")
      let rival = other(than: pipe)
      loop.unwatch(pipe.reader)
      loop.unwatch(rival.reader)
      loop.watch(rival.reader, for: .write) { _ in told.append("successor") }
      loop.schedule(afterMilliseconds: 5) { loop.stop() }
    }
    pipe.send()
  }
  loop.run()
  #expect(told == ["first watcher"])
}

@Test func `jobs of a side thread come back in order`() throws {
  let loop = try Loop()
  let side = try SideThread(name: "test")
  let inbox = loop.inbox
  let seen = Mutex<[Int]>([])
  for number in 0..<1000 {
    side.post { inbox.post { seen.withLock { $0.append(number) } } }
  }
  let done = Mutex(false)
  side.post { inbox.post { done.withLock { $0 = true } } }
  side.finish()
  loop.eachTurn {
    if done.withLock({ $0 }) { loop.stop() }
    return 100
  }
  loop.run()
  #expect(seen.withLock { $0 } == Array(0..<1000))
}

@Test func `a turn limits the wait`() throws {
  let loop = try Loop()
  var turns = 0
  loop.eachTurn {
    turns += 1
    if turns == 3 { loop.stop() }
    return 0
  }
  loop.run()
  #expect(turns == 3)
}

/// A pipe whose ends close with it.
private final class Pipe {
  let reader: Int32
  private var writer: Int32

  init() {
    var ends: [Int32] = [-1, -1]
    precondition(pipe(&ends) == 0)
    (reader, writer) = (ends[0], ends[1])
  }

  deinit {
    close(reader)
    closeWriter()
  }

  func send() {
    var byte: UInt8 = 1
    _ = write(writer, &byte, 1)
  }

  func closeWriter() {
    if writer >= 0 { close(writer) }
    writer = -1
  }
}
