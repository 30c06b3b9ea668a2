import API
import Loop
import Testing

@testable import HTTP

@Test func `a request comes whole however it is cut, and its reply is complete`() throws {
  let server = try RunningServer()
  defer { server.stop() }
  let body = "Nguyễn Thị Hường, xóm 5"
  let text =
    "POST /v1/a%2Fb?q=đ+%20&r HTTP/1.1\r\nHost: x\r\nAccept: a\r\nX-Other: dropped\r\n"
    + "CONTENT-TYPE:  application/json \r\nAccept: b\r\nContent-Length: \(body.utf8.count)\r\n\r\n"
    + body
  let whole = Array(text.utf8)
  for size in [1, 2, 7, whole.count] {
    let client = try Client(port: server.port)
    for start in stride(from: 0, to: whole.count, by: size) {
      client.send(Array(whole[start..<min(start + size, whole.count)]))
    }
    let reply = try client.receive()
    #expect(reply.status == 200)
    #expect(
      reply.body == "POST /v1/a%2Fb q=đ+%20&r [accept=a, b|content-type=application/json] \(body)")
    #expect(reply.header("content-type") == "text/plain; charset=utf-8")
    #expect(reply.header("x-content-type-options") == "nosniff")
    #expect(reply.header("cache-control") == "no-store")
    #expect(reply.header("date") != nil)
    #expect(reply.header("connection") == nil)
  }
}

@Test func `chunks make one body, and their trailers are nobody's headers`() throws {
  let server = try RunningServer()
  defer { server.stop() }
  let client = try Client(port: server.port)
  client.send("PUT / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: Chunked\r\n\r\n3;a=b\r\nabc\r\n")
  client.send("4\r\ndefg\r\n0\r\nAuthorization: Bearer stolen\r\n\r\n")
  #expect(try client.receive().body == "PUT / - [] abcdefg")
}

@Test(arguments: ["GET", "get", "QUERY", "TRACE", "CONNECT", "OPTIONS", "BREW", "Đ"])
func `any method reaches the answer as it was sent`(method: String) throws {
  let server = try RunningServer { exchange, _ in
    exchange.reply(Fault(.methodNotAllowed, exchange.incoming.method).reply)
  }
  defer { server.stop() }
  let client = try Client(port: server.port)
  for _ in 0..<2 {
    client.send("\(method) * HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nhi")
    let reply = try client.receive()
    #expect(reply.status == 405)
    #expect(reply.body.contains("\"detail\":\"\(method)\""))
  }
  let known = ["GET", "OPTIONS"].contains(method) ? method : "other"
  #expect(server.reaches { $0.underWay == 0 })
  #expect(server.accesses.map(\.method) == [known, known])
}

@Test func `HEAD is answered as GET but for the body`() throws {
  let server = try RunningServer()
  defer { server.stop() }
  let client = try Client(port: server.port)
  client.send("HEAD /a HTTP/1.1\r\nHost: x\r\n\r\nGET /a HTTP/1.1\r\nHost: x\r\n\r\n")
  let head = try client.receive(body: false)
  let get = try client.receive()
  #expect(get.body == "GET /a - [] ")
  #expect(head.header("content-length") == String(get.body.utf8.count))
  #expect(server.reaches { $0.underWay == 0 })
  #expect(server.accesses.map(\.method) == ["HEAD", "GET"])
  #expect(server.accesses.map(\.bytes) == [0, get.body.utf8.count])
}

@Test func `a hundred requests in one write are answered in order, late or not`() throws {
  let server = try RunningServer { exchange, loop in
    let late = Int64.random(in: -3...5)
    if late < 0 { return exchange.echo() }
    loop.schedule(afterMilliseconds: late) { exchange.echo() }
  }
  defer { server.stop() }
  let client = try Client(port: server.port)
  client.send(
    (0..<100).map { "POST /\($0) HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc" }.joined())
  for number in 0..<100 {
    #expect(try client.receive().body == "POST /\(number) - [] abc")
  }
}

@Test func `late answers of many connections find their own`() throws {
  let server = try RunningServer { exchange, loop in
    loop.schedule(afterMilliseconds: Int64.random(in: 0...20)) { exchange.echo() }
  }
  defer { server.stop() }
  let clients = try (0..<40).map { _ in try Client(port: server.port) }
  for round in 0..<5 {
    for (number, client) in clients.enumerated() {
      client.send("GET /\(number)/\(round) HTTP/1.1\r\nHost: x\r\n\r\n")
    }
    for (number, client) in clients.enumerated() {
      #expect(try client.receive().body == "GET /\(number)/\(round) - [] ")
    }
  }
  #expect(server.counts.connections == 40)
  #expect(server.reaches { $0.succeeded == 200 })
}

@Test func `a fit request id is echoed and an unfit one replaced`() throws {
  let server = try RunningServer()
  defer { server.stop() }
  let client = try Client(port: server.port)
  func echoed(_ id: String) throws -> String {
    client.send("GET / HTTP/1.1\r\nHost: x\r\nX-Request-Id: \(id)\r\n\r\n")
    return try client.receive().header("x-request-id") ?? ""
  }
  let long = String(repeating: "a", count: 64)
  #expect(try echoed("Ab-9._") == "Ab-9._")
  #expect(try echoed(long) == long)
  let made = try [long + "a", "", "a b", "đ", "a\"b", "a;b"].map(echoed)
  #expect(made.allSatisfy { (8...15).contains($0.utf8.count) })
  #expect(Set(made).count == made.count)
  #expect(server.reaches { $0.underWay == 0 })
  #expect(server.accesses.map(\.requestID) == ["Ab-9._", long] + made)
}

@Test func `a reply's own caching rule stands, and no value can forge a header`() throws {
  let server = try RunningServer { exchange, _ in
    exchange.reply(
      Reply(
        status: 200, contentType: "text/css",
        headers: [
          .init("Cache-Control", "max-age=60"), .init("ETag", "\"a\""),
          .init("X-Forged", "a\r\nSet-Cookie: b"),
        ], body: []))
  }
  defer { server.stop() }
  let client = try Client(port: server.port)
  client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
  let reply = try client.receive()
  #expect(reply.headers.filter { $0.name == "cache-control" }.map(\.value) == ["max-age=60"])
  #expect(reply.header("etag") == "\"a\"")
  #expect(reply.header("set-cookie") == nil)
  #expect(reply.header("content-length") == "0")
}

@Test func `the first of two replies counts, and a forgotten exchange is answered 500`() throws {
  let shelf = Shelf()
  let server = try RunningServer { exchange, loop in
    switch exchange.incoming.path {
    case "/twice":
      exchange.echo()
      exchange.reply(Fault(.notFound).reply)
    case "/late":
      loop.schedule(afterMilliseconds: 1) {
        exchange.echo()
        exchange.reply(Fault(.notFound).reply)
        shelf.put(exchange)
      }
    case "/after":
      for earlier in shelf.takeAll() { earlier.reply(Fault(.notFound).reply) }
      exchange.echo()
    case "/lost%20later": loop.schedule(afterMilliseconds: 1) { _ = exchange.incoming }
    default: break
    }
  }
  defer { server.stop() }
  let client = try Client(port: server.port)
  let expected = [
    ("twice", 200), ("late", 200), ("after", 200), ("lost", 500), ("lost%20later", 500),
  ]
  for (path, status) in expected {
    client.send("GET /\(path) HTTP/1.1\r\nHost: x\r\n\r\n")
    #expect(try client.receive().status == status)
  }
  #expect(server.reaches { $0.succeeded == 3 && $0.failed == 2 })
}

@Test func `a client that leaves during its request's work is no trouble`() throws {
  let shelf = Shelf()
  let server = try RunningServer { exchange, _ in
    guard exchange.incoming.path == "/rest" else { return shelf.put(exchange) }
    for left in shelf.takeAll() { left.echo() }
    exchange.echo()
  }
  defer { server.stop() }
  for _ in 0..<20 {
    let client = try Client(port: server.port)
    client.send("GET /left HTTP/1.1\r\nHost: x\r\n\r\n")
  }
  #expect(server.reaches { $0.underWay == 20 })
  let client = try Client(port: server.port)
  client.send("GET /rest HTTP/1.1\r\nHost: x\r\n\r\n")
  #expect(try client.receive().body == "GET /rest - [] ")
  #expect(server.reaches { $0.connections == 1 && $0.underWay == 0 })
}
