extension Atlas {
  /// Finds, prices and sorts the candidates of every demand; the dearest beyond the limit are cut.
  mutating func addArcs(_ finder: PairFinder, _ costs: CostBook, _ parallel: Parallel) {
    let rows = RowSearch(finder, costs, self)
    let limit = finder.book.policy.candidatesPerRequest
    let demands = demands
    let likely = likelyArcs(rows, limit)
    addRows(parallel, likely: likely) { part in
      var search = rows
      var block = RowBlock()
      for index in part {
        let row = search.row(of: demands[index])
        block.add(row.prefix(limit), isCut: row.count > limit)
      }
      return block
    }
  }

  /// How many arcs there will be, from every 64th demand and a little more: an array that grows by
  /// doubling would hold everything twice for a moment, and pages that are never touched cost nothing.
  private func likelyArcs(_ rows: RowSearch, _ limit: Int) -> Int {
    var search = rows
    var sample = 0
    for index in stride(from: 0, to: demands.count, by: 64) {
      sample += min(limit, search.row(of: demands[index]).count)
    }
    return sample * 64 + sample * 4 + limit
  }

  /// Brings back the candidates that were cut from some requests; all else stays as it is.
  mutating func uncut(
    _ requests: Set<Int32>, _ finder: PairFinder, _ costs: CostBook,
    _ parallel: Parallel = .inTurn
  ) {
    let rows = RowSearch(finder, costs, self)
    let (demands, isCut) = (demands, isCut)
    let (arcs, start) = (network.arcs, network.arcStart)
    addRows(parallel, likely: arcs.count + arcs.count / 4) { part in
      var search = rows
      var block = RowBlock()
      for index in part {
        if isCut[index], requests.contains(demands[index].request) {
          block.add(search.row(of: demands[index])[...], isCut: false)
        } else {
          block.add(arcs[start[index]..<start[index + 1]], isCut: isCut[index])
        }
      }
      return block
    }
  }

  /// Replaces all rows, some blocks at a time: were all held until the last is done, every arc would
  /// stand in memory twice.
  private mutating func addRows(
    _ parallel: Parallel, likely: Int, _ block: @Sendable (Range<Int>) -> RowBlock
  ) {
    network.arcs = []
    network.arcs.reserveCapacity(likely)
    network.arcStart = [0]
    network.arcStart.reserveCapacity(demands.count + 1)
    isCut = []
    isCut.reserveCapacity(demands.count)
    let wave = 128 * Parallel.pieceSize
    for first in stride(from: 0, to: demands.count, by: wave) {
      let part = first..<min(first + wave, demands.count)
      parallel.map(part, block).forEach { add($0) }
    }
  }

  private mutating func add(_ block: RowBlock) {
    var end = network.arcs.count
    network.arcs.append(contentsOf: block.arcs)
    for count in block.counts {
      end += Int(count)
      network.arcStart.append(end)
    }
    isCut.append(contentsOf: block.isCut)
  }
}

/// The arcs of some demands, one row after another.
private struct RowBlock: Sendable {
  private(set) var arcs: [Arc] = []
  private(set) var counts: [Int32] = []
  private(set) var isCut: [Bool] = []

  mutating func add(_ row: ArraySlice<Arc>, isCut: Bool) {
    arcs.append(contentsOf: row)
    counts.append(Int32(row.count))
    self.isCut.append(isCut)
  }
}

/// How a volunteer's half days are numbered as places.
struct PlaceNumbers {
  private let weekOf: [Int32]
  private let placeStart: [Int32]
  private let roomy: [SlotSet]

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

/// Finds the arcs of one demand after another; demands of one request share the search.
struct RowSearch {
  private let finder: PairFinder
  private let costs: CostBook
  private let numbers: PlaceNumbers
  private var last: Int32 = -1
  private var found: [Meeting] = []
  private var arcs: [Arc] = []

  init(_ finder: PairFinder, _ costs: CostBook, _ atlas: Atlas) {
    self.finder = finder
    self.costs = costs
    numbers = PlaceNumbers(atlas)
  }

  /// All arcs of a demand, ascending.
  mutating func row(of demand: Demand) -> [Arc] {
    if demand.request != last {
      found.removeAll(keepingCapacity: true)
      finder.visit(demand.request) { found.append($0) }
      last = demand.request
    }
    arcs.removeAll(keepingCapacity: true)
    for meeting in found {
      guard let narrowed = demand.narrowed(meeting) else { continue }
      for part in costs.priced(demand.request, narrowed) {
        arcs.append(numbers.arc(meeting.volunteer, part.cost_m, part.slots))
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
