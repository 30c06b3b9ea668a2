/// Where every demand goes and what every place is worth: the solver's whole answer.
package struct Solution: Hashable, Sendable {
  /// The place of each demand, or -1.
  package var placeOf: [Int32]
  /// What one more unit is worth at each place.
  package var placePrice: [Int]
  /// What one more unit is worth in each week.
  package var weekPrice: [Int]
  /// What one more unit is worth in each quota.
  package var quotaPrice: [Int]
  /// The price of one unit of weight that these prices belong to.
  package var weightCost: Int
  /// Whether the solver ended by itself, not by its budget.
  ///
  /// One that did not can still be gone on from, but only lends its prices to an auction.
  package var isFinished: Bool
  /// Whether every number fits 32 bits and no quota has a price, so that it can be gone on from.
  package var isNarrow = false
  /// Places whose visit is gone, once for each: others may want them at their price.
  ///
  /// None in an answer, some in what a solve goes on from.
  package var holes: [Int32] = []
  /// The phase that an auction from these prices begins with; `nil`: what fits a change of any size.
  var stage: Auction.Stage?
  /// Counts of work done.
  package var work = Work()
}

/// How much a solve did; equal for equal input.
package struct Work: Hashable, Sendable {
  /// Bids of the auction.
  package var bids = 0
  /// Phases of the auction.
  package var phases = 0
  /// Paths searched.
  package var paths = 0
  /// Nodes settled in path searches.
  package var settled = 0

  static func += (sum: inout Work, other: Work) {
    sum.bids += other.bids
    sum.phases += other.phases
    sum.paths += other.paths
    sum.settled += other.settled
  }
}

/// How long a solve may go on, and on what.
///
/// A budget that runs out ends with the best plan so far and its proven gap.
public struct Budget: Sendable {
  /// The most steps (bids and paths) before the solver stops.
  public var steps: Int
  /// Asked now and then whether to stop.
  ///
  /// The clock, if there is one, lives here.
  public var isSpent: @Sendable () -> Bool
  /// What runs pieces of work that do not depend on each other; the answer does not depend on it.
  public var parallel: Parallel

  /// Unlimited, and one piece in turn, unless told otherwise.
  public init(
    steps: Int = .max, parallel: Parallel = .inTurn,
    isSpent: @escaping @Sendable () -> Bool = { false }
  ) {
    self.steps = steps
    self.parallel = parallel
    self.isSpent = isSpent
  }
}

extension Solution {
  /// The answer as the check reads it.
  package var answer: NetworkAnswer {
    NetworkAnswer(
      placeOf: placeOf, weightCost: weightCost, prices: (placePrice, weekPrice, quotaPrice))
  }
}
