import FoundationEssentials
import Glibc
public import Store
import Synchronization

/// The PostgreSQL server that `deploy/test` starts for the tests; each test has databases of its own.
public enum TestServer {
  /// Why there is no server to test on.
  public struct Missing: Error, CustomStringConvertible {
    /// What to do about it.
    public let description: String
  }

  private static let made = Atomic<Int>(0)

  /// The URL of the server's maintenance database.
  public static func url() throws -> String {
    let name = "DAISUSO_TEST_DATABASE_URL"
    guard let url = ProcessInfo.processInfo.environment[name], !url.isEmpty else {
      throw Missing(description: "\(name) is not set: run deploy/test, which starts a server.")
    }
    return url
  }

  /// A URL of the same server for another of its databases.
  public static func url(ofDatabase name: String) throws -> String {
    let url = try url()
    return "\(url)\(url.contains("?") ? "&" : "?")dbname=\(name)"
  }

  /// A connection to the maintenance database, for `create database` and the like.
  ///
  /// - Throws: ``Missing`` also when the server is on another machine: tests drop databases.
  public static func maintenance() throws -> Connection {
    let schema = try Schema("public")
    let connection = try Connection(Database(url: try url(), schema: schema), .owner)
    let host = connection.host
    guard host.hasPrefix("/") || ["localhost", "127.0.0.1", "::1"].contains(host) else {
      throw Missing(description: "Tests refuse \(host): they use a server of this machine alone.")
    }
    return connection
  }

  /// Calls `body` with a database that is empty, or a copy of `template`, and drops it afterwards.
  public static func withDatabase<Value>(
    from template: String = "template0", schema: String = "cell",
    _ body: (Database) throws -> Value
  ) throws -> Value {
    let name = try create(from: template)
    defer { try? drop(name) }
    return try body(Database(url: try url(ofDatabase: name), schema: try Schema(schema)))
  }

  static func create(from template: String) throws -> String {
    let number = made.add(1, ordering: .relaxed).newValue
    let name = "daisuso_\(getpid())_\(number)_test"
    try maintenance().execute("create database \(name) template \(template)")
    return name
  }

  static func drop(_ name: String) throws {
    try maintenance().execute("drop database if exists \(name) with (force)")
  }
}
