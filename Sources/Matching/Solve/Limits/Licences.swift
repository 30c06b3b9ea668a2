/// Which requests may use the pairs that limits count.
///
/// A limit that binds is no flow, since it lies across teams and communes. But once it is settled which
/// requests may use its pairs, no more people than it allows, every flow keeps it.
struct Licences {
  /// For each limit whether each request has its licence; `nil` where the limit does not bind.
  private(set) var holders: [[Bool]?]

  init(_ problem: Problem) {
    holders = [[Bool]?](repeating: nil, count: problem.limits.count)
  }

  /// Gives the licences of one limit and takes all others back.
  mutating func give(_ limit: Int, to requests: [Int32], of problem: Problem) {
    var isHolder = [Bool](repeating: false, count: problem.requests.count)
    for request in requests { isHolder[Int(request)] = true }
    holders[limit] = isHolder
  }

  /// Whether a pair may meet as far as limits are concerned.
  func allow(_ request: Int32, _ volunteer: Int32, in problem: Problem) -> Bool {
    for (index, limit) in problem.limits.enumerated() {
      guard let isHolder = holders[index], !isHolder[Int(request)] else { continue }
      if problem.counts(limit, request, volunteer) { return false }
    }
    return true
  }

  /// Whether a request lacks some licence.
  func isHeldBack(_ request: Int32, in problem: Problem) -> Bool {
    zip(problem.limits, holders).contains { limit, isHolder in
      guard let isHolder, !isHolder[Int(request)] else { return false }
      return limit.counts(problem.requests[Int(request)], of: problem)
    }
  }
}
