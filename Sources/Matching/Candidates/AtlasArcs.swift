extension Atlas {
  /// Finds, prices and sorts the candidates of every demand; the dearest beyond the limit are cut.
  mutating func addArcs(_ finder: PairFinder, _ costs: CostBook) {
    var search = RowSearch(finder, costs)
    let limit = finder.book.policy.candidatesPerRequest
    network.arcs.reserveCapacity(likelyArcs(&search, limit))
    network.arcStart.reserveCapacity(demands.count + 1)
    isCut.reserveCapacity(demands.count)
    for demand in demands {
      let row = search.row(of: demand, self)
      isCut.append(row.count > limit)
      network.arcs.append(contentsOf: row.prefix(limit))
      network.arcStart.append(network.arcs.count)
    }
  }

  /// How many arcs there will be, from every 64th demand and a little more: an array that grows by
  /// doubling would hold everything twice for a moment, and pages that are never touched cost nothing.
  private func likelyArcs(_ search: inout RowSearch, _ limit: Int) -> Int {
    var sample = 0
    for index in stride(from: 0, to: demands.count, by: 64) {
      sample += min(limit, search.row(of: demands[index], self).count)
    }
    return sample * 64 + sample * 4 + limit
  }

  /// Brings back the candidates that were cut from some requests; all else stays as it is.
  mutating func uncut(_ requests: Set<Int32>, _ finder: PairFinder, _ costs: CostBook) {
    var search = RowSearch(finder, costs)
    var arcs: [Arc] = []
    arcs.reserveCapacity(network.arcs.count + network.arcs.count / 4)
    var start = [0]
    start.reserveCapacity(demands.count + 1)
    for (index, demand) in demands.enumerated() {
      if isCut[index], requests.contains(demand.request) {
        isCut[index] = false
        arcs.append(contentsOf: search.row(of: demand, self))
      } else {
        arcs.append(
          contentsOf: network.arcs[network.arcStart[index]..<network.arcStart[index + 1]])
      }
      start.append(arcs.count)
    }
    network.arcs = arcs
    network.arcStart = start
  }

  /// The arc to a volunteer who can be met in some half days.
  func arc(_ volunteer: Int32, _ cost_m: Int, _ slots: SlotSet) -> Arc {
    let week = Int(weekOf[Int(volunteer)])
    return Arc(
      cost_m: cost_m, firstPlace: Int(network.placeStart[week]),
      mask: roomy[Int(volunteer)].positions(of: slots))
  }
}

/// Finds the arcs of one demand after another; demands of one request share the search.
struct RowSearch {
  private let finder: PairFinder
  private let costs: CostBook
  private var last: Int32 = -1
  private var found: [Meeting] = []
  private var arcs: [Arc] = []

  init(_ finder: PairFinder, _ costs: CostBook) {
    self.finder = finder
    self.costs = costs
  }

  /// All arcs of a demand, ascending.
  mutating func row(of demand: Demand, _ atlas: borrowing Atlas) -> [Arc] {
    if demand.request != last {
      found.removeAll(keepingCapacity: true)
      finder.visit(demand.request) { found.append($0) }
      last = demand.request
    }
    arcs.removeAll(keepingCapacity: true)
    for meeting in found {
      guard let narrowed = demand.narrowed(meeting) else { continue }
      for part in costs.priced(demand.request, narrowed) {
        arcs.append(atlas.arc(meeting.volunteer, part.cost_m, part.slots))
      }
    }
    arcs.sort { $0.bits < $1.bits }
    return arcs
  }
}

extension Demand {
  /// What the pin of this demand leaves of a meeting.
  func narrowed(_ meeting: Meeting) -> Meeting? {
    guard let pin else { return meeting }
    if let volunteer = pin.volunteer, volunteer != meeting.volunteer { return nil }
    guard let slot = pin.slot else { return meeting }
    let slots = meeting.slots.intersection(SlotSet([slot]))
    guard !slots.isEmpty else { return nil }
    return Meeting(volunteer: meeting.volunteer, metres: meeting.metres, slots: slots)
  }
}
