/// Finds the arcs of one demand after another; demands of one request that are alike share the search.
struct RowSearch {
  private let finder: PairFinder
  private let costs: CostBook
  private let numbers: PlaceNumbers
  private var last: Demand?
  /// Arcs whose places are still a volunteer and half days: 8 bytes that order by cost.
  private var found: [Arc] = []
  private(set) var arcs: [Arc] = []
  /// How many candidates the last demand has.
  var candidateCount: Int { found.count }

  init(_ finder: PairFinder, _ costs: CostBook, _ atlas: Atlas) {
    self.finder = finder
    self.costs = costs
    numbers = PlaceNumbers(atlas)
  }

  /// Finds the cheapest arcs of a demand, ascending.
  ///
  /// - Parameters:
  ///   - demand: Whose.
  ///   - limit: How many at most.
  /// - Returns: Whether there are more.
  mutating func find(_ demand: Demand, limit: Int) -> Bool {
    if demand == last { return found.count > limit }
    last = demand
    found.removeAll(keepingCapacity: true)
    // Among equals each request begins with somebody else, or all would keep the same few.
    let people = numbers.weekCount
    let shift = people - Int(demand.request) * 40_503 % max(1, people)
    finder.visit(demand, costs) { volunteer, part in
      let turned = (Int(volunteer) + shift) % people
      found.append(Arc(cost_m: part.cost_m, firstPlace: turned, mask: part.slots.bits))
    }
    found.bringLeast(limit)
    arcs.removeAll(keepingCapacity: true)
    for pair in found.prefix(limit) {
      let volunteer = (pair.firstPlace + 2 * people - shift) % people
      arcs.append(numbers.arc(Int32(volunteer), pair.cost_m, SlotSet(bits: pair.mask)))
    }
    arcs.sort { $0.bits < $1.bits }
    return found.count > limit
  }
}

/// How a volunteer's half days are numbered as places.
struct PlaceNumbers {
  private let weekOf: [Int32]
  private let placeStart: [Int32]
  private let roomy: [SlotSet]
  var weekCount: Int { weekOf.count }

  init(_ atlas: Atlas) {
    weekOf = atlas.weekOf
    placeStart = atlas.network.placeStart
    roomy = atlas.roomy
  }

  /// The arc to a volunteer who can be met in some half days.
  func arc(_ volunteer: Int32, _ cost_m: Int, _ slots: SlotSet) -> Arc {
    let week = Int(weekOf[Int(volunteer)])
    return Arc(
      cost_m: cost_m, firstPlace: Int(placeStart[week]),
      mask: roomy[Int(volunteer)].positions(of: slots))
  }
}

extension PairFinder {
  /// Calls `body` with every volunteer who may serve a demand, and what the policy makes of the metres in
  /// some of the half days; the order is fixed.
  ///
  /// Those farther than `most_m` by road may be left out.
  @inline(__always)
  func visit(
    _ demand: Demand, _ costs: CostBook, within most_m: Int = .max,
    _ body: (_ volunteer: Int32, _ part: (cost_m: Int, slots: SlotSet)) -> Void
  ) {
    let cost = MeetingCost(costs, demand.request)
    visit(demand.request, within: most_m) { meeting in
      guard let narrowed = demand.narrowed(meeting) else { return }
      for part in cost.parts(narrowed) { body(meeting.volunteer, part) }
    }
  }
}

extension Demand {
  /// What the pin of this demand leaves of a meeting.
  @inline(__always)
  func narrowed(_ meeting: Meeting) -> Meeting? {
    pin == nil ? meeting : narrowedByPin(meeting)
  }

  private func narrowedByPin(_ meeting: Meeting) -> Meeting? {
    guard let pin else { return meeting }
    if let volunteer = pin.volunteer, volunteer != meeting.volunteer { return nil }
    guard let slot = pin.slot else { return meeting }
    let slots = meeting.slots.intersection(SlotSet([slot]))
    guard !slots.isEmpty else { return nil }
    return Meeting(volunteer: meeting.volunteer, metres: meeting.metres, slots: slots)
  }
}

extension Array where Element: Comparable {
  /// Brings the so many least to the front, in no order.
  ///
  /// - Complexity: O(n) on the average (Hoare's selection).
  mutating func bringLeast(_ wanted: Int) {
    guard wanted < count else { return }
    withUnsafeMutableBufferPointer { arcs in
      var low = 0
      var high = arcs.count - 1
      while low < high {
        let pivot = arcs[(low + high) / 2]
        var left = low
        var right = high
        while left <= right {
          while arcs[left] < pivot { left += 1 }
          while pivot < arcs[right] { right -= 1 }
          guard left <= right else { break }
          arcs.swapAt(left, right)
          left += 1
          right -= 1
        }
        if wanted <= right { high = right } else if wanted >= left { low = left } else { return }
      }
    }
  }
}
