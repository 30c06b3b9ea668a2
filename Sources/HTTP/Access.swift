/// What the log may know of one request: nothing that a person wrote.
public struct Access: Sendable, Equatable {
  /// The method as sent when it is a common one, else `other`.
  public var method: String
  /// The name that whoever replied gave the operation.
  public var route: String?
  /// The status sent; 0 when the client left before its request was whole.
  public var status: Int
  /// From the whole request, or from its refusal, until its last byte was handed to the kernel.
  public var microseconds: Int
  /// The body's bytes in the reply; none for HEAD.
  public var bytes: Int
  /// The same as in the reply's `X-Request-Id`.
  public var requestID: String
  /// False when the connection broke, or was cut, before the reply was out.
  public var delivered: Bool
}

/// What the server has done since its start.
public struct Counts: Sendable, Equatable {
  /// Connections that are open now.
  public var connections = 0
  /// Requests begun and not yet answered to the last byte.
  public var underWay = 0
  /// Requests that got a reply; the four classes together.
  public var requests: Int { succeeded + redirected + refused + failed }
  /// Replies of status 2xx.
  public var succeeded = 0
  /// Replies of status 3xx.
  public var redirected = 0
  /// Replies of status 4xx.
  public var refused = 0
  /// Replies of status 5xx.
  public var failed = 0
  /// Requests whose client left before they were whole.
  public var abandoned = 0
  /// Bytes of bodies read.
  public var bytesReceived = 0
  /// Bytes of bodies sent.
  public var bytesSent = 0

  /// Nothing has happened yet.
  public init() {}

  mutating func add(_ access: Access) {
    switch access.status {
    case ..<100: abandoned += 1
    case ..<300: succeeded += 1
    case ..<400: redirected += 1
    case ..<500: refused += 1
    default: failed += 1
    }
    if access.delivered { bytesSent += access.bytes }
  }
}
