/// The service's statements as libpq takes them, read once at boot.
struct StatementTexts: Sendable {
  /// A statement's name, and its name with its SQL text.
  struct Entry: Sendable {
    let name: CStrings
    let preparation: CStrings
    let sql: CStrings
  }

  /// Makes the token known to row-level security, before each statement that reads `contact`.
  let principal: Entry
  private var entries: [String: Entry] = [:]

  /// - Throws: ``StoreError/obstacle(_:)`` when a statement's file is missing.
  init(_ statements: [Statement], from text: SQLText) throws(StoreError) {
    principal = try Entry(name: "principal", sql: try text.read("cell/principal.sql"))
    for statement in statements {
      let sql = try text.read("queries/\(statement.name).sql")
      entries[statement.name] = try Entry(name: statement.name, sql: sql)
      if statement.isPrepared { prepared.append(statement.name) }
    }
  }

  /// The names of those that every seat prepares.
  private(set) var prepared: [String] = []

  subscript(_ statement: Statement) -> Entry? { entries[statement.name] }

  /// All that a new connection prepares.
  var preparations: [(name: String, text: CStrings)] {
    [("principal", principal.preparation)]
      + prepared.compactMap { name in entries[name].map { (name, $0.preparation) } }
  }
}

extension StatementTexts.Entry {
  init(name: String, sql: String) throws(StoreError) {
    self.init(
      name: try CStrings([name]), preparation: try CStrings([name, sql]),
      sql: try CStrings([sql]))
  }
}
