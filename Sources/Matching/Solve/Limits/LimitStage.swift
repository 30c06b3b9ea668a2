/// Limits that lie across teams and communes: the second stage after the flow.
///
/// The flow without them is solved first, and its bound holds for every plan. Where a limit is broken,
/// its licences go to the requests that use it, the heaviest first and then the nearest, and the flow
/// is solved again around that. A limit that this leaves room in gives it to the heaviest left out, as
/// long as that helps. What the choice of licences lost is at most the gap that the certificate states.
struct LimitStage {
  /// Rounds of giving licences anew, at most.
  static let rounds = 4

  let books: Books
  let scope: Scope
  let budget: Budget

  /// All visits, who was not settled in a group, who lacks a licence, and whether no budget ran out.
  struct Result {
    var visits: [GroupStage.Visit]
    var unsettled: Set<Int32>
    var heldBack: Set<Int32> = []
    var isFinished = true
  }

  private var problem: Problem { books.book.problem }

  /// The plan without limits where it keeps them, else one that does.
  func settled(_ first: GroupStage.Result) throws(MatchingError) -> Result {
    var result = Result(
      visits: first.visits, unsettled: first.unsettled, isFinished: first.isFinished)
    guard brokenLimit(result.visits) != nil else { return result }
    var licences = Licences(problem)
    while let limit = brokenLimit(result.visits) {
      licences.give(limit, to: users(of: limit, result.visits), of: problem)
      result = try around(licences)
    }
    for _ in 1..<LimitStage.rounds {
      guard let wider = widened(licences, result) else { break }
      let next = try around(wider)
      guard brokenLimit(next.visits) == nil, value(next) < value(result) else { break }
      (licences, result) = (wider, next)
    }
    return result
  }

  /// The first limit that visits and pins together break.
  private func brokenLimit(_ visits: [GroupStage.Visit]) -> Int? {
    zip(problem.limits, use(visits)).enumerated().first { $1.1 > $1.0.most }?.offset
  }

  /// How many visits each limit counts, those agreed on included.
  private func use(_ visits: [GroupStage.Visit]) -> [Int] {
    problem.limitUse(
      problem.agreedPairs + visits.map { (request: $0.request, volunteer: $0.volunteer) })
  }

  /// The requests that keep using a limit: as many people as it allows, heavy and near first.
  private func users(of limit: Int, _ visits: [GroupStage.Visit]) -> [Int32] {
    let counted = visits.filter { problem.counts(problem.limits[limit], $0.request, $0.volunteer) }
    let cost = counted.reduce(into: [Int32: Int]()) { $0[$1.request, default: 0] += cost_m($1) }
    let order = cost.keys.sorted { left, right in
      (-scope.weights[Int(left)], cost[left, default: 0], left)
        < (-scope.weights[Int(right)], cost[right, default: 0], right)
    }
    return fitting(order, into: problem.limits[limit].most - use([])[limit])
  }

  /// As many of the requests, in their order, as a number of people allows.
  private func fitting(_ order: [Int32], into people: Int) -> [Int32] {
    var left = people
    return order.filter { request in
      let needed = books.demandStart[Int(request) + 1] - books.demandStart[Int(request)]
      guard needed <= left else { return false }
      left -= needed
      return true
    }
  }

  private func cost_m(_ visit: GroupStage.Visit) -> Int {
    let metres = books.book.metres(request: visit.request, volunteer: visit.volunteer)
    return books.costs.cost_m(visit.request, visit.volunteer, visit.slot, metres: metres)
  }

  /// Licences that nobody uses given to those left out, or `nil` where that is nobody.
  private func widened(_ licences: Licences, _ result: Result) -> Licences? {
    var wider = licences
    var isWider = false
    let waiting = result.heldBack.sorted { left, right in
      (-scope.weights[Int(left)], left) < (-scope.weights[Int(right)], right)
    }
    for (limit, holders) in licences.holders.enumerated() where holders != nil {
      let using = users(of: limit, result.visits)
      let hoping = waiting.filter {
        problem.limits[limit].counts(problem.requests[Int($0)], of: problem)
      }
      let next = fitting(
        using + hoping.filter { !using.contains($0) },
        into: problem.limits[limit].most - use([])[limit])
      wider.give(limit, to: next, of: problem)
      if next.count > using.count { isWider = true }
    }
    return isWider ? wider : nil
  }

  /// What orders results: weight left out, then metres; under an exchange rate their sum.
  private func value(_ result: Result) -> (Int, Int) {
    var missing = zip(books.demandStart.dropFirst(), books.demandStart).map(-)
    for visit in result.visits { missing[Int(visit.request)] -= 1 }
    let weight = zip(missing, scope.weights).reduce(0) { $0 + $1.0 * Int($1.1) }
    let metres = books.costs.metreCost * result.visits.reduce(0) { $0 + cost_m($1) }
    return books.costs.weightCost.map { (0, weight * $0 + metres) } ?? (weight, metres)
  }

  /// The plan in which only those with a licence use the limits that bind.
  private func around(_ licences: Licences) throws(MatchingError) -> Result {
    var licensed = books
    licensed.finder.licences = licences
    var flow = try Flow(licensed, scope, budget)
    let solution = try flow.solved()
    let group = try GroupStage(
      books: licensed, scope: scope, budget: budget, atlas: flow.atlas, solution: solution
    ).settled()
    var result = Result(
      visits: group.visits, unsettled: group.unsettled,
      isFinished: solution.isFinished && group.isFinished)
    let served = Set(group.visits.map(\.request))
    for request in problem.requests.indices.map(Int32.init)
    where !served.contains(request) && licences.isHeldBack(request, in: problem) {
      result.heldBack.insert(request)
    }
    return result
  }
}
