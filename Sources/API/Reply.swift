/// One HTTP answer, ready for the wire.
public struct Reply: Sendable, Equatable {
  /// The status code, RFC 9110 §15.
  public var status: Int
  /// The headers besides those HTTP sets itself (length, date, connection, request id).
  public var headers: [Incoming.Header]
  /// The body; database bodies are passed on as the bytes they came in.
  public var body: [UInt8]

  /// An answer with this status, body and its type, if there is a body.
  public init(
    status: Int, contentType: String?, headers: [Incoming.Header] = [], body: [UInt8]
  ) {
    self.status = status
    self.headers = contentType.map { [Incoming.Header("Content-Type", $0)] } ?? []
    self.headers += headers
    self.body = body
  }

  /// A JSON answer (RFC 8259).
  public static func json(
    _ body: [UInt8], status: Int = 200, headers: [Incoming.Header] = []
  ) -> Reply {
    Reply(status: status, contentType: "application/json", headers: headers, body: body)
  }

  /// «Not modified»: what the caller holds is still right (RFC 9110 §15.4.5).
  public static func notModified(headers: [Incoming.Header]) -> Reply {
    Reply(status: 304, contentType: nil, headers: headers, body: [])
  }

  /// The value of the first header called `name`, in the spelling it was set with.
  public func header(_ name: String) -> String? {
    headers.first { $0.name == name }?.value
  }
}
