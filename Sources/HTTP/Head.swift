internal import API

/// A request's line and headers as they arrive, and what is wrong with them.
///
/// libmicrohttpd 0.9.75 accepts framing that another server on the way could read differently; what
/// it lets through and RFC 9112 §3.2, §5.1 and §6 forbid is refused here.
struct Head {
  private(set) var method = ""
  private(set) var path = ""
  private(set) var query: String?
  private(set) var headers: [Incoming.Header] = []
  /// What the client called this request, when that is fit to be logged and sent back.
  private(set) var requestID: String?
  /// The body's length, `nil` when it was not told.
  private(set) var contentLength: Int?

  private var readTargetBytes = 0
  private var hosts = 0
  private var contentLengths = 0
  private var transferEncodings = 0
  private var wrong: String?

  /// Whether a body follows.
  var hasBody: Bool { transferEncodings > 0 || contentLength ?? 0 > 0 }

  /// Takes the request target, up to the first NUL.
  mutating func setTarget(_ bytes: Span<UInt8>) {
    readTargetBytes = bytes.count
    var split = bytes.count
    for index in bytes.indices {
      let byte = bytes[index]
      if byte <= 0x20 || byte == 0x7F { wrong = "Địa chỉ có ký tự không được phép." }
      if byte == UInt8(ascii: "?"), split == bytes.count { split = index }
    }
    path = text(bytes.extracting(..<split))
    if split < bytes.count { query = text(bytes.extracting((split + 1)...)) }
  }

  /// Takes one header, its name in any case.
  mutating func add(name: Span<UInt8>, value: Span<UInt8>) {
    guard let last = name.indices.last, name[last] > 0x20 else {
      wrong = "Tên trường tiêu đề không hợp lệ."
      return
    }
    switch name.count {
    case 4 where equal(name, "host"): hosts += 1
    case 14 where equal(name, "content-length"): addContentLength(value)
    case 17 where equal(name, "transfer-encoding"):
      transferEncodings += 1
      if !equal(value, "chunked") { wrong = "Chỉ nhận Transfer-Encoding: chunked." }
    default:
      if let kept = Incoming.headerNames.first(where: { equal(name, $0) }) { keep(kept, value) }
    }
  }

  /// Says that the line and all headers are in; `nil` when nothing is wrong with them.
  ///
  /// The target's length on the wire is more than what was taken where a NUL cut it.
  mutating func finish(method: Span<UInt8>, isHTTP11: Bool, targetBytes: Int) -> Fault? {
    self.method = text(method)
    if targetBytes != readTargetBytes { wrong = "Địa chỉ có ký tự không được phép." }
    if hosts > 1 || isHTTP11 && hosts == 0 { wrong = "Phải có đúng một trường Host." }
    if contentLengths > 1 { wrong = "Có hơn một Content-Length." }
    if transferEncodings > 1 || transferEncodings == 1 && (contentLengths > 0 || !isHTTP11) {
      wrong = "Transfer-Encoding không đi cùng Content-Length hay HTTP/1.0."
    }
    return wrong.map { Fault(.malformedRequest, $0) }
  }

  private mutating func addContentLength(_ value: Span<UInt8>) {
    contentLengths += 1
    var length: Int? = value.isEmpty ? nil : 0
    for index in value.indices {
      let byte = value[index]
      guard let shorter = length, byte >= 0x30, byte <= 0x39, shorter < Int.max / 10 - 1 else {
        length = nil
        break
      }
      length = shorter * 10 + Int(byte - 0x30)
    }
    if length == nil { wrong = "Content-Length không phải là số." }
    contentLength = length
  }

  private mutating func keep(_ name: String, _ value: Span<UInt8>) {
    // The library strips white space before a value, not behind it.
    let end = value.indices.last { value[$0] != 0x20 && value[$0] != 0x09 }
    let value = text(value.extracting(first: (end ?? -1) + 1))
    if name == "x-request-id" { return setRequestID(value) }
    guard let earlier = headers.firstIndex(where: { $0.name == name }) else {
      headers.append(Incoming.Header(name, value))
      return
    }
    switch name {
    // Lists may be sent in pieces (RFC 9110 §5.3); of two others nobody knows which is meant.
    case "accept", "if-match", "if-none-match": headers[earlier].value += ", " + value
    default: wrong = "Trường \(name) được gửi hai lần."
    }
  }

  private mutating func setRequestID(_ value: String) {
    let fit = value.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "-"):
        true
      default: false
      }
    }
    if fit, (1...64).contains(value.utf8.count) { requestID = value }
  }

  private mutating func text(_ bytes: Span<UInt8>) -> String {
    guard let valid = try? UTF8Span(validating: bytes) else {
      wrong = "Yêu cầu có byte không thuộc UTF-8."
      return ""
    }
    return String(copying: valid)
  }

  /// Whether `bytes` are `name`, which is in lower case, without regard to their own case.
  private func equal(_ bytes: Span<UInt8>, _ name: String) -> Bool {
    let name = name.utf8.span
    guard bytes.count == name.count else { return false }
    for index in bytes.indices {
      let byte = bytes[index]
      let isUpper = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
      if (isUpper ? byte | 0x20 : byte) != name[index] { return false }
    }
    return true
  }
}
