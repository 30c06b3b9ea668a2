/// Why requests are unserved, as far as problem and policy alone decide it.
struct Reasons {
  let books: Books
  let plan: Plan

  /// Refuses the first reason that cannot be.
  ///
  /// - Parameter hopeless: The demands that nobody may serve.
  /// - Throws: ``MatchingError/refuted(_:)``.
  func check(hopeless: [Int]) throws(MatchingError) {
    var isServable = [Bool](repeating: true, count: books.demands.count)
    for demand in hopeless { isServable[demand] = false }
    for entry in plan.unserved {
      let request = Int(entry.request)
      let demands = books.demandStart[request]..<books.demandStart[request + 1]
      guard isPossible(entry, demands.count, isServable: isServable[demands].contains(true)) else {
        throw .refuted(.reason(request: books.book.problem.requests[request].id))
      }
    }
  }

  private func isPossible(_ entry: UnservedRequest, _ places: Int, isServable: Bool) -> Bool {
    let problem = books.book.problem
    if entry.reason == .noCandidate || !isServable {
      return entry.reason == .noCandidate && !isServable
    }
    return switch entry.reason {
    case .noCandidate: false
    case .outweighed: books.book.policy.priority == .strict
    case .notWorthTravel: books.book.policy.priority != .strict
    case .notTogether: places > 1
    case .limit:
      problem.limits.contains { $0.counts(problem.requests[Int(entry.request)], of: problem) }
    case .budget: !plan.statistics.isFinished || !problem.limits.isEmpty
    }
  }
}
