public import API
public import Store

/// What comes next in answering a request: an answer is a value, and who runs it is wiring.
public enum Step {
  /// The answer is ready.
  case reply(Reply)
  /// One statement is to be run; its outcome leads to the next step.
  case ask(Ask)
}

/// One statement to run, and what to make of its outcome.
public struct Ask {
  /// The statement.
  public let statement: Statement
  /// Its parameters in the order of `$1 …`, as text.
  public let parameters: [String?]
  /// The next step; it is called once, with the row or with why there is none.
  public let then: (Result<Row, StoreError>) -> Step

  init(
    _ statement: Statement, _ parameters: [String?],
    then: @escaping (Result<Row, StoreError>) -> Step
  ) {
    self.statement = statement
    self.parameters = parameters
    self.then = then
  }
}
