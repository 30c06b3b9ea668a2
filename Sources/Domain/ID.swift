public import FoundationEssentials

/// The identity of one `Entity`, so that ids of different nouns never mix.
///
/// The bits are a UUIDv7: ids made later sort later, to the millisecond. Whoever creates a row makes
/// its id, so work done offline has ids before the network is back.
///
/// - SeeAlso: RFC 9562 §5.7, <https://www.rfc-editor.org/rfc/rfc9562#section-5.7>.
public struct ID<Entity>: Hashable, Sendable {
  /// The 128 bits as they are stored and sent.
  public let uuid: UUID

  /// Takes an id that exists already; any UUID version is accepted.
  public init(_ uuid: UUID) {
    self.uuid = uuid
  }

  /// Makes a UUIDv7 from a clock reading and random bits, both passed in.
  ///
  /// - Parameters:
  ///   - milliseconds: Unix time in milliseconds; the low 48 bits are kept.
  ///   - random: 74 of these 128 bits are kept.
  public init(milliseconds: UInt64, random: (high: UInt64, low: UInt64)) {
    let high = milliseconds << 16 | 0x7000 | random.high & 0x0FFF
    let low = random.low & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
    func byte(_ word: UInt64, _ index: UInt64) -> UInt8 {
      UInt8(truncatingIfNeeded: word >> (56 - 8 * index))
    }
    uuid = UUID(
      uuid: (
        byte(high, 0), byte(high, 1), byte(high, 2), byte(high, 3),
        byte(high, 4), byte(high, 5), byte(high, 6), byte(high, 7),
        byte(low, 0), byte(low, 1), byte(low, 2), byte(low, 3),
        byte(low, 4), byte(low, 5), byte(low, 6), byte(low, 7)
      ))
  }
}

extension ID: LosslessStringConvertible {
  /// The 36 lower-case characters of RFC 9562 §4.
  public var description: String { uuid.uuidString.lowercased() }

  /// Reads the 36-character form in either case; `nil` for anything else.
  public init?(_ text: String) {
    guard text.utf8.count == 36, let uuid = UUID(uuidString: text) else { return nil }
    self.init(uuid)
  }
}
