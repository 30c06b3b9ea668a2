extension AuctionSolver {
  /// The ε, in metres, that a sketch ends with.
  static let sketched_m = 1024

  /// The first phases of an auction alone: what places are worth to a kilometre, at a fraction of what the
  /// answer costs.
  ///
  /// - Parameters:
  ///   - network: What to price.
  ///   - budget: When to stop.
  /// - Returns: Prices to go on from, with a hole for each visit; `nil` where numbers need more than 32
  ///   bits, quotas limit the visits, or the budget ran out.
  /// - Throws: ``MatchingError/input(pointer:fault:)`` when its sums could overflow.
  static func sketch(
    _ network: Network, _ budget: Budget
  ) throws(MatchingError) -> Solution? {
    let solver = AuctionSolver(network: network, bounds: try Bounds(network), budget: budget)
    guard network.quotas.isEmpty, let weightCost = solver.firstWeightCost else { return nil }
    return network.arcs.withUnsafeBufferPointer { arcs in
      guard let base = arcs.baseAddress else { return nil }
      let floor = Floor(network, arcs: base, weightCost: Int32(weightCost))
      var auction = Auction()
      auction.run(
        floor, from: Auction.Stage(Int32(solver.top(floor)), isWarm: false),
        downTo: Int32(sketched_m * network.metreCost), budget)
      if auction.isCutShort { return nil }
      var sketch = solver.solution(floor, auction)
      sketch.holes = floor.visitPlaces
      return sketch
    }
  }

  /// Prices alone.
  private func solution(_ floor: borrowing Floor, _ auction: borrowing Auction) -> Solution {
    Solution(
      placeOf: [Int32](repeating: -1, count: network.demandCount),
      placePrice: floor.price.array.map(Int.init),
      weekPrice: floor.low.array.map(Int.init),
      quotaPrice: [],
      weightCost: Int(floor.weightCost),
      isFinished: false,
      isNarrow: true,
      stage: auction.stage,
      work: auction.work)
  }
}

extension Floor {
  /// The place of every visit, holes included.
  fileprivate var visitPlaces: [Int32] {
    (0..<weekCount).flatMap { week in
      (0..<Int(load[week])).map { index in
        placeStart[week] + visits[Int(visitStart[week]) + index].slot
      }
    }
  }
}
