import Store
import Synchronization

/// The project's schema with its reference data, made once and copied for each test.
enum CellTemplate {
  private static let known = Mutex<String?>(nil)

  /// The template's database, made if this server has none of the present `sql/`.
  static func name() throws -> String {
    try known.withLock { known in
      if let known { return known }
      let name = try ready()
      known = name
      return name
    }
  }

  private static func ready() throws -> String {
    let server = try TestServer.maintenance()
    let name = "daisuso_template_\(try fingerprint(server).prefix(16))_test"
    // Another test process may be making it: whoever comes second waits and finds it.
    _ = try server.query("select pg_advisory_lock(3517202512)")
    let made = try server.query("select from pg_database where datname = $1", [name])
    guard made.isEmpty else { return name }
    // Made under another name: half a template must never look like a whole one.
    let draft = "\(name)_draft"
    try server.execute("drop database if exists \(draft) with (force)")
    try server.execute("create database \(draft) template template0")
    try fill(draft)
    try server.execute("alter database \(draft) rename to \(name)")
    return name
  }

  private static func fill(_ draft: String) throws {
    let database = Database(url: try TestServer.url(ofDatabase: draft), schema: try cellSchema())
    let owner = try Connection(database, .owner)
    try Migrator.migrate(owner) { _ in }
    try Reference.load(owner) { _ in }
    // Copies take the figures of the planner along.
    try owner.execute("vacuum analyze")
  }

  /// The schema of the test's cells.
  static func cellSchema() throws -> Schema { try Schema("cell") }

  private static func fingerprint(_ server: borrowing Connection) throws -> String {
    let text = SQLText.bundled
    var whole = ""
    for folder in ["cell", "migrations", "reference"] {
      for name in try text.names(in: folder, ending: "") where !name.hasSuffix(".md") {
        whole += "\(folder)/\(name)\n\(try text.read("\(folder)/\(name)"))\n"
      }
    }
    let rows = try server.query("select encode(sha256(convert_to($1, 'UTF8')), 'hex')", [whole])
    return rows.first?.first.flatMap(\.self) ?? ""
  }
}
