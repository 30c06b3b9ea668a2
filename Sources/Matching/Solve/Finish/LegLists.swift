/// Lists of legs, one for each node, side by side in memory; a list that grows moves to the end.
///
/// Later legs once hung on in chains; after some thousand changes half the time of a search went into
/// waiting for the next link.
struct LegLists: ~Copyable {
  /// Where each node's legs start and end.
  let start: Slab<Int32>
  let end: Slab<Int32>
  /// The legs, and room for more.
  private(set) var legs: Slab<Leg>
  private var legCount = 0
  /// Where each node's room ends; empty until a list grows.
  private var limit = Slab<Int32>(blank: 0)

  /// No legs.
  init(nodes: Int) {
    start = Slab(repeating: 0, count: nodes)
    end = Slab(repeating: 0, count: nodes)
    legs = Slab(blank: 4 * nodes)
  }

  private init(
    _ start: consuming Slab<Int32>, _ end: consuming Slab<Int32>, _ legs: consuming Slab<Leg>
  ) {
    self.start = start
    self.end = end
    self.legs = legs
    legCount = self.legs.count
  }

  /// Adds a leg to the list of a node behind all that have one.
  ///
  /// Nodes come in order, each begun by ``begin(_:)``.
  @inline(__always)
  mutating func append(_ leg: Leg, to node: Int) {
    if legCount == legs.count { legs = legs.widened(to: legCount + legCount / 2 + 1024) }
    legs[legCount] = leg
    legCount &+= 1
    end[node] = Int32(legCount)
  }

  /// Begins the list of a node.
  @inline(__always)
  mutating func begin(_ node: Int) {
    start[node] = Int32(legCount)
    end[node] = Int32(legCount)
  }

  /// Adds a leg to a node's list.
  mutating func add(_ leg: Leg, to node: Int) {
    if limit.count == 0 { limit = Slab(end.array) }
    if end[node] == limit[node] { moveToEnd(node) }
    legs[Int(end[node])] = leg
    end[node] += 1
  }

  /// Gives a list half as much room again; where it stood stays empty.
  private mutating func moveToEnd(_ node: Int) {
    let (first, count) = (Int(start[node]), Int(end[node] - start[node]))
    let room = count + count / 2 + 4
    if legCount + room > legs.count { legs = legs.widened(to: (legCount + room) / 8 * 9 + 1024) }
    (legs.base + legCount).update(from: legs.base + first, count: count)
    start[node] = Int32(legCount)
    end[node] = Int32(legCount + count)
    legCount += room
    limit[node] = Int32(legCount)
  }

  /// The same legs by their other ends; nothing may have been added.
  func turned(count: Int) -> LegLists {
    let turnedStart = Slab<Int32>(repeating: 0, count: count + 1)
    for index in 0..<legCount { turnedStart[Int(legs[index].other) + 1] += 1 }
    for node in 0..<count { turnedStart[node + 1] += turnedStart[node] }
    let next = Slab(turnedStart.array)
    let turned = Slab<Leg>(blank: legCount)
    for node in 0..<start.count {
      for index in Int(start[node])..<Int(end[node]) {
        let leg = legs[index]
        let position = next[Int(leg.other)]
        next[Int(leg.other)] = position + 1
        turned[Int(position)] = Leg(other: Int32(node), cost: leg.cost)
      }
    }
    return LegLists(turnedStart, next, turned)
  }
}
