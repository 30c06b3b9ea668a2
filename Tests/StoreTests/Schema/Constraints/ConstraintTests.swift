import Store
import TestSupport
import Testing

@Suite(.sharedDatabase(filledBy: Fixture.fill)) struct ConstraintTests: ~Copyable {
  private let owner: Connection

  init() throws { owner = try Connection(FreshDatabase.current, .owner) }

  @Test(arguments: Noun.all) func `every rule refuses, by its name`(noun: Noun) throws {
    for attempt in noun.attempts {
      let refusal = refusal { inside throws(StoreError) in try attempt.run(on: inside) }
      if case .refused(_, let constraint?) = refusal, constraint == attempt.constraint { continue }
      Issue.record("\(attempt.constraint): \(refusal.map { "\($0)" } ?? "taken")")
    }
  }

  @Test(arguments: Noun.all) func `the row that attempts start from is taken`(noun: Noun) {
    let refusal = refusal { inside throws(StoreError) in
      try Insert(noun.table, noun.row).run(on: inside)
      if let completion = noun.completion { try inside.execute(completion) }
    }
    #expect(refusal == nil)
  }

  /// A constraint that no row can meet.
  private static let unreachable: Set = [
    // Of a generated column: StateTests holds its list against Domain.
    "help_request_state_is_known",
    // Keys for references to two columns; the first of them is the primary key already.
    "unit_kind_of_id", "unit_parent_of_id",
    // The migrator's own table; MigratorTests.
    "migration_is_applied_once",
  ]

  @Test func `no rule is without an attempt`() throws {
    let rules = try owner.query(
      """
      select conname from pg_constraint where connamespace = 'cell'::regnamespace
      union select relname from pg_class join pg_index on indexrelid = pg_class.oid
      where indisunique and relnamespace = 'cell'::regnamespace
      """
    ).compactMap { $0[0] }
    let attempts = Set(Noun.all.flatMap { $0.attempts.map(\.constraint) })
    #expect(Set(rules) == attempts.union(Self.unreachable))
    #expect(attempts.isDisjoint(with: Self.unreachable))
  }

  /// What refuses `body`, deferred constraints included; nothing of it is kept.
  private func refusal(
    _ body: (borrowing Connection) throws(StoreError) -> Void
  ) -> StoreError? {
    do throws(StoreError) {
      try owner.execute("begin")
      try body(owner)
      try owner.execute("set constraints all immediate")
      try owner.execute("rollback")
      return nil
    } catch {
      try? owner.execute("rollback")
      return error
    }
  }
}
