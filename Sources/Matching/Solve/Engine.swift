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
  private let books: Books
  private let budget: Budget
  private let scope: Scope
  /// What to go on from, once the network is there; `nil`: from nothing.
  var start: (Atlas) -> Solution? = { _ in nil }
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
    var atlas = try Atlas(books.finder, books.costs, scope, books.parallel)
    last = start(atlas)
    while true {
      rounds += 1
      let solution = try Solver.solve(atlas.network, budget, from: last)
      work += solution.work
      let helpful = solution.isFinished ? Cut(books, atlas).helpful(solution) : []
      if !helpful.isEmpty {
        // Above a hundredth of the demands a fresh start beats repairing the old answer.
        let isRepairable = helpful.count * 100 < atlas.demands.count
        last = solution.isNarrow && isRepairable ? solution : nil
        atlas.uncut(helpful, books.finder, books.costs, books.parallel)
        continue
      }
      var plan = try finished(atlas, solution)
      let found = try Check.examine(plan, books)
      let cut = atlas.cutRequests
      if scope.isStrict, !found.isStrict, !cut.isEmpty, solution.isFinished {
        // What was cut is dear at these prices, yet may serve more: keep all and prove it anew.
        atlas.uncut(cut, books.finder, books.costs, books.parallel)
        continue
      }
      plan.certificate.cost = found.cost
      plan.certificate.bound = found.bound
      plan.certificate.isStrict = found.isStrict
      return plan
    }
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

/// Which of the candidates that were cut off would have been worth more than those kept.
struct Cut {
  let books: Books
  let atlas: Atlas
  private let numbers: PlaceNumbers

  init(_ books: Books, _ atlas: Atlas) {
    self.books = books
    self.atlas = atlas
    numbers = PlaceNumbers(atlas)
  }

  /// Requests with a cut candidate of negative reduced cost at the prices found.
  func helpful(_ solution: Solution) -> Set<Int32> {
    let helpful = books.parallel.map(atlas.demands.indices) { part in
      part.filter { atlas.isCut[$0] && isHelpful($0, solution) }
        .map { atlas.demands[$0].request }
    }
    return Set(helpful.joined())
  }

  private func isHelpful(_ index: Int, _ solution: Solution) -> Bool {
    let network = atlas.network
    let demand = atlas.demands[index]
    var kept = Int(network.weight[index]) * solution.weightCost
    for arc in network.arcs[network.arcStart[index]..<network.arcStart[index + 1]] {
      kept = min(kept, network.metreCost * arc.cost_m + leastPrice(arc, solution))
    }
    var all = kept
    books.finder.visit(demand.request) { meeting in
      guard let narrowed = demand.narrowed(meeting) else { return }
      for part in books.costs.priced(demand.request, narrowed) {
        let arc = numbers.arc(meeting.volunteer, part.cost_m, part.slots)
        all = min(all, network.metreCost * arc.cost_m + leastPrice(arc, solution))
      }
    }
    return all < kept
  }

  private func leastPrice(_ arc: Arc, _ solution: Solution) -> Int {
    arc.places.reduce(.max) { min($0, solution.placePrice[$1]) }
  }
}
