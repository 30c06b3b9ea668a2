/// An ε-scaling auction: demands bid for places until none can do better by more than ε.
///
/// Each phase starts from the prices of the one before, with every visit turned into a hole, and ends
/// with each demand within ε of its best; ε falls to one metre. What is left then (slack up to ε,
/// holes that nobody bought back) is repaired exactly by ``Finish``.
///
/// Why it ends: a bid pays the second best plus ε for the least price it replaces, so every bid raises
/// a price by ε at least, and no price of a week falls during a phase.
///
/// - SeeAlso: Bertsekas, *Linear Network Optimization* (1991), chapter 4.
struct Auction {
  /// ε falls by this factor from phase to phase.
  static let scaling: Int32 = 4
  /// Prices are lowered between phases by this times ε, in tenths.
  ///
  /// With less, places are left over at the end that are priced thousands of metres too high, and each
  /// costs a deep search in the finish; with more, demands bid longer to bring all prices back up.
  static let firstCut = 35
  /// It grows by this after a phase that left over a place dearer than a unit of weight: a whole
  /// neighbourhood then stands between the prices that two weights can pay, and has to come down with it.
  static let cutStep = 7
  /// Bids per demand before the finish takes over.
  static let bidsPerDemand = 200

  private(set) var work = Work()
  /// Whether the budget ended it.
  private(set) var isCutShort = false

  /// Runs phases from one ε down to a metre.
  ///
  /// - Parameters:
  ///   - floor: Prices to start from; the visits end as the auction's answer.
  ///   - first: The first ε.
  ///   - isWarm: Whether the prices come from an earlier run, so that they are lowered first.
  ///   - budget: When to stop.
  mutating func run(
    _ floor: borrowing Floor, from first: Int32, isWarm: Bool, _ budget: Budget
  ) {
    let last = floor.metreCost
    var epsilon = max(first, last)
    var factor = Auction.firstCut
    var cut = isWarm ? Auction.cut(factor, epsilon) : 0
    let limit = work.bids + Auction.bidsPerDemand * floor.demandCount
    while true {
      floor.startPhase(cut: cut)
      let room = min(limit, budget.steps) - work.bids
      let phase = floor.phase(epsilon: epsilon, limit: max(0, room), budget)
      work.bids += phase.bids
      work.phases += 1
      if !phase.isDone {
        isCutShort = work.bids >= budget.steps || budget.isSpent()
        return
      }
      if epsilon <= last { return }
      cut = Auction.cut(factor, epsilon)
      if floor.hasHole(dearerThan: floor.weightCost) { factor += Auction.cutStep }
      epsilon = max(epsilon / Auction.scaling, last)
    }
  }

  private static func cut(_ factor: Int, _ epsilon: Int32) -> Int32 {
    Int32(min(Int(Floor.far) / 4, factor * Int(epsilon) / 10))
  }
}
