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
  var search: Search
  /// Arcs by week, made when the first hole is filled: where each week's start, and the arcs with their
  /// demand in the place's bits, so that a scan runs along memory.
  var backStart: [Int32] = []
  var back: [Arc] = []
  var paths = 0
  /// Demands that no hole may call; they are withdrawn, or bound to their place.
  var absent: UnsafeMutablePointer<Bool>?

  init(_ floor: borrowing Floor) {
    search = Search(nodes: floor.placeCount + floor.weekCount)
  }

  /// Repairs everything.
  ///
  /// - Parameters:
  ///   - floor: The auction's answer.
  ///   - limit: Nodes the searches may settle before the start is judged bad.
  ///   - budget: When to stop.
  /// - Returns: Whether it came to the end.
  mutating func run(
    _ floor: borrowing Floor, limit: Int, _ budget: Budget
  ) -> Bool {
    let end = limit == .max ? .max : search.settled + limit
    for demand in freed(floor) {
      insert(demand, floor)
      paths += 1
      if search.settled > end || (paths & 0xFF == 0 && budget.isSpent()) { return false }
    }
    for place in floor.holes {
      fill(place, floor)
      paths += 1
      if search.settled > end || (paths & 0xFF == 0 && budget.isSpent()) { return false }
    }
    return true
  }

  /// Frees every demand that is not at its exact best; heavy ones first, so that fewer are pushed out
  /// again.
  private func freed(_ floor: borrowing Floor) -> [Int] {
    var free: [Int] = []
    for demand in 0..<floor.demandCount {
      let least = floor.cheapest(demand)
      let place = Int(floor.place[demand])
      if place < 0 {
        if least < floor.rejection(demand) { free.append(demand) }
      } else if floor.travel[demand] &+ floor.price[place] > least {
        floor.vacate(demand)
        free.append(demand)
      }
    }
    let keys = free.map { (-floor.weight[$0], $0) }
    return keys.sorted { $0 < $1 }.map(\.1)
  }
}
