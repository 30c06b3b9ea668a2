/// A demand's bid for one week.
struct Bid {
  let demand: Int32
  let week: Int
  /// The half days of the arc, as local bits of the week.
  let mask: UInt32
  /// The price that is met now.
  let goal: Int32
  /// The price that will be paid.
  let price: Int32
}

extension Floor {
  /// Lets a bid in at its cheapest half day.
  ///
  /// - Returns: The demand that had to leave, or -1: nobody, or a hole.
  @inline(__always)
  func enter(_ bid: Bid, _ from: UnsafeMutablePointer<Int32>) -> Int32 {
    let week = bid.week
    let first = Int(placeStart[week])
    let visits = visits.base + Int(visitStart[week])
    let end = wayIn(bid, first, from)
    let isOpen = bid.goal == low[week] && open[week] >> UInt32(end) & 1 == 1
    var touched = UInt32(1) << UInt32(end)
    var gone: Int32 = -1
    var index = 0
    let count = load[week]
    if isOpen && count < weekCap[week] && unitCost(week, count) == bid.goal {
      index = Int(count)
      load[week] = count &+ 1
    } else {
      while visits[index].price != bid.goal || (!isOpen && Int(visits[index].slot) != end) {
        index &+= 1
      }
      gone = visits[index].demand
      touched |= 1 << UInt32(visits[index].slot)
    }
    // The record is out of the week until it is the newcomer's.
    visits[index].mask = 0
    let slot = shift(bid, end, from, &touched)
    visits[index] = Visit(
      price: bid.price, demand: bid.demand, mask: bid.mask, slot: Int32(slot))
    place[Int(bid.demand)] = Int32(first &+ slot)
    if gone >= 0 { place[Int(gone)] = -1 }
    recount(week, touched)
    reprice(week)
    return gone
  }

  /// Finds a half day where the price is met, through visits that can move on.
  @inline(__always)
  private func wayIn(_ bid: Bid, _ first: Int, _ from: UnsafeMutablePointer<Int32>) -> Int {
    let own = own.base + first
    let moves = moves.base + first
    let free = bid.goal == low[bid.week] ? open[bid.week] : 0
    var seen = bid.mask
    var waiting = seen
    while true {
      precondition(waiting != 0, "a price without a way in")
      let slot = waiting.trailingZeroBitCount
      waiting &= waiting &- 1
      if free >> UInt32(slot) & 1 == 1 || own[slot] == bid.goal { return slot }
      var new = moves[slot] & ~seen
      seen |= new
      waiting |= new
      while new != 0 {
        from[new.trailingZeroBitCount] = Int32(slot)
        new &= new &- 1
      }
    }
  }

  /// Moves one visit along each step of the way, so that a half day of the bid becomes free.
  @inline(__always)
  private func shift(
    _ bid: Bid, _ end: Int, _ from: UnsafeMutablePointer<Int32>, _ touched: inout UInt32
  ) -> Int {
    let first = placeStart[bid.week]
    let visits = visits.base + Int(visitStart[bid.week])
    var slot = end
    while bid.mask >> UInt32(slot) & 1 == 0 {
      let before = from[slot]
      var index = 0
      while visits[index].slot != before || visits[index].mask >> UInt32(slot) & 1 == 0 {
        index &+= 1
      }
      visits[index].slot = Int32(slot)
      let demand = Int(visits[index].demand)
      if demand >= 0 { place[demand] = first &+ Int32(slot) }
      slot = Int(before)
      touched |= 1 << UInt32(slot)
    }
    return slot
  }
}
