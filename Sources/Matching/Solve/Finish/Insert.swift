extension Finish {
  /// Where a path ends.
  private enum End {
    case nothing
    case unit(week: Int)
    case hole(place: Int)
    case rejected(Int32, place: Int)
  }

  /// The best end so far and how far it is.
  private struct Goal {
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
  private struct Step {
    let demand: Int32
    let distance: Int32
    let node: Int32
  }

  /// Serves a demand by the cheapest path, or leaves somebody unserved where that is cheaper.
  mutating func insert(_ demand: Int, _ floor: borrowing Floor) {
    let least = floor.cheapest(demand)
    var goal = Goal(distance: floor.rejection(demand) - least)
    expand(Step(demand: Int32(demand), distance: 0 &- least, node: -1), goal.distance, floor)
    run(&goal, floor)
    search.settle(goal.distance, sign: 1, floor)
    follow(goal.end, Int32(demand), floor)
  }

  /// Puts an unserved demand at one place, whatever it costs.
  ///
  /// - Returns: Whether that is possible; if not, nothing has changed.
  mutating func force(_ demand: Int, to place: Int, _ floor: borrowing Floor) -> Bool {
    var goal = Goal(distance: Floor.far)
    search.reach(place, at: 0, by: Int32(demand), from: -1)
    run(&goal, floor)
    if case .nothing = goal.end {
      search.settle(0, sign: 1, floor)
      return false
    }
    search.settle(goal.distance, sign: 1, floor)
    follow(goal.end, Int32(demand), floor)
    return true
  }

  /// Settles nodes until the nearest end is known.
  private mutating func run(_ goal: inout Goal, _ floor: borrowing Floor) {
    let places = floor.placeCount
    while let (node, distance) = search.nearest(within: goal.distance) {
      if node < places {
        leave(node, distance, &goal, floor)
      } else {
        let week = node - places
        let load = floor.load[week]
        if load < floor.weekCap[week] {
          goal.offer(
            distance &+ floor.unitCost(week, load) &- floor.low[week], .unit(week: week))
        }
        vacatePlaces(of: week, distance, goal.distance, floor)
      }
    }
  }

  /// Goes on from a demand, its node at a distance less what the demand costs now.
  @inline(__always)
  private mutating func expand(_ step: Step, _ goal: Int32, _ floor: borrowing Floor) {
    let demand = Int(step.demand)
    for index in Int(floor.arcStart[demand])..<Int(floor.arcStart[demand + 1]) {
      let arc = floor.arcs[index]
      let cost = step.distance &+ floor.metreCost &* Int32(truncatingIfNeeded: arc.cost_m)
      if cost >= goal { break }
      let first = arc.firstPlace
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
    for index in 0..<Int(floor.load[week]) where visits[index].slot == slot {
      taken &+= 1
      let demand = visits[index].demand
      guard demand >= 0 else {
        goal.offer(distance, .hole(place: place))
        continue
      }
      let before = distance &- floor.travel[Int(demand)] &- floor.price[place]
      goal.offer(
        before &+ floor.rejection(Int(demand)), .rejected(demand, place: place))
      expand(
        Step(demand: demand, distance: before, node: Int32(place)), goal.distance, floor)
    }
    guard taken < Int(floor.seats[place]) else { return }
    let length = distance &+ floor.low[week] &- floor.price[place]
    if length < goal.distance {
      search.reach(floor.placeCount &+ week, at: length, by: -1, from: Int32(place))
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
    case .nothing: return
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
