/// The sizes that the numbers of a network can reach, proved before anything is solved.
struct Bounds {
  /// The dearest arc.
  let arcCost: Int
  /// The dearest unit of a week.
  let unitCost: Int
  /// A price of one unit of weight that no travel and spread can outweigh.
  let strictWeightCost: Int
  /// The heaviest demand.
  let weight: Int

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
