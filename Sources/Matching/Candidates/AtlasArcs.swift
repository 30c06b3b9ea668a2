extension Atlas {
  /// Finds, prices and sorts the candidates of every demand; the dearest beyond the limit are cut.
  mutating func addArcs(_ finder: PairFinder, _ costs: CostBook, _ uncut: Set<Int32>) {
    let limit = finder.book.policy.candidatesPerRequest
    isCut = [Bool](repeating: false, count: demands.count)
    var found: [Meeting] = []
    var row: [Arc] = []
    var last: Int32 = -1
    for (index, demand) in demands.enumerated() {
      if demand.request != last {
        found.removeAll(keepingCapacity: true)
        finder.visit(demand.request) { found.append($0) }
        last = demand.request
      }
      row.removeAll(keepingCapacity: true)
      for meeting in found { append(meeting, of: demand, costs, to: &row) }
      row.sort()
      if row.count > limit && !uncut.contains(demand.request) {
        row.removeSubrange(limit...)
        isCut[index] = true
      }
      network.arcs.append(contentsOf: row)
      network.arcStart.append(network.arcs.count)
    }
  }

  /// Adds the one or two arcs of a meeting that the demand's pin allows.
  private func append(
    _ meeting: Meeting, of demand: Demand, _ costs: CostBook, to row: inout [Arc]
  ) {
    guard let narrowed = demand.narrowed(meeting) else { return }
    for part in costs.priced(demand.request, narrowed) {
      row.append(arc(meeting.volunteer, part.cost_m, part.slots))
    }
  }

  /// The arc to a volunteer who can be met in some half days.
  func arc(_ volunteer: Int32, _ cost_m: Int, _ slots: SlotSet) -> Arc {
    let week = Int(weekOf[Int(volunteer)])
    let first = Int(network.placeStart[week])
    var mask: UInt32 = 0
    for place in first..<Int(network.placeStart[week + 1]) where slots.contains(slotOf[place]) {
      mask |= 1 << UInt32(place - first)
    }
    return Arc(cost_m: cost_m, firstPlace: first, mask: mask)
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
