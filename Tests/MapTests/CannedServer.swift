import Glibc
import Synchronization
import Testing

/// What a browser asked of a ``CannedServer``.
struct CannedRequest: Sendable {
  /// The path, percent-encoded, and what follows `?`.
  let path: String
  let query: String
  /// The `Authorization` field, empty without one.
  let authorization: String
}

struct CannedAnswer: Sendable {
  var status = 200
  var headers: [(name: String, value: String)] = []
  var body: [UInt8] = []
}

/// An HTTP server on the loopback for one test: one thread, one answer a connection.
final class CannedServer: Sendable {
  /// `http://127.0.0.1:port`, without a slash at the end.
  let url: String
  private let worker: CannedWorker
  private let thread: Mutex<pthread_t>

  init(answer: @escaping @Sendable (CannedRequest) -> CannedAnswer) throws {
    let (listener, port) = try listenOnLoopback()
    worker = CannedWorker(listener: listener, answer: answer)
    url = "http://127.0.0.1:\(port)"
    var started = pthread_t()
    let context = Unmanaged.passRetained(worker)
    try #require(pthread_create(&started, nil, serveCanned, context.toOpaque()) == 0)
    thread = Mutex(started)
  }

  /// Every request line and authorization that came so far.
  var requests: [CannedRequest] { worker.seen.withLock { $0 } }

  deinit {
    // Wakes the thread: accept on a socket that was shut down fails.
    shutdown(worker.listener, Int32(SHUT_RDWR))
    thread.withLock { _ = pthread_join($0, nil) }
    close(worker.listener)
  }
}

private func serveCanned(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  if let context { Unmanaged<CannedWorker>.fromOpaque(context).takeRetainedValue().serve() }
  return nil
}

private func listenOnLoopback() throws -> (listener: Int32, port: UInt16) {
  let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_addr.s_addr = in_addr_t(INADDR_LOOPBACK).bigEndian
  var length = socklen_t(MemoryLayout<sockaddr_in>.size)
  let done = withUnsafeMutablePointer(to: &address) { pointer in
    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
      bind(listener, generic, length) == 0 && listen(listener, 64) == 0
        && getsockname(listener, generic, &length) == 0
    }
  }
  try #require(done)
  return (listener, UInt16(bigEndian: address.sin_port))
}
