extension Finish {
  /// Ends a hole: lets in whoever had better come, or gives its unit back.
  ///
  /// The search goes backwards, from the hole to an unserved demand or to a week that can do with a
  /// visit less; the prices of all it passes fall.
  mutating func fill(_ hole: Int, _ floor: borrowing Floor) {
    if backStart.isEmpty { turnArcs(floor) }
    let places = floor.placeCount
    var goal = Int32.max
    var end = -1
    var newcomer: Int32 = -1
    search.reach(hole, at: 0, by: -1, from: -1)
    while let (node, distance) = search.nearest(within: goal) {
      if node < places {
        if let demand = arrivals(at: node, distance, &goal, floor) {
          end = node
          newcomer = demand
        }
      } else {
        let week = node - places
        if floor.load[week] > 0 {
          let unit = floor.unitCost(week, floor.load[week] - 1)
          let length = distance &+ floor.low[week] &- unit
          if length < goal {
            goal = length
            end = node
            newcomer = -1
          }
        }
        freePlaces(of: week, distance, goal, floor)
      }
    }
    search.settle(goal, sign: -1, floor)
    follow(end, newcomer, to: hole, floor)
  }

  /// Who could come to a place: an unserved demand is an end, a served one leaves its place.
  ///
  /// - Returns: The unserved demand that is the nearest end so far, if one here is.
  private mutating func arrivals(
    at place: Int, _ distance: Int32, _ goal: inout Int32, _ floor: borrowing Floor
  ) -> Int32? {
    let week = Int(floor.weekOf[place])
    if floor.used(place) > 0 {
      let length = distance &+ floor.price[place] &- floor.low[week]
      if length < goal {
        search.reach(floor.placeCount &+ week, at: length, by: -1, from: Int32(place))
      }
    }
    var best: Int32?
    let bit = UInt32(1) << UInt32(place &- Int(floor.placeStart[week]))
    for index in Int(backStart[week])..<Int(backStart[week + 1]) {
      let arc = back[index]
      guard arc.mask & bit != 0 else { continue }
      let demand = Int32(truncatingIfNeeded: arc.firstPlace)
      if let absent, absent[Int(demand)] { continue }
      let cost =
        distance &+ floor.metreCost &* Int32(truncatingIfNeeded: arc.cost_m)
        &+ floor.price[place]
      let old = floor.place[Int(demand)]
      if old < 0 {
        let length = cost &- floor.rejection(Int(demand))
        guard length < goal else { continue }
        goal = length
        best = demand
      } else if Int(old) != place {
        let length = cost &- floor.travel[Int(demand)] &- floor.price[Int(old)]
        if length < goal {
          search.reach(Int(old), at: length, by: demand, from: Int32(place))
        }
      }
    }
    return best
  }

  /// Goes from a week back to those of its places that have a free seat.
  private mutating func freePlaces(
    of week: Int, _ distance: Int32, _ goal: Int32, _ floor: borrowing Floor
  ) {
    let node = Int32(floor.placeCount &+ week)
    for place in Int(floor.placeStart[week])..<Int(floor.placeStart[week + 1])
    where floor.used(place) < Int(floor.seats[place]) {
      let length = distance &+ floor.low[week] &- floor.price[place]
      if length < goal { search.reach(place, at: length, by: -1, from: node) }
    }
  }

  private func follow(
    _ end: Int, _ newcomer: Int32, to hole: Int, _ floor: borrowing Floor
  ) {
    var node = end
    if newcomer >= 0 {
      floor.add(newcomer, at: node)
    } else {
      node = Int(search.viaNode[node])
    }
    // The node has one visit too many: who leaves, and where to?
    while node != hole {
      let demand = search.viaDemand[node]
      let next = Int(search.viaNode[node])
      if demand >= 0 {
        floor.remove(demand, at: node)
        floor.add(demand, at: next)
      }
      node = next
    }
    floor.remove(-1, at: hole)
  }

  /// Lists the arcs by week.
  private mutating func turnArcs(_ floor: borrowing Floor) {
    let total = Int(floor.arcStart[floor.demandCount])
    var start = [Int32](repeating: 0, count: floor.weekCount + 1)
    for index in 0..<total { start[Int(floor.weekOf[floor.arcs[index].firstPlace]) + 1] += 1 }
    for week in 0..<floor.weekCount { start[week + 1] += start[week] }
    var next = start
    back = [Arc](repeating: Arc(cost_m: 0, firstPlace: 0, mask: 0), count: total)
    for demand in 0..<floor.demandCount {
      for index in Int(floor.arcStart[demand])..<Int(floor.arcStart[demand + 1]) {
        let arc = floor.arcs[index]
        let week = Int(floor.weekOf[arc.firstPlace])
        back[Int(next[week])] = Arc(cost_m: arc.cost_m, firstPlace: demand, mask: arc.mask)
        next[week] += 1
      }
    }
    backStart = start
  }
}
