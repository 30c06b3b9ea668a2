internal import FoundationEssentials
internal import Glibc

/// Where a server is: scheme, host, port and perhaps a path in front of the API's.
struct ServerAddress: Equatable, CustomStringConvertible {
  /// The address as it is stored and shown, without a slash at its end.
  let description: String
  /// The host, without the brackets of an IPv6 address.
  let host: String
  /// Whether TLS protects what is sent.
  let isEncrypted: Bool

  /// Where `deploy/run` serves.
  static let usual = "http://127.0.0.1:8080"

  /// Reads `https://host[:port][/path]` or the same with `http`.
  ///
  /// - Throws: ``UsageFailure/server(_:)`` for anything else, a user name or a query included.
  init(_ text: String) throws(Trouble) {
    let isPlainASCII = text.utf8.allSatisfy { (33...126).contains($0) }
    guard isPlainASCII, let parts = URLComponents(string: text),
      let scheme = parts.scheme?.lowercased(), ["http", "https"].contains(scheme),
      let host = parts.host?.lowercased(), !host.isEmpty,
      parts.user == nil, parts.password == nil, parts.query == nil, parts.fragment == nil,
      (parts.port ?? 1) > 0, (parts.port ?? 1) < 65536
    else { throw .usage(.server(text)) }
    var path = parts.percentEncodedPath
    while path.last == "/" { path.removeLast() }
    let port = parts.port.map { ":\($0)" } ?? ""
    description = "\(scheme)://\(host)\(port)\(path)"
    self.host = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
    isEncrypted = scheme == "https"
  }

  /// Whether what is sent stays on this machine: 127.0.0.0/8, ::1 or `localhost` (RFC 6761 §6.3).
  ///
  /// Only plain spellings count; `127.1` or `0x7f000001` are left to those who want to be refused.
  var isLoopback: Bool {
    if host == "localhost" { return true }
    var four = in_addr()
    if inet_pton(AF_INET, host, &four) == 1 { return UInt32(bigEndian: four.s_addr) >> 24 == 127 }
    var six = in6_addr()
    guard inet_pton(AF_INET6, host, &six) == 1 else { return false }
    return withUnsafeBytes(of: six) { Array($0) } == [UInt8](repeating: 0, count: 15) + [1]
  }
}
