/// The search for one cheapest path and the moves along it.
extension PathSolver {
  /// Where a path ends.
  private enum End {
    /// Nobody moves: the demand itself stays unserved.
    case nothing
    /// A unit that was free, behind this node.
    case free(node: Int)
    /// A demand that leaves its place and stays unserved.
    case rejected(Int32, node: Int)
  }

  /// The best end so far and how far it is.
  private struct Goal {
    var distance: Int
    var end = End.nothing

    mutating func offer(_ distance: Int, _ end: End) {
      guard distance < self.distance else { return }
      self.distance = distance
      self.end = end
    }
  }

  /// Serves a demand by the cheapest path, or leaves somebody unserved where that is cheaper.
  mutating func insert(_ demand: Int32) {
    work.paths += 1
    let start = cheapest(demand)
    var goal = Goal(distance: rejection(demand) - start)
    expand(demand, from: -1, at: -start, within: goal.distance)
    while let (distance, node) = heap.pop(), distance < goal.distance {
      guard distance == self.distance[node] else { continue }
      work.settled += 1
      if node < network.placeCount {
        leave(place: node, at: distance, &goal)
      } else if node < network.placeCount + network.weekCount {
        leave(week: node - network.placeCount, at: distance, &goal)
      } else {
        leave(quota: node - network.placeCount - network.weekCount, at: distance, &goal)
      }
    }
    settle(goal.distance)
    follow(goal.end, from: demand)
  }

  /// The least cost of a demand over its places and its rejection.
  private func cheapest(_ demand: Int32) -> Int {
    var least = rejection(demand)
    for arc in network.arcs[arcs(of: demand)] {
      let cost = network.metreCost * arc.cost_m
      if cost >= least { break }
      for place in arc.places { least = min(least, cost + price[place]) }
    }
    return least
  }

  private func arcs(of demand: Int32) -> Range<Int> {
    network.arcStart[Int(demand)]..<network.arcStart[Int(demand) + 1]
  }

  private mutating func reach(
    _ node: Int, at distance: Int, by demand: Int32 = -1, from previous: Int
  ) {
    guard distance < self.distance[node] else { return }
    if self.distance[node] == .max { touched.append(node) }
    self.distance[node] = distance
    viaDemand[node] = demand
    viaNode[node] = previous
    heap.push(distance, node)
  }

  /// Goes on from a demand whose node lies at a distance, less what the demand costs now.
  private mutating func expand(
    _ demand: Int32, from node: Int, at distance: Int, within limit: Int
  ) {
    for arc in network.arcs[arcs(of: demand)] {
      let cost = distance + network.metreCost * arc.cost_m
      if cost >= limit { break }
      for place in arc.places where cost + price[place] < limit {
        reach(place, at: cost + price[place], by: demand, from: node)
      }
    }
  }

  private mutating func leave(place: Int, at distance: Int, _ goal: inout Goal) {
    for resident in residents[place] {
      let worth = costOf[Int(resident)] + price[place]
      goal.offer(
        distance + rejection(resident) - worth, .rejected(resident, node: place))
      expand(resident, from: place, at: distance - worth, within: goal.distance)
    }
    guard residents[place].count < Int(network.seats[place]) else { return }
    let week = weekNode(Int(network.weekOf[place]))
    reach(week, at: distance + price[week] - price[place], from: place)
  }

  private mutating func leave(week: Int, at distance: Int, _ goal: inout Goal) {
    let node = weekNode(week)
    if load[week] < Int(network.weekCap[week]) {
      let cost = distance + network.unitCost(week, load[week]) - price[node]
      if let quota = network.quotas.isEmpty ? nil : network.quotaOf[week] {
        let outer = quotaNode(Int(quota))
        reach(outer, at: cost + price[outer], from: node)
      } else {
        goal.offer(cost, .free(node: node))
      }
    }
    for place in Int(network.placeStart[week])..<Int(network.placeStart[week + 1])
    where !residents[place].isEmpty {
      reach(place, at: distance + price[place] - price[node], from: node)
    }
  }

  private mutating func leave(quota: Int, at distance: Int, _ goal: inout Goal) {
    let node = quotaNode(quota)
    if used[quota] < network.quotas[quota].limit {
      if let parent = network.quotas[quota].parent {
        let outer = quotaNode(Int(parent))
        reach(outer, at: distance + price[outer] - price[node], from: node)
      } else {
        goal.offer(distance - price[node], .free(node: node))
      }
    }
    for inner in quotasIn[quota] where used[inner] > 0 {
      let inside = quotaNode(inner)
      reach(inside, at: distance + price[inside] - price[node], from: node)
    }
    for week in weeksIn[quota] where load[week] > 0 {
      let inside = weekNode(week)
      let back = network.unitCost(week, load[week] - 1)
      reach(inside, at: distance + price[inside] - back - price[node], from: node)
    }
  }

  /// Raises the price of every node nearer than the goal by what it lacks, and forgets the search.
  private mutating func settle(_ goal: Int) {
    for node in touched {
      if distance[node] < goal { price[node] += goal - distance[node] }
      distance[node] = .max
    }
    touched.removeAll(keepingCapacity: true)
    heap.removeAll()
  }

  /// Moves the demands along the path, from its end back to the one that came in.
  private mutating func follow(_ end: End, from start: Int32) {
    var node: Int
    switch end {
    case .nothing: return
    case .free(let last): node = last
    case .rejected(let demand, let last):
      move(demand, to: nil)
      node = last
    }
    while node >= 0 {
      let demand = viaDemand[node]
      let previous = viaNode[node]
      if demand >= 0 {
        move(demand, to: node)
        if demand == start { return }
      }
      node = previous
    }
  }
}
