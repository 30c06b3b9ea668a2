/// Plans the visits of a week: the best for the policy, proved, and the same for the same input.
///
/// Pure: no clock, no randomness, no input or output; a clock can be asked through the budget.
///
/// - Parameters:
///   - problem: People, requests and what is decided already.
///   - policy: How wishes are weighed.
///   - previous: The plan before; moving away from it costs what the policy says.
///   - budget: When to stop. A budget that runs out gives the best plan so far and its proven gap.
/// - Returns: A plan that passed ``Check/verify(_:of:policy:previous:)``.
/// - Throws: ``MatchingError/input(pointer:fault:)`` for a policy or a size beyond the proven bounds;
///   ``MatchingError/refuted(_:)`` should the engine's own check refuse what it found.
/// - Complexity: About linear in requests for a fixed density; see the certificate for the proof.
public func solve(
  _ problem: Problem, policy: Policy = Policy(), previous: Plan? = nil, budget: Budget = Budget()
) throws(MatchingError) -> Plan {
  try policy.checked()
  let problem = problem.continuing(previous)
  var engine = Engine(Books(problem, policy, budget.parallel), budget)
  return try engine.run()
}

/// One run: candidates, flow, people who come together, proof; again while a cut candidate helps.
struct Engine {
  /// Candidates of a request that have an arc from the beginning, the nearest.
  static let nearest = 32
  /// How many are added at once.
  static let added = 24
  /// Candidates that cost so much more than the best kept are added with those that cost less.
  static let slack_m = 64
  /// So few gains are repaired by paths, however large they are.
  static let handful = 16

  private let books: Books
  private let budget: Budget
  private let scope: Scope
  /// What to go on from, once the network is there; `nil`: from nothing.
  var start: ((Atlas) -> Solution?)?
  private var rounds = 0
  private var last: Solution?
  private var work = Work()

  init(_ books: Books, _ budget: Budget) {
    self.books = books
    self.budget = budget
    scope = Scope(
      weights: books.costs.weights(books.book),
      isStrict: books.book.policy.priority == .strict)
  }

  mutating func run() throws(MatchingError) -> Plan {
    // An old plan's visits need their arcs, wherever they are.
    let nearest = start == nil ? Engine.nearest : nil
    var atlas = try Atlas(books.finder, books.costs, scope, nearest: nearest, books.parallel)
    last = start?(atlas)
    if last == nil { try sketch(&atlas) }
    while true {
      rounds += 1
      let solution = try Solver.solve(atlas.network, budget, from: last)
      work += solution.work
      if solution.isFinished, extend(&atlas, solution) { continue }
      var plan = try finished(atlas, solution)
      let found = try Check.examine(plan, books)
      if scope.isStrict, !found.isStrict, solution.isFinished,
        try insist(&atlas, solution)
      {
        continue
      }
      plan.certificate.cost = found.cost
      plan.certificate.bound = found.bound
      plan.certificate.isStrict = found.isStrict
      return plan
    }
  }

  /// Adds the candidates that the first phases of an auction find cheaper than the nearest: where many
  /// want the same volunteers, those who are left may be far, and what a place is worth is then decided
  /// there.
  private mutating func sketch(_ atlas: inout Atlas) throws(MatchingError) {
    // Where few rows are cut, the nearest tell as much.
    guard atlas.isCut.count(where: { $0 }) * 2 > atlas.demands.count,
      let rough = try AuctionSolver.sketch(atlas.network, budget)
    else { return }
    rounds += 1
    work += rough.work
    let found = Cut(books, atlas).helpful(rough, slack_m: 0, most: Engine.added)
    atlas.add(found, books.parallel)
    // What is wrong by more than the next phase makes up for is begun anew.
    let gains = found.map(\.gain).sorted()
    if let stage = rough.stage, gains.isEmpty || gains[gains.count * 15 / 16] <= Int(stage.cut) {
      last = rough
    }
  }

  /// Adds the candidates without an arc that would lower the cost at the prices found.
  ///
  /// - Returns: Whether there are any.
  private mutating func extend(_ atlas: inout Atlas, _ solution: Solution) -> Bool {
    guard atlas.isCut.contains(true) else { return false }
    let found = Cut(books, atlas).helpful(
      solution, slack_m: Engine.slack_m, most: Engine.added)
    let gains = found.map(\.gain).filter { $0 > 0 }.sorted()
    guard !gains.isEmpty else { return false }
    atlas.add(found, books.parallel)
    last = nil
    guard solution.isNarrow else { return true }
    last = solution
    let large = gains[gains.count * 15 / 16]
    if large > Engine.slack_m * atlas.network.metreCost, gains.count > Engine.handful {
      last?.isFinished = false
      last?.stage = Auction.Stage(repairing: Int32(large))
    }
    return true
  }

  /// Asks more for weight where the flow does not serve as much as all candidates together could.
  ///
  /// Groups and limits can be what keeps a plan from the greatest weight, so the flow alone is asked.
  ///
  /// - Returns: Whether there is more to serve.
  private mutating func insist(
    _ atlas: inout Atlas, _ solution: Solution
  ) throws(MatchingError) -> Bool {
    guard atlas.isCut.contains(true) else { return false }
    let answer = NetworkAnswer(
      placeOf: solution.placeOf, weightCost: solution.weightCost,
      prices: (solution.placePrice, solution.weekPrice, solution.quotaPrice))
    guard let ledger = Ledger(answer, atlas.network),
      !LevelOne.holds(ledger, Cut(books, atlas), books.parallel)
    else { return false }
    let dearer = solution.weightCost * 2
    if solution.isNarrow, try Bounds(atlas.network).isNarrow(weightCost: dearer) {
      last = solution
      last?.weightCost = dearer
      last?.isFinished = false
    } else {
      last = nil
      atlas.uncut(atlas.cutRequests, books.finder, books.costs, books.parallel)
    }
    return true
  }

  private func finished(
    _ atlas: Atlas, _ solution: Solution
  ) throws(MatchingError) -> Plan {
    var draft = Draft(
      books: books,
      input: books.book.problem.fingerprint(with: books.book.policy),
      certificate: atlas.certificate(solution, books),
      statistics: Statistics(
        demands: atlas.demands.count, arcs: atlas.network.arcs.count, rounds: rounds,
        bids: work.bids, phases: work.phases, paths: work.paths,
        settled: work.settled, isFinished: solution.isFinished))
    let group = try GroupStage(
      books: books, scope: scope, budget: budget, atlas: atlas, solution: solution
    ).settled()
    let limited = try LimitStage(books: books, scope: scope, budget: budget).settled(group)
    draft.planned = limited.visits
    draft.heldBack = limited.heldBack
    draft.withCandidates = atlas.requestsWithCandidates
    return draft.plan { request in
      solution.isFinished && limited.isFinished && !limited.unsettled.contains(request)
    }
  }
}
