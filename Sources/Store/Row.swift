/// The one row that every statement of the service answers.
public struct Row: Sendable, Equatable {
  /// `ok`, `created`, or a word of the fault table.
  public var outcome: String
  /// The version of what was read or written, for an ETag.
  public var version: Int64?
  /// The reply's bytes, made by PostgreSQL; empty without a body.
  public var body: [UInt8]
  /// Where the next page begins.
  public var cursor: String?

  /// Makes a row by hand, as a test of a service's answer does.
  public init(
    outcome: String, version: Int64? = nil, body: [UInt8] = [], cursor: String? = nil
  ) {
    self.outcome = outcome
    self.version = version
    self.body = body
    self.cursor = cursor
  }

  /// Reads the answer of `statement`.
  ///
  /// - Throws: ``StoreError/refused(state:constraint:)``, or ``StoreError/shape(statement:found:)``.
  init(_ answer: borrowing Answer, of statement: Statement) throws(StoreError) {
    if let refusal = answer.refusal { throw refusal.error }
    func odd(_ found: String) -> StoreError { .shape(statement: statement.name, found: found) }
    switch answer.last {
    case nil: throw odd("không có kết quả")
    case .some(let result):
      guard result.kind == .rows, result.rowCount == 1, result.columnCount == 4 else {
        throw odd("\(result.rowCount) dòng, \(result.columnCount) cột")
      }
      guard let outcome = result.text(row: 0, column: 0) else { throw odd("outcome NULL") }
      let version = result.text(row: 0, column: 1)
      self.outcome = outcome
      self.version = version.flatMap { Int64($0) }
      body = result.bytes(row: 0, column: 2) ?? []
      cursor = result.text(row: 0, column: 3)
      if version != nil, self.version == nil { throw odd("version không phải số nguyên") }
    }
  }
}
