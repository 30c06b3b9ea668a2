import Glibc
import Synchronization

/// The thread of a ``CannedServer``: waits on all its connections at once, because browsers open
/// some that they do not use.
final class CannedWorker: Sendable {
  let listener: Int32
  let seen = Mutex<[CannedRequest]>([])
  private let answer: @Sendable (CannedRequest) -> CannedAnswer

  init(listener: Int32, answer: @escaping @Sendable (CannedRequest) -> CannedAnswer) {
    self.listener = listener
    self.answer = answer
  }

  func serve() {
    var heads: [Int32: [UInt8]] = [:]
    defer { for connection in heads.keys { close(connection) } }
    while true {
      var waits = ([listener] + heads.keys).map {
        pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
      }
      guard poll(&waits, nfds_t(waits.count), -1) > 0 else { return }
      for ready in waits where ready.revents != 0 {
        if ready.fd == listener {
          let connection = accept(listener, nil, nil)
          guard connection >= 0 else { return }
          _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
          heads[connection] = []
        } else if !readHead(of: ready.fd, into: &heads[ready.fd, default: []]) {
          close(ready.fd)
          heads[ready.fd] = nil
        }
      }
    }
  }

  /// Reads what is there, and answers once the head is whole; false when the connection is done.
  private func readHead(of connection: Int32, into head: inout [UInt8]) -> Bool {
    var chunk = [UInt8](repeating: 0, count: 8_192)
    let count = recv(connection, &chunk, chunk.count, 0)
    guard count > 0 else { return false }
    head += chunk.prefix(count)
    let text = String(decoding: head, as: UTF8.self)
    guard text.contains("\r\n\r\n") else { return true }
    let request = CannedRequest(head: text)
    seen.withLock { $0.append(request) }
    send(answer(request), to: connection)
    return false
  }

  private func send(_ answer: CannedAnswer, to connection: Int32) {
    var head = "HTTP/1.1 \(answer.status) Canned\r\nConnection: close\r\n"
    for header in answer.headers { head += "\(header.name): \(header.value)\r\n" }
    head += "Content-Length: \(answer.body.count)\r\n\r\n"
    var rest = (Array(head.utf8) + answer.body)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { bytes in
        Glibc.send(connection, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}

extension CannedRequest {
  /// The request whose head is `text`.
  init(head text: String) {
    let lines = text.split(separator: "\r\n")
    let words = (lines.first ?? "").split(separator: " ")
    let target = words.count > 1 ? words[1] : "/"
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let field = "authorization: "
    path = String(parts[0])
    query = parts.count > 1 ? String(parts[1]) : ""
    authorization =
      lines.first { $0.lowercased().hasPrefix(field) }.map { String($0.dropFirst(field.count)) }
      ?? ""
  }
}
