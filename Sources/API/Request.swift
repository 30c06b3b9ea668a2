internal import Domain
public import FoundationEssentials

/// One well-formed request: the call and what came with it.
public struct Request: Sendable, Equatable {
  /// What is wanted.
  public let call: Call
  /// The route's template, `/v1/units/{code}`: names the operation in logs and metrics.
  public let route: String
  /// The bearer token (RFC 6750 §2.1), `nil` when none was sent; only the database can tell its worth.
  public let token: String?
  /// The key that makes repeating a write harmless; always there on POST.
  public let key: UUID?
  /// The version from `If-Match`, which the row must still have.
  public let version: Int64?
  /// The `If-None-Match` header as sent.
  public let knownTag: String?

  /// Reads a request.
  ///
  /// - Throws: The first thing that is wrong: path, method, framing of headers, body type,
  ///   parameters, body, in this order.
  public init(_ incoming: Incoming) throws(Fault) {
    let (route, pathParameters) = try Route.find(incoming)
    self.route = route.template
    token = try Self.token(incoming.header("authorization"))
    key = try Self.key(incoming.header("idempotency-key"), needed: route.method == "POST")
    version = try Self.version(incoming.header("if-match"))
    knownTag = incoming.header("if-none-match")
    if !incoming.body.isEmpty { try Self.checkType(incoming.header("content-type")) }
    var parameters = try Parameters(path: pathParameters, query: incoming.query)
    call = try route.read(&parameters, incoming)
    try parameters.finish()
  }

  private static func token(_ header: String?) throws(Fault) -> String? {
    guard let header else { return nil }
    let scheme = header.utf8.prefix { $0 != UInt8(ascii: " ") }
    let token = header.utf8.dropFirst(scheme.count + 1)
    // Tokens are 20…200 visible ASCII characters; the rest cannot be one of ours.
    guard Substring(scheme).lowercased() == "bearer", (20...200).contains(token.count),
      token.allSatisfy({ (33...126).contains($0) })
    else {
      throw Fault(.unauthenticated, "Tiêu đề Authorization phải là «Bearer MÃ_TRUY_CẬP».")
    }
    return String(Substring(token))
  }

  private static func key(_ header: String?, needed: Bool) throws(Fault) -> UUID? {
    guard let header else {
      guard needed else { return nil }
      throw Fault(.malformedRequest, "Thiếu Idempotency-Key: một UUID mới cho mỗi việc ghi.")
    }
    guard let key = UUID(canonical: header) else {
      throw Fault(.malformedRequest, "Idempotency-Key phải là một UUID.")
    }
    return key
  }

  private static func version(_ header: String?) throws(Fault) -> Int64? {
    guard let header else { return nil }
    guard header.utf8.count <= 21, header.hasPrefix("\""), header.hasSuffix("\""),
      let version = Int64(header.dropFirst().dropLast()), version > 0
    else {
      throw Fault(.malformedRequest, "If-Match phải là ETag đã đọc, ví dụ \"3\".")
    }
    return version
  }

  private static func checkType(_ header: String?) throws(Fault) {
    let type = header?.split { $0 == ";" || $0 == " " }.first?.lowercased()
    guard type == "application/json" else { throw Fault(.unsupportedMediaType) }
  }
}
