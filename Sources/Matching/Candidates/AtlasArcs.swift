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
        let isCut = search.find(demands[index], limit: limit)
        block.add(search.arcs[...], isCut: isCut)
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
      _ = search.find(demands[index], limit: limit)
      sample += search.arcs.count
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
          _ = search.find(demands[index], limit: .max)
          block.add(search.arcs[...], isCut: false)
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
