/// The search for the best order of the stops of a half day.
extension HalfDay {
  /// The most stops whose order is searched exactly.
  static let exactStops = 8

  /// Indices of the visits in the best order.
  func bestOrder() -> [Int] {
    let first = Array(visits.indices.prefix(HalfDay.exactStops))
    return visits.indices.dropFirst(HalfDay.exactStops).reduce(exactOrder(of: first)) {
      inserted($1, into: $0)
    }
  }

  /// An order with one more visit where it harms least, as early as that can be.
  private func inserted(_ index: Int, into order: [Int]) -> [Int] {
    let orders = (0...order.count).map { place in
      Array(order[..<place]) + [index] + Array(order[place...])
    }
    return orders.min { value(leg($0)).lexicographicallyPrecedes(value(leg($1))) } ?? order
  }

  /// A way that some set of visits can be made in, and how it came about.
  private struct Label {
    let leg: Leg
    let visit: Int
    let before: Int
  }

  /// Dynamic programming over sets of visits, after Held and Karp.
  ///
  /// With hours to keep, a shorter way may end later and be too late in the end, so each set and place
  /// keeps every way that none beats in minutes too late, clock and metres at once.
  ///
  /// - SeeAlso: Held, Karp, *J. SIAM* 10 (1962), <https://doi.org/10.1137/0110015>.
  private func exactOrder(of indices: [Int]) -> [Int] {
    let full = 1 << indices.count - 1
    var labels = [Label(leg: start, visit: -1, before: -1)]
    var alive = [[Int]](repeating: [], count: full + 1)
    alive[0] = [0]
    for set in 0..<full {
      for before in alive[set] {
        for index in indices where set >> index & 1 == 0 {
          let leg = extended(labels[before].leg, by: index)
          let target = set | 1 << index
          guard !alive[target].contains(where: { labels[$0].leg.isNoWorse(than: leg) }) else {
            continue
          }
          alive[target].removeAll { leg.isNoWorse(than: labels[$0].leg) }
          alive[target].append(labels.count)
          labels.append(Label(leg: leg, visit: index, before: before))
        }
      }
    }
    // Of equal ones `min` takes the first, which was found from the lower ranks.
    let best = alive[full].min {
      value(labels[$0].leg).lexicographicallyPrecedes(value(labels[$1].leg))
    }
    var order: [Int] = []
    var at = best ?? 0
    while labels[at].visit >= 0 {
      order.append(labels[at].visit)
      at = labels[at].before
    }
    return order.reversed()
  }
}

extension HalfDay.Leg {
  /// Whether, at one place, this way is at least as good as another in every respect.
  func isNoWorse(than other: Self) -> Bool {
    place == other.place && late <= other.late && clock <= other.clock && metres <= other.metres
  }
}
