/// The facts that a cell starts with: the files of `sql/reference`, whose README.md says what each is.
public enum Reference {
  /// Loads all of it in one transaction; what is there already and the same is not written again.
  ///
  /// - Parameters:
  ///   - connection: Opened with ``Terms/owner``, after ``Migrator/migrate(_:progress:)``.
  ///   - progress: Told one Vietnamese line for each file.
  /// - Throws: ``StoreError/obstacle(_:)`` that names the file; nothing is then changed.
  public static func load(_ connection: borrowing Connection, progress: (String) -> Void)
    throws(StoreError)
  {
    let names = try connection.text.names(in: "reference", ending: ".csv")
    try connection.transaction { inside throws(StoreError) in
      try run("stage.sql", inside)
      for (index, name) in names.enumerated() {
        progress("Nạp dữ liệu tham chiếu \(index + 1)/\(names.count): \(name)")
        try copy(name, inside)
      }
      for name in ["load_units.sql", "load_catalogue.sql"] {
        progress("Đối chiếu dữ liệu tham chiếu: \(name)")
        try run(name, inside)
      }
    }
  }

  private static func run(_ name: String, _ connection: borrowing Connection) throws(StoreError) {
    let script = try connection.text.read("reference/\(name)")
    if let refusal = try connection.attempt(script) {
      throw .obstacle(.referenceFailed(name, why: refusal.explained(in: script)))
    }
  }

  private static func copy(_ name: String, _ connection: borrowing Connection) throws(StoreError) {
    var piece: [UInt8]? = try connection.text.bytes("reference/\(name)")
    let command = "COPY stage_\(name.dropLast(4)) FROM STDIN WITH (FORMAT csv, HEADER)"
    let (_, refusal) = try connection.attemptCopy(command) {
      defer { piece = nil }
      return piece
    }
    if let refusal {
      throw .obstacle(.referenceFailed(name, why: refusal.explained(in: command)))
    }
  }
}
