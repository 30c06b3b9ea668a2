public import Store
public import Testing

/// One database for all tests of a suite, filled once: for tests that read, or roll back.
///
/// ```swift
/// @Suite(.sharedDatabase(filledBy: Fixture.fill)) struct StateTests { … }
/// ```
/// Its tests find it as ``FreshDatabase/current``.
public struct SharedDatabase: SuiteTrait, TestScoping {
  let fill: @Sendable (Database) throws -> Void

  /// Makes the database, fills it, runs the suite and drops it.
  public func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    try await FreshDatabase.give(filledBy: fill, function)
  }
}

extension Trait where Self == SharedDatabase {
  /// Gives a suite one database, which `fill` has been given first.
  public static func sharedDatabase(
    filledBy fill: @escaping @Sendable (Database) throws -> Void = { _ in }
  ) -> Self { Self(fill: fill) }
}
