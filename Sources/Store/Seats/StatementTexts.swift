/// One statement as libpq takes it; a class, so that a call carries it at the price of a pointer.
final class StatementText: Sendable {
  let name: CStrings
  let sql: CStrings
  /// The name, then the SQL text.
  let preparation: CStrings

  init(name: String, sql: String) throws(StoreError) {
    self.name = try CStrings([name])
    self.sql = try CStrings([sql])
    preparation = try CStrings([name, sql])
  }
}

/// The service's statements, read once at boot.
struct StatementTexts: Sendable {
  /// Makes the token known to row-level security, before each statement that reads `contact`.
  let principal: StatementText
  /// What every new connection prepares.
  private(set) var preparations: [(name: String, text: StatementText)]
  private var texts: [String: StatementText] = [:]

  /// - Throws: ``StoreError/obstacle(_:)`` when a statement's file is missing.
  init(_ statements: [Statement], from text: SQLText) throws(StoreError) {
    principal = try StatementText(name: "principal", sql: try text.read("cell/principal.sql"))
    preparations = [("principal", principal)]
    for statement in statements {
      let name = statement.name
      let one = try StatementText(name: name, sql: try text.read("queries/\(name).sql"))
      texts[name] = one
      if statement.isPrepared { preparations.append((name, one)) }
    }
  }

  subscript(_ statement: Statement) -> StatementText? { texts[statement.name] }
}
