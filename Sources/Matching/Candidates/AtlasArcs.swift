extension Atlas {
  /// Finds, prices and sorts the candidates of every demand; the dearest beyond a limit are cut.
  ///
  /// - Parameters:
  ///   - finder: Finds the candidates.
  ///   - costs: Prices them.
  ///   - limit: Kept at most.
  ///   - nearest: Kept where a demand has more than six times as many on the average.
  ///   - parallel: What runs pieces of work.
  mutating func addArcs(
    _ finder: PairFinder, _ costs: CostBook, limit: Int, nearest: Int, _ parallel: Parallel
  ) {
    let rows = RowSearch(finder, costs, self)
    let demands = demands
    let counts = sampledCounts(rows)
    let isDense = counts.reduce(0, +) > 6 * nearest * counts.count
    let limit = isDense ? min(limit, nearest) : limit
    let kept = counts.reduce(0) { $0 + min($1, limit) }
    addRows(parallel, likely: kept * Atlas.sampling + kept * 4 + limit) { part in
      var search = rows
      var block = RowBlock()
      for index in part {
        let isCut = search.find(demands[index], limit: limit)
        block.add(search.arcs[...], isCut: isCut)
      }
      return block
    }
  }

  /// Every so many-th demand says how many arcs there will be: an array that grows by doubling would hold
  /// everything twice for a moment, and pages that are never touched cost nothing.
  private static let sampling = 64

  private func sampledCounts(_ rows: RowSearch) -> [Int] {
    var search = rows
    return stride(from: 0, to: demands.count, by: Atlas.sampling).map { index in
      _ = search.find(demands[index], limit: 1)
      return search.candidateCount
    }
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

  /// Adds arcs that were cut, in ascending order of demands.
  mutating func add(_ found: [CutArcs], _ parallel: Parallel) {
    var at = [Int32](repeating: -1, count: demands.count)
    for (index, arcs) in found.enumerated() { at[arcs.demand] = Int32(index) }
    let (arcs, start, isCut, added) = (network.arcs, network.arcStart, isCut, at)
    let more = found.reduce(0) { $0 + $1.arcs.count }
    addRows(parallel, likely: arcs.count + more) { part in
      var block = RowBlock()
      for index in part {
        let old = arcs[start[index]..<start[index + 1]]
        if added[index] < 0 {
          block.add(old, isCut: isCut[index])
        } else {
          block.add((old + found[Int(added[index])].arcs).sorted()[...], isCut: isCut[index])
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

/// Arcs of one demand that were cut and are worth as much as those kept, or hardly less.
struct CutArcs: Sendable {
  let demand: Int
  let arcs: [Arc]
  /// By how much the best of them is cheaper than all kept; 0 where it is not.
  let gain: Int
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
