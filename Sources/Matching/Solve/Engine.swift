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
  let engine = Engine(Books(problem, policy, budget.parallel), budget)
  return try engine.run()
}

/// One run: the flow, people who come together, limits, proof.
struct Engine {
  private let books: Books
  private let budget: Budget
  private let scope: Scope
  /// What to go on from, once the network is there; `nil`: from nothing.
  var start: ((Atlas) -> Solution?)?

  init(_ books: Books, _ budget: Budget) {
    self.books = books
    self.budget = budget
    scope = Scope(
      weights: books.costs.weights(books.book),
      isStrict: books.book.policy.priority == .strict)
  }

  func run() throws(MatchingError) -> Plan {
    var flow = try Flow(books, scope, budget, from: start)
    while true {
      let solution = try flow.solved()
      var plan = try finished(flow, solution)
      let found = try Check.examine(plan, books)
      if scope.isStrict, !found.isStrict, solution.isFinished, try flow.insist(on: solution) {
        continue
      }
      plan.certificate.cost = found.cost
      plan.certificate.bound = found.bound
      plan.certificate.isStrict = found.isStrict
      return plan
    }
  }

  private func finished(_ flow: Flow, _ solution: Solution) throws(MatchingError) -> Plan {
    let atlas = flow.atlas
    let group = try GroupStage(
      books: books, scope: scope, budget: budget, atlas: atlas, solution: solution
    ).settled()
    let limited = try LimitStage(books: books, scope: scope, budget: budget).settled(group)
    let isFinished = solution.isFinished && limited.isFinished
    var draft = Draft(
      books: books,
      input: books.book.problem.fingerprint(with: books.book.policy),
      certificate: atlas.certificate(solution, books),
      statistics: Statistics(
        demands: atlas.demands.count, arcs: atlas.network.arcs.count, rounds: flow.rounds,
        bids: flow.work.bids, phases: flow.work.phases, paths: flow.work.paths,
        settled: flow.work.settled, isFinished: isFinished))
    draft.planned = limited.visits
    draft.heldBack = limited.heldBack
    draft.withCandidates = atlas.requestsWithCandidates
    return draft.plan { isFinished && !limited.unsettled.contains($0) }
  }
}
