/// The schema of one cell, a plain identifier that needs no quotes anywhere.
public struct Schema: Sendable, Equatable, CustomStringConvertible {
  /// The name as PostgreSQL shows it.
  public let description: String

  /// Checks `name`: `[a-z][a-z0-9_]*`, at most 63 bytes, PostgreSQL's limit.
  ///
  /// - Throws: ``StoreError/obstacle(_:)``.
  public init(_ name: String) throws(StoreError) {
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    let fits = name.utf8.allSatisfy {
      letters.contains($0) || digits.contains($0) || $0 == UInt8(ascii: "_")
    }
    guard fits, name.utf8.count <= 63, name.utf8.first.map(letters.contains) == true else {
      throw .obstacle(.schemaName(name))
    }
    description = name
  }
}

/// Where one cell's data is: a server's database and a schema in it.
public struct Database: Sendable, Equatable {
  /// A libpq URL, handed to libpq whole; it may hold a password, so it is never shown.
  public let url: String
  /// The cell's schema.
  public let schema: Schema

  /// Names a database; nothing is connected yet.
  public init(url: String, schema: Schema) {
    self.url = url
    self.schema = schema
  }
}
