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

  /// The nearest way from a place to where a demand comes from; the demand itself may not move, and
  /// nothing is changed.
  ///
  /// It ends at a free unit or a rejection, the sink lying `toSink` before the end, or at a node that
  /// ``leaving(_:_:_:)`` found on its way.
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
    search.forget()
    let distance = goal.distance
    switch goal.end {
    case .nothing: return nil
    case .straight: return WayOut(distance: distance, passesSink: false)
    case .rejected(let demand, _):
      return WayOut(distance: distance, weight: Int(floor.weight[Int(demand)]))
    case .unit, .hole: return WayOut(distance: distance)
    }
  }

  /// Whether a search for a bound demand need not go on from here: how far the end is is known, or it
  /// is at least as far as the sink is from the end, which is too far.
  func isAnswered(_ stop: Search.Stop, _ goal: inout Goal) -> Bool {
    switch stop {
    case .again(let node): return search.distance[node] &+ boundToSink >= goal.distance
    case .node(let node, let distance):
      if !behindNodes.isEmpty, behind[node] < Floor.far {
        goal.offer(distance &+ behind[node], .straight)
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
