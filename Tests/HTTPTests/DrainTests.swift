import API
import Glibc
import Loop
import Synchronization
import Testing

@testable import HTTP

@Test func `a drain answers what is under way, then closes, and refuses newcomers`() throws {
  let shelf = Shelf()
  let server = try RunningServer { exchange, _ in
    guard exchange.incoming.path == "/go" else { return shelf.put(exchange) }
    for waiting in shelf.takeAll() { waiting.echo() }
    exchange.echo()
  }
  let (waiting, half, kept) = try (
    Client(port: server.port), Client(port: server.port), Client(port: server.port)
  )
  waiting.send("GET /wait HTTP/1.1\r\nHost: x\r\n\r\n")
  half.send("POST /go HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nab")
  #expect(server.reaches { $0.underWay == 2 && $0.connections == 3 })
  server.drain(graceMilliseconds: 0, deadlineMilliseconds: 8000)
  #expect(throws: TestFailure.self) {
    // The listening socket closes in the turn after the call.
    while true { _ = try Client(port: server.port) }
  }
  half.send("cd")
  for client in [waiting, half] {
    let reply = try client.receive()
    #expect(reply.status == 200)
    #expect(reply.header("connection") == "close")
    #expect(try client.isClosed())
  }
  #expect(try kept.isClosed())
  server.waitForEnd()
  #expect(server.accesses.map(\.status) == [200, 200])
}

@Test func `open connections may bring one more request while the grace lasts`() throws {
  let server = try RunningServer()
  let client = try Client(port: server.port)
  client.send("GET /1 HTTP/1.1\r\nHost: x\r\n\r\n")
  #expect(try client.receive().header("connection") == nil)
  server.drain(graceMilliseconds: 8000, deadlineMilliseconds: 9000)
  #expect(throws: TestFailure.self) { while true { _ = try Client(port: server.port) } }
  client.send("GET /2 HTTP/1.1\r\nHost: x\r\n\r\n")
  let last = try client.receive()
  #expect(last.body == "GET /2 - [] ")
  #expect(last.header("connection") == "close")
  // With the last connection gone nothing more can come, so the grace is cut short.
  let start = Loop.nowMilliseconds
  server.waitForEnd()
  #expect(Loop.nowMilliseconds - start < 7000)
}

@Test func `a connection that the kernel has taken before the drain is served`() throws {
  let server = try RunningServer()
  // Nobody accepts it: while this runs on the loop's thread the server does nothing.
  let client = Mutex<Client?>(nil)
  server.drain(graceMilliseconds: 8000, deadlineMilliseconds: 9000) { [port = server.port] in
    let late = try? Client(port: port)
    late?.send("GET /late HTTP/1.1\r\nHost: x\r\n\r\n")
    client.withLock { $0 = late }
  }
  server.waitForEnd()
  let reply = try client.withLock { $0 }?.receive()
  #expect(reply?.body == "GET /late - [] ")
}

@Test func `the deadline of a drain answers 503 in the place of whoever is late`() throws {
  let shelf = Shelf()
  let server = try RunningServer { exchange, _ in shelf.put(exchange) }
  let (get, post) = try (Client(port: server.port), Client(port: server.port))
  get.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
  post.send("POST / HTTP/1.1\r\nHost: x\r\n\r\n")
  #expect(server.reaches { $0.underWay == 2 })
  server.stop(graceMilliseconds: 0, deadlineMilliseconds: 50)
  try expectProblem(get.receive(), .unavailable)
  try expectProblem(post.receive(), .repeatWithSameKey)
  #expect(try get.isClosed() && post.isClosed())
  // The server has gone: a reply now is nobody's.
  for exchange in shelf.takeAll() { exchange.echo() }
}

@Test func `a stopped server leaves no descriptor`() async {
  await #expect(processExitsWith: .success) {
    let before = try descriptors()
    for _ in 0..<10 { try serveAndStop() }
    // The runtime may open a few of its own meanwhile; one from each server would be ten.
    try waitUntil("descriptors are left") { try descriptors() < before + 10 }
  }
}

/// A server with connections in every state, stopped while they are in it.
private func serveAndStop() throws {
  let shelf = Shelf()
  let server = try RunningServer { exchange, _ in
    if exchange.incoming.path == "/wait" { shelf.put(exchange) } else { exchange.echo() }
  }
  let clients = try (0..<20).map { _ in try Client(port: server.port) }
  for (number, client) in clients.enumerated() {
    switch number % 4 {
    case 0: client.send("GET /wait HTTP/1.1\r\nHost: x\r\n\r\n")
    case 1: client.send("GET /half HTTP/1.1\r\nHost: x\r\n")
    case 2:
      client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
      guard try client.receive().status == 200 else { throw TestFailure("no answer") }
    default: break
    }
  }
  guard server.reaches({ $0.connections == 20 && $0.underWay == 10 }) else {
    throw TestFailure("connections are missing")
  }
  server.stop(graceMilliseconds: 0, deadlineMilliseconds: 20)
}

/// Comes back once `condition` holds: a thread that ends closes what it has a moment later.
func waitUntil(_ text: String, _ condition: () throws -> Bool) throws {
  let end = Loop.nowMilliseconds + 10_000
  while try !condition() {
    guard Loop.nowMilliseconds < end else { throw TestFailure(text) }
    sched_yield()
  }
}

/// How many descriptors this process has open; its own look at the folder is not counted.
func descriptors() throws -> Int {
  guard let folder = opendir("/proc/self/fd") else { throw TestFailure("no /proc") }
  defer { closedir(folder) }
  var count = -3
  while readdir(folder) != nil { count += 1 }
  return count
}
