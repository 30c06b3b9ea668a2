import Foundation
import Synchronization

/// A server on loopback that answers what a test tells it to, byte for byte.
final class ScriptedServer: Sendable {
  /// One request as it came.
  struct Request: Sendable {
    var line: String
    var headers: [String: String]
    var body: [UInt8]
    var target: String { String(line.split(separator: " ")[1]) }
  }

  /// What to do about a request.
  enum Act: Sendable {
    /// Send these bytes and close.
    case send([UInt8])
    /// Say nothing, and keep the connection until the test is over.
    case keepSilent
  }

  let port: UInt16
  private let listener: Int32
  private let answer: @Sendable (Request) -> Act
  private let seen = Mutex<[Request]>([])
  private let kept = Mutex<[Int32]>([])

  var url: String { "http://127.0.0.1:\(port)" }
  var requests: [Request] { seen.withLock { $0 } }

  init(_ answer: @escaping @Sendable (Request) -> Act) throws {
    self.answer = answer
    (listener, port) = try listeningSocket(backlog: 64)
    let thread = Thread { [listener, self] in serve(listener) }
    thread.start()
  }

  /// Answers every request with the same bytes.
  convenience init(always bytes: [UInt8]) throws {
    try self.init { _ in .send(bytes) }
  }

  /// Ends the serving thread; its loop holds the server alive until then.
  func stop() {
    shutdown(listener, Int32(SHUT_RDWR))
    kept.withLock { descriptors in
      descriptors.forEach { _ = close($0) }
      descriptors = []
    }
  }

  private func serve(_ listener: Int32) {
    while case let connection = accept(listener, nil, nil), connection >= 0 {
      guard let request = read(connection) else {
        close(connection)
        continue
      }
      seen.withLock { $0.append(request) }
      switch answer(request) {
      case .send(let bytes):
        send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL))
        // All that was sent must reach a client that reads slowly: half-close, then wait for its end.
        shutdown(connection, Int32(SHUT_WR))
        var byte: UInt8 = 0
        while recv(connection, &byte, 1, 0) > 0 {}
        close(connection)
      case .keepSilent: kept.withLock { $0.append(connection) }
      }
    }
    close(listener)
  }

  private func read(_ connection: Int32) -> Request? {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      if let request = Request(bytes) { return request }
      let count = recv(connection, &buffer, buffer.count, 0)
      guard count > 0 else { return nil }
      bytes += buffer[..<count]
    }
  }
}

extension ScriptedServer.Request {
  /// The request that `bytes` are, `nil` while some of it is missing.
  init?(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let end = text.range(of: "\r\n\r\n") else { return nil }
    let lines = text[..<end.lowerBound].components(separatedBy: "\r\n")
    line = lines[0]
    headers = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      if parts.count == 2 {
        headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
      }
    }
    body = Array(text[end.upperBound...].utf8)
    guard body.count >= Int(headers["content-length"] ?? "0") ?? 0 else { return nil }
  }
}

/// A socket that listens on a free port of 127.0.0.1.
func listeningSocket(backlog: Int32) throws -> (descriptor: Int32, port: UInt16) {
  let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
  var address = loopbackAddress(port: 0)
  var length = socklen_t(MemoryLayout<sockaddr_in>.size)
  let isBound = withSocketAddress(&address) { bind(descriptor, $0, length) } == 0
  guard isBound, listen(descriptor, backlog) == 0,
    withSocketAddress(&address, { getsockname(descriptor, $0, &length) }) == 0
  else { throw POSIXError(.EADDRNOTAVAIL) }
  return (descriptor, UInt16(bigEndian: address.sin_port))
}

/// 127.0.0.1 at `port`.
func loopbackAddress(port: UInt16) -> sockaddr_in {
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_port = port.bigEndian
  address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
  return address
}

/// Calls `body` with the address as the socket calls want it.
func withSocketAddress<Result>(
  _ address: inout sockaddr_in, _ body: (UnsafeMutablePointer<sockaddr>) -> Result
) -> Result {
  withUnsafeMutablePointer(to: &address) {
    $0.withMemoryRebound(to: sockaddr.self, capacity: 1, body)
  }
}

/// An HTTP answer with its length.
func http(
  _ body: String, status: Int = 200, type: String? = "application/json", headers: [String] = []
) -> [UInt8] {
  var lines = ["HTTP/1.1 \(status) Whatever", "Content-Length: \(body.utf8.count)"]
  if let type { lines.append("Content-Type: \(type)") }
  return Array(((lines + headers).joined(separator: "\r\n") + "\r\n\r\n" + body).utf8)
}
