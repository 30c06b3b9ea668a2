internal import FoundationEssentials

/// A refusal that tells the caller what happened and what to do next (RFC 9457 problem details).
///
/// A fault never carries a person's data, SQL or a stack: it is safe to log and to show.
public struct Fault: Error, Sendable, Equatable {
  /// What kind of refusal: fixes the status, the title and the stable code.
  public var kind: Kind
  /// One sentence in Vietnamese about this case; `nil` when the title says it all.
  public var detail: String?
  /// The places in the request that are wrong.
  public var errors: [Place]
  /// Headers that belong to the refusal, such as `Allow` or `Retry-After`.
  public var headers: [Incoming.Header]

  /// One wrong place of a request.
  public struct Place: Sendable, Equatable, Codable {
    /// A JSON pointer into the body (RFC 6901, `/due_on`), or `?name` for a query parameter.
    public var pointer: String
    /// What is wrong there, in Vietnamese.
    public var detail: String
    /// The rule that does not hold there, by its code; only of ``Fault/Kind/rulesNotMet``.
    public var code: String?

    /// A wrong place and what is wrong there.
    public init(_ pointer: String, _ detail: String, code: String? = nil) {
      (self.pointer, self.detail, self.code) = (pointer, detail, code)
    }
  }

  /// A refusal of this kind.
  public init(
    _ kind: Kind, _ detail: String? = nil, errors: [Place] = [], headers: [Incoming.Header] = []
  ) {
    self.kind = kind
    self.detail = detail
    self.errors = errors
    self.headers = headers
  }

  /// One wrong query parameter.
  public static func parameter(_ name: String, _ detail: String) -> Fault {
    Fault(.invalidParameter, errors: [Place("?" + name, detail)])
  }
}

extension Fault {
  /// Every kind of refusal; the raw value is the stable code, never reused once retired.
  public enum Kind: String, Sendable, CaseIterable {
    case malformedRequest = "malformed_request"
    case invalidParameter = "invalid_parameter"
    case invalidBody = "invalid_body"
    case unauthenticated = "unauthenticated"
    case forbidden = "forbidden"
    case notFound = "not_found"
    case methodNotAllowed = "method_not_allowed"
    case notAcceptable = "not_acceptable"
    case requestTimeout = "request_timeout"
    case stateConflict = "state_conflict"
    case taken = "taken"
    case full = "full"
    case rulesNotMet = "rules_not_met"
    case stale = "stale"
    case tooLarge = "too_large"
    case unsupportedMediaType = "unsupported_media_type"
    case keyReused = "idempotency_key_reused"
    case preconditionRequired = "precondition_required"
    case headersTooLarge = "headers_too_large"
    case unforeseen = "unforeseen"
    case unavailable = "unavailable"
    case repeatWithSameKey = "repeat_with_same_key"

    /// The HTTP status of the refusal.
    public var status: Int {
      switch self {
      case .malformedRequest, .invalidParameter, .invalidBody: 400
      case .unauthenticated: 401
      case .forbidden: 403
      case .notFound: 404
      case .methodNotAllowed: 405
      case .notAcceptable: 406
      case .requestTimeout: 408
      case .stateConflict, .taken, .full, .rulesNotMet: 409
      case .stale: 412
      case .tooLarge: 413
      case .unsupportedMediaType: 415
      case .keyReused: 422
      case .preconditionRequired: 428
      case .headersTooLarge: 431
      case .unforeseen: 500
      case .unavailable, .repeatWithSameKey: 503
      }
    }

    /// What the refusal means, in Vietnamese: one sentence that ends in what to do where it helps.
    public var title: String {
      switch self {
      case .malformedRequest: "Yêu cầu gửi lên không đúng khuôn dạng."
      case .invalidParameter: "Tham số trên địa chỉ không hợp lệ."
      case .invalidBody: "Nội dung gửi lên không hợp lệ."
      case .unauthenticated: "Chưa đăng nhập, hoặc mã truy cập đã hết hạn hay bị thu hồi."
      case .forbidden: "Vai trò của bạn không được làm việc này."
      case .notFound: "Không tìm thấy, hoặc nằm ngoài phạm vi của bạn."
      case .methodNotAllowed: "Địa chỉ này không nhận phương thức đó."
      case .notAcceptable: "Máy chủ không trả được định dạng được yêu cầu."
      case .requestTimeout: "Yêu cầu gửi quá chậm nên bị ngắt."
      case .stateConflict: "Trạng thái hiện tại không cho phép việc này."
      case .taken: "Đã có người nhận trước."
      case .full: "Đã đủ số lượng cho phép."
      case .rulesNotMet: "Chưa đúng các quy định ghép người giúp."
      case .stale: "Dữ liệu đã thay đổi từ lần bạn đọc; hãy đọc lại rồi thử lại."
      case .tooLarge: "Nội dung gửi lên quá 64 KiB."
      case .unsupportedMediaType: "Nội dung phải là application/json."
      case .keyReused: "Khóa Idempotency-Key này đã dùng cho một nội dung khác."
      case .preconditionRequired: "Thiếu If-Match: hãy gửi kèm phiên bản bạn đã đọc."
      case .headersTooLarge: "Phần đầu của yêu cầu quá lớn."
      case .unforeseen: "Máy chủ gặp lỗi ngoài dự kiến; lỗi đã được ghi lại."
      case .unavailable:
        "Máy chủ đang bận hoặc chưa nối được cơ sở dữ liệu; hãy thử lại sau giây lát."
      case .repeatWithSameKey:
        "Chưa biết việc đã ghi xong hay chưa; hãy gửi lại với cùng Idempotency-Key."
      }
    }
  }

  /// The refusal as `application/problem+json`.
  public var reply: Reply {
    let problem = Problem(
      type: "/problems/" + kind.rawValue, title: kind.title, status: kind.status,
      code: kind.rawValue, detail: detail, errors: errors.isEmpty ? nil : errors)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Strings and integers alone always encode; the fallback keeps the promise without a trap.
    let body = (try? encoder.encode(problem)).map(Array.init) ?? Array("{}".utf8)
    // RFC 9110 §11.6.1 wants a 401 to say how to come back.
    let challenge = kind == .unauthenticated ? [Incoming.Header("WWW-Authenticate", "Bearer")] : []
    return Reply(
      status: kind.status, contentType: "application/problem+json", headers: challenge + headers,
      body: body)
  }
}

/// The members of a problem document, as both ends of the wire read and write them.
public struct Problem: Codable, Sendable, Equatable {
  /// A relative reference that names the kind of problem.
  public var type: String
  /// The kind in one Vietnamese sentence.
  public var title: String
  /// The HTTP status, repeated for readers that lost it.
  public var status: Int
  /// The stable code of ``Fault/Kind``.
  public var code: String
  /// What happened in this case.
  public var detail: String?
  /// The wrong places.
  public var errors: [Fault.Place]?
}
