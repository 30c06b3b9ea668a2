/// The candidates beyond those that have an arc, at the prices found.
struct Cut {
  private let books: Books
  private let atlas: Atlas
  private let numbers: PlaceNumbers

  init(_ books: Books, _ atlas: Atlas) {
    self.books = books
    self.atlas = atlas
    numbers = PlaceNumbers(atlas)
  }

  /// The cheapest of the candidates without an arc, where they cost less than what is kept.
  ///
  /// - Parameters:
  ///   - solution: The prices.
  ///   - slack_m: Those that cost so many metres more than the best kept come along: prices will move.
  ///   - most: How many of one demand at most.
  /// - Returns: Demands in ascending order.
  func helpful(_ solution: Solution, slack_m: Int, most: Int) -> [CutArcs] {
    let prices = Prices(
      place: solution.placePrice, least: solution.placePrice.min() ?? 0,
      slack: slack_m * atlas.network.metreCost)
    let found = books.parallel.map(atlas.demands.indices) { part in
      part.compactMap { index in
        atlas.isCut[index] ? arcs(of: index, prices, solution.weightCost, most) : nil
      }
    }
    return found.flatMap(\.self)
  }

  private struct Prices {
    let place: [Int]
    let least: Int
    let slack: Int

    @inline(__always)
    func least(_ arc: Arc) -> Int {
      var least = Int.max
      for index in arc.places { least = min(least, place[index]) }
      return least
    }
  }

  private func arcs(
    of index: Int, _ prices: Prices, _ weightCost: Int, _ most: Int
  ) -> CutArcs? {
    let network = atlas.network
    let metreCost = network.metreCost
    let row = network.arcs[network.arcStart[index]..<network.arcStart[index + 1]]
    var kept = Int(network.weight[index]) * weightCost
    for arc in row {
      let travel = metreCost * arc.cost_m
      if travel + prices.least >= kept { break }
      kept = min(kept, travel + prices.least(arc))
    }
    let limit = kept + prices.slack
    var better: [(cost: Int, arc: Arc)] = []
    visitWays(of: index, upTo: max(0, limit - prices.least) / metreCost) { way in
      let travel = metreCost * way.cost_m
      guard travel + prices.least < limit else { return }
      let arc = Arc(cost_m: way.cost_m, firstPlace: way.first, mask: way.mask)
      let cost = travel + prices.least(arc)
      if cost < limit { better.append((cost, arc)) }
    }
    if prices.slack > 0 { better.removeAll { isKept($0.arc, row) } }
    guard !better.isEmpty else { return nil }
    better.sort { ($0.cost, $0.arc) < ($1.cost, $1.arc) }
    return CutArcs(
      demand: index, arcs: better.prefix(most).map(\.arc), gain: max(0, kept - better[0].cost))
  }

  private func isKept(_ arc: Arc, _ row: ArraySlice<Arc>) -> Bool {
    var low = row.startIndex
    var high = row.endIndex
    while low < high {
      let middle = (low + high) / 2
      if row[middle] < arc { low = middle + 1 } else { high = middle }
    }
    return low < row.endIndex && row[low] == arc
  }
}

extension Cut: ArcSource {
  var demandsAlongCurve: [Int32] { atlas.demands.indices.map(Int32.init) }

  /// All candidates, those with an arc among them.
  @inline(__always)
  func visitWays(of demand: Int, upTo most_m: Int, _ body: (Way) -> Void) {
    books.finder.visit(atlas.demands[demand], books.costs, within: most_m) { volunteer, part in
      let arc = numbers.arc(volunteer, part.cost_m, part.slots)
      body(Way(cost_m: part.cost_m, first: arc.firstPlace, mask: arc.mask))
    }
  }
}
