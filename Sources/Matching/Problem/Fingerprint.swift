/// 128 bits that tell two inputs apart.
///
/// FNV-1a over the canonical values: it guards against mistaking one file for another, not against
/// somebody who wants a collision.
///
/// - SeeAlso: Fowler, Noll and Vo's own page, <http://www.isthe.com/chongo/tech/comp/fnv/>.
public struct Fingerprint: Hashable, Sendable, CustomStringConvertible {
  private var state: UInt128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d

  init() {}

  mutating func add(_ byte: UInt8) {
    state = (state ^ UInt128(byte)) &* 0x0000_0000_0100_0000_0000_0000_0000_013b
  }

  /// Adds the eight bytes of a number, low byte first.
  mutating func add(_ value: Int) {
    var rest = UInt64(bitPattern: Int64(value))
    for _ in 0..<8 {
      add(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }

  /// Adds a text and its length, so that neighbouring texts cannot run together.
  mutating func add(_ text: String) {
    add(text.utf8.count)
    for byte in text.utf8 { add(byte) }
  }

  /// Reads 32 hexadecimal digits, or gives `nil`.
  init?(_ description: String) {
    guard description.utf8.count == 32, let state = UInt128(description, radix: 16) else {
      return nil
    }
    self.state = state
  }

  /// 32 hexadecimal digits.
  public var description: String {
    let digits = String(state, radix: 16)
    return String(repeating: "0", count: 32 - digits.count) + digits
  }
}
