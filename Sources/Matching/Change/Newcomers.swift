/// Requests and volunteers that were not there when the session began, and ways that are taken away.
///
/// A demand whose ways change becomes another demand: the old one is withdrawn for good, so that what
/// the short lists say of it is never read again, and a new one takes its number's place in the room
/// that was left for newcomers. Where that room is used up, the operation changes nothing and says so;
/// a cold start from the prices as they stand is then the better way anyhow.
extension Session {
  /// A request arrives.
  ///
  /// - Parameters:
  ///   - ways: Its arcs, in any order.
  ///   - weight: What leaving it unserved weighs, at least 1.
  /// - Returns: Its number, or `nil` where there is no room for it.
  /// - Complexity: One shortest path.
  package mutating func arrive(_ ways: [Arc], weight: Int32) -> Int? {
    guard let demand = admit(ways, weight) else { return nil }
    finish.insert(demand, floor)
    return demand
  }

  /// The arcs of a demand as they are now, ascending.
  package func ways(of demand: Int) -> [Arc] { Array(rows[demand]) }

  /// The places of a week.
  package func places(of week: Int) -> Range<Int> {
    Int(floor.placeStart[week])..<Int(floor.placeStart[week + 1])
  }

  /// The week of a place.
  package func week(of place: Int) -> Int { Int(floor.weekOf[place]) }

  /// A demand may not go to a week, whether it is there now or not: it was declined or forbidden.
  ///
  /// - Returns: The number of the demand from now on, or `nil` where there is no room.
  package mutating func forbid(_ demand: Int, _ week: Int) -> Int? {
    replace(demand, with: rows[demand].filter { Int(floor.weekOf[$0.firstPlace]) != week })
  }

  /// A demand may go to some places only: it is pinned to a volunteer, or to a half day.
  ///
  /// - Returns: The number of the demand from now on, or `nil` where there is no room.
  package mutating func pin(_ demand: Int, to isKept: (Int) -> Bool) -> Int? {
    let ways = rows[demand].compactMap { arc -> Arc? in
      let mask = arc.places.filter(isKept).reduce(UInt32(0)) {
        $0 | 1 << UInt32($1 - arc.firstPlace)
      }
      return mask == 0 ? nil : Arc(cost_m: arc.cost_m, firstPlace: arc.firstPlace, mask: mask)
    }
    return replace(demand, with: ways)
  }

  /// A demand gets other ways.
  ///
  /// Its place is kept for it as a hole while it looks for the best, so that it stays where that is
  /// still best; a hole that is left is filled.
  mutating func replace(_ demand: Int, with ways: [Arc], weight: Int32? = nil) -> Int? {
    guard !isCancelled[demand],
      let successor = admit(ways, weight ?? floor.weight[demand])
    else { return nil }
    let place = place(of: demand)
    if place != nil { floor.vacate(demand) }
    withdraw(demand)
    finish.insert(successor, floor)
    if let place, floor.hasHole(at: place) { finish.fill(place, floor) }
    return successor
  }

  private func withdraw(_ demand: Int) {
    isCancelled[demand] = true
    finish.shortlist.forget(demand: demand)
  }

  /// Writes a demand down without serving it.
  private mutating func admit(_ ways: [Arc], _ weight: Int32) -> Int? {
    let farthest = ways.reduce(0) { max($0, $1.cost_m) }
    guard nextDemand < floor.demandCount, isNarrow(weight: Int(weight), arc_m: farthest) else {
      return nil
    }
    leaving = nil
    let demand = nextDemand
    nextDemand += 1
    finish.shortlist.forget(demand: demand)
    floor.weight[demand] = weight
    isCancelled[demand] = false
    rows.append(ways.sorted(), to: demand)
    followRow(demand)
    for arc in ways { finish.shortlist.admit(arc, of: demand, floor) }
    return demand
  }

  /// Shows the floor where a row is now.
  mutating func followRow(_ demand: Int) {
    floor.arcs = rows.base
    floor.arcStart[demand] = rows.start[demand]
    floor.arcEnd[demand] = rows.end[demand]
  }

  /// Whether no price and no path can pass 2^30 with a newcomer; the largest numbers are kept.
  mutating func isNarrow(weight: Int = 0, arc_m: Int = 0, unit: Int = 0) -> Bool {
    let wider = bounds.including(
      weight: weight, arcCost: Int(floor.metreCost) * arc_m, unitCost: unit)
    guard wider.isNarrow(weightCost: weightCost) else { return false }
    bounds = wider
    return true
  }
}
