internal import CPostgres

/// The keywords and values of `PQconnectdbParams`: the URL whole, then ours, of which the later win.
///
/// - SeeAlso: <https://www.postgresql.org/docs/15/libpq-connect.html#LIBPQ-PARAMKEYWORDS>.
struct ConnectionParameters: Sendable {
  let keywords: CStrings
  let values: CStrings
  private let url: CStrings

  init(_ database: Database, _ terms: Terms) throws(StoreError) {
    let pairs: [(keyword: String, value: String)] = [
      ("dbname", database.url),
      ("options", Self.options(database.schema, terms)),
      ("application_name", terms.application),
      ("client_encoding", "UTF8"),
      ("connect_timeout", "2"),
      ("keepalives_idle", "10"),
      ("tcp_user_timeout", "3000"),
      ("target_session_attrs", "read-write"),
    ]
    url = try CStrings([database.url])
    keywords = try CStrings(pairs.map(\.keyword))
    values = try CStrings(pairs.map(\.value))
  }

  /// Whether libpq can read the URL; asked first, because libpq's complaint repeats all of it.
  var isReadable: Bool {
    let options = unsafe url.withPointers { unsafe PQconninfoParse($0?.pointee, nil) }
    // Without a memory error NULL means that the text is wrong.
    defer { unsafe PQconninfoFree(options) }
    return unsafe options != nil
  }

  /// Neither a schema nor a role holds a space or a backslash, so nothing needs escaping.
  private static func options(_ schema: Schema, _ terms: Terms) -> String {
    var settings = [
      "search_path=\(schema),extensions",
      "statement_timeout=\(terms.statementMilliseconds)",
      "lock_timeout=\(terms.lockMilliseconds)",
      "idle_in_transaction_session_timeout=\(terms.statementMilliseconds == 0 ? 0 : 5000)",
      // Values and dates read the same whatever the server's own settings are.
      "timezone=UTC", "datestyle=ISO", "intervalstyle=iso_8601", "extra_float_digits=1",
      // Statements here take milliseconds, and compiling one that looks dear takes seconds.
      "jit=off",
      // As the embedded server has it: what is asked often is in memory.
      "random_page_cost=1.1",
    ]
    if let role = terms.role { settings.append("role=\(role)") }
    return settings.map { "-c \($0)" }.joined(separator: " ")
  }
}
