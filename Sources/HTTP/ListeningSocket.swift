internal import CMicroHTTPD
internal import Glibc

/// A TCP socket that listens; closed with its owner.
///
/// - SeeAlso: <https://man7.org/linux/man-pages/man7/ip.7.html>,
///   <https://www.freedesktop.org/software/systemd/man/latest/sd_listen_fds.html>.
public struct ListeningSocket: ~Copyable {
  /// The port clients connect to.
  public let port: UInt16
  let descriptor: Int32

  /// Listens on one address.
  ///
  /// - Parameters:
  ///   - host: A name or a numeric IPv4 or IPv6 address; of a name the first address is taken.
  ///   - port: 0 lets the kernel pick one; ``port`` tells which.
  ///   - backlog: How many connections may wait to be accepted; the kernel's `somaxconn` caps it.
  /// - Throws: What stands in the way of the port or the address.
  public init(host: String = "127.0.0.1", port: UInt16, backlog: Int32 = 1024)
    throws(HTTPError)
  {
    let descriptor = try Self.listen(host: host, port: port, backlog: backlog)
    self.descriptor = descriptor
    self.port = Self.port(of: descriptor) ?? port
  }

  /// Takes the first socket that systemd passed (`LISTEN_PID`, `LISTEN_FDS`).
  ///
  /// systemd keeps its own copy, so connections wait there while the service restarts.
  ///
  /// - Parameter environment: The process's environment.
  /// - Throws: ``HTTPError/noSocketPassed``.
  public init(systemd environment: [String: String]) throws(HTTPError) {
    try self.init(systemd: environment, first: 3)
  }

  init(systemd environment: [String: String], first descriptor: Int32) throws(HTTPError) {
    guard environment["LISTEN_PID"] == String(getpid()),
      let count = environment["LISTEN_FDS"].flatMap({ Int($0) }), count >= 1,
      Self.isListening(descriptor), let port = Self.port(of: descriptor)
    else { throw .noSocketPassed }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    self.descriptor = descriptor
    self.port = port
  }

  deinit {
    close(descriptor)
  }

  private static func listen(host: String, port: UInt16, backlog: Int32) throws(HTTPError)
    -> Int32
  {
    var hints = unsafe addrinfo()
    unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    unsafe hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV
    var found: UnsafeMutablePointer<addrinfo>?
    guard unsafe getaddrinfo(host, String(port), &hints, &found) == 0, let address = unsafe found
    else { throw .noSuchAddress(host) }
    defer { unsafe freeaddrinfo(address) }
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
    let descriptor = unsafe socket(address.pointee.ai_family, kind, 0)
    guard descriptor >= 0 else { throw .system(call: "socket", code: errno) }
    var yes: Int32 = 1
    // A port in TIME_WAIT after a restart is free; one with a listener is still refused.
    unsafe setsockopt(
      descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    guard unsafe bind(descriptor, address.pointee.ai_addr, address.pointee.ai_addrlen) == 0,
      Glibc.listen(descriptor, backlog) == 0
    else {
      let code = errno
      close(descriptor)
      throw refusal(code, host: host, port: port)
    }
    return descriptor
  }

  private static func refusal(_ code: Int32, host: String, port: UInt16) -> HTTPError {
    switch code {
    case EADDRINUSE: .portTaken(port)
    case EACCES: .notAllowed(port)
    case EADDRNOTAVAIL: .noSuchAddress(host)
    default: .system(call: "bind", code: code)
    }
  }

  private static func isListening(_ descriptor: Int32) -> Bool {
    var listens: Int32 = 0
    var size = socklen_t(MemoryLayout<Int32>.size)
    return unsafe getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &listens, &size) == 0
      && listens == 1
  }

  /// `nil` when the socket is not one of IPv4 or IPv6.
  private static func port(of descriptor: Int32) -> UInt16? {
    // Both families keep the port in the same two bytes; the larger structure holds either.
    var address = sockaddr_in6()
    var size = socklen_t(MemoryLayout<sockaddr_in6>.size)
    let code = unsafe withUnsafeMutableBytes(of: &address) { bytes in
      unsafe getsockname(descriptor, bytes.bindMemory(to: sockaddr.self).baseAddress, &size)
    }
    let families = [sa_family_t(AF_INET), sa_family_t(AF_INET6)]
    guard code == 0, families.contains(address.sin6_family) else { return nil }
    return UInt16(bigEndian: address.sin6_port)
  }
}
