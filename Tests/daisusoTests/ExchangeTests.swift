import Foundation
import Testing

@testable import daisuso

private func exchange(_ url: String, whole: Int = 5000, connect: Int = 2000) -> Exchange {
  Exchange(
    method: "GET", url: url, headers: ["Accept: */*"], body: [], unproxiedHost: "127.0.0.1",
    connectMilliseconds: connect, wholeMilliseconds: whole)
}

/// Why `exchange` fails, `nil` when it does not.
private func failure(_ exchange: Exchange) -> NetworkFailure? {
  do throws(NetworkFailure) {
    _ = try exchange.response()
    return nil
  } catch {
    return error
  }
}

@Test(arguments: [
  ("", NetworkFailure.cut),
  ("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\nhalf", .cut),
  ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhe", .cut),
  ("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nnope", .notHTTP),
  ("\u{0}\u{1}garbage\r\n\r\n", .notHTTP),
  ("SSH-2.0-OpenSSH_9.2\r\n", .notHTTP),
])
func `what breaks on the wire has a name`(bytes: String, expected: NetworkFailure) throws {
  let server = try ScriptedServer(always: Array(bytes.utf8))
  defer { server.stop() }
  #expect(failure(exchange(server.url)) == expected)
}

@Test func `a server that hangs up inside the headers is an answer without a type`() throws {
  let server = try ScriptedServer(always: Array("HTTP/1.1 200 OK\r\nConten".utf8))
  defer { server.stop() }
  #expect(try exchange(server.url).response().headers == [:])
}

@Test func `a redirect is handed back and not followed`() throws {
  let server = try ScriptedServer(
    always: http("moved", status: 302, headers: ["Location: http://127.0.0.1:1/x"]))
  defer { server.stop() }
  let response = try exchange(server.url).response()
  #expect(response.status == 302)
  #expect(response.headers["location"] == "http://127.0.0.1:1/x")
  #expect(server.requests.count == 1)
}

@Test func `an answer that never comes ends at the deadline`() throws {
  let server = try ScriptedServer { _ in .keepSilent }
  defer { server.stop() }
  #expect(failure(exchange(server.url, whole: 150)) == .noAnswer)
}

@Test func `a connection that never stands ends at its own deadline`() throws {
  let (listener, port) = try listeningSocket(backlog: 0)
  defer { close(listener) }
  // The kernel keeps one unaccepted connection more than the backlog; the rest of the calls go
  // unanswered, as behind a firewall.
  var address = loopbackAddress(port: port)
  let waiting = (0..<3).map { _ in
    socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
  }
  defer { waiting.forEach { _ = close($0) } }
  for descriptor in waiting {
    _ = withSocketAddress(&address) {
      connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
    }
  }
  #expect(failure(exchange("http://127.0.0.1:\(port)/", connect: 150)) == .noConnection)
}

@Test func `nobody listening, no such name and no TLS are told apart`() throws {
  let (listener, port) = try listeningSocket(backlog: 1)
  close(listener)
  #expect(failure(exchange("http://127.0.0.1:\(port)/")) == .refusedConnection)
  #expect(failure(exchange("http://khong-co.invalid/")) == .unknownHost)
  let plain = try ScriptedServer { _ in .keepSilent }
  defer { plain.stop() }
  #expect(failure(exchange("https://127.0.0.1:\(plain.port)/", connect: 150)) == .noConnection)
}

@Test func `only what the request says is sent, under the client's name`() throws {
  let server = try ScriptedServer(always: http("{}"))
  defer { server.stop() }
  _ = try exchange(server.url + "/v1/units/..?q=a").response()
  let request = try #require(server.requests.first)
  #expect(request.line == "GET /v1/units/..?q=a HTTP/1.1")
  #expect(request.headers["user-agent"] == "daisuso/\(clientVersion)")
  #expect(request.headers["authorization"] == nil)
  #expect(request.headers["cookie"] == nil)
}

@Test func `a body goes out whole, at once and under its length`() throws {
  let server = try ScriptedServer(always: http("{}", status: 201))
  defer { server.stop() }
  let body = Array(String(repeating: "ễ", count: 20_000).utf8)
  let exchange = Exchange(
    method: "POST", url: server.url, headers: ["Content-Type: application/json"], body: body,
    unproxiedHost: nil)
  #expect(try exchange.response().status == 201)
  let request = try #require(server.requests.first)
  #expect(request.line == "POST / HTTP/1.1")
  #expect(request.headers["content-type"] == "application/json")
  #expect(request.headers["expect"] == nil)
  #expect(request.body == body)
}

@Test(arguments: [
  ("http://127.0.0.1:8080", true), ("http://127.9.9.9", true), ("http://[::1]:8080/", true),
  ("http://localhost", true), ("http://LOCALHOST:1", true), ("http://127.0.0.1.evil.vn", false),
  ("http://localhost.evil.vn", false), ("http://10.0.0.1", false), ("http://127.1", false),
  ("http://[::2]", false), ("http://daisuso.example.vn", false),
])
func `loopback is what never leaves this machine`(url: String, isLoopback: Bool) throws {
  #expect(try ServerAddress(url).isLoopback == isLoopback)
}

@Test(arguments: [
  "", "127.0.0.1:8080", "ftp://a.vn", "http://", "http://a.vn?x=1", "http://a.vn#x", "file:///etc",
  "http://user:pass@a.vn", "http://a b.vn", "https://đạisứsố.vn", "http://a.vn:0",
  "http://a.vn:65536",
  "http://a.vn/\u{1B}[2J", "https:a.vn",
])
func `an address that is none is refused`(text: String) {
  #expect(throws: Trouble.self) { try ServerAddress(text) }
}

@Test func `an address is kept in one spelling`() throws {
  #expect(
    try ServerAddress("HTTPS://DaiSuSo.Example.VN/so/").description
      == "https://daisuso.example.vn/so")
  #expect(try ServerAddress("http://[::1]:8080").description == "http://[::1]:8080")
}
