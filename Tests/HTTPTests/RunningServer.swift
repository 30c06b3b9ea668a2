import API
import Glibc
import HTTP
import Loop
import Synchronization

/// A real server on a thread and a loop of its own, on a port of loopback that the kernel picked.
final class RunningServer: Sendable {
  let port: UInt16
  private let room: Room
  private let inbox: Inbox
  private let ended = Gate()

  /// What lives on the loop's thread; everything but `accesses` is touched there alone.
  private final class Room: @unchecked Sendable {
    var loop: Loop?
    var server: Server?
    let accesses = Mutex<[Access]>([])
  }

  init(
    limits: Limits = Limits(),
    answer: @escaping @Sendable (Exchange, Loop) -> Void = { exchange, _ in exchange.echo() }
  ) throws {
    let started = Gate()
    let room = Room()
    let thread = try SideThread(name: "http-test")
    let ended = self.ended
    thread.post {
      guard let loop = try? Loop() else { return started.open() }
      let server = try? Server(
        loop: loop, listening: ListeningSocket(port: 0), limits: limits,
        answer: { [unowned loop] in answer($0, loop) })
      server?.log = { access in room.accesses.withLock { $0.append(access) } }
      (room.loop, room.server) = (loop, server)
      started.open()
      if server != nil { loop.run() }
      (room.loop, room.server) = (nil, nil)
      ended.open()
    }
    thread.finish()
    started.wait()
    guard let server = room.server, let loop = room.loop else { throw TestFailure("no server") }
    (self.room, port, inbox) = (room, server.port, loop.inbox)
  }

  /// Ends the server at once, or lets it drain, and waits until its thread has gone.
  func stop(graceMilliseconds: Int64 = 0, deadlineMilliseconds: Int64 = 0) {
    drain(graceMilliseconds: graceMilliseconds, deadlineMilliseconds: deadlineMilliseconds)
    ended.wait()
  }

  /// Begins to drain, on the loop's thread after `first`; `waitForEnd` tells when it is over.
  func drain(
    graceMilliseconds: Int64, deadlineMilliseconds: Int64,
    first: @escaping @Sendable () -> Void = {}
  ) {
    let room = room
    inbox.post {
      first()
      room.server?.drain(
        graceMilliseconds: graceMilliseconds, deadlineMilliseconds: deadlineMilliseconds
      ) { room.loop?.stop() }
    }
  }

  func waitForEnd() {
    ended.wait()
  }

  /// The server's counts, read on its own thread.
  var counts: Counts {
    let read = Mutex(Counts())
    onLoop { server in read.withLock { $0 = server.counts } }
    return read.withLock { $0 }
  }

  /// The access records so far.
  var accesses: [Access] { room.accesses.withLock { $0 } }

  /// Comes back once the counts are as wanted; false after ten seconds.
  func reaches(_ wanted: @Sendable (Counts) -> Bool) -> Bool {
    let end = Loop.nowMilliseconds + 10_000
    while !wanted(counts) {
      guard Loop.nowMilliseconds < end else { return false }
      sched_yield()
    }
    return true
  }

  private func onLoop(_ body: @escaping @Sendable (Server) -> Void) {
    let (room, done) = (room, Gate())
    inbox.post {
      if let server = room.server { body(server) }
      done.open()
    }
    done.wait()
  }
}

extension Exchange {
  /// Answers with what the server understood.
  func echo() {
    let headers = incoming.headers.map { "\($0.name)=\($0.value)" }.joined(separator: "|")
    let text =
      "\(incoming.method) \(incoming.path) \(incoming.query ?? "-") [\(headers)] "
      + String(decoding: incoming.body, as: UTF8.self)
    reply(
      Reply(status: 200, contentType: "text/plain; charset=utf-8", body: Array(text.utf8)),
      route: "echo")
  }
}

/// Keeps exchanges, so that a test decides when they are answered.
final class Shelf: @unchecked Sendable {
  private var exchanges: [Exchange] = []

  /// On the loop's thread.
  func put(_ exchange: Exchange) {
    exchanges.append(exchange)
  }

  /// On the loop's thread.
  func takeAll() -> [Exchange] {
    defer { exchanges = [] }
    return exchanges
  }
}

/// Opens once, for any number of waiters, each at most ten seconds.
final class Gate: Sendable {
  private let reader: Int32
  private let writer: Int32

  init() {
    var ends: [Int32] = [-1, -1]
    precondition(pipe(&ends) == 0)
    (reader, writer) = (ends[0], ends[1])
  }

  deinit {
    close(reader)
    close(writer)
  }

  func open() {
    var byte: UInt8 = 1
    _ = write(writer, &byte, 1)
  }

  func wait() {
    var poll = pollfd(fd: reader, events: Int16(POLLIN), revents: 0)
    precondition(Glibc.poll(&poll, 1, 10_000) == 1, "nothing happened for ten seconds")
  }
}

struct TestFailure: Error {
  var text: String
  init(_ text: String) { self.text = text }
}
