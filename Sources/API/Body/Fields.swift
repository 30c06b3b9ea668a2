internal import Domain

/// The fields of one object of a body, taken out one by one; what nobody takes is refused.
///
/// A field that is absent or `null` has no value. Each fault names its field by JSON pointer (RFC 6901).
struct Fields {
  private let path: String
  private var members: [(name: String, value: JSON)]
  private let nulls: Set<String>

  /// The fields of the body of `incoming`.
  init(_ incoming: Incoming) throws(Fault) {
    guard !incoming.body.isEmpty else {
      throw Fault(.invalidBody, "Thiếu nội dung JSON.")
    }
    try self.init(JSONParser.parse(incoming.body), at: "")
  }

  private init(_ value: JSON, at path: String) throws(Fault) {
    guard case .object(let members) = value else {
      throw Fault(.invalidBody, errors: [Fault.Place(path, "Phải là một đối tượng JSON.")])
    }
    (self.path, self.members) = (path, members)
    nulls = Set(members.filter { $0.value == .null }.map(\.name))
  }

  /// A refusal of the field `name`.
  func fault(_ name: String, _ detail: String) -> Fault {
    let escaped = name.prefix(64).split(separator: "~", omittingEmptySubsequences: false)
      .joined(separator: "~0").split(separator: "/", omittingEmptySubsequences: false)
      .joined(separator: "~1")
    return Fault(.invalidBody, errors: [Fault.Place("\(path)/\(escaped)", detail)])
  }

  /// Whether the body names the field, even as `null`: a merge patch then clears it (RFC 7396).
  func names(_ name: String) -> Bool {
    members.contains { $0.name == name }
  }

  private mutating func value(_ name: String) -> JSON? {
    guard let index = members.firstIndex(where: { $0.name == name }) else { return nil }
    let value = members.remove(at: index).value
    return value == .null ? nil : value
  }

  /// Takes a field through `read`, which answers `nil` for a bad value.
  mutating func take<Value>(
    _ name: String, _ complaint: String, _ read: (JSON) -> Value?
  ) throws(Fault) -> Value? {
    guard let found = value(name) else { return nil }
    guard let value = read(found) else { throw fault(name, complaint) }
    return value
  }

  /// Takes an object through `read`, which must take all its fields.
  mutating func object<Value>(
    _ name: String, _ read: (inout Fields) throws(Fault) -> Value
  ) throws(Fault) -> Value? {
    guard let found = value(name) else { return nil }
    var fields = try Fields(found, at: "\(path)/\(name)")
    let value = try read(&fields)
    try fields.finish()
    return value
  }

  /// Refuses a field that has no value.
  func need<Value>(_ value: Value?, _ name: String) throws(Fault) -> Value {
    guard let value else { throw fault(name, "Thiếu trường này.") }
    return value
  }

  /// The value of a field that a merge patch may set but not clear.
  func kept<Value>(_ name: String, _ value: Value?) throws(Fault) -> Value? {
    guard value != nil || !nulls.contains(name) else {
      throw fault(name, "Trường này không để trống được.")
    }
    return value
  }

  /// Refuses what was not taken.
  func finish() throws(Fault) {
    guard members.isEmpty else {
      throw Fault(
        .invalidBody, "Có trường không dùng được ở đây.",
        errors: members.prefix(20).flatMap { fault($0.name, "Không có trường này.").errors })
    }
  }
}
