/// Brings a cell's schema to the state that this program knows: forward only, one file at a time.
///
/// Each file of `sql/migrations` is applied in a transaction of its own, in the order of its name,
/// and recorded with its checksum. One migrator works in a database at a time; others wait.
public enum Migrator {
  /// Applies what is missing.
  ///
  /// - Parameters:
  ///   - connection: Opened with ``Terms/owner``.
  ///   - progress: Told one Vietnamese line for each file.
  /// - Throws: ``StoreError/obstacle(_:)``: a missing extension, a changed or unknown file, a file
  ///   that the server refuses; the file's transaction is then undone.
  public static func migrate(_ connection: borrowing Connection, progress: (String) -> Void)
    throws(StoreError)
  {
    try lock(connection, progress)
    do throws(StoreError) {
      try prepare(connection)
      let pending = try pendingFiles(connection)
      for (index, file) in pending.enumerated() {
        progress("Nâng cấp cơ sở dữ liệu \(index + 1)/\(pending.count): \(file.name)")
        try apply(file, connection)
      }
    } catch {
      // Its own failure must not hide the first error; the lock ends with the connection at last.
      _ = try? connection.query(file: "cell/unlock.sql")
      throw error
    }
    _ = try connection.query(file: "cell/unlock.sql")
  }

  /// A file of `sql/migrations`.
  struct File: Equatable {
    var name: String
    var text: String
    var checksum: String
  }

  private static func lock(_ connection: borrowing Connection, _ progress: (String) -> Void)
    throws(StoreError)
  {
    while true {
      do {
        _ = try connection.query(file: "cell/lock.sql")
        return
      } catch .refused(state: "55P03", _) {
        progress("Một tiến trình khác đang nâng cấp cơ sở dữ liệu này, đang chờ…")
      }
    }
  }

  private static func prepare(_ connection: borrowing Connection) throws(StoreError) {
    for row in try connection.query(file: "cell/extensions.sql") {
      let name = row[0] ?? ""
      guard row[1] == "true" else { throw .obstacle(.extensionMissing(name)) }
      if let schema = row[2], schema != "extensions" {
        throw .obstacle(.extensionElsewhere(name, schema: schema))
      }
    }
    let script = try connection.text.read("cell/prepare.sql")
    try connection.transaction { inside throws(StoreError) in
      if let refusal = try inside.attempt(script) {
        throw .obstacle(.notPrepared(why: refusal.explained(in: script)))
      }
    }
  }

  private static func pendingFiles(_ connection: borrowing Connection) throws(StoreError)
    -> [File]
  {
    var files: [File] = []
    for name in try connection.text.names(in: "migrations", ending: ".sql") {
      let text = try connection.text.read("migrations/\(name)")
      let checksum = try connection.query(file: "cell/checksum.sql", [text])
      files.append(
        File(name: name, text: text, checksum: checksum.first?.first.flatMap(\.self) ?? ""))
    }
    let applied = try connection.query(file: "cell/applied.sql")
    return try pending(files, applied: applied.map { ($0[0] ?? "", $0[1] ?? "") })
  }

  /// What is left of `files`, both lists being in the order of their names.
  static func pending(_ files: [File], applied: [(name: String, checksum: String)])
    throws(StoreError) -> [File]
  {
    var left = files[...]
    for (name, checksum) in applied {
      guard let file = left.first else { throw .obstacle(.migrationUnknown(name)) }
      guard file.name == name else {
        let isKnown = files.contains { $0.name == name }
        throw .obstacle(isKnown ? .migrationOutOfOrder(file.name) : .migrationUnknown(name))
      }
      guard file.checksum == checksum else { throw .obstacle(.migrationChanged(name)) }
      left.removeFirst()
    }
    return Array(left)
  }

  private static func apply(_ file: File, _ connection: borrowing Connection) throws(StoreError) {
    try connection.transaction { inside throws(StoreError) in
      if let refusal = try inside.attempt(file.text) {
        throw .obstacle(.migrationFailed(file.name, why: refusal.explained(in: file.text)))
      }
      // A file with a COMMIT of its own would leave half of itself when it fails.
      guard inside.isInTransaction else {
        throw .obstacle(.migrationFailed(file.name, why: "tệp tự kết thúc giao dịch"))
      }
      _ = try inside.query(file: "cell/record.sql", [file.name, file.checksum])
    }
  }
}

extension Refusal {
  /// The server's words with SQLSTATE and, where it names a place, the script's line.
  func explained(in script: String) -> String {
    guard let position else { return "\(message) (\(state))" }
    // The position counts characters as PostgreSQL does, which are Unicode scalars.
    let line = script.unicodeScalars.prefix(position - 1).count { $0 == "\n" } + 1
    return "\(message) (\(state), dòng \(line))"
  }
}
