extension Finish {
  /// Where a path ends.
  enum End {
    case nothing
    case known(Int)
    case unit(week: Int)
    case hole(place: Int)
    case rejected(Int32, place: Int)
  }

  /// The best end so far and how far it is.
  struct Goal {
    var distance: Int32
    var end = End.nothing

    @inline(__always)
    mutating func offer(_ distance: Int32, _ end: @autoclosure () -> End) {
      guard distance < self.distance else { return }
      self.distance = distance
      self.end = end()
    }
  }

  /// A demand to go on from, its node at a distance less what the demand costs now.
  struct Step {
    let demand: Int32
    let distance: Int32
    let node: Int32
  }

  /// Serves a demand by the cheapest path, or leaves somebody unserved where that is cheaper.
  mutating func insert(_ demand: Int, _ floor: borrowing Floor) {
    let least = floor.cheapest(demand)
    if isLive { shortlist.renew(demand: demand, worth: least, floor) }
    var goal = Goal(distance: floor.rejection(demand) - least)
    let start = Step(demand: Int32(demand), distance: 0 &- least, node: -1)
    let known = expand(start, goal.distance, floor)
    if known < goal.distance { search.postpone(search.count, until: known) }
    run(from: start, &goal, floor)
    search.settle(goal.distance, sign: 1, floor)
    if isLive {
      renewRisen(floor)
      shortlist.renew(demand: demand, worth: least &+ goal.distance, floor)
    }
    follow(goal.end, Int32(demand), floor)
  }

  /// Lists what those who sit where prices rose now reach.
  private mutating func renewRisen(_ floor: borrowing Floor) {
    for index in 0..<search.movedCount {
      let place = search.moved(index)
      let week = Int(floor.weekOf[place])
      let slot = Int32(place) &- floor.placeStart[week]
      let visits = floor.visits.base + Int(floor.visitStart[week])
      for index in 0..<Int(floor.load[week]) where visits[index].slot == slot {
        let demand = Int(visits[index].demand)
        guard demand >= 0 else { continue }
        shortlist.renew(
          demand: demand, worth: floor.travel[demand] &+ floor.price[place], floor)
      }
    }
  }

  /// Settles nodes until the nearest end is known.
  mutating func run(from start: Step, _ goal: inout Goal, _ floor: borrowing Floor) {
    let places = floor.placeCount
    while let stop = search.nearest(within: goal.distance) {
      if bound >= 0, isAnswered(stop, &goal) { continue }
      switch stop {
      case .again(let node):
        if node == search.count {
          expandAll(start, goal.distance, floor)
        } else {
          leaveByAll(node, goal.distance, floor)
        }
      case .node(let node, let distance) where node < places:
        leave(node, distance, &goal, floor)
      case .node(let node, let distance):
        let week = node - places
        let load = floor.load[week]
        if load < floor.weekCap[week] {
          let length = distance &+ floor.unitCost(week, load) &- floor.low[week]
          goal.offer(beyondSink(length), .unit(week: week))
        }
        vacatePlaces(of: week, distance, goal.distance, floor)
      }
    }
  }

  /// Goes on from a demand by its short list.
  ///
  /// - Returns: No arc that is not listed leads to a length below this.
  @inline(__always)
  private mutating func expand(_ step: Step, _ goal: Int32, _ floor: borrowing Floor) -> Int32 {
    let demand = Int(step.demand)
    let known = step.distance &+ shortlist.worthAbove[demand] &+ shortlist.known
    guard shortlist.worthAbove[demand] != Shortlist.nothing else {
      expandAll(step, goal, floor)
      return Floor.far
    }
    let legs = shortlist.ways.legs.base
    let end = Int(shortlist.ways.end[demand])
    var index = Int(shortlist.ways.start[demand])
    while index < end {
      go(legs[index], step, goal, floor)
      index &+= 1
    }
    return known
  }

  @inline(__always)
  private mutating func go(
    _ leg: Leg, _ step: Step, _ goal: Int32, _ floor: borrowing Floor
  ) {
    let length = step.distance &+ leg.cost &+ floor.price[Int(leg.other)]
    if length < goal {
      search.reach(Int(leg.other), at: length, by: step.demand, from: step.node)
    }
  }

  /// The same by all arcs.
  private mutating func expandAll(_ step: Step, _ goal: Int32, _ floor: borrowing Floor) {
    let demand = Int(step.demand)
    for index in Int(floor.arcStart[demand])..<Int(floor.arcEnd[demand]) {
      let arc = floor.arcs[index]
      let cost = step.distance &+ floor.metreCost &* Int32(truncatingIfNeeded: arc.cost_m)
      if cost >= goal { break }
      let first = arc.firstPlace
      if cost &+ Floor.least(floor.price.base + first, arc.mask) >= goal { continue }
      var rest = arc.mask
      while rest != 0 {
        let place = first &+ rest.trailingZeroBitCount
        rest &= rest &- 1
        let length = cost &+ floor.price[place]
        if length < goal {
          search.reach(place, at: length, by: step.demand, from: step.node)
        }
      }
    }
  }

  /// Goes on from a place: through its visits, and to its week where a seat is free.
  private mutating func leave(
    _ place: Int, _ distance: Int32, _ goal: inout Goal, _ floor: borrowing Floor
  ) {
    let week = Int(floor.weekOf[place])
    let slot = Int32(place) &- floor.placeStart[week]
    let visits = floor.visits.base + Int(floor.visitStart[week])
    var taken = 0
    var known = Floor.far
    for index in 0..<Int(floor.load[week]) where visits[index].slot == slot {
      taken &+= 1
      let demand = visits[index].demand
      guard demand >= 0 else {
        goal.offer(distance, .hole(place: place))
        continue
      }
      if demand == bound { continue }
      let before = distance &- floor.travel[Int(demand)] &- floor.price[place]
      goal.offer(
        beyondSink(before &+ floor.rejection(Int(demand))), .rejected(demand, place: place))
      let step = Step(demand: demand, distance: before, node: Int32(place))
      known = min(known, expand(step, goal.distance, floor))
    }
    if known < goal.distance { search.postpone(place, until: known) }
    guard taken < Int(floor.seats[place]) else { return }
    let length = distance &+ floor.low[week] &- floor.price[place]
    if length < goal.distance {
      search.reach(floor.placeCount &+ week, at: length, by: -1, from: Int32(place))
    }
  }

  /// Goes on from a place by all arcs of its visits.
  private mutating func leaveByAll(_ place: Int, _ goal: Int32, _ floor: borrowing Floor) {
    let week = Int(floor.weekOf[place])
    let slot = Int32(place) &- floor.placeStart[week]
    let visits = floor.visits.base + Int(floor.visitStart[week])
    for index in 0..<Int(floor.load[week]) where visits[index].slot == slot {
      let demand = visits[index].demand
      guard demand >= 0, demand != bound else { continue }
      let before =
        search.distance[place] &- floor.travel[Int(demand)] &- floor.price[place]
      expandAll(Step(demand: demand, distance: before, node: Int32(place)), goal, floor)
    }
  }

  /// Goes from a week to the places of its visits: one of them may leave.
  private mutating func vacatePlaces(
    of week: Int, _ distance: Int32, _ goal: Int32, _ floor: borrowing Floor
  ) {
    let visits = floor.visits.base + Int(floor.visitStart[week])
    let node = Int32(floor.placeCount &+ week)
    for index in 0..<Int(floor.load[week]) {
      let place = Int(floor.placeStart[week] &+ visits[index].slot)
      let length = distance &+ floor.price[place] &- floor.low[week]
      if length < goal { search.reach(place, at: length, by: -1, from: node) }
    }
  }

  /// Moves the demands along the path, from its end back to the one that came in.
  private func follow(_ end: End, _ start: Int32, _ floor: borrowing Floor) {
    var node: Int
    switch end {
    case .nothing, .known: return
    case .unit(let week): node = floor.placeCount + week
    case .hole(let place):
      floor.remove(-1, at: place)
      node = place
    case .rejected(let demand, let place):
      floor.remove(demand, at: place)
      node = place
    }
    while true {
      let demand = search.viaDemand[node]
      guard demand >= 0 else {
        node = Int(search.viaNode[node])
        continue
      }
      let old = floor.place[Int(demand)]
      if old >= 0 { floor.remove(demand, at: Int(old)) }
      floor.add(demand, at: node)
      if demand == start { return }
      node = Int(old)
    }
  }
}
