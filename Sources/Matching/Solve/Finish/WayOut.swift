/// What would follow if a place took one more demand; looked at, not done.
extension Finish {
  /// A demand that would go to a place.
  struct Entry {
    let demand: Int
    let place: Int
    /// How far the sink is from where the demand comes from.
    let toSink: Int32
    /// Ways that are not shorter do not matter.
    let limit: Int32
  }

  /// How a place could give up a visit.
  struct WayOut {
    /// The whole way, from the place to where the demand comes from.
    let distance: Int32
    /// Whether it goes by the sink.
    var passesSink = true
    /// Weight that is left out by it.
    var weight = 0
  }

  /// The nearest way from a place to where a demand comes from; the demand itself may not move.
  ///
  /// It ends at a free unit or a rejection, the sink lying `toSink` before the end, or at a node that
  /// ``leaving(_:_:_:)`` or a way before found on its way. No visit is changed, but prices rise by what
  /// the search has proved, so that the next way for the same demand need not prove it again, until
  /// ``forgetWays(_:)``.
  ///
  /// - Returns: `nil` where there is none below the limit.
  mutating func wayOut(for entry: Entry, _ floor: borrowing Floor) -> WayOut? {
    var goal = Goal(distance: entry.limit)
    bound = Int32(entry.demand)
    boundToSink = entry.toSink
    search.reach(entry.place, at: 0, by: -1, from: -1)
    run(from: Step(demand: -1, distance: 0, node: -1), &goal, floor)
    bound = -1
    boundToSink = 0
    let way = way(to: goal, floor)
    if let way { remember(way, goal.end, proved: goal.distance &- entry.toSink, floor) }
    if goal.distance < Floor.far {
      search.visitReached { node, distance in
        let rise = goal.distance &- entry.toSink &- distance
        guard rise > 0 else { return }
        risen.append((node, rise))
        floor.raise(node, by: rise)
      }
    }
    search.forget()
    return way
  }

  private func way(to goal: Goal, _ floor: borrowing Floor) -> WayOut? {
    switch goal.end {
    case .nothing: return nil
    case .known(let node):
      return ahead[Int32(node)].map {
        WayOut(distance: goal.distance, passesSink: $0.passesSink, weight: $0.weight)
      } ?? WayOut(distance: goal.distance, passesSink: false)
    case .rejected(let demand, _):
      return WayOut(distance: goal.distance, weight: Int(floor.weight[Int(demand)]))
    case .unit, .hole: return WayOut(distance: goal.distance)
    }
  }

  /// Notes on the nodes of a way how far they are from its end, once prices have risen.
  ///
  /// A node that lies before what was proved rises by the difference, so that all of them come to be
  /// equally far; those behind stay as far as they are.
  private mutating func remember(
    _ way: WayOut, _ end: End, proved: Int32, _ floor: borrowing Floor
  ) {
    var node: Int
    switch end {
    case .nothing: return
    case .known(let place), .hole(let place), .rejected(_, let place): node = place
    case .unit(let week): node = floor.placeCount + week
    }
    while node >= 0 {
      if behind[node] == Floor.far {
        behind[node] = way.distance &- max(search.distance[node], proved)
        ahead[Int32(node)] = way
      }
      node = Int(search.viaNode[node])
    }
  }

  /// Puts all prices back to where they were before ways were looked for.
  mutating func forgetWays(_ floor: borrowing Floor) {
    for (node, rise) in risen { floor.raise(node, by: -rise) }
    risen.removeAll(keepingCapacity: true)
    for node in ahead.keys { behind[Int(node)] = Floor.far }
    ahead.removeAll(keepingCapacity: true)
  }

  /// Whether a search for a bound demand need not go on from here: how far the end is is known, or it
  /// is at least as far as the sink is from the end, which is too far.
  func isAnswered(_ stop: Search.Stop, _ goal: inout Goal) -> Bool {
    switch stop {
    case .again(let node): return search.distance[node] &+ boundToSink >= goal.distance
    case .node(let node, let distance):
      if behind[node] < Floor.far {
        goal.offer(distance &+ behind[node], .known(node))
        return true
      }
      return distance &+ boundToSink >= goal.distance
    }
  }

  /// The length of a way that goes on from the sink to where a bound demand comes from.
  @inline(__always)
  func beyondSink(_ length: Int32) -> Int32 {
    Int32(clamping: Int(length) + Int(boundToSink))
  }
}

extension Floor {
  /// Raises the price of a node of a search: a place or, behind all of those, a week.
  fileprivate func raise(_ node: Int, by rise: Int32) {
    if node < placeCount { price[node] += rise } else { low[node - placeCount] += rise }
  }
}
