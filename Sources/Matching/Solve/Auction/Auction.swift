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

  /// One phase: its ε, and how prices are lowered before and after it.
  struct Stage: Hashable, Sendable {
    var epsilon: Int32
    /// How far prices are lowered before it.
    var cut: Int32
    /// How far they are lowered after it, in tenths of ε.
    var factor: Int

    /// The first phase of a run.
    ///
    /// - Parameters:
    ///   - epsilon: Its ε.
    ///   - isWarm: Whether prices come from an earlier run, so that they are lowered first.
    init(_ epsilon: Int32, isWarm: Bool) {
      self.epsilon = epsilon
      factor = Auction.firstCut
      cut = isWarm ? Auction.cut(factor, Int(epsilon)) : 0
    }

    /// The phase that makes up for what answers to slightly other ways can be wrong by.
    init(repairing gain: Int32) {
      epsilon = gain
      factor = Auction.firstCut + 4 * Auction.cutStep
      cut = Auction.cut(factor, Int(epsilon))
    }
  }

  private(set) var work = Work()
  /// The last phase, to go on from by running it once more.
  private(set) var stage: Stage?
  /// Whether the budget ended it.
  private(set) var isCutShort = false

  /// Runs phases from one ε down to another.
  ///
  /// - Parameters:
  ///   - floor: Prices to start from; the visits end as the auction's answer.
  ///   - first: The first phase.
  ///   - last: The last ε; a metre unless told otherwise.
  ///   - budget: When to stop.
  mutating func run(
    _ floor: borrowing Floor, from first: Stage, downTo last: Int32? = nil, _ budget: Budget
  ) {
    let last = max(last ?? 0, floor.metreCost)
    var next = first
    next.epsilon = max(next.epsilon, floor.metreCost)
    let limit = work.bids + Auction.bidsPerDemand * floor.demandCount
    while true {
      stage = next
      floor.startPhase(cut: next.cut)
      let room = min(limit, budget.steps) - work.bids
      let phase = floor.phase(epsilon: next.epsilon, limit: max(0, room), budget)
      work.bids += phase.bids
      work.phases += 1
      if !phase.isDone {
        isCutShort = work.bids >= budget.steps || budget.isSpent()
        return
      }
      if next.epsilon <= last { return }
      next.cut = Auction.cut(next.factor, Int(next.epsilon))
      if floor.hasHole(dearerThan: floor.weightCost) { next.factor += Auction.cutStep }
      next.epsilon = max(next.epsilon / Auction.scaling, floor.metreCost)
    }
  }

  private static func cut(_ factor: Int, _ epsilon: Int) -> Int32 {
    Int32(min(Int(Floor.far) / 4, factor * epsilon / 10))
  }
}
