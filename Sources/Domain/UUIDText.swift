public import FoundationEssentials

extension UUID {
  /// Reads the 36 characters of RFC 9562 §4, in either case; `nil` for anything else.
  ///
  /// `UUID(uuidString:)` goes through `sscanf`, which takes signs and white space for digits, and
  /// every request brings an id or two.
  public init?(canonical text: String) {
    guard text.utf8.count == 36 else { return nil }
    var words: (high: UInt64, low: UInt64) = (0, 0)
    for (place, byte) in text.utf8.enumerated() {
      switch place {
      case 8, 13, 18, 23: guard byte == UInt8(ascii: "-") else { return nil }
      case ..<18:
        guard let digit = Self.digit(byte) else { return nil }
        words.high = words.high << 4 | digit
      default:
        guard let digit = Self.digit(byte) else { return nil }
        words.low = words.low << 4 | digit
      }
    }
    self.init(words)
  }

  /// Takes 128 bits as two words, the first byte in the highest bits.
  init(_ words: (high: UInt64, low: UInt64)) {
    func byte(_ word: UInt64, _ index: UInt64) -> UInt8 {
      UInt8(truncatingIfNeeded: word >> (56 - 8 * index))
    }
    let (high, low) = words
    self.init(
      uuid: (
        byte(high, 0), byte(high, 1), byte(high, 2), byte(high, 3),
        byte(high, 4), byte(high, 5), byte(high, 6), byte(high, 7),
        byte(low, 0), byte(low, 1), byte(low, 2), byte(low, 3),
        byte(low, 4), byte(low, 5), byte(low, 6), byte(low, 7)
      ))
  }

  /// The 36 lower-case characters of RFC 9562 §4.
  public var canonical: String {
    let digits: StaticString = "0123456789abcdef"
    return String(unsafeUninitializedCapacity: 36) { text in
      var place = 0
      func put(_ byte: UInt8) {
        text[place] = byte
        place += 1
      }
      withUnsafeBytes(of: uuid) { bytes in
        for (index, byte) in bytes.enumerated() {
          if [4, 6, 8, 10].contains(index) { put(UInt8(ascii: "-")) }
          put(digits.utf8Start[Int(byte >> 4)])
          put(digits.utf8Start[Int(byte & 15)])
        }
      }
      return place
    }
  }

  private static func digit(_ byte: UInt8) -> UInt64? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }
}
