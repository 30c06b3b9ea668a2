/// Reads strict JSON (RFC 8259) from bytes, value by value, and knows where it is.
///
/// A pull reader: the caller says what must come next, so nothing is kept that is not wanted, and each
/// fault is named by its JSON pointer. Stricter than the standard asks: no repeated names, no U+0000,
/// no half surrogates, no bytes that are not UTF-8.
struct JSONReader {
  /// How much is read before a file is refused.
  struct Limits {
    var bytes = 1 << 30
    var depth = 8
    var text = 200
  }

  let bytes: [UInt8]
  let limits: Limits
  var position = 0
  private var path: [Step] = []

  private enum Step {
    case name(String)
    case index(Int)
  }

  init(_ bytes: [UInt8], limits: Limits = Limits()) throws(MatchingError) {
    guard bytes.count <= limits.bytes else {
      throw .input(pointer: "", fault: .tooLong(limit: limits.bytes))
    }
    self.bytes = bytes
    self.limits = limits
  }

  /// Where the reader is, as an RFC 6901 pointer.
  var pointer: String {
    path.reduce(into: "") { text, step in
      switch step {
      case .name(let name): text += "/" + escaped(name)
      case .index(let index): text += "/\(index)"
      }
    }
  }

  func fault(_ fault: InputFault) -> MatchingError {
    .input(pointer: pointer, fault: fault)
  }

  /// Refuses anything but white space after the value.
  mutating func end() throws(MatchingError) {
    skipSpace()
    guard position == bytes.count else { throw fault(.notJSON(byte: position)) }
  }

  /// Reads an object whose names are all known.
  ///
  /// - Parameters:
  ///   - fields: Every name the format has here.
  ///   - read: Reads the value of the named field.
  /// - Throws: The fault of an unknown, repeated or missing name, or of `read`.
  mutating func object(
    _ fields: Fields, _ read: (inout JSONReader, String) throws(MatchingError) -> Void
  ) throws(MatchingError) {
    var seen: Set<String> = []
    try names { (reader, name) throws(MatchingError) in
      guard fields.all.contains(name) else { throw reader.fault(.unknownField) }
      guard seen.insert(name).inserted else { throw reader.fault(.repeatedField) }
      try read(&reader, name)
    }
    for name in fields.required where !seen.contains(name) {
      throw .input(pointer: "\(pointer)/\(name)", fault: .missingField)
    }
  }

  /// Reads an object whose names are data; each may stand once.
  mutating func dictionary(
    _ read: (inout JSONReader, String) throws(MatchingError) -> Void
  ) throws(MatchingError) {
    var seen: Set<String> = []
    try names { (reader, name) throws(MatchingError) in
      guard seen.insert(name).inserted else { throw reader.fault(.repeatedField) }
      try read(&reader, name)
    }
  }

  private mutating func names(
    _ read: (inout JSONReader, String) throws(MatchingError) -> Void
  ) throws(MatchingError) {
    try open(UInt8(ascii: "{"), .object)
    if take(UInt8(ascii: "}")) { return }
    repeat {
      skipSpace()
      guard peek == UInt8(ascii: "\"") else { throw fault(.notJSON(byte: position)) }
      let name = try text()
      path.append(.name(name))
      guard take(UInt8(ascii: ":")) else { throw fault(.notJSON(byte: position)) }
      try read(&self, name)
      path.removeLast()
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "}")) else { throw fault(.notJSON(byte: position)) }
  }

  /// Reads an array; `read` reads one element.
  mutating func array(
    _ read: (inout JSONReader) throws(MatchingError) -> Void
  ) throws(MatchingError) {
    try open(UInt8(ascii: "["), .array)
    if take(UInt8(ascii: "]")) { return }
    var index = 0
    repeat {
      path.append(.index(index))
      try read(&self)
      path.removeLast()
      index += 1
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "]")) else { throw fault(.notJSON(byte: position)) }
  }

  private mutating func open(_ bracket: UInt8, _ kind: ExpectedValue) throws(MatchingError) {
    guard path.count < limits.depth else { throw fault(.tooDeep(limit: limits.depth)) }
    guard take(bracket) else { throw wrong(kind) }
  }

  /// The byte under the reader, or `nil` at the end.
  var peek: UInt8? {
    position < bytes.count ? bytes[position] : nil
  }

  mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      default: return
      }
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipSpace()
    guard peek == byte else { return false }
    position += 1
    return true
  }

  /// The fault of a value that is not of the kind wanted: another type, or no JSON at all.
  func wrong(_ expected: ExpectedValue) -> MatchingError {
    guard let peek, "{[\"tfn-0123456789".utf8.contains(peek) else {
      return fault(.notJSON(byte: position))
    }
    return fault(.wrongType(expected: expected))
  }
}

/// The names an object may and must have.
struct Fields {
  let required: [String]
  let all: [String]

  init(_ required: [String], optional: [String] = []) {
    self.required = required
    all = required + optional
  }
}
