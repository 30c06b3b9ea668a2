/// Rows of arcs side by side that can grow: a row that gets one more arc moves to the end.
///
/// A network's own array serves until the first row grows, since a copy would be a third of all memory
/// of a session. What a row leaves behind stays as it was.
struct ArcRows: ~Copyable {
  /// Held as long as ``base`` points at it, and never changed.
  private var held: [Arc]
  private var grown: Slab<Arc>
  /// The first arc, wherever all are now.
  private(set) var base: UnsafePointer<Arc>
  let start: Slab<Int32>
  let end: Slab<Int32>
  private let limit: Slab<Int32>
  private var used: Int

  /// The rows of a network, or `nil` where it has no arc to point at.
  init?(_ network: Network) {
    held = network.arcs.isEmpty ? [.nowhere] : network.arcs
    guard let first = held.withUnsafeBufferPointer(\.baseAddress) else { return nil }
    base = first
    grown = Slab(blank: 0)
    used = network.arcs.count
    let bounds = network.arcStart.map { Int32($0) }
    start = Slab(bounds.dropLast())
    end = Slab(bounds.dropFirst())
    limit = Slab(bounds.dropFirst())
  }

  subscript(row: Int) -> UnsafeBufferPointer<Arc> {
    let first = Int(start[row])
    return UnsafeBufferPointer(start: base + first, count: Int(end[row]) - first)
  }

  /// Puts an arc at the end of a row.
  mutating func append(_ arc: Arc, to row: Int) {
    makeRoom(in: row, for: 1)
    grown[Int(end[row])] = arc
    end[row] += 1
  }

  /// Puts an arc into a row that is ascending.
  mutating func insert(_ arc: Arc, in row: Int) {
    append(arc, to: row)
    var index = Int(end[row]) - 1
    while index > Int(start[row]), arc < grown[index - 1] {
      grown[index] = grown[index - 1]
      index -= 1
    }
    grown[index] = arc
  }

  /// Puts arcs at the end of a row.
  mutating func append(_ list: [Arc], to row: Int) {
    makeRoom(in: row, for: list.count)
    for arc in list { append(arc, to: row) }
  }

  private mutating func makeRoom(in row: Int, for more: Int) {
    let old = Int(start[row])
    let count = Int(end[row]) - old
    guard Int(end[row]) + more > Int(limit[row]) else { return }
    let wanted = count + more + count / 4
    if used + wanted > grown.count {
      let wider = Slab(repeating: Arc.nowhere, count: (used + wanted) / 8 * 9 + 256)
      for index in 0..<used { wider[index] = base[index] }
      grown = wider
      base = UnsafePointer(grown.base)
      held = []
    }
    for index in 0..<count { grown[used + index] = grown[old + index] }
    start[row] = Int32(used)
    end[row] = Int32(used + count)
    used += wanted
    limit[row] = Int32(used)
  }
}
