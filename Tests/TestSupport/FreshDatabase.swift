public import Store
public import Testing

/// A database of its own for each test: the project's schema and reference data, dropped afterwards.
///
/// ```swift
/// @Test(.freshDatabase) func `units are there`() throws {
///   let rows = try FreshDatabase.current.run("select count(*)::text from unit")
/// }
/// ```
public struct FreshDatabase: TestTrait, SuiteTrait, TestScoping {
  @TaskLocal private static var given: Database?

  /// On a suite it counts for each of its tests.
  public var isRecursive: Bool { true }

  /// The database of the test that runs.
  ///
  /// - Throws: ``TestServer/Missing`` in a test without the trait.
  public static var current: Database {
    get throws {
      guard let given else {
        throw TestServer.Missing(description: "This test lacks the trait .freshDatabase.")
      }
      return given
    }
  }

  /// Makes the database, runs the test and drops it.
  public func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    try await Self.give(filledBy: { _ in }, function)
  }

  /// Makes a database, fills it, lets `function` find it as ``current``, and drops it.
  static func give(
    filledBy fill: @Sendable (Database) throws -> Void,
    _ function: @Sendable () async throws -> Void
  ) async throws {
    let name = try TestServer.create(from: try CellTemplate.name())
    let database = Database(
      url: try TestServer.url(ofDatabase: name), schema: try CellTemplate.cellSchema())
    do {
      try fill(database)
      try await Self.$given.withValue(database) { try await function() }
    } catch {
      try? TestServer.drop(name)
      throw error
    }
    try TestServer.drop(name)
  }
}

extension Trait where Self == FreshDatabase {
  /// Gives the test a database of its own: ``FreshDatabase/current``.
  public static var freshDatabase: Self { Self() }
}

extension Database {
  /// Runs one statement as the owner of all tables.
  @discardableResult
  public func run(_ sql: String, _ parameters: [String?] = []) throws -> [[String?]] {
    try Connection(self, .owner).query(sql, parameters)
  }

  /// Seats as the service has them, connected and ready.
  public func seats(_ statements: [Statement], options: Seats.Options = Seats.Options()) throws
    -> SeatsOnLoop
  {
    let seats = try SeatsOnLoop(self, statements, options: options)
    seats.untilReady()
    return seats
  }
}
