/// One HTTP request as the wire gave it: nothing decoded, nothing believed yet.
public struct Incoming: Sendable, Equatable {
  /// The method token as sent; methods are case-sensitive (RFC 9110 §9.1).
  ///
  /// The server hands `HEAD` over as `GET`, as only the body is left out of its reply.
  public var method: String
  /// The path before `?`, still percent-encoded.
  public var path: String
  /// What follows the first `?`, still percent-encoded; `nil` without one.
  public var query: String?
  /// The headers that the API reads, names in lower case, each at most once.
  public var headers: [Header]
  /// The body, at most ``bodyLimit`` bytes.
  public var body: [UInt8]
  /// Names this request in logs and in the reply's `X-Request-Id`.
  public var requestID: String

  /// A header of a request or a reply.
  public struct Header: Sendable, Equatable {
    /// The field name; of requests in lower case.
    public var name: String
    /// The field value without the white space around it.
    public var value: String

    /// A field with its value, both as they go on the wire.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The most bytes a body may have: 64 KiB.
  public static let bodyLimit = 65_536

  /// The request headers that the API reads; the others are dropped on arrival.
  public static let headerNames = [
    "authorization", "content-type", "idempotency-key", "if-match", "if-none-match", "accept",
    "x-request-id",
  ]

  /// A request with these parts.
  public init(
    method: String, path: String, query: String? = nil, headers: [Header] = [],
    body: [UInt8] = [], requestID: String = ""
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.headers = headers
    self.body = body
    self.requestID = requestID
  }

  /// The value of the header `name` (lower case), `nil` when it was not sent.
  public func header(_ name: String) -> String? {
    headers.first { $0.name == name }?.value
  }
}
