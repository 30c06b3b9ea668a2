/// Prices of one week, from its visits alone.
///
/// A week is a small matroid: a set of visits is allowed when each has a seat in one of its half days
/// and there are not too many. Who enters at `s` takes a free seat or makes a visit there move on; at a
/// free seat only the week is short, so any visit of the week may leave or a new unit be opened; at a
/// full half day somebody in a half day that `s` reaches must leave. The price is thus the least on the
/// circuit that the newcomer closes, and replacing the least by a dearer one never lowers it.
extension Floor {
  /// Counts the named half days of a week again.
  @inline(__always)
  func recount(_ week: Int, _ named: UInt32) {
    let first = Int(placeStart[week])
    let own = own.base + first
    let moves = moves.base + first
    let taken = taken.base + first
    var rest = named
    while rest != 0 {
      let slot = rest.trailingZeroBitCount
      rest &= rest &- 1
      own[slot] = Floor.far
      moves[slot] = 0
      taken[slot] = 0
    }
    let visits = visits.base + Int(visitStart[week])
    for index in 0..<Int(load[week]) {
      let visit = visits[index]
      let slot = Int(visit.slot)
      guard named >> UInt32(slot) & 1 == 1 else { continue }
      taken[slot] &+= 1
      moves[slot] |= visit.mask
      if visit.price < own[slot] { own[slot] = visit.price }
    }
    var free = open[week]
    rest = named
    while rest != 0 {
      let slot = rest.trailingZeroBitCount
      let bit = UInt32(1) << UInt32(slot)
      rest &= rest &- 1
      moves[slot] &= ~bit
      free = taken[slot] < seats[first &+ slot] ? free | bit : free & ~bit
    }
    open[week] = free
  }

  /// Sets `low` and every price of a week.
  @inline(__always)
  func reprice(_ week: Int) {
    let count = load[week]
    var least = count < weekCap[week] ? unitCost(week, count) : Floor.far
    let visits = visits.base + Int(visitStart[week])
    for index in 0..<Int(count) { least = min(least, visits[index].price) }
    low[week] = least
    let first = Int(placeStart[week])
    let slots = Int(placeStart[week + 1]) &- first
    let own = own.base + first
    let moves = moves.base + first
    let prices = price.base + first
    // Half days that cost no more than the week: with a seat, with its cheapest visit, or leading
    // there.
    var cheap = open[week]
    for slot in 0..<slots where own[slot] == least { cheap |= 1 << UInt32(slot) }
    let all = UInt32(1) << UInt32(slots) &- 1
    var dear = all & ~cheap
    var isGrowing = true
    while isGrowing && dear != 0 {
      isGrowing = false
      var rest = dear
      while rest != 0 {
        let slot = rest.trailingZeroBitCount
        rest &= rest &- 1
        guard moves[slot] & cheap != 0 else { continue }
        cheap |= 1 << UInt32(slot)
        isGrowing = true
      }
      dear = all & ~cheap
    }
    for slot in 0..<slots { prices[slot] = cheap >> UInt32(slot) & 1 == 1 ? least : own[slot] }
    if dear != 0 { relax(dear, prices, moves) }
  }

  /// Lowers the prices of the dear half days to those they reach, until nothing falls.
  private func relax(
    _ dear: UInt32, _ prices: UnsafeMutablePointer<Int32>, _ moves: UnsafeMutablePointer<UInt32>
  ) {
    var isFalling = true
    while isFalling {
      isFalling = false
      var rest = dear
      while rest != 0 {
        let slot = rest.trailingZeroBitCount
        rest &= rest &- 1
        var reached = moves[slot] & dear
        while reached != 0 {
          let other = prices[reached.trailingZeroBitCount]
          reached &= reached &- 1
          guard other < prices[slot] else { continue }
          prices[slot] = other
          isFalling = true
        }
      }
    }
  }
}
