/// Volunteers who join, and visits that are agreed on.
extension Session {
  /// A volunteer who was not there before.
  package struct Newcomer {
    /// Visits left in the week.
    package var cap: Int32
    /// How many visits count before the first.
    package var base: Int32
    /// Visits that each half day can hold.
    package var seats: [UInt8]
    /// Who could be served: the demand, the metres of cost, and the half days as bits of `seats`.
    package var callers: [(demand: Int, cost_m: Int, slots: UInt32)]

    /// A week and those it is within reach of.
    package init(
      cap: Int32, base: Int32, seats: [UInt8],
      callers: [(demand: Int, cost_m: Int, slots: UInt32)]
    ) {
      self.cap = cap
      self.base = base
      self.seats = seats
      self.callers = callers
    }
  }

  /// A volunteer joins.
  ///
  /// Each new half day is worth what the caller who would gain most by it would gain, so that no arc
  /// to it has a reduced cost below 0; then the week opens as that of somebody who comes back.
  ///
  /// - Returns: The number of the week, or `nil` where there is no room for it.
  /// - Complexity: O(callers), and one shortest path for each visit that is worth its cost.
  package mutating func join(_ newcomer: Newcomer) -> Int? {
    let farthest = newcomer.callers.reduce(0) { max($0, $1.cost_m) }
    let dearest = Int(floor.unitStep) * Int(newcomer.base + newcomer.cap)
    guard nextWeek < floor.weekCount, newcomer.cap <= Network.widestWeek,
      newcomer.seats.count <= Slot.count, isNarrow(arc_m: farthest, unit: dearest)
    else { return nil }
    let week = nextWeek
    nextWeek += 1
    let first = Int(floor.placeStart[week])
    for (index, seats) in newcomer.seats.enumerated() { floor.seats[first + index] = seats }
    floor.unitBase[week] = newcomer.base
    appraise(first, newcomer)
    for caller in newcomer.callers {
      let arc = Arc(cost_m: caller.cost_m, firstPlace: first, mask: caller.slots)
      rows.insert(arc, in: caller.demand)
      followRow(caller.demand)
      finish.shortlist.admit(arc, of: caller.demand, floor)
    }
    frame.weekCap[week] = newcomer.cap
    leave(week)
    comeBack(week)
    return week
  }

  private mutating func appraise(_ first: Int, _ newcomer: Newcomer) {
    for place in first..<first + newcomer.seats.count { floor.price[place] = 0 }
    for caller in newcomer.callers where !isCancelled[caller.demand] {
      let gain = Int32(worth(caller.demand)) - floor.metreCost * Int32(caller.cost_m)
      for place in Arc(cost_m: 0, firstPlace: first, mask: caller.slots).places {
        floor.price[place] = max(floor.price[place], gain)
      }
    }
    for place in first..<first + newcomer.seats.count {
      finish.shortlist.appraise(place: place, at: floor.price[place])
    }
  }

  /// A visit is agreed on: the demand needs nobody any more, and the place has a seat less.
  ///
  /// The demand first moves there, at a weight that no refusal of others comes near. What it takes with
  /// it is then the unit that it has, and all conditions of the others stay as they are: with one visit
  /// and one unit less, and one visit more before the first, the next unit and the last cost what they
  /// did.
  ///
  /// - Returns: Whether there was room; where the place, the week or the session is full of visits
  ///   agreed on, or no arc leads there, nothing is changed.
  package mutating func book(_ demand: Int, at place: Int) -> Bool {
    let week = Int(floor.weekOf[place])
    guard !isCancelled[demand], floor.seats[place] > 0, floor.weekCap[week] > 0,
      let arc = rows[demand].first(where: { $0.leads(to: place) })
    else { return false }
    var booked = demand
    if self.place(of: demand) != place {
      let only = Arc(
        cost_m: arc.cost_m, firstPlace: arc.firstPlace, mask: 1 << UInt32(place - arc.firstPlace))
      let weight = bounds.weight + 2 + (2 * bounds.arcCost + bounds.unitCost) / weightCost
      let old = bounds
      guard isNarrow(weight: weight),
        let moved = replace(demand, with: [only], weight: Int32(weight))
      else { return false }
      bounds = old
      booked = moved
      assert(self.place(of: moved) == place)
    }
    leaving = nil
    floor.remove(Int32(booked), at: place)
    isCancelled[booked] = true
    floor.seats[place] -= 1
    floor.weekCap[week] -= 1
    frame.weekCap[week] -= 1
    floor.unitBase[week] += 1
    return true
  }
}

extension Network {
  /// The most visits of any week.
  static let widestWeek: Int32 = 63

  /// The same network with demands that have no arcs and weeks that have room for any week's visits.
  func widened(_ room: Session.Room) -> Network {
    var wide = self
    wide.weight += [Int32](repeating: 1, count: room.demands)
    wide.arcStart += [Int](repeating: arcs.count, count: room.demands)
    for week in weekCount..<weekCount + room.weeks {
      wide.weekCap.append(Network.widestWeek)
      wide.weekBase.append(0)
      wide.seats += [UInt8](repeating: 0, count: Slot.count)
      wide.weekOf += [Int32](repeating: Int32(week), count: Slot.count)
      wide.placeStart.append(Int32(wide.seats.count))
    }
    return wide
  }
}

extension Solution {
  /// The same answer in a wider network.
  func widened(to wide: Network) -> Solution {
    func filled<Value>(_ list: [Value], _ value: Value, _ count: Int) -> [Value] {
      list + [Value](repeating: value, count: count - list.count)
    }
    var solution = self
    solution.placeOf = filled(placeOf, -1, wide.demandCount)
    solution.placePrice = filled(placePrice, 0, wide.placeCount)
    solution.weekPrice = filled(weekPrice, 0, wide.weekCount)
    return solution
  }
}
