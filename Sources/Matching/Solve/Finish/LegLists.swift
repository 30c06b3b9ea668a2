/// Lists of legs, one for each node, side by side in memory; what is added later hangs on in chains.
struct LegLists: ~Copyable {
  /// A leg that came later and the number of the next, or -1.
  struct Link: BitwiseCopyable {
    let leg: Leg
    let next: Int32
  }

  /// Where each node's legs start; one entry more than nodes.
  let start: Slab<Int32>
  let legs: Slab<Leg>
  private var head = Slab<Int32>(repeating: -1, count: 0)
  private var links = Slab<Link>(repeating: Link(leg: Leg(other: 0, cost: 0), next: -1), count: 0)
  private var linkCount = 0

  /// No nodes.
  init() {
    start = Slab(repeating: 0, count: 0)
    legs = Slab(repeating: Leg(other: 0, cost: 0), count: 0)
  }

  init(_ start: consuming Slab<Int32>, _ legs: consuming Slab<Leg>) {
    self.start = start
    self.legs = legs
  }

  /// The number of a node's first later leg, or -1.
  @inline(__always)
  func chain(_ node: Int) -> Int32 { head.count == 0 ? -1 : head[node] }

  /// A later leg.
  @inline(__always)
  func link(_ index: Int32) -> Link { links[Int(index)] }

  /// Adds a leg to a node's list.
  mutating func add(_ leg: Leg, to node: Int) {
    if head.count == 0 { head = Slab(repeating: -1, count: start.count - 1) }
    if linkCount == links.count {
      let wider = Slab(repeating: Link(leg: leg, next: -1), count: max(1024, 2 * linkCount))
      for index in 0..<linkCount { wider[index] = links[index] }
      links = wider
    }
    links[linkCount] = Link(leg: leg, next: head[node])
    head[node] = Int32(linkCount)
    linkCount += 1
  }

  /// The same legs by their other ends; nothing may have been added.
  func turned(count: Int) -> LegLists {
    let turnedStart = Slab<Int32>(repeating: 0, count: count + 1)
    for index in 0..<legs.count { turnedStart[Int(legs[index].other) + 1] += 1 }
    for node in 0..<count { turnedStart[node + 1] += turnedStart[node] }
    let next = Slab(turnedStart.array)
    let turned = Slab(repeating: Leg(other: 0, cost: 0), count: legs.count)
    for node in 0..<(start.count - 1) {
      for index in Int(start[node])..<Int(start[node + 1]) {
        let leg = legs[index]
        let position = next[Int(leg.other)]
        next[Int(leg.other)] = position + 1
        turned[Int(position)] = Leg(other: Int32(node), cost: leg.cost)
      }
    }
    return LegLists(turnedStart, turned)
  }
}
