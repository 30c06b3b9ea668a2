import API
import Loop
import Testing

@testable import HTTP

private var small: Limits {
  var limits = Limits()
  limits.bodyBytes = 1000
  return limits
}

@Test func `a body may be as large as the limit and no larger`() throws {
  let server = try RunningServer(limits: small)
  defer { server.stop() }
  let client = try Client(port: server.port)
  let full = String(repeating: "a", count: 1000)
  client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n" + full)
  #expect(try client.receive().body == "POST / - [] " + full)
  client.send("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3e8\r\n")
  client.send(full + "\r\n0\r\n\r\n")
  #expect(try client.receive().body == "POST / - [] " + full)
  client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1001\r\n\r\n")
  try expectProblem(client.receive(), .tooLarge)
  #expect(try client.isClosed())
}

@Test func `too many chunks are read to their end and refused`() throws {
  let server = try RunningServer(limits: small)
  defer { server.stop() }
  let client = try Client(port: server.port)
  client.send("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
  for _ in 0..<11 { client.send("64\r\n" + String(repeating: "a", count: 100) + "\r\n") }
  client.send("0\r\n\r\n")
  try expectProblem(client.receive(), .tooLarge)
  #expect(try client.isClosed())
  #expect(server.reaches { $0.refused == 1 && $0.connections == 0 && $0.bytesReceived == 1100 })
}

@Test func `chunks without end are cut`() throws {
  let server = try RunningServer(limits: small)
  defer { server.stop() }
  let client = try Client(port: server.port)
  client.send("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
  let chunk = "3e8\r\n" + String(repeating: "a", count: 1000) + "\r\n"
  for _ in 0..<100_000 where !client.send(chunk) { break }
  #expect(server.reaches { $0.abandoned == 1 && $0.connections == 0 })
  #expect(server.counts.bytesReceived < 64_000)
}

@Test func `Expect is answered before the body, and not at all when it would be refused`() throws {
  let server = try RunningServer(limits: small)
  defer { server.stop() }
  let client = try Client(port: server.port)
  client.send("POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n")
  #expect(try client.receive().status == 100)
  client.send("hi")
  #expect(try client.receive().body == "POST / - [] hi")
  client.send("POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2000\r\n\r\n")
  try expectProblem(client.receive(), .tooLarge)
}

@Test func `headers pass up to 16 KiB and are refused beyond`() throws {
  let server = try RunningServer()
  defer { server.stop() }
  func status(fill: Int) throws -> Client.Reply {
    let client = try Client(port: server.port)
    client.send("GET / HTTP/1.1\r\nHost: x\r\nX: " + String(repeating: "a", count: fill))
    client.send("\r\n\r\n")
    return try client.receive()
  }
  #expect(try status(fill: 16_000).status == 200)
  try expectProblem(status(fill: 17_000), .headersTooLarge)
  // From here on the library's memory is the limit, and its page comes in HTML.
  #expect(try status(fill: 64_000).status == 431)
  let client = try Client(port: server.port)
  client.send("GET /" + String(repeating: "a", count: 64_000) + " HTTP/1.1\r\nHost: x\r\n\r\n")
  #expect(try client.receive().status == 414)
  #expect(server.reaches { $0.connections == 0 && $0.underWay == 0 })
}

@Test(arguments: [
  "", "GET", "GET / HTTP/1.1\r\nHost: x\r\n",
  "GET / HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n",
  "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabc",
  "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nabc",
])
func `a client that trickles is told so and cut at the deadline`(text: String) throws {
  var limits = Limits()
  (limits.headMilliseconds, limits.bodyMilliseconds) = (40, 40)
  let server = try RunningServer(limits: limits)
  defer { server.stop() }
  let client = try Client(port: server.port)
  let start = Loop.nowMilliseconds
  client.send(text)
  let first = try client.receive()
  let reply = first.status == 200 ? try client.receive() : first
  try expectProblem(reply, .requestTimeout)
  #expect(Loop.nowMilliseconds - start >= 40)
  #expect(try client.isClosed())
  #expect(server.reaches { $0.connections == 0 })
}

@Test func `the deadlines are for reading: a slow answer and a kept connection stay`() throws {
  var limits = Limits()
  (limits.headMilliseconds, limits.bodyMilliseconds) = (150, 150)
  let server = try RunningServer(limits: limits) { exchange, loop in
    loop.schedule(afterMilliseconds: 400) { exchange.echo() }
  }
  defer { server.stop() }
  let client = try Client(port: server.port)
  // Each answer takes more than two deadlines, and so does the pause between the two requests.
  client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
  #expect(try client.receive().status == 200)
  let other = try Client(port: server.port)
  other.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
  #expect(try other.receive().status == 200)
  client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
  #expect(try client.receive().status == 200)
}

@Test func `half requests free their connection, however their client ended them`() throws {
  var limits = Limits()
  (limits.headMilliseconds, limits.bodyMilliseconds) = (100, 100)
  let server = try RunningServer(limits: limits)
  defer { server.stop() }
  for number in 0..<60 {
    let client = try Client(port: server.port)
    client.send("POST /\(number) HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc")
    if number % 3 == 0 { client.endSending() }
    if number % 3 == 1 { client.reset() }
  }
  #expect(server.reaches { $0.connections == 0 && $0.underWay == 0 })
  #expect(server.counts.succeeded == 0)
}

@Test func `three hundred connections at once are all served`() throws {
  let server = try RunningServer()
  defer { server.stop() }
  let clients = try (0..<300).map { _ in try Client(port: server.port) }
  for round in 0..<3 {
    for client in clients { client.send("GET /\(round) HTTP/1.1\r\nHost: x\r\n\r\n") }
    for client in clients { #expect(try client.receive().body == "GET /\(round) - [] ") }
  }
  #expect(server.counts.connections == 300)
}

@Test func `connections over the limit wait for a place`() throws {
  var limits = Limits()
  limits.connections = 4
  let server = try RunningServer(limits: limits)
  defer { server.stop() }
  var clients = try (0..<4).map { _ in try Client(port: server.port) }
  for client in clients {
    client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
    #expect(try client.receive().status == 200)
  }
  let waiting = try Client(port: server.port)
  waiting.send("GET /late HTTP/1.1\r\nHost: x\r\n\r\n")
  #expect(server.counts.connections == 4)
  clients.removeLast()
  #expect(try waiting.receive().body == "GET /late - [] ")
}
