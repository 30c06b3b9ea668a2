import Glibc

/// A raw TCP client: what it sends is exactly what the test says.
///
/// One thread at a time uses it.
final class Client: @unchecked Sendable {
  private let socket: Int32
  private var unread: [UInt8] = []

  /// A reply as it came over the wire.
  struct Reply {
    var status: Int
    /// Names in lower case.
    var headers: [(name: String, value: String)]
    var body: String

    func header(_ name: String) -> String? {
      headers.first { $0.name == name }?.value
    }
  }

  init(port: UInt16) throws {
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let code = withUnsafeBytes(of: &address) { bytes in
      connect(
        socket, bytes.bindMemory(to: sockaddr.self).baseAddress,
        socklen_t(MemoryLayout<sockaddr_in>.size))
    }
    guard code == 0 else { throw TestFailure("connect: errno \(errno)") }
  }

  deinit {
    close(socket)
  }

  /// Sends all of it; false when the server does not want it any more.
  @discardableResult
  func send(_ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }

  @discardableResult
  func send(_ text: String) -> Bool { send(Array(text.utf8)) }

  /// Says that nothing more will be sent.
  func endSending() {
    shutdown(socket, Int32(SHUT_WR))
  }

  /// Leaves with a reset, as a crashed client does.
  func reset() {
    var linger = linger(l_onoff: 1, l_linger: 0)
    setsockopt(
      socket, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
    shutdown(socket, Int32(SHUT_RDWR))
  }

  /// The next reply; `body: false` for HEAD, which tells a length but sends nothing.
  func receive(body: Bool = true) throws -> Reply {
    let blank = Array("\r\n\r\n".utf8)
    var end = firstRange(of: blank)
    while end == nil {
      guard try fill() else { throw TestFailure("closed before a reply, after \(unread.count)") }
      end = firstRange(of: blank)
    }
    let head = String(decoding: unread[..<(end ?? 0)], as: UTF8.self)
    unread.removeFirst((end ?? 0) + 4)
    let lines = head.split(separator: "\r\n", omittingEmptySubsequences: false)
    guard lines[0].hasPrefix("HTTP/1.1 "), let status = Int(lines[0].dropFirst(9).prefix(3)) else {
      throw TestFailure("no status line: \(lines[0])")
    }
    let headers = try lines.dropFirst().map { line in
      guard let colon = line.firstIndex(of: ":") else { throw TestFailure("no header: \(line)") }
      let value = line[line.index(after: colon)...].drop { $0 == " " }
      return (name: line[..<colon].lowercased(), value: String(value))
    }
    var reply = Reply(status: status, headers: headers, body: "")
    guard body, status >= 200, let length = reply.header("content-length").flatMap({ Int($0) })
    else { return reply }
    while unread.count < length {
      guard try fill() else { throw TestFailure("closed inside a body") }
    }
    reply.body = String(decoding: unread[..<length], as: UTF8.self)
    unread.removeFirst(length)
    return reply
  }

  /// Whether the server has closed, with nothing left to read.
  func isClosed() throws -> Bool {
    try !fill() && unread.isEmpty
  }

  /// Reads once; false at the end of the stream, be it a close or a reset.
  private func fill() throws -> Bool {
    var poll = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    guard Glibc.poll(&poll, 1, 10_000) == 1 else { throw TestFailure("nothing for ten seconds") }
    var chunk = [UInt8](repeating: 0, count: 65_536)
    let count = recv(socket, &chunk, chunk.count, 0)
    guard count > 0 else { return false }
    unread += chunk[..<count]
    return true
  }

  private func firstRange(of needle: [UInt8]) -> Int? {
    guard unread.count >= needle.count else { return nil }
    return (0...(unread.count - needle.count)).first { start in
      unread[start..<(start + needle.count)].elementsEqual(needle)
    }
  }
}
