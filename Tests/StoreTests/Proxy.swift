import Glibc
import Loop
import Store
import TestSupport

/// Stands between libpq and the server on a Unix socket and misbehaves on request.
///
/// It lives on the test's loop. Its own writes block, so replies must stay below a socket's buffer.
final class Proxy {
  /// What it does with what comes.
  enum Mode {
    /// Hands everything on.
    case pass
    /// Takes nothing from clients, so that a long message cannot leave whole.
    case hold
    /// Takes messages and hands nothing on.
    case swallow
    /// Hands messages on, and cuts both sides after so many bytes of the next reply.
    case cutReply(after: Int)
    /// Hands messages on and keeps the replies.
    case silent
  }

  var mode = Mode.pass { didSet { for link in links { watch(link) } } }
  /// Bytes that came from clients.
  private(set) var received = 0

  private let loop: Loop
  private let upstream: String
  private let folder: String
  private let listener: Int32
  private var links: [Link] = []

  private final class Link {
    let client: Int32
    let server: Int32
    init(client: Int32, server: Int32) { (self.client, self.server) = (client, server) }
  }

  init(on loop: Loop) throws {
    self.loop = loop
    upstream = "\(try TestServer.maintenance().host)/.s.PGSQL.5432"
    var template = Array("/tmp/daisuso-proxy-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw POSIXFailure(code: errno) }
    folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    guard
      withAddress("\(folder)/.s.PGSQL.5432", { bind(listener, $0, $1) }) == 0,
      listen(listener, 100) == 0
    else { throw POSIXFailure(code: errno) }
    loop.watch(listener, for: .read) { [unowned self] _ in accept() }
  }

  deinit {
    cutAll()
    loop.unwatch(listener)
    close(listener)
    unlink("\(folder)/.s.PGSQL.5432")
    rmdir(folder)
  }

  /// The same database, through here.
  func through(_ database: Database) -> Database {
    Database(url: "\(database.url)&host=\(folder)", schema: database.schema)
  }

  /// Cuts every connection, on both sides.
  func cutAll() {
    for link in links { cut(link) }
  }

  private func accept() {
    let client = Glibc.accept(listener, nil, nil)
    let server = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    guard client >= 0, withAddress(upstream, { connect(server, $0, $1) }) == 0 else { return }
    let link = Link(client: client, server: server)
    links.append(link)
    watch(link)
  }

  private func watch(_ link: Link) {
    if case .hold = mode {
      loop.unwatch(link.client)
    } else {
      loop.watch(link.client, for: .read) { [unowned self] _ in fromClient(link) }
    }
    loop.watch(link.server, for: .read) { [unowned self] _ in fromServer(link) }
  }

  private func fromClient(_ link: Link) {
    guard let bytes = take(link.client) else { return cut(link) }
    received += bytes.count
    if case .swallow = mode { return }
    give(bytes[...], to: link.server)
  }

  private func fromServer(_ link: Link) {
    guard let bytes = take(link.server) else { return cut(link) }
    switch mode {
    case .silent: break
    case .cutReply(let after):
      give(bytes.prefix(after), to: link.client)
      cut(link)
    default: give(bytes[...], to: link.client)
    }
  }

  private func cut(_ link: Link) {
    for descriptor in [link.client, link.server] {
      loop.unwatch(descriptor)
      close(descriptor)
    }
    links.removeAll { $0 === link }
  }

  private func take(_ descriptor: Int32) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(descriptor, &bytes, bytes.count)
    return count > 0 ? Array(bytes[..<count]) : nil
  }

  private func give(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) {
    var rest = bytes
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}

struct POSIXFailure: Error {
  let code: Int32
}

/// Lends a Unix socket's address to a system call.
private func withAddress(_ path: String, _ call: (UnsafePointer<sockaddr>, socklen_t) -> Int32)
  -> Int32
{
  var address = sockaddr_un()
  address.sun_family = sa_family_t(AF_UNIX)
  withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix(107)) }
  return withUnsafePointer(to: &address) { pointer in
    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
      call($0, socklen_t(MemoryLayout<sockaddr_un>.size))
    }
  }
}
