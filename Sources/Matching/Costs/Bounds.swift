/// The sizes that the numbers of a network can reach, proved before anything is solved.
struct Bounds {
  /// The dearest arc.
  private(set) var arcCost: Int
  /// The dearest unit of a week.
  private(set) var unitCost: Int
  /// A price of one unit of weight that no travel and spread can outweigh.
  let strictWeightCost: Int
  /// The heaviest demand.
  private(set) var weight: Int

  /// Measures a network.
  ///
  /// - Throws: ``MatchingError/input(pointer:fault:)`` where a path through the residual network
  ///   could cost 2^61 or more.
  init(_ network: Network) throws(MatchingError) {
    arcCost = network.metreCost * network.arcs.reduce(0) { max($0, $1.cost_m) }
    var unit = 0
    for week in 0..<network.weekCount {
      unit = max(unit, network.unitCost(week, Int(network.weekCap[week])))
    }
    unitCost = unit
    weight = Int(network.weight.max() ?? 0)
    let places = network.weekCap.reduce(0) { $0 + Int($1) }
    let served = min(places, network.demandCount)
    // A simple cycle of the residual network moves each served demand once and one unit of a week.
    strictWeightCost = arcCost * (served + 1) + unit + 1
    let price = network.weightCost ?? strictWeightCost
    let (top, over) = price.multipliedReportingOverflow(by: weight + 1)
    guard !over, top + arcCost * 2 + unit < 1 << 61 else {
      throw .input(pointer: "/requests", fault: .tooMany(limit: network.demandCount))
    }
  }
}

extension Bounds {
  /// Whether no price and no path can pass 2^30 at a price of weight.
  func isNarrow(weightCost: Int) -> Bool {
    let (top, over) = weightCost.multipliedReportingOverflow(by: weight)
    let room = 1 << 30 - unitCost - 2 * arcCost
    return !over && top < room - top / 4
  }

  /// The bounds with more that may be larger.
  func including(weight: Int = 0, arcCost: Int = 0, unitCost: Int = 0) -> Bounds {
    var wider = self
    wider.weight = max(self.weight, weight)
    wider.arcCost = max(self.arcCost, arcCost)
    wider.unitCost = max(self.unitCost, unitCost)
    return wider
  }
}
