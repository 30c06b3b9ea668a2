/// A plan that follows a changed problem, with what changed and who has to move for it.
public struct Rematch: Hashable, Sendable {
  /// How the new plan was found.
  public enum Way: String, CaseIterable, Sendable {
    /// The earlier plan was kept, and what no longer held was repaired path by path.
    case repaired
    /// So much changed that an auction began again, from the earlier prices where they were a good start.
    case restarted
    /// The earlier prices meant nothing here, so it was solved from nothing.
    case fresh
  }

  /// The new plan; ``Check/verify(_:of:policy:previous:)`` takes the earlier one as `previous`.
  public let plan: Plan
  /// What is new in the problem.
  public let changes: ProblemDiff
  /// Who moves.
  public let moves: PlanDiff
  /// How it was found.
  public let way: Way
}

/// Plans anew after something changed, from the plan there was: as good as a new solve, and proved.
///
/// It takes problems, not a list of changes, since a problem file that was written again is what people
/// have: requests that arrive, are withdrawn or want something else, volunteers who join, leave or
/// are free at other times, pairs that were declined or forbidden, pins. All of it shows in which visits
/// and prices of the plan still hold, so nothing can be forgotten. Moving a visit costs what the plan's
/// policy says.
///
/// - Parameters:
///   - problem: The problem as it is now.
///   - plan: The plan there was, as ``PlanFile/read(_:of:)`` gives it.
///   - old: The problem that it answers.
///   - budget: When to stop.
/// - Returns: A plan with the objective of ``solve(_:policy:previous:budget:)`` from `plan`; where several
///   are best it may be another of them.
/// - Throws: ``MatchingError/foreignPlan(expected:found:)`` where `plan` has other people, requests or
///   half days than `old`; else what ``solve(_:policy:previous:budget:)`` throws.
/// - Complexity: That of finding all candidates and of the check; beside these a few shortest paths a
///   change, or an auction where more than about a thirtieth of the requests changed.
public func rematch(
  _ problem: Problem, from plan: Plan, of old: Problem, budget: Budget = Budget()
) throws(MatchingError) -> Rematch {
  try plan.policy.checked()
  let before = RuleBook(old, plan.policy)
  guard plan.isShaped(by: before) else {
    throw .foreignPlan(expected: "\(old.fingerprint(with: plan.policy))", found: "\(plan.input)")
  }
  let books = Books(problem.continuing(plan), plan.policy, budget.parallel)
  var engine = Engine(books, budget)
  var hasStart = false
  engine.start = { atlas in
    let start = WarmStart.solution(plan, before, atlas, books)
    hasStart = start != nil
    return start
  }
  let next = try engine.run()
  return Rematch(
    plan: next, changes: ProblemDiff(from: old, to: problem),
    moves: PlanDiff(from: plan, to: next),
    way: !hasStart ? .fresh : next.statistics.phases > 0 ? .restarted : .repaired)
}

extension Plan {
  /// Whether the plan is about the people, requests and half days of a problem.
  fileprivate func isShaped(by old: RuleBook) -> Bool {
    let problem = old.problem
    return requestIDs == problem.requests.map(\.id)
      && volunteerIDs == problem.volunteers.map(\.id)
      && certificate.weekPrices.count == problem.volunteers.count
      && certificate.slotPrices.count == old.roomy.reduce(0) { $0 + $1.count }
  }
}
