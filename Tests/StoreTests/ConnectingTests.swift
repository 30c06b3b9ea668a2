import FoundationEssentials
import Store
import Testing
import TestSupport

struct ConnectingTests {
  private func connect(_ url: String) throws(StoreError) {
    _ = try Connection(Database(url: url, schema: try Schema("cell")), .owner)
  }

  @Test func `a password with spaces, quotes and marks reaches libpq as it is`() throws {
    let url = try TestServer.url()
    let encoded = "m%E1%BA%ADt%20kh%E1%BA%A9u%20%27%22%5C%40%2F%3F"
    let connection = try Connection(
      Database(url: "\(url)&password=\(encoded)", schema: try Schema("cell")), .owner)
    let password = connection.password
    #expect(password == #"mật khẩu '"\@/?"#)
  }

  @Test(arguments: [
    "postgresql://daisuso:bí mật@[::1/x", "host = 'bí mật",
    "postgresql://h/x?no_such_option=bí mật",
  ])
  func `a URL that cannot be read is not repeated`(url: String) throws {
    let error = #expect(throws: StoreError.self) { try connect(url) }
    let sentence = error?.description ?? ""
    #expect(sentence.contains("DATABASE_URL"))
    #expect(!sentence.contains("bí mật"))
  }

  @Test func `a server that is not there is named in one sentence`() throws {
    let error = #expect(throws: StoreError.self) {
      try connect("postgresql:///x?host=/nonexistent")
    }
    let sentence = error?.description ?? ""
    #expect(sentence.contains("/nonexistent/.s.PGSQL.5432"))
    #expect(!sentence.contains("\n"))
  }

  @Test func `a failed connect frees its handle`() throws {
    let before = try Self.kilobytes()
    for _ in 0..<4000 {
      #expect(throws: StoreError.self) { try connect("postgresql:///x?host=/nonexistent") }
    }
    // A handle that is kept costs some 8 kB: 32 MB in all.
    #expect(try Self.kilobytes() - before < 12_000)
  }

  @Test func `a connection is opened with the terms it was asked for`() throws {
    let database = Database(url: try TestServer.url(), schema: try Schema("ninh_binh"))
    var terms = Terms.seat
    // The test's server has no role of the service's; any role shows that it is taken.
    terms.role = "pg_monitor"
    let connection = try Connection(database, terms)
    let settings = [
      "search_path", "statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout",
      "role", "application_name", "client_encoding", "TimeZone",
    ]
    let found = try connection.query(
      "select current_setting(name) from unnest($1::text[]) with ordinality n(name, i) order by i",
      ["{\(settings.joined(separator: ","))}"])
    #expect(
      found.map { $0[0] } == [
        "ninh_binh,extensions", "3s", "1s", "5s", "pg_monitor", "daisusod", "UTF8", "UTC",
      ])
  }

  @Test(arguments: [
    "", "1cell", "Cell", "o'brien", "ninh-binh", "ô", String(repeating: "a", count: 64),
  ])
  func `a schema that would need quotes is refused`(name: String) {
    #expect(throws: StoreError.self) { try Schema(name) }
  }

  private static func kilobytes() throws -> Int {
    let status = try #require(FileManager.default.contents(atPath: "/proc/self/status"))
    let line = String(decoding: status, as: UTF8.self).split(separator: "\n")
      .first { $0.hasPrefix("RssAnon:") }
    return try #require(line?.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) })
  }
}
