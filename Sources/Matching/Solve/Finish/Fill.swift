extension Finish {
  /// Ends a hole: lets in whoever had better come, or gives its unit back.
  ///
  /// The search goes backwards, from the hole to an unserved demand or to a week that can do with a
  /// visit less; the prices of all it passes fall.
  mutating func fill(_ hole: Int, _ floor: borrowing Floor) {
    let call = call(to: hole, floor)
    search.settle(call.distance, sign: -1, floor)
    if isLive {
      for index in 0..<search.movedCount {
        shortlist.renew(place: search.moved(index), floor)
      }
    }
    follow(call.end, call.newcomer, to: hole, floor)
  }

  /// What it would give to take a demand from its place.
  struct Leaving {
    /// From the sink to the place: who comes in, or which unit is given back.
    var toSink: Int32 = 0
    /// Weight that comes in.
    var weight = 0
  }

  /// Looks at what would follow if a demand left its place; nothing is changed but ``behind``.
  mutating func leaving(_ demand: Int, _ place: Int, _ floor: borrowing Floor) -> Leaving {
    forgetBehind()
    bound = Int32(demand)
    let call = call(to: place, floor)
    bound = -1
    search.visitReached { node, distance in
      guard distance < call.distance else { return }
      behind[node] = distance
      behindNodes.append(Int32(node))
    }
    search.forget()
    let weight = call.newcomer < 0 ? 0 : Int(floor.weight[Int(call.newcomer)])
    return Leaving(toSink: call.distance, weight: weight)
  }

  /// Forgets what the last look at a place found.
  mutating func forgetBehind() {
    if behind.count == 0 { behind = Slab(repeating: Floor.far, count: search.count) }
    for node in behindNodes { behind[Int(node)] = Floor.far }
    behindNodes.removeAll(keepingCapacity: true)
  }

  /// The nearest end of a search backwards.
  private struct Call {
    var distance: Int32
    /// The node where it ends.
    var end = -1
    /// The unserved demand that comes in there, or -1 where a week gives a unit back.
    var newcomer: Int32 = -1
  }

  /// A place that somebody could come to, and its distance plus its price.
  private struct Seat {
    let place: Int
    let here: Int32
  }

  private mutating func call(to hole: Int, _ floor: borrowing Floor) -> Call {
    let places = floor.placeCount
    var found = Call(distance: .max)
    search.reach(hole, at: 0, by: -1, from: -1)
    while let stop = search.nearest(within: found.distance) {
      switch stop {
      case .again(let place):
        callAll(
          to: Seat(place: place, here: search.distance[place] &+ floor.price[place]), &found, floor)
      case .node(let place, let distance) where place < places:
        vacateWeek(of: place, distance, found.distance, floor)
        callNear(to: Seat(place: place, here: distance &+ floor.price[place]), &found, floor)
      case .node(let node, let distance):
        let week = node - places
        if floor.load[week] > 0 {
          let unit = floor.unitCost(week, floor.load[week] - 1)
          let length = distance &+ floor.low[week] &- unit
          if length < found.distance { found = Call(distance: length, end: node) }
        }
        freePlaces(of: week, distance, found.distance, floor)
      }
    }
    return found
  }

  /// Goes from a place back to its week where a visit could do without.
  private mutating func vacateWeek(
    of place: Int, _ distance: Int32, _ goal: Int32, _ floor: borrowing Floor
  ) {
    let week = Int(floor.weekOf[place])
    let length = distance &+ floor.price[place] &- floor.low[week]
    if length < goal, floor.used(place) > 0 {
      search.reach(floor.placeCount &+ week, at: length, by: -1, from: Int32(place))
    }
  }

  /// Who could come to a place by its short list: an unserved demand is an end, a served one leaves its
  /// place.
  private mutating func callNear(to seat: Seat, _ found: inout Call, _ floor: borrowing Floor) {
    let place = seat.place
    let known = seat.here &- shortlist.priceBelow[place] &+ shortlist.known
    if known < found.distance { search.postpone(place, until: known) }
    let legs = shortlist.callers.legs.base
    for index in Int(shortlist.callers.start[place])..<Int(shortlist.callers.end[place]) {
      call(legs[index], to: seat, &found, floor)
    }
  }

  /// The same by all arcs.
  private mutating func callAll(to seat: Seat, _ found: inout Call, _ floor: borrowing Floor) {
    let week = Int(floor.weekOf[seat.place])
    let bit = UInt32(1) << UInt32(seat.place - Int(floor.placeStart[week]))
    let here = seat.here &- shortlist.slack
    for arc in shortlist.callers(ofWeek: week, floor) where arc.mask & bit != 0 {
      let cost = floor.metreCost &* Int32(truncatingIfNeeded: arc.cost_m)
      // Nobody is worth more than this, so most are passed by without a look at where they are.
      if here &+ cost &- shortlist.worthAbove[arc.firstPlace] >= found.distance { continue }
      call(
        Leg(other: Int32(truncatingIfNeeded: arc.firstPlace), cost: cost), to: seat, &found, floor)
    }
  }

  @inline(__always)
  private mutating func call(
    _ leg: Leg, to seat: Seat, _ found: inout Call, _ floor: borrowing Floor
  ) {
    let demand = Int(leg.other)
    if leg.other == bound { return }
    if let absent, absent[demand] { return }
    let cost = seat.here &+ leg.cost
    let old = floor.place[demand]
    if old < 0 {
      let length = cost &- floor.rejection(demand)
      guard length < found.distance else { return }
      found = Call(distance: length, end: seat.place, newcomer: leg.other)
    } else if Int(old) != seat.place {
      let length = cost &- floor.travel[demand] &- floor.price[Int(old)]
      if length < found.distance {
        search.reach(Int(old), at: length, by: leg.other, from: Int32(seat.place))
      }
    }
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
}
