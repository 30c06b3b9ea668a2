/// Percent-encoding (RFC 3986 §2.1) and its strict reading: what is not exactly right is refused, never repaired.
enum Percent {
  /// The decoded text, or `nil` for a broken escape, invalid UTF-8 or U+0000.
  ///
  /// With `plusIsSpace` a `+` stands for a space, as in a query that a form wrote.
  static func decode(_ text: Substring, plusIsSpace: Bool = false) -> String? {
    // Most texts hold nothing to decode, and every request brings a few of them.
    if isPlain(text.utf8.span, plusIsSpace: plusIsSpace) { return String(text) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var rest = text.utf8.makeIterator()
    while let byte = rest.next() {
      switch byte {
      case UInt8(ascii: "%"):
        guard let high = rest.next().flatMap(hexValue), let low = rest.next().flatMap(hexValue)
        else { return nil }
        bytes.append(high << 4 | low)
      case UInt8(ascii: "+") where plusIsSpace: bytes.append(UInt8(ascii: " "))
      default: bytes.append(byte)
      }
    }
    guard !bytes.contains(0) else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }

  /// `text` with everything but unreserved characters (RFC 3986 §2.3) escaped.
  static func encode(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        bytes.append(byte)
      default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isPlain(_ bytes: Span<UInt8>, plusIsSpace: Bool) -> Bool {
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: "%"), 0: return false
      case UInt8(ascii: "+") where plusIsSpace: return false
      default: break
      }
    }
    return true
  }

  private static func hexValue(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
