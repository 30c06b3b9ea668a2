import API
import FoundationEssentials
import Testing

@testable import HTTP

/// Framing that two servers could read differently; each is refused and its connection closed.
private let ambiguous = [
  "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
  "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 3\r\n\r\nabc",
  "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
  "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n",
  "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\nabc",
  "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
  "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked \r\n\r\n0\r\n\r\n",
  "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: identity\r\n\r\n",
  "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\ntransfer-encoding: chunked\r\n\r\n",
  "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
  "POST / HTTP/1.1\r\nHost: x\r\nContent-Length : 3\r\n\r\nabc",
  "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding\t: chunked\r\n\r\n0\r\n\r\n",
  "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
  "GET / HTTP/1.1\r\n\r\n",
  "GET /a b HTTP/1.1\r\nHost: x\r\n\r\n",
  "GET /a\tb HTTP/1.1\r\nHost: x\r\n\r\n",
  "GET /a\0b HTTP/1.1\r\nHost: x\r\n\r\n",
  "GET /a?b=\0 HTTP/1.1\r\nHost: x\r\n\r\n",
  "GET /a\u{7F} HTTP/1.1\r\nHost: x\r\n\r\n",
  "GET / HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer a\r\nAuthorization: Bearer b\r\n\r\n",
  "GET / HTTP/1.1\r\nHost: x\r\nIdempotency-Key: a\r\nidempotency-key: a\r\n\r\n",
]

@Test(arguments: ambiguous)
func `ambiguous framing is a malformed request and ends the connection`(text: String) throws {
  let server = try RunningServer()
  defer { server.stop() }
  let client = try Client(port: server.port)
  client.send(text)
  let reply = try client.receive()
  try expectProblem(reply, .malformedRequest)
  #expect(try client.isClosed())
  #expect(server.reaches { $0.refused == 1 && $0.connections == 0 })
}

@Test(arguments: [
  "/\u{FF}", "/a?b=\u{C3}", "/\u{ED}\u{A0}\u{80}", "/\u{C0}\u{AF}", "/\u{F4}\u{90}\u{80}\u{80}",
])
func `a target that is no UTF-8 is a malformed request`(target: String) throws {
  let server = try RunningServer()
  defer { server.stop() }
  let client = try Client(port: server.port)
  client.send(latin1("GET \(target) HTTP/1.1\r\nHost: x\r\n\r\n"))
  try expectProblem(client.receive(), .malformedRequest)
}

@Test func `a header that is no UTF-8 matters only when it is read`() throws {
  let server = try RunningServer()
  defer { server.stop() }
  let client = try Client(port: server.port)
  client.send(latin1("GET / HTTP/1.1\r\nHost: x\r\nX-Name: Th\u{E0}nh\r\n\r\n"))
  #expect(try client.receive().status == 200)
  client.send(latin1("GET / HTTP/1.1\r\nHost: x\r\nAuthorization: Th\u{E0}nh\r\n\r\n"))
  try expectProblem(client.receive(), .malformedRequest)
}

/// What libmicrohttpd refuses by itself, in HTML, before it asks anyone.
@Test(arguments: [
  ("GET /\r\n\r\n", 400), ("GET / HTTP/2.0\r\nHost: x\r\n\r\n", 505),
  ("GET / HTTP/1.1\r\nHost: x\r\nno colon\r\n\r\n", 400),
  ("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -3\r\n\r\nabc", 400),
  ("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3x\r\n\r\nabc", 400),
  ("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n", 413),
  ("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 400),
])
func `the library's own refusals end the connection`(text: String, status: Int) throws {
  let server = try RunningServer()
  defer { server.stop() }
  let client = try Client(port: server.port)
  client.send(text)
  #expect(try client.receive().status == status)
  #expect(server.reaches { $0.connections == 0 && $0.underWay == 0 })
  let next = try Client(port: server.port)
  next.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
  #expect(try next.receive().status == 200)
}

@Test func `HTTP 1.0 needs no host and is closed after its answer`() throws {
  let server = try RunningServer()
  defer { server.stop() }
  let client = try Client(port: server.port)
  client.send("GET /a HTTP/1.0\r\n\r\n")
  let reply = try client.receive()
  #expect(reply.body == "GET /a - [] ")
  #expect(reply.header("connection") == "close")
  #expect(try client.isClosed())
}

/// The reply is a problem document of this kind, and its connection says that it ends.
func expectProblem(_ reply: Client.Reply, _ kind: Fault.Kind) throws {
  #expect(reply.status == kind.status)
  #expect(reply.header("content-type") == "application/problem+json")
  #expect(reply.header("connection") == "close")
  #expect(reply.header("x-request-id")?.isEmpty == false)
  #expect(reply.header("x-content-type-options") == "nosniff")
  #expect(reply.header("cache-control") == "no-store")
  let problem = try JSONDecoder().decode(Problem.self, from: Data(reply.body.utf8))
  #expect(problem.code == kind.rawValue)
}

/// One byte for each character, so that a test can spell bytes that are no UTF-8.
private func latin1(_ text: String) -> [UInt8] {
  text.unicodeScalars.map { UInt8($0.value) }
}
