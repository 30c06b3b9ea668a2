import Glibc
import Testing

@testable import HTTP

/// The port that a socket opened and closed again had: macros take no values that cannot be copied.
private func opened(host: String = "127.0.0.1", port: UInt16 = 0) throws -> UInt16 {
  try ListeningSocket(host: host, port: port).port
}

private func taken(_ environment: [String: String], _ descriptor: Int32) throws -> UInt16 {
  try ListeningSocket(systemd: environment, first: descriptor).port
}

@Test func `port 0 picks a free port and a second listener there is refused`() throws {
  let first = try ListeningSocket(port: 0)
  let port = first.port
  #expect(port > 0)
  #expect(throws: HTTPError.portTaken(port)) { try opened(port: port) }
  _ = consume first
}

@Test func `an address that is not ours is named`() {
  for host in ["192.0.2.1", "no such name.invalid"] {
    #expect(throws: HTTPError.noSuchAddress(host)) { try opened(host: host) }
  }
}

@Test func `the default address is loopback and IPv6 works where the machine has it`() throws {
  let socket = try ListeningSocket(port: 0)
  var address = sockaddr_in()
  var size = socklen_t(MemoryLayout<sockaddr_in>.size)
  withUnsafeMutableBytes(of: &address) {
    _ = getsockname(socket.descriptor, $0.bindMemory(to: sockaddr.self).baseAddress, &size)
  }
  #expect(address.sin_addr.s_addr == UInt32(0x7F00_0001).bigEndian)
  do {
    #expect(try opened(host: "::1") > 0)
  } catch HTTPError.noSuchAddress, HTTPError.system(call: "socket", code: EAFNOSUPPORT) {
    // Containers often have no IPv6.
  }
}

@Test func `systemd's socket is taken when it is for this process and listens`() throws {
  let passed = try ListeningSocket(port: 0)
  let port = passed.port
  let (copy, other) = (dup(passed.descriptor), dup(passed.descriptor))
  let plain = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
  defer {
    close(other)
    close(plain)
  }
  let own = ["LISTEN_PID": String(getpid()), "LISTEN_FDS": "1"]
  #expect(try taken(own, copy) == port)
  let wrong: [([String: String], Int32)] = [
    ([:], other), (["LISTEN_PID": "1", "LISTEN_FDS": "1"], other),
    (["LISTEN_PID": String(getpid()), "LISTEN_FDS": "0"], other), (own, plain), (own, 99_999),
  ]
  for (environment, descriptor) in wrong {
    #expect(throws: HTTPError.noSocketPassed) { try taken(environment, descriptor) }
  }
}

@Test func `every error is one Vietnamese sentence that names what is wrong`() {
  let errors: [(HTTPError, String)] = [
    (.portTaken(8080), "8080"), (.notAllowed(80), "80"), (.noSuchAddress("a.b"), "a.b"),
    (.noSocketPassed, "systemd"), (.system(call: "socket", code: 24), "socket, mã lỗi 24"),
  ]
  for (error, word) in errors {
    #expect("\(error)".contains(word) && "\(error)".hasSuffix("."))
  }
}
