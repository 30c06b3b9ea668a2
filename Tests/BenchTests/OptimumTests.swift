import Testing

@testable import Bench
@testable import Matching

@Suite struct OptimumTests {
  /// Solves ready arcs, expects both certificates, and gives the score.
  private func score(_ arcs: ReadyArcs, _ people: Attributes, _ note: String) throws -> [Int] {
    let prepared = Prepared(arcs, people)
    let solution = try Solver.solve(prepared.network, Budget())
    let found = Check.examine(solution.answer, of: prepared.network)
    #expect(found.isFeasible && found.cost == found.bound && found.isStrict, "\(note)")
    return try prepared.score(solution.placeOf, arcs)
  }

  private func expectFrozen(_ size: Recipe.Size, _ regime: Recipe.Regime, seed: UInt32) throws {
    let people = Attributes(Recipe(counts: size.counts, regime: regime, seed: seed))
    let name = "\(size)_\(regime)"
    let found = try score(ReadyArcs(people, limit: 64), people, "\(name) \(seed)")
    #expect(found == FrozenScores.score(name, seed: seed), "\(name) \(seed)")
  }

  @Test(arguments: 1...5 as ClosedRange<UInt32>, Recipe.Regime.allCases)
  func `S is solved to the optimum that OR-tools found`(
    seed: UInt32, regime: Recipe.Regime
  ) throws {
    try expectFrozen(.S, regime, seed: seed)
  }

  /// Both regimes of five seeds where the code is optimised; without, one takes about 6 s already.
  ///
  /// `deploy/bench engine --sizes M --seed 1,2,3,4,5` holds all of them against the same facts.
  @Test(
    arguments: isOptimised ? [1, 2, 3, 4, 5] : [1] as [UInt32],
    isOptimised ? Recipe.Regime.allCases : [.scarce])
  func `M is solved to the optimum that OR-tools found`(
    seed: UInt32, regime: Recipe.Regime
  ) throws {
    try expectFrozen(.M, regime, seed: seed)
  }

  @Test(arguments: Recipe.Family.allCases)
  func `plain paths reach the same optimum in every family`(family: Recipe.Family) throws {
    for (seed, regime) in [(1, .scarce), (2, .ample), (3, .scarce), (4, .ample)]
      as [(UInt32, Recipe.Regime)]
    {
      let counts = Recipe.Counts(volunteers: 30, requests: 240, communes: 3)
      let people = Attributes(
        Recipe(counts: counts, regime: regime, family: family, seed: seed))
      let arcs = ReadyArcs(people, limit: 64)
      let network = Prepared(arcs, people).network
      let plain = PathSolver.solve(network, try Bounds(network), Budget())
      let expected = try Prepared(arcs, people).score(plain.placeOf, arcs)
      #expect(try score(arcs, people, "\(family) \(seed)") == expected)
      #expect(expected[0] > 0)
    }
  }

  @Test(arguments: Recipe.Family.allCases, Recipe.Regime.allCases)
  func `every family is solved and proved at S`(
    family: Recipe.Family, regime: Recipe.Regime
  ) throws {
    let people = Attributes(
      Recipe(counts: Recipe.Size.S.counts, regime: regime, family: family, seed: 6))
    let found = try score(ReadyArcs(people, limit: 64), people, "\(family) \(regime)")
    #expect(found[0] > 0)
    // One skill that few have leaves most without a visit, whatever room there is.
    if family == .shortage { #expect(found[1] > 2000) }
    if family == .ties { #expect(found[2] == 0) }
  }

  @Test(arguments: Recipe.Family.allCases)
  func `raw attributes become a problem that is planned and proved`(
    family: Recipe.Family
  ) throws {
    let counts = Recipe.Counts(volunteers: 30, requests: 240, communes: 3)
    let people = Attributes(Recipe(counts: counts, regime: .scarce, family: family, seed: 5))
    let problem = try people.problem()
    let plan = try solve(problem)
    try Check.verify(plan, of: problem, policy: Policy())
    #expect(plan.certificate.gap == 0 && plan.certificate.isStrict)
    // All who fit are candidates, not only the nearest: nobody more can be left out.
    let arcs = ReadyArcs(people, limit: 64)
    let ready = try score(arcs, people, "\(family)")
    #expect(plan.score.served >= ready[0] - 2)
  }

  @Test func `a score is counted from the arcs, and a false answer has none`() throws {
    let people = Attributes(
      Recipe(
        counts: Recipe.Counts(volunteers: 6, requests: 30, communes: 1), regime: .scarce, seed: 1))
    let arcs = ReadyArcs(people, limit: 64)
    let prepared = Prepared(arcs, people)
    let nobody = [Int32](repeating: -1, count: 30)
    let weight = arcs.weight.reduce(0) { $0 + Int($1) }
    #expect(try prepared.score(nobody, arcs) == [0, weight, 0, 0])
    let crowd = [Int32](repeating: 0, count: 30)
    #expect(throws: BenchError.self) { try prepared.score(crowd, arcs) }
  }
}

/// Whether assertions are compiled away, as with `swift test -c release`.
let isOptimised: Bool = {
  var isDebug = false
  assert(
    {
      isDebug = true
      return true
    }())
  return !isDebug
}()
