/// Exact lexicographic minimum-cost flow: auction, exact finish, and a price of weight that grows until
/// nothing serves more weight.
struct AuctionSolver {
  /// The price of one unit of weight to begin with, in metres: far above what serving anybody costs,
  /// far below what a proof of strictness would ask.
  static let firstWeightCost_m = 65_536

  /// An old answer is repaired while that settles less than this times the network's nodes; a new solve
  /// takes as long as some 15 times (200,000 requests, see ``WarmStart/repairable``).
  static let repairPatience = 15

  let network: Network
  let bounds: Bounds
  let budget: Budget
  /// The finish judges a start bad when it settles more nodes than this times the network's; a good
  /// one settles two to three times as many.
  var patience = 6

  /// Solves a network, or gives `nil` where its numbers need more than 32 bits or a quota binds.
  ///
  /// - Parameters:
  ///   - network: What to solve.
  ///   - bounds: Its proven sizes.
  ///   - budget: When to stop.
  ///   - old: An answer for the same demands, weeks and places with other arcs. Its prices are kept,
  ///     and only what is wrong with it is repaired; see ``Solution/isFinished``.
  /// - Returns: The answer and the prices that prove it.
  static func solve(
    _ network: Network, _ bounds: Bounds, _ budget: Budget, from old: Solution? = nil
  ) -> Solution? {
    let solver = AuctionSolver(network: network, bounds: bounds, budget: budget)
    guard network.arcs.count < Int32.max, network.demandCount < 1 << 23 else { return nil }
    let solution = solver.run(from: old)
    guard let solution, !network.quotas.isEmpty else { return solution }
    return Usage(network, solution.placeOf).isWithinQuotas ? solution : nil
  }

  /// The price of weight to begin with, or `nil` where 32 bits are too few.
  var firstWeightCost: Int? {
    if let fixed = network.weightCost { return fits(fixed) ? fixed : nil }
    var cost = AuctionSolver.firstWeightCost_m * network.metreCost
    while !fits(cost) {
      cost /= 2
      if cost < 1000 * network.metreCost { return nil }
    }
    return cost
  }

  private func fits(_ weightCost: Int) -> Bool { bounds.isNarrow(weightCost: weightCost) }

  /// Solves the network but for its quotas; see ``solve(_:_:_:from:)``.
  func run(from old: Solution?) -> Solution? {
    // Arcs that came later may be too dear for the price of weight before.
    let old = old.flatMap { fits($0.weightCost) ? $0 : nil }
    guard let first = old?.weightCost ?? firstWeightCost, fits(first) else { return nil }
    return network.arcs.withUnsafeBufferPointer { arcs in
      // An empty network has no arcs to point at, and none is ever read.
      guard let base = arcs.baseAddress else { return nil }
      return run(Floor(network, arcs: base, weightCost: Int32(first)), from: old)
    }
  }

  private func run(_ start: consuming Floor, from old: Solution?) -> Solution? {
    var floor = start
    var auction = Auction()
    var finish = Finish(floor)
    var isWarm = false
    if let old {
      floor.take(over: old)
      isWarm = true
      let few = AuctionSolver.repairPatience * (floor.placeCount + floor.weekCount + 1000)
      if old.isFinished, finish.run(floor, limit: few, budget),
        let answer = proved(floor, auction, finish)
      {
        return answer
      }
      if let stage = old.stage {
        auction.run(floor, from: stage, budget)
        if !auction.isCutShort, finish.run(floor, limit: limit(floor), budget),
          let answer = proved(floor, auction, finish)
        {
          return answer
        }
        floor.clear()
        isWarm = false
      }
    }
    while true {
      guard settle(floor, &auction, &finish, isWarm: isWarm) else {
        return solution(floor, auction, finish, isFinished: false)
      }
      if let answer = proved(floor, auction, finish) { return answer }
      guard fits(Int(floor.weightCost) * 2) else { return nil }
      floor.weightCost *= 2
      isWarm = true
    }
  }

  /// Auction and finish at one price of weight; a bad start gets another auction from a wider ε.
  ///
  /// Old prices that make a bad start are forgotten: wider and wider auctions from them took more than
  /// twice as long as one from nothing.
  private func settle(
    _ floor: borrowing Floor, _ auction: inout Auction, _ finish: inout Finish, isWarm: Bool
  ) -> Bool {
    let top = top(floor)
    let patience = limit(floor)
    let attempts =
      isWarm
      ? [(top / 64, patience), (top, .max)]
      : [(top, patience), (top / 16, patience), (top, .max)]
    for (index, attempt) in attempts.enumerated() {
      if isWarm, index > 0 { floor.clear() }
      let goesOn = isWarm ? index == 0 : index > 0
      auction.run(floor, from: Auction.Stage(Int32(attempt.0), isWarm: goesOn), budget)
      if auction.isCutShort { return false }
      if finish.run(floor, limit: attempt.1, budget) { return true }
      if budget.isSpent() { return false }
    }
    return false
  }

  /// The ε to begin with from nothing.
  func top(_ floor: borrowing Floor) -> Int {
    Int(floor.weightCost) * max(bounds.weight / 8, 1)
  }

  /// How many nodes the finish of a good start settles at most.
  private func limit(_ floor: borrowing Floor) -> Int {
    patience * (floor.placeCount + floor.weekCount + 1000)
  }

  /// The answer, if nothing serves more weight.
  private func proved(
    _ floor: borrowing Floor, _ auction: borrowing Auction, _ finish: borrowing Finish
  ) -> Solution? {
    let solution = solution(floor, auction, finish, isFinished: true)
    if network.weightCost != nil { return solution }
    guard let ledger = Ledger(solution.answer, network) else { return nil }
    return LevelOne.holds(ledger, network) ? solution : nil
  }

  private func solution(
    _ floor: borrowing Floor, _ auction: borrowing Auction, _ finish: borrowing Finish,
    isFinished: Bool
  ) -> Solution {
    var work = auction.work
    work.paths = finish.paths
    work.settled = finish.search.settled
    var usage = Usage(network, floor.place.array)
    if !isFinished { usage.letInWhoFits(network) }
    return Solution(
      placeOf: usage.placeOf,
      placePrice: floor.price.array.map(Int.init),
      weekPrice: floor.low.array.map(Int.init),
      quotaPrice: [Int](repeating: 0, count: network.quotas.count),
      weightCost: Int(floor.weightCost),
      isFinished: isFinished,
      isNarrow: true,
      work: work)
  }
}
