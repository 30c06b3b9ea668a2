/// One statement of the service, by the name of its file under `sql/queries`.
///
/// It answers exactly one row (outcome text, version bigint, body text, cursor text).
public struct Statement: Sendable, Hashable {
  /// Which line a call waits in.
  public enum Lane: Sendable, Hashable {
    /// Answers in milliseconds.
    case fast
    /// Known to be slow (matching data, big tiles, exports): two seats at most are given to these.
    case slow
  }

  /// Whether it may be repeated without asking.
  public enum Kind: Sendable, Hashable {
    /// Changes nothing that a repeat would change again.
    case read
    /// Changes something: once sent whole, only its idempotency key may repeat it.
    case write
  }

  /// The file's path without `.sql`: `unit/search`.
  public let name: String
  /// The line it waits in.
  public let lane: Lane
  /// Read or write.
  public let kind: Kind
  /// False for lists with optional filters, which need a plan for each set of filters.
  public let isPrepared: Bool
  /// Whether it reads `contact`: the token, its first parameter, is then made known to row-level
  /// security in the same transaction and the same round trip.
  public let readsContact: Bool

  /// Names a statement; its text is read and prepared by ``Seats``.
  public init(
    _ name: String, _ kind: Kind, lane: Lane = .fast, prepared: Bool = true, contact: Bool = false
  ) {
    self.name = name
    self.kind = kind
    self.lane = lane
    isPrepared = prepared
    readsContact = contact
  }
}
