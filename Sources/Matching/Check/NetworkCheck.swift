/// What the check works out for an answer to a bare network.
package struct NetworkExamination: Hashable, Sendable {
  /// Whether every demand took one of its arcs and nothing holds too much.
  package var isFeasible = true
  /// What the answer costs.
  package var cost: Int128 = 0
  /// What no answer can cost less than.
  package var bound: Int128 = 0
  /// Whether no other answer serves more weight.
  package var isStrict = false
}

/// An answer to a network: where each demand goes, and the prices that prove it.
package struct NetworkAnswer {
  /// The place of each demand, or -1.
  package var placeOf: [Int32]
  /// The price of one unit of weight.
  package var weightCost: Int
  /// One price for each place, each week, each quota.
  package var placePrice, weekPrice, quotaPrice: [Int]

  /// Takes an answer of any origin.
  package init(
    placeOf: [Int32], weightCost: Int, prices: (place: [Int], week: [Int], quota: [Int])
  ) {
    self.placeOf = placeOf
    self.weightCost = weightCost
    placePrice = prices.place
    weekPrice = prices.week
    quotaPrice = prices.quota
  }
}

extension Check {
  /// Checks an answer to a network: capacities, both certificates.
  package static func examine(
    _ answer: NetworkAnswer, of network: Network, levelOne: Bool = true
  ) -> NetworkExamination {
    var result = NetworkExamination()
    guard let ledger = Ledger(answer, network) else {
      result.isFeasible = false
      return result
    }
    let finding = ledger.finding(network)
    result.cost = finding.cost
    result.bound = finding.bound
    result.isStrict = levelOne && LevelOne.holds(ledger, network)
    return result
  }
}

extension Network: ArcSource {
  var demandsAlongCurve: [Int32] { (0..<demandCount).map(Int32.init) }

  func visitWays(of demand: Int, upTo most_m: Int, _ body: (Way) -> Void) {
    for index in arcStart[demand]..<arcStart[demand + 1] {
      let arc = arcs[index]
      if arc.cost_m > most_m { break }
      body(Way(cost_m: arc.cost_m, first: arc.firstPlace, mask: arc.mask))
    }
  }
}

extension Ledger {
  /// The numbers of an answer, or `nil` where it is not feasible.
  init?(_ answer: NetworkAnswer, _ network: Network) {
    metreCost = network.metreCost
    weightCost = answer.weightCost
    weight = network.weight
    seats = network.seats.map(Int.init)
    weekOf = network.weekOf
    weekCap = network.weekCap.map(Int.init)
    unitBase = network.weekBase.map(Int.init)
    unitStep = network.unitStep
    quotaOf = network.quotaOf
    quotas = network.quotas
    placeOf = answer.placeOf
    placePrice = answer.placePrice
    weekPrice = answer.weekPrice
    quotaPrice = answer.quotaPrice
    cost_m = [Int](repeating: 0, count: network.demandCount)
    guard addCosts(network), isWithinCapacity else { return nil }
  }

  /// Finds the arc of every demand that is served; `false` where it has none to its place.
  private mutating func addCosts(_ network: Network) -> Bool {
    for demand in placeOf.indices where placeOf[demand] >= 0 {
      guard let cost = network.cost(of: demand, at: Int(placeOf[demand])) else { return false }
      cost_m[demand] = cost
    }
    return true
  }

  private var isWithinCapacity: Bool {
    var seatsLeft = seats
    var weeksLeft = weekCap
    var quotasLeft = quotas.map(\.limit)
    for place in placeOf where place >= 0 {
      let week = Int(weekOf[Int(place)])
      seatsLeft[Int(place)] -= 1
      weeksLeft[week] -= 1
      var quota = quotaOf.isEmpty ? nil : quotaOf[week]
      while let index = quota {
        quotasLeft[Int(index)] -= 1
        quota = quotas[Int(index)].parent
      }
    }
    return (seatsLeft + weeksLeft + quotasLeft).allSatisfy { $0 >= 0 }
  }
}
