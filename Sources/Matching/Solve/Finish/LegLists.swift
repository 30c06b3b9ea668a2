/// Lists of legs, one for each node, side by side in memory; what is added later hangs on in chains.
struct LegLists: ~Copyable {
  /// A leg that came later and the number of the next, or -1.
  struct Link: BitwiseCopyable {
    let leg: Leg
    let next: Int32
  }

  /// Where each node's legs start; one entry more than nodes.
  let start: Slab<Int32>
  /// The legs, and room for more.
  private(set) var legs: Slab<Leg>
  private(set) var legCount = 0
  private var head = Slab<Int32>(blank: 0)
  private var links = Slab<Link>(blank: 0)
  private var linkCount = 0

  /// No legs.
  init(nodes: Int) {
    start = Slab(repeating: 0, count: nodes + 1)
    legs = Slab(blank: 4 * nodes)
  }

  private init(_ start: consuming Slab<Int32>, _ legs: consuming Slab<Leg>) {
    self.start = start
    self.legs = legs
    legCount = self.legs.count
  }

  /// Adds a leg to the list of a node behind all that have one.
  ///
  /// Nodes come in order, each ended by ``end(_:)``.
  @inline(__always)
  mutating func append(_ leg: Leg) {
    if legCount == legs.count { legs = legs.widened(to: legCount + legCount / 2 + 1024) }
    legs[legCount] = leg
    legCount &+= 1
  }

  /// Ends the list of a node.
  @inline(__always)
  mutating func end(_ node: Int) { start[node + 1] = Int32(legCount) }

  /// The number of a node's first later leg, or -1.
  @inline(__always)
  func chain(_ node: Int) -> Int32 { head.count == 0 ? -1 : head[node] }

  /// A later leg.
  @inline(__always)
  func link(_ index: Int32) -> Link { links[Int(index)] }

  /// Adds a leg to a node's list.
  mutating func add(_ leg: Leg, to node: Int) {
    if head.count == 0 { head = Slab(repeating: -1, count: start.count - 1) }
    if linkCount == links.count { links = links.widened(to: max(1024, 2 * linkCount)) }
    links[linkCount] = Link(leg: leg, next: head[node])
    head[node] = Int32(linkCount)
    linkCount += 1
  }

  /// The same legs by their other ends; nothing may have been added.
  func turned(count: Int) -> LegLists {
    let turnedStart = Slab<Int32>(repeating: 0, count: count + 1)
    for index in 0..<legCount { turnedStart[Int(legs[index].other) + 1] += 1 }
    for node in 0..<count { turnedStart[node + 1] += turnedStart[node] }
    let next = Slab(turnedStart.array)
    let turned = Slab<Leg>(blank: legCount)
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
