import Store
import TestSupport
import Testing

/// Every file of `sql/queries`, on a demonstration of small size.
@Suite(.sharedDatabase(filledBy: SmallDemonstration.fill)) struct QueryTests {
  /// Files that no call asks for, but the owner: at start, for a demonstration, for tokens.
  private static let ownersOwn: Set = [
    "cell/make", "demonstration/state", "demonstration/steps", "token/create", "token/revoke",
  ]
  /// Asked by the service too, but not to answer a call: at start, and by the worker.
  private static let besides: [Statement] = [
    .outlines, .takeMatchingRun, .loadMatchingRun, .beatMatchingRun,
    .saveMatchingRun, .failMatchingRun,
  ]

  private static let names = Result { try queryNames() }

  /// Files under `sql/queries`, without `.sql`.
  private static func queryNames(in folder: String = "") throws -> [String] {
    try SQLText.bundled.names(in: "queries/\(folder)", ending: "").flatMap { name in
      name.hasSuffix(".sql")
        ? ["\(folder)\(name.dropLast(4))"] : try queryNames(in: "\(folder)\(name)/")
    }
  }

  @Test func `each file is named by one statement, or is the owner's own`() throws {
    let named = (Statement.all + Self.besides).map(\.name)
    #expect(Set(named).count == named.count)
    #expect(Set(named).isDisjoint(with: Self.ownersOwn))
    #expect(Set(named).union(Self.ownersOwn) == Set(try Self.names.get()))
  }

  @Test func `each answers outcome, version, body and cursor`() throws {
    let service = try Connection(FreshDatabase.current, .seat)
    for name in try Self.names.get() where !Self.ownersOwn.contains(name) {
      let refusal = try Prepared(name, on: service).refusal(
        of: "outcome text, version bigint, body text, cursor text", on: service)
      #expect(refusal == nil, "\(name)")
    }
  }

  @Test func `each keeps under its ceiling and reads no big table from end to end`() throws {
    let service = try Connection(FreshDatabase.current, .seat)
    let known = Dictionary(uniqueKeysWithValues: Ceiling.all.map { ($0.query, $0) })
    #expect(Set(known.keys).isSubset(of: Set(try Self.names.get())))
    for name in try Self.names.get() where !Self.ownersOwn.contains(name) {
      let ceiling = known[name] ?? Ceiling(name)
      let prepared = try Prepared(name, on: service)
      let plan = try prepared.plan(ceiling.parameters, on: service)
      #expect(plan.cost <= ceiling.cost, "\(name)")
      // On small tables a whole read is cheap: without it the planner shows whether an index serves.
      let wary = try prepared.plan(ceiling.parameters, seqScans: false, on: service)
      let whole = wary.wholeReads.intersection(Ceiling.big)
      #expect(whole.isSubset(of: ceiling.readsWhole), "\(name)")
    }
  }

  @Test func `a list with optional filters is held by the plan of its own filters`() {
    let planned = Set(Ceiling.all.filter { $0.parameters != nil }.map(\.query))
    #expect(Set(Statement.all.filter { !$0.isPrepared }.map(\.name)) == planned)
  }
}
