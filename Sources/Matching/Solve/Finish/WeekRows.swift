/// All arcs from the weeks they lead to, listed where and when a search asks for them.
///
/// Searches backwards rarely leave their short lists, and then in few neighbourhoods, while all arcs
/// turned round would be as large as the network itself. Demands and weeks are both numbered along a
/// curve, so the arcs into a block of neighbouring weeks come from a few blocks of demands: one bit
/// for each two blocks says which, and listing reads those alone. What was listed is kept; room for all
/// is set aside, which costs memory only where it is written.
struct WeekRows: ~Copyable {
  private static let placeShift = 10
  private static let demandShift = 3

  /// The most arcs that stay listed.
  var most = Int.max

  /// Where each demand's arcs start among those that were there at first, which stay where they are.
  private let from: Slab<Int32>
  /// The arcs of each week that came later.
  private var later: [[Arc]]
  /// For each block of demands one bit for each block of places; empty until first needed.
  private var meets = Slab<UInt64>(blank: 0)
  private var words = 0
  /// Where each week's arcs start in the pool and how many there are, or -1 where they are not listed.
  private var start: Slab<Int32>
  private var length: Slab<Int32>
  private var pool = Slab<Arc>(blank: 0)
  private var pooled = 0
  /// Scratch: the arcs that are being listed.
  private var found = Slab<Int32>(blank: 0)
  private var foundCount = 0

  /// Nothing is listed yet.
  init(_ floor: borrowing Floor) {
    from = Slab(floor.arcStart.array)
    later = [[Arc]](repeating: [], count: floor.weekCount)
    start = Slab(repeating: -1, count: floor.weekCount)
    length = Slab(repeating: 0, count: floor.weekCount)
  }

  /// The arcs that lead to a week, by demand; the demand stands in the place's bits.
  ///
  /// The next call may write over them.
  mutating func row(of week: Int, _ floor: borrowing Floor) -> UnsafeBufferPointer<Arc> {
    if start[week] < 0 {
      if words == 0 { prepare(floor) }
      list(around: week, floor)
    }
    return UnsafeBufferPointer(
      start: pool.base + Int(start[week]), count: Int(length[week]))
  }

  /// Takes in an arc that was not there at first; the demand stands in the place's bits.
  mutating func add(_ arc: Arc, to week: Int) {
    later[week].append(arc)
    start[week] = -1
  }

  private mutating func prepare(_ floor: borrowing Floor) {
    let total = Int(from[floor.demandCount])
    pool = Slab(blank: min(total, most))
    words = floor.placeCount >> (WeekRows.placeShift + 6) + 1
    let blocks = floor.demandCount >> WeekRows.demandShift + 1
    meets = Slab(repeating: 0, count: blocks * words)
    for demand in 0..<floor.demandCount {
      let row = meets.base + (demand >> WeekRows.demandShift) * words
      for index in Int(from[demand])..<Int(from[demand + 1]) {
        let block = floor.arcs[index].firstPlace >> WeekRows.placeShift
        row[block >> 6] |= 1 << UInt64(block & 63)
      }
    }
  }

  /// Lists the weeks whose first place is in the same block.
  private mutating func list(around week: Int, _ floor: borrowing Floor) {
    let weeks = weeks(around: week, floor)
    findArcs(into: Int(floor.placeStart[week]) >> WeekRows.placeShift, floor)
    let count = later[weeks].reduce(foundCount) { $0 + $1.count }
    if pooled + count > pool.count { makeRoom(for: count) }
    for week in weeks { length[week] = 0 }
    for index in 0..<foundCount {
      length[Int(floor.weekOf[floor.arcs[Int(found[index])].firstPlace])] += 1
    }
    for week in weeks {
      start[week] = Int32(pooled)
      pooled += Int(length[week]) + later[week].count
      length[week] = 0
    }
    var demand = 0
    for index in 0..<foundCount {
      let arc = floor.arcs[Int(found[index])]
      while from[demand + 1] <= found[index] { demand += 1 }
      let week = Int(floor.weekOf[arc.firstPlace])
      put(Arc(cost_m: arc.cost_m, firstPlace: demand, mask: arc.mask), in: week)
    }
    for week in weeks { for arc in later[week] { put(arc, in: week) } }
  }

  private func put(_ arc: Arc, in week: Int) {
    pool[Int(start[week] + length[week])] = arc
    length[week] += 1
  }

  private func weeks(around week: Int, _ floor: borrowing Floor) -> Range<Int> {
    let block = floor.placeStart[week] >> Int32(WeekRows.placeShift)
    var first = week
    while first > 0, floor.placeStart[first - 1] >> Int32(WeekRows.placeShift) == block {
      first -= 1
    }
    var end = week + 1
    while end < floor.weekCount, floor.placeStart[end] >> Int32(WeekRows.placeShift) == block {
      end += 1
    }
    return first..<end
  }

  /// Finds the numbers of all arcs into a block of places.
  private mutating func findArcs(into block: Int, _ floor: borrowing Floor) {
    foundCount = 0
    let bit = UInt64(1) << UInt64(block & 63)
    let size = 1 << WeekRows.demandShift
    for first in stride(from: 0, to: floor.demandCount, by: size)
    where meets[(first >> WeekRows.demandShift) * words + block >> 6] & bit != 0 {
      // The arcs of neighbouring demands lie side by side.
      let end = min(first + size, floor.demandCount)
      pick(Int(from[first])..<Int(from[end]), into: block, floor.arcs)
    }
  }

  /// Picks the arcs into a block without a branch: one in eight is, and no one could guess which.
  private mutating func pick(_ range: Range<Int>, into block: Int, _ arcs: UnsafePointer<Arc>) {
    let most = foundCount + range.count
    if most > found.count { found = found.widened(to: 2 * most) }
    let found = found.base
    var count = foundCount
    for index in range {
      found[count] = Int32(truncatingIfNeeded: index)
      count &+= arcs[index].firstPlace >> WeekRows.placeShift == block ? 1 : 0
    }
    foundCount = count
  }

  /// Forgets what was listed.
  private mutating func makeRoom(for count: Int) {
    if count > pool.count { pool = Slab(blank: count) }
    pooled = 0
    for week in 0..<start.count { start[week] = -1 }
  }
}
