@testable import Matching

/// A network as plain lists, changed by hand: what a session is held against.
struct NetworkModel {
  struct Week {
    var cap: Int32
    var base: Int32
    var seats: [UInt8]
    var isAway = false
  }

  struct Way {
    var week: Int
    var cost_m: Int
    var slots: UInt32
  }

  struct Demand {
    var weight: Int32
    var ways: [Way]
    var isCancelled = false
  }

  var weeks: [Week] = []
  var demands: [Demand] = []
  private let metreCost: Int
  private let unitStep: Int
  private let weightCost: Int?

  init(_ network: Network) {
    metreCost = network.metreCost
    unitStep = network.unitStep
    weightCost = network.weightCost
    for week in 0..<network.weekCount {
      let places = Int(network.placeStart[week])..<Int(network.placeStart[week + 1])
      weeks.append(
        Week(
          cap: network.weekCap[week], base: network.weekBase[week],
          seats: Array(network.seats[places])))
    }
    for demand in 0..<network.demandCount {
      let row = network.arcs[network.arcStart[demand]..<network.arcStart[demand + 1]]
      let ways = row.map {
        Way(week: Int(network.weekOf[$0.firstPlace]), cost_m: $0.cost_m, slots: $0.mask)
      }
      demands.append(Demand(weight: network.weight[demand], ways: ways))
    }
  }

  /// The lists as a network of their own.
  var network: Network {
    var network = Network()
    network.metreCost = metreCost
    network.unitStep = unitStep
    network.weightCost = weightCost
    for (index, week) in weeks.enumerated() {
      network.weekCap.append(week.isAway ? 0 : week.cap)
      network.weekBase.append(week.base)
      network.seats += week.seats
      network.weekOf += week.seats.map { _ in Int32(index) }
      network.placeStart.append(Int32(network.seats.count))
    }
    for demand in demands where !demand.isCancelled {
      network.weight.append(demand.weight)
      network.arcs += demand.ways.map {
        Arc(cost_m: $0.cost_m, firstPlace: Int(network.placeStart[$0.week]), mask: $0.slots)
      }.sorted()
      network.arcStart.append(network.arcs.count)
    }
    return network
  }

  /// What the best answer costs, by the plain paths.
  func best() throws -> Int {
    let network = network
    let value = PathSolver.solve(network, try Bounds(network), Budget()).value(network)
    return value[0] * (weightCost ?? 0) + value[1]
  }
}
