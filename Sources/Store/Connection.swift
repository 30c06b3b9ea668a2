internal import CPostgres
internal import Loop

/// One connection of a thread that may block: migrations, the matching worker, administration.
///
/// After ``StoreError/lost`` or ``StoreError/unknown`` it is of no further use.
public struct Connection: ~Copyable, Sendable {
  /// Where it leads.
  public let database: Database

  private let wire: PostgresConnection
  let text: SQLText

  private let terms: Terms

  /// Connects, which blocks for at most 2 s a host of the URL.
  ///
  /// - Throws: ``StoreError/obstacle(_:)``.
  public init(_ database: Database, _ terms: Terms, text: SQLText = .bundled)
    throws(StoreError)
  {
    self.database = database
    self.terms = terms
    self.text = text
    wire = try PostgresConnection.open(try ConnectionParameters(database, terms))
  }

  /// Runs a script of any number of statements, as psql would run a file.
  ///
  /// Without a transaction of its own the script is one transaction.
  public func execute(_ script: String) throws(StoreError) {
    if let refusal = try attempt(script) { throw refusal.error }
  }

  /// Runs one statement; parameters and values are text, `nil` is NULL.
  public func query(_ sql: String, _ parameters: [String?] = [])
    throws(StoreError) -> [[String?]]
  {
    let answer = try answer(to: sql, parameters)
    if let refusal = answer.refusal { throw refusal.error }
    return answer.rows
  }

  /// Runs a query of `sql/queries` that answers rows of its own: `name` is its path without `.sql`.
  public func rows(of name: String, _ parameters: [String?] = [])
    throws(StoreError) -> [[String?]]
  {
    try query(file: "queries/\(name).sql", parameters)
  }

  /// Runs one of the service's statements.
  ///
  /// - Throws: ``StoreError/lost`` also after a read was sent: repeating it is harmless.
  public func ask(_ statement: Statement, _ parameters: [String?]) throws(StoreError) -> Row {
    let sql = try text.read("queries/\(statement.name).sql")
    do {
      return try Row(try answer(to: sql, parameters), of: statement)
    } catch .unknown where statement.kind == .read {
      throw .lost
    }
  }

  /// Loads rows by COPY: `command` is `COPY … FROM STDIN …`, `next` gives bytes until `nil`.
  ///
  /// Pieces may be cut anywhere. When `next` throws, the server is told to refuse the whole.
  ///
  /// - Returns: The number of rows.
  @discardableResult
  public func copy(_ command: String, _ next: () throws(StoreError) -> [UInt8]?)
    throws(StoreError) -> Int
  {
    let (rows, refusal) = try attemptCopy(command, next)
    if let refusal { throw refusal.error }
    return rows
  }

  /// Runs `body` in a transaction: committed when it returns, rolled back when it throws.
  ///
  /// - Throws: What `body` threw; ``StoreError/unknown`` when the commit itself is in doubt.
  public func transaction<Value>(
    _ body: (borrowing Connection) throws(StoreError) -> Value
  ) throws(StoreError) -> Value {
    try execute("begin")
    let value: Value
    do {
      value = try body(self)
    } catch {
      // Its own failure must not hide the first error; a lost connection rolls back by itself.
      try? execute("rollback")
      throw error
    }
    try commit()
    return value
  }

  /// What another thread needs to interrupt the statement under way here.
  public func cancellation() -> Cancellation? { wire.cancellation() }

  /// The server's process that answers here.
  package var backend: Int32 { wire.backend }

  /// The server's name, or the folder of its socket.
  package var host: String { wire.host }

  /// The password that libpq took from the URL.
  package var password: String? { wire.password }
}

extension Connection {
  /// Runs a script; a refusal comes with the server's words, for a person at the terminal.
  func attempt(_ script: String) throws(StoreError) -> Refusal? {
    let script = try CStrings([script])
    guard wire.send(script: script) else { throw .lost }
    return try wire.settle(until: deadline).refusal
  }

  /// Runs one statement that is kept in a file.
  func query(file: String, _ parameters: [String?] = []) throws(StoreError) -> [[String?]] {
    try query(try text.read(file), parameters)
  }

  /// Whether a transaction block is open and has not failed.
  var isInTransaction: Bool { wire.isInTransaction }

  func attemptCopy(_ command: String, _ next: () throws(StoreError) -> [UInt8]?)
    throws(StoreError) -> (rows: Int, refusal: Refusal?)
  {
    guard wire.send(script: try CStrings([command])) else { throw .lost }
    let begun = try wire.settle(until: deadline)
    guard begun.awaitsCopy else { return (0, begun.refusal) }
    do throws(StoreError) {
      while let piece = try next() {
        guard wire.put(piece) else { throw .lost }
        // libpq would keep what the server does not take in memory, without bound.
        try wire.sendAll(until: deadline)
      }
    } catch {
      if wire.endCopy(failure: try CStrings(["nguồn dữ liệu dừng giữa chừng"])) {
        _ = try? wire.settle(until: deadline)
      }
      throw error
    }
    guard wire.endCopy() else { throw .lost }
    let ended = try wire.settle(until: deadline)
    return (ended.commandTag.split(separator: " ").last.flatMap { Int($0) } ?? 0, ended.refusal)
  }

  private var deadline: Int64? {
    terms.patienceMilliseconds.map { Loop.nowMilliseconds + $0 }
  }

  private func answer(to sql: String, _ parameters: [String?]) throws(StoreError) -> Answer {
    guard wire.send(sql: try CStrings([sql]), try CStrings(parameters)) else { throw .lost }
    return try wire.settle(until: deadline)
  }

  private func commit() throws(StoreError) {
    let before = wire.warnings
    guard wire.send(script: try CStrings(["commit"])) else { throw .lost }
    let answer = try wire.settle(until: deadline)
    if let refusal = answer.refusal { throw refusal.error }
    // A failed transaction "commits" with the tag ROLLBACK; 25P02 is what its next statement gets.
    guard answer.commandTag == "COMMIT" else {
      throw .refused(state: "25P02", constraint: nil)
    }
    // "might not have been replicated": committed here, perhaps nowhere else.
    guard wire.warnings == before else { throw .unknown }
  }
}
