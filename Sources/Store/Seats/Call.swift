/// One asked statement on its way to an answer; loop thread only.
final class Call {
  /// Serialisation failure and deadlock: the server undid the statement and bids us try again.
  static let conflicts: Set = ["40001", "40P01"]
  /// A plan or a session out of date (changed tables; a primary that was demoted): the seat is
  /// mended.
  static let outdated: Set = ["0A000", "25006"]

  let statement: Statement
  let text: StatementText
  let parameters: CStrings
  let then: (Result<Row, StoreError>) -> Void
  /// When it was asked, in ``Loop/nowMilliseconds``.
  let asked: Int64
  /// When it last entered a line, or was last given to a seat.
  var since: Int64
  /// Its place among all calls; a repeated call keeps it.
  var order: UInt64 = 0
  private var losses = 0
  private var refusals = 0

  init(
    _ statement: Statement, _ text: StatementText, _ parameters: CStrings, now: Int64,
    then: @escaping (Result<Row, StoreError>) -> Void
  ) {
    self.statement = statement
    self.text = text
    self.parameters = parameters
    self.then = then
    asked = now
    since = now
  }

  /// What a failure leads to.
  enum Next: Equatable {
    case fail(StoreError)
    case again(afterMilliseconds: Int64)
  }

  /// Decides after a lost connection: what cannot have happened, and any read, is repeated once.
  ///
  /// Not at once: seldom is one backend alone killed, and the other seats need the moment to notice.
  func next(after fate: SeatMachine.Fate) -> Next {
    if fate == .unknown, statement.kind == .write { return .fail(.unknown) }
    losses += 1
    return losses == 1 ? .again(afterMilliseconds: 20) : .fail(.lost)
  }

  /// Decides after a refusal; nothing happened, so it may be repeated, five times within 4 s.
  ///
  /// The wait grows at random up to 160 ms, so that two in conflict do not meet again.
  func next(after error: StoreError, now: Int64) -> Next {
    guard case .refused(let state, _) = error, refusals < 5, now - asked < 4000 else {
      return .fail(error)
    }
    if Self.outdated.contains(state) {
      refusals += 1
      return .again(afterMilliseconds: 0)
    }
    guard Self.conflicts.contains(state) else { return .fail(error) }
    refusals += 1
    return .again(afterMilliseconds: .random(in: 1...(5 << Int64(refusals))))
  }
}
