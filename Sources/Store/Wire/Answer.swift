/// What the results of one statement, or of one pipeline, amount to.
///
/// Rows come before the commit, which can still be refused (a deferred constraint): a refusal
/// therefore outweighs all else, and of the rest the last counts.
struct Answer: ~Copyable {
  private(set) var refusal: Refusal?
  private(set) var last: PostgresResult?

  mutating func take(_ result: consuming PostgresResult) {
    switch result.kind {
    case .refused: refusal = refusal ?? result.refusal
    case .synced, .skipped: break
    default: last = consume result
    }
  }

  /// Whether the server waits for the data of a COPY.
  var awaitsCopy: Bool {
    switch last {
    case .some(let result): refusal == nil && result.kind == .copyIn
    case nil: false
    }
  }

  /// The command tag of the last statement, empty without one.
  var commandTag: String {
    switch last {
    case .some(let result): result.commandTag
    case nil: ""
    }
  }

  /// All values of the last result as text.
  var rows: [[String?]] {
    switch last {
    case .some(let result):
      (0..<result.rowCount).map { row in
        (0..<result.columnCount).map { result.text(row: row, column: $0) }
      }
    case nil: []
    }
  }
}
