/// Reads a JSON value (RFC 8259) from bytes, strictly: what is not exactly right is refused.
///
/// Refused beside bad grammar: invalid UTF-8, U+0000, half surrogates, more than ``deepest`` levels.
/// Bodies are small (64 KiB at most), so a tree of values is cheap.
struct JSONParser {
  /// How deep lists and objects may nest.
  static let deepest = 16

  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The one value that `bytes` are.
  ///
  /// - Throws: ``Fault/Kind/malformedRequest`` with the place, in bytes from 1.
  /// - Complexity: O(bytes), but for objects O(members²) in their number of names.
  static func parse(_ bytes: [UInt8]) throws(Fault) -> JSON {
    var parser = JSONParser(bytes)
    let value = try parser.value()
    parser.skipSpace()
    guard parser.position == bytes.count else { throw parser.malformed }
    return value
  }

  private var malformed: Fault {
    Fault(.malformedRequest, "Nội dung không phải JSON hợp lệ (byte thứ \(position + 1)).")
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let next, next == 0x20 || next == 0x0A || next == 0x0D || next == 0x09 { position += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipSpace()
    guard next == byte else { return false }
    position += 1
    return true
  }

  private mutating func value() throws(Fault) -> JSON {
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return .object(try nested(Self.members))
    case UInt8(ascii: "["): return .list(try nested(Self.elements))
    case UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "t"): return try word("true", .flag(true))
    case UInt8(ascii: "f"): return try word("false", .flag(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return .number(try number())
    }
  }

  private mutating func word(_ word: String, _ value: JSON) throws(Fault) -> JSON {
    guard bytes[position...].starts(with: word.utf8) else { throw malformed }
    position += word.utf8.count
    return value
  }

  private mutating func nested<Part>(
    _ parts: (inout JSONParser) throws(Fault) -> [Part]
  ) throws(Fault) -> [Part] {
    guard depth < Self.deepest else {
      throw Fault(.malformedRequest, "JSON lồng quá \(Self.deepest) tầng.")
    }
    depth += 1
    position += 1
    let found = try parts(&self)
    depth -= 1
    return found
  }

  private static func elements(_ parser: inout JSONParser) throws(Fault) -> [JSON] {
    var elements: [JSON] = []
    if parser.take(UInt8(ascii: "]")) { return elements }
    repeat { elements.append(try parser.value()) } while parser.take(UInt8(ascii: ","))
    guard parser.take(UInt8(ascii: "]")) else { throw parser.malformed }
    return elements
  }

  private static func members(
    _ parser: inout JSONParser
  ) throws(Fault) -> [(name: String, value: JSON)] {
    var members: [(name: String, value: JSON)] = []
    if parser.take(UInt8(ascii: "}")) { return members }
    repeat {
      parser.skipSpace()
      let name = try parser.text()
      guard parser.take(UInt8(ascii: ":")) else { throw parser.malformed }
      let value = try parser.value()
      members.removeAll { $0.name == name }
      guard members.count < 100 else { throw Fault(.invalidBody, "Quá nhiều trường.") }
      members.append((name, value))
    } while parser.take(UInt8(ascii: ","))
    guard parser.take(UInt8(ascii: "}")) else { throw parser.malformed }
    return members
  }

  /// The text of a number, as RFC 8259 §6 writes them.
  private mutating func number() throws(Fault) -> String {
    let start = position
    if next == UInt8(ascii: "-") { position += 1 }
    let whole = try digits()
    guard whole.count == 1 || whole.first != UInt8(ascii: "0") else { throw malformed }
    if next == UInt8(ascii: ".") {
      position += 1
      _ = try digits()
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      position += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
      _ = try digits()
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func digits() throws(Fault) -> ArraySlice<UInt8> {
    let digits = bytes[position...].prefix { (0x30...0x39).contains($0) }
    guard !digits.isEmpty else { throw malformed }
    position = digits.endIndex
    return digits
  }
}

/// Texts.
extension JSONParser {
  private mutating func text() throws(Fault) -> String {
    guard next == UInt8(ascii: "\"") else { throw malformed }
    position += 1
    var units: [UInt8] = []
    while let byte = next, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw malformed }
      position += 1
      if byte == UInt8(ascii: "\\") { units += try escaped() } else { units.append(byte) }
    }
    guard next != nil, let text = String(validating: units, as: UTF8.self) else { throw malformed }
    position += 1
    return text
  }

  private mutating func escaped() throws(Fault) -> [UInt8] {
    guard let kind = next else { throw malformed }
    position += 1
    switch kind {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [kind]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"): return Array(String(try scalar()).utf8)
    default: throw malformed
    }
  }

  private mutating func scalar() throws(Fault) -> Unicode.Scalar {
    var value = try codeUnit()
    if (0xD800...0xDBFF).contains(value) {
      guard bytes[position...].starts(with: "\\u".utf8) else { throw malformed }
      position += 2
      let low = try codeUnit()
      guard (0xDC00...0xDFFF).contains(low) else { throw malformed }
      value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
    }
    guard value != 0 else { throw Fault(.malformedRequest, "Văn bản có ký tự U+0000.") }
    guard let scalar = Unicode.Scalar(value) else { throw malformed }
    return scalar
  }

  private mutating func codeUnit() throws(Fault) -> UInt32 {
    let digits = bytes[position...].prefix(4)
    let isHexadecimal = digits.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
    guard digits.count == 4, isHexadecimal,
      let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw malformed }
    position += 4
    return value
  }
}
