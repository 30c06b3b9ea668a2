/// A binary heap of nodes by distance, ties by node.
struct NodeHeap {
  private var entries: [(distance: Int, node: Int)] = []

  mutating func push(_ distance: Int, _ node: Int) {
    var hole = entries.count
    entries.append((distance, node))
    while hole > 0 {
      let parent = (hole - 1) / 2
      guard (distance, node) < entries[parent] else { break }
      entries[hole] = entries[parent]
      hole = parent
    }
    entries[hole] = (distance, node)
  }

  mutating func pop() -> (distance: Int, node: Int)? {
    guard let top = entries.first, let last = entries.popLast() else { return nil }
    guard !entries.isEmpty else { return top }
    var hole = 0
    while 2 * hole + 1 < entries.count {
      var child = 2 * hole + 1
      if child + 1 < entries.count, entries[child + 1] < entries[child] { child += 1 }
      guard entries[child] < last else { break }
      entries[hole] = entries[child]
      hole = child
    }
    entries[hole] = last
    return top
  }

  mutating func removeAll() {
    entries.removeAll(keepingCapacity: true)
  }
}
