/// The numbers a certificate is about: capacities, prices, and where every demand went.
///
/// The check reads these and the arcs, and nothing that a solver made besides.
struct Ledger {
  var metreCost = 1
  var weightCost = 0
  var weight: [Int32] = []
  var seats: [Int] = []
  var weekOf: [Int32] = []
  var weekCap: [Int] = []
  /// What the visit number 0, 1, 2, … of a week costs more: `unitBase · unitStep` and `unitStep`.
  var unitBase: [Int] = []
  var unitStep = 0
  var quotaOf: [Int32?] = []
  var quotas: [Quota] = []

  /// The place of each demand, or -1, and the cost in metres of the arc it took.
  var placeOf: [Int32] = []
  var cost_m: [Int] = []

  var placePrice: [Int] = []
  var weekPrice: [Int] = []
  var quotaPrice: [Int] = []

  func unitCost(_ week: Int, _ index: Int) -> Int { unitStep * (unitBase[week] + index) }
}

/// One way to serve a demand: some half days of a volunteer at one cost.
struct Way {
  let cost_m: Int
  /// The first place of the volunteer.
  let first: Int
  /// Bit `i` stands for the place `first + i`.
  let mask: UInt32
}

/// Whatever can list the ways to serve a demand.
protocol ArcSource: Sendable {
  /// All demands, so that those who follow each other have much the same ways: what a search for them
  /// reads is then still in the cache.
  var demandsAlongCurve: [Int32] { get }

  /// Calls `body` with each way, in any order; those that cost more than so many metres may be left out.
  func visitWays(of demand: Int, upTo most_m: Int, _ body: (Way) -> Void)
}

/// What the check found.
struct Finding: Hashable {
  /// What the plan costs.
  var cost: Int128
  /// What no plan can cost less than.
  var bound: Int128
  /// The demands that nobody may serve, along the curve.
  var hopeless: [Int] = []
}

extension Ledger {
  /// Compares the plan's cost with the bound that its prices prove.
  ///
  /// Weak duality holds for any prices: the bound is below the cost of every plan, so equality
  /// proves the plan best. Sums are exact in 128 bits.
  ///
  /// - SeeAlso: Ahuja, Magnanti, Orlin, *Network Flows* (1993), §9.4.
  func finding(_ arcs: some ArcSource, _ parallel: Parallel = .inTurn) -> Finding {
    let leastPrice = leastPrice
    let order = arcs.demandsAlongCurve
    let sums = parallel.map(order.indices) { part in
      order[part].reduce(into: Finding(cost: 0, bound: 0)) { sum, demand in
        let demand = Int(demand)
        let least = least(demand, arcs, above: leastPrice)
        sum.bound += Int128(least.cost)
        if !least.hasWay { sum.hopeless.append(demand) }
        let rejection = weightCost * Int(weight[demand])
        sum.cost += Int128(placeOf[demand] < 0 ? rejection : metreCost * cost_m[demand])
      }
    }
    return sums.reduce(into: Finding(cost: spreadCost(), bound: -capacityWorth())) { sum, part in
      sum.cost += part.cost
      sum.bound += part.bound
      sum.hopeless += part.hopeless
    }
  }

  /// The price that no place is below.
  var leastPrice: Int { placePrice.min() ?? 0 }

  /// The least cost of a demand over all its ways and its rejection, at the prices.
  func cheapest(_ demand: Int, _ arcs: some ArcSource, above leastPrice: Int) -> Int {
    least(demand, arcs, above: leastPrice).cost
  }

  /// The same, and whether there is any way at all.
  ///
  /// No way is cheaper whose travel and the least price of any place cost more than where the demand is.
  @inline(__always)
  private func least(
    _ demand: Int, _ arcs: some ArcSource, above leastPrice: Int
  ) -> (cost: Int, hasWay: Bool) {
    var least = weightCost * Int(weight[demand])
    let place = Int(placeOf[demand])
    if place >= 0 { least = min(least, metreCost * cost_m[demand] + placePrice[place]) }
    let most_m = max(0, least - leastPrice) / metreCost
    var hasWay = place >= 0
    arcs.visitWays(of: demand, upTo: most_m) { way in
      hasWay = true
      let travel = metreCost * way.cost_m
      guard travel + leastPrice < least else { return }
      var rest = way.mask
      while rest != 0 {
        least = min(least, travel + placePrice[way.first + rest.trailingZeroBitCount])
        rest &= rest &- 1
      }
    }
    // Whoever is too far to matter is a way all the same.
    if !hasWay { arcs.visitWays(of: demand, upTo: .max) { _ in hasWay = true } }
    return (least, hasWay)
  }

  /// What the visits of each week cost for fairness.
  private func spreadCost() -> Int128 {
    var load = [Int](repeating: 0, count: weekCap.count)
    var cost: Int128 = 0
    for place in placeOf where place >= 0 {
      let week = Int(weekOf[Int(place)])
      cost += Int128(unitCost(week, load[week]))
      load[week] += 1
    }
    return cost
  }

  /// What all capacities are worth at their prices.
  private func capacityWorth() -> Int128 {
    var worth: Int128 = 0
    for place in seats.indices {
      let rent = placePrice[place] - weekPrice[Int(weekOf[place])]
      worth += Int128(seats[place]) * Int128(max(0, rent))
    }
    for week in weekCap.indices {
      let outer = quotaOf.isEmpty ? 0 : price(quotaOf[week])
      for index in 0..<weekCap[week] {
        worth += Int128(max(0, weekPrice[week] - unitCost(week, index) - outer))
      }
    }
    for (index, quota) in quotas.enumerated() {
      let rent = quotaPrice[index] - price(quota.parent)
      worth += Int128(quota.limit) * Int128(max(0, rent))
    }
    return worth
  }

  private func price(_ quota: Int32?) -> Int { quota.map { quotaPrice[Int($0)] } ?? 0 }
}
