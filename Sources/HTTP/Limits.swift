/// What one client may cost the server.
public struct Limits: Sendable, Equatable {
  /// The most bytes of a body; more is refused with 413.
  public var bodyBytes = 65_536
  /// The most bytes of request line and headers together; more is refused with 431.
  public var headBytes = 16_384
  /// What libmicrohttpd may use for one connection, in bytes; it bounds the head as well.
  public var connectionMemoryBytes = 32_768
  /// The most connections at once; further ones wait in the listening socket's backlog.
  public var connections = 1000
  /// A connection on which nothing moves for so long is closed; above a proxy's keep-alive time.
  public var idleSeconds = 15
  /// From connecting, or from the request line, until the headers must be whole.
  public var headMilliseconds: Int64 = 10_000
  /// From the end of the headers until the body must be whole: 64 KiB at 17 kbit/s.
  public var bodyMilliseconds: Int64 = 30_000

  /// The limits for a service that stands behind a proxy or on loopback.
  public init() {}
}
