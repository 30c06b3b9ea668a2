/// Scratch of one shortest-path search over places and weeks, reused from search to search.
///
/// Nodes are places, then weeks. A node's key in the heap is its distance above its number, so equal
/// distances leave in a fixed order.
struct Search: ~Copyable {
  private static let again: UInt64 = 1 << 31

  let distance: Slab<Int32>
  /// The demand whose arc led to the node, or -1 where a week or place did.
  let viaDemand: Slab<Int32>
  /// The node before, or -1.
  let viaNode: Slab<Int32>
  private let touched: Slab<Int32>
  private var touchedCount = 0
  /// The places whose price the last search moved, in the order they were reached.
  private(set) var movedCount = 0
  private var heap: [UInt64] = []
  /// Nodes that left the heap.
  var settled = 0

  /// How many nodes there are.
  var count: Int { distance.count }

  init(nodes: Int) {
    distance = Slab(repeating: Floor.far, count: nodes)
    viaDemand = Slab(repeating: -1, count: nodes)
    viaNode = Slab(repeating: -1, count: nodes)
    touched = Slab(repeating: 0, count: nodes)
  }

  /// Notes a way to a node if it is the shortest so far.
  @inline(__always)
  mutating func reach(_ node: Int, at length: Int32, by demand: Int32, from previous: Int32) {
    let known = distance[node]
    guard length < known else { return }
    if known == Floor.far {
      touched[touchedCount] = Int32(node)
      touchedCount &+= 1
    }
    distance[node] = length
    viaDemand[node] = demand
    viaNode[node] = previous
    push(UInt64(UInt32(bitPattern: length)) << 32 | UInt64(node))
  }

  private mutating func push(_ key: UInt64) {
    var hole = heap.count
    heap.append(key)
    heap.withUnsafeMutableBufferPointer { heap in
      while hole > 0 {
        let parent = (hole &- 1) >> 1
        guard key < heap[parent] else { break }
        heap[hole] = heap[parent]
        hole = parent
      }
      heap[hole] = key
    }
  }

  /// Asks for a node once more when the search has come so far, to read what its short list left out.
  @inline(__always)
  mutating func postpone(_ node: Int, until length: Int32) {
    push(UInt64(UInt32(max(0, length))) << 32 | Search.again | UInt64(node))
  }

  /// What the search goes on from.
  enum Stop {
    /// A node, settled at its distance.
    case node(Int, Int32)
    /// A node that was postponed.
    case again(Int)
  }

  /// Takes the nearest node, or `nil` when none is left nearer than a limit.
  @inline(__always)
  mutating func nearest(within limit: Int32) -> Stop? {
    while let key = pop() {
      let length = Int32(truncatingIfNeeded: key >> 32)
      guard length < limit else { return nil }
      let node = Int(key & (Search.again - 1))
      if key & Search.again != 0 { return .again(node) }
      guard distance[node] == length else { continue }
      settled &+= 1
      return .node(node, length)
    }
    return nil
  }

  private mutating func pop() -> UInt64? {
    guard let top = heap.first, let last = heap.popLast() else { return nil }
    guard !heap.isEmpty else { return top }
    heap.withUnsafeMutableBufferPointer { heap in
      var hole = 0
      let count = heap.count
      while true {
        var child = 2 &* hole &+ 1
        guard child < count else { break }
        if child &+ 1 < count, heap[child &+ 1] < heap[child] { child &+= 1 }
        guard heap[child] < last else { break }
        heap[hole] = heap[child]
        hole = child
      }
      heap[hole] = last
    }
    return top
  }

  /// A place whose price the last search moved.
  @inline(__always)
  func moved(_ index: Int) -> Int { Int(touched[index]) }

  /// Calls `body` with every node reached and the shortest length found.
  func visitReached(_ body: (Int, Int32) -> Void) {
    for index in 0..<touchedCount { body(Int(touched[index]), distance[Int(touched[index])]) }
  }

  /// Forgets the search; prices stay.
  mutating func forget() {
    for index in 0..<touchedCount { distance[Int(touched[index])] = Floor.far }
    touchedCount = 0
    movedCount = 0
    heap.removeAll(keepingCapacity: true)
  }

  /// Moves the price of every node nearer than a goal by what it lacks, and forgets the search.
  mutating func settle(_ goal: Int32, sign: Int32, _ floor: borrowing Floor) {
    let places = floor.placeCount
    movedCount = 0
    for index in 0..<touchedCount {
      let node = Int(touched[index])
      let lack = goal &- distance[node]
      distance[node] = Floor.far
      guard lack > 0 else { continue }
      if node < places {
        floor.price[node] += sign * lack
        touched[movedCount] = Int32(node)
        movedCount &+= 1
      } else {
        floor.low[node - places] += sign * lack
      }
    }
    touchedCount = 0
    heap.removeAll(keepingCapacity: true)
  }
}
