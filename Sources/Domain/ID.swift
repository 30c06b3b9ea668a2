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
    uuid = UUID((high, low))
  }
}

extension ID: LosslessStringConvertible {
  /// The 36 lower-case characters of RFC 9562 §4.
  public var description: String { uuid.canonical }

  /// Reads the 36-character form in either case; `nil` for anything else.
  public init?(_ text: String) {
    guard let uuid = UUID(canonical: text) else { return nil }
    self.init(uuid)
  }
}
