/// Makes an auction's answer exact, or solves from nothing, by shortest paths.
///
/// Prices become potentials. A demand that does not sit at its exact best leaves a hole: flow and price
/// of its place stay, so all other conditions hold, and the flow is that of a pseudoflow. *Insert* then
/// brings every such demand in by a shortest path to a free unit, a hole or a rejection, and *fill* ends
/// every hole left by a path from whoever had better come, or gives its unit back. Each path removes
/// one unit of excess or deficit and keeps all reduced costs at 0 or above, so the end is optimal.
///
/// - SeeAlso: Ahuja, Magnanti, Orlin, *Network Flows* (1993), §9.7 and §12.4.
struct Finish: ~Copyable {
  /// A path settles fewer nodes than this in a good start, on the average, even where many ways cost the
  /// same; in a bad one, whose holes are worth thousands of metres too much, ten times as many.
  static let nodesPerPath = 1000

  var search: Search
  var shortlist: Shortlist
  /// Whether the short lists are kept from path to path.
  private(set) var isLive = false
  var paths = 0
  /// A demand that may not move while ways are only looked at, or -1.
  var bound: Int32 = -1
  /// How far the sink is from where that demand comes from; 0 where paths end at the sink.
  var boundToSink: Int32 = 0
  /// How far each node is from the place that ``leaving(_:_:_:)`` looked at last, where that is nearer
  /// than the sink; and which nodes those are.
  var behind = Slab<Int32>(repeating: 0, count: 0)
  var behindNodes: [Int32] = []
  /// The ways that ``wayOut(for:_:)`` found for one demand, at each of their nodes, and what it has
  /// raised meanwhile.
  var ahead: [Int32: WayOut] = [:]
  var risen: [(node: Int, rise: Int32)] = []
  /// Demands that no hole may call: they are withdrawn.
  var absent: UnsafeMutablePointer<Bool>?

  init(_ floor: borrowing Floor) {
    search = Search(nodes: floor.placeCount + floor.weekCount)
    shortlist = Shortlist(floor)
  }

  /// Lists the arcs of a solved network once; every later path keeps the lists complete.
  mutating func keepShortlist(_ floor: borrowing Floor) {
    shortlist.makeLive(floor)
    isLive = true
  }

  /// Repairs everything.
  ///
  /// - Parameters:
  ///   - floor: The auction's answer.
  ///   - limit: Nodes the searches may settle, beside what each path may, before the start is judged bad.
  ///   - budget: When to stop.
  /// - Returns: Whether it came to the end.
  mutating func run(
    _ floor: borrowing Floor, limit: Int, _ budget: Budget
  ) -> Bool {
    let start = (settled: search.settled, paths: paths)
    floor.lowerOvershoot()
    let free = freed(floor)
    for demand in free {
      insert(demand, floor)
      paths += 1
      if isTooDeep(since: start, limit) || (paths & 0xFF == 0 && budget.isSpent()) { return false }
    }
    shortlist.listWays(floor) { floor.worth($0) }
    shortlist.listCallers(floor)
    shortlist.ways = LegLists(nodes: 0)
    for place in floor.holes {
      fill(place, floor)
      paths += 1
      if isTooDeep(since: start, limit) || (paths & 0xFF == 0 && budget.isSpent()) { return false }
    }
    return true
  }

  /// Whether the paths since a start have settled more nodes than a good start lets them.
  private func isTooDeep(since start: (settled: Int, paths: Int), _ limit: Int) -> Bool {
    search.settled - start.settled - Finish.nodesPerPath * (paths - start.paths) > limit
  }

  /// Frees every demand that is not at its exact best, and lists the ways of all.
  ///
  /// - Returns: Heavy ones first, so that fewer are pushed out again.
  private mutating func freed(_ floor: borrowing Floor) -> [Int] {
    var free: [Int] = []
    shortlist.listWays(floor) { demand in
      let least = floor.cheapest(demand)
      if floor.worth(demand) > least {
        if floor.place[demand] >= 0 { floor.vacate(demand) }
        free.append(demand)
      }
      return least
    }
    let keys = free.map { (-floor.weight[$0], $0) }
    return keys.sorted { $0 < $1 }.map(\.1)
  }
}
