extension Floor {
  /// The two best ways of a demand.
  struct Choice {
    /// The least cost, and the least cost over other weeks and the rejection.
    var best, second: Int32
    /// The arc of the best way, or -1 where the rejection is best.
    var arc: Int
    /// How far the arcs were read.
    var end: Int
  }

  /// Reads a demand's arcs until none can be among the two best.
  @inline(__always)
  func choice(_ demand: Int) -> Choice {
    let rejection = rejection(demand)
    let start = Int(arcStart[demand])
    var choice = Choice(best: rejection, second: rejection, arc: -1, end: start)
    let end = Int(arcStart[demand &+ 1])
    let price = price.base
    let metre = metreCost
    while choice.end < end {
      let arc = arcs[choice.end]
      let cost = metre &* Int32(truncatingIfNeeded: arc.cost_m)
      // Ascending costs and prices that are never negative: nothing better follows.
      if cost >= choice.second { break }
      let total = cost &+ Floor.least(price + arc.firstPlace, arc.mask)
      if total < choice.second {
        if total < choice.best {
          choice.second = choice.best
          choice.best = total
          choice.arc = choice.end
        } else {
          choice.second = total
        }
      }
      choice.end &+= 1
    }
    return choice
  }

  /// The least of the prices in a mask: three without a branch, since nine in ten arcs have no more.
  @inline(__always)
  static func least(_ row: UnsafeMutablePointer<Int32>, _ mask: UInt32) -> Int32 {
    let two = mask & (mask &- 1)
    let second = two == 0 ? mask : two
    let three = second & (second &- 1)
    let third = three == 0 ? second : three
    var least = min(
      row[mask.trailingZeroBitCount],
      min(row[second.trailingZeroBitCount], row[third.trailingZeroBitCount]))
    var rest = third & (third &- 1)
    while rest != 0 {
      least = min(least, row[rest.trailingZeroBitCount])
      rest &= rest &- 1
    }
    return least
  }

  /// Turns every visit into a hole at its place's price less a cut, and empties all demands.
  ///
  /// Old prices so become the start of a phase without a reset; a hole that is no longer worth its
  /// unit is given up.
  func startPhase(cut: Int32) {
    for week in 0..<weekCount {
      let first = Int(placeStart[week])
      let visits = visits.base + Int(visitStart[week])
      var count = load[week]
      for index in 0..<Int(count) {
        let slot = visits[index].slot
        visits[index] = Visit(
          price: price[first &+ Int(slot)] &- cut, demand: -1, mask: 1 << UInt32(slot),
          slot: slot)
      }
      while count > 0 {
        var least = 0
        for index in 1..<max(Int(count), 1) where visits[index].price < visits[least].price {
          least = index
        }
        if visits[least].price >= unitCost(week, count &- 1) { break }
        count &-= 1
        visits[least] = visits[Int(count)]
      }
      load[week] = count
      recount(week, 1 << UInt32(Int(placeStart[week + 1]) &- first) &- 1)
      reprice(week)
    }
    for demand in 0..<demandCount { place[demand] = -1 }
  }

  /// Whether a place that nobody bought back in a phase is dearer than so much.
  func hasHole(dearerThan price: Int32) -> Bool {
    for week in 0..<weekCount {
      let visits = visits.base + Int(visitStart[week])
      for index in 0..<Int(load[week]) where visits[index].demand < 0 {
        if visits[index].price > price { return true }
      }
    }
    return false
  }

  /// Lets every demand bid until it has a place or its rejection is cheaper than any.
  ///
  /// Whoever is pushed out bids next, so the work stays in one neighbourhood of the map.
  ///
  /// - Returns: How many bids were made, and whether all demands came to rest.
  func phase(
    epsilon: Int32, limit: Int, _ budget: Budget
  ) -> (bids: Int, isDone: Bool) {
    var bids = 0
    let from = Slab<Int32>(repeating: 0, count: 32)
    for start in 0..<demandCount {
      var demand = start
      while true {
        if bids >= limit || (bids & 0xFFFF == 0xFFFF && budget.isSpent()) { return (bids, false) }
        bids &+= 1
        let choice = choice(demand)
        guard choice.arc >= 0 else { break }
        let arc = arcs[choice.arc]
        let cost = metreCost &* Int32(truncatingIfNeeded: arc.cost_m)
        travel[demand] = cost
        let gone = enter(
          Bid(
            demand: Int32(demand), week: Int(weekOf[arc.firstPlace]), mask: arc.mask,
            goal: choice.best &- cost, price: choice.second &- cost &+ epsilon),
          from.base)
        if gone < 0 { break }
        demand = Int(gone)
      }
    }
    return (bids, true)
  }
}
