import Glibc

/// Communes and hamlets, with demand and supply that do not match.
struct Province {
  /// What makes one family of provinces unlike another.
  private struct Shape {
    var hamlets = 6..<15
    var hamletWidth_m = 150.0...500.0
    var demandDeviation = 0.35
    var supplyDeviation = 0.40
  }

  let hamletCommune: [Int]
  let minority: [Bool]
  let minorityLanguage: [Int]
  private let hamletPlace: [Place]
  private let hamletWidth: [Double]
  private let hamletWeight: [Double]
  private let communeHamlets: [Double]
  let demand, supply: [Double]

  /// Draws a province.
  ///
  /// The order of the draws is that of the published generator, or its instances would be others.
  init(_ recipe: Recipe, _ dice: inout PCG64) {
    var shape = Shape()
    if recipe.family == .clustered {
      shape = Shape(
        hamlets: 1..<3, hamletWidth_m: 5...20, demandDeviation: 1.2, supplyDeviation: 1.0)
    }
    let count = recipe.counts.communes
    let side = Int(Double(count).squareRoot().rounded(.up))
    let cell = 5500.0
    let centres = (0..<count).map { index in
      let east = Double(index % side) * cell + 0.18 * cell * dice.normal()
      return Place(east: east, north: Double(index / side) * cell + 0.18 * cell * dice.normal())
    }
    let demand = Province.shares((0..<count).map { _ in dice.logNormal(0, shape.demandDeviation) })
    supply = Province.shares(demand.map { $0 * dice.logNormal(0, shape.supplyDeviation) })
    self.demand = demand
    let hamlets = dice.integers(shape.hamlets, count)
    hamletCommune = hamlets.enumerated().flatMap { [Int](repeating: $0.offset, count: $0.element) }
    hamletPlace = hamletCommune.map { commune in
      let east = centres[commune].east + 0.27 * cell * dice.normal()
      return Place(east: east, north: centres[commune].north + 0.27 * cell * dice.normal())
    }
    hamletWidth = hamletCommune.map { _ in dice.uniform(shape.hamletWidth_m) }
    hamletWeight = hamletCommune.map { _ in dice.logNormal(0, 0.5) }
    minority = dice.units(count).map { $0 < 0.25 }
    minorityLanguage = dice.integers(1..<4, count)
    var sums = [Double](repeating: 0, count: count)
    for (commune, weight) in zip(hamletCommune, hamletWeight) { sums[commune] += weight }
    communeHamlets = sums
  }

  private static func shares(_ values: [Double]) -> [Double] {
    let sum = values.reduce(0, +)
    return values.map { $0 / sum }
  }

  /// Puts people into hamlets by the communes' shares.
  func settle(
    _ count: Int, _ share: [Double], _ dice: inout PCG64
  ) -> (communes: [Int], places: [Place]) {
    let weights = hamletCommune.indices.map { hamlet in
      let commune = hamletCommune[hamlet]
      return share[commune] * hamletWeight[hamlet] / communeHamlets[commune]
    }
    let hamlets = dice.positions(weights, count)
    let places = hamlets.map { hamlet in
      let east = hamletPlace[hamlet].east + dice.normal() * hamletWidth[hamlet]
      let north = hamletPlace[hamlet].north + dice.normal() * hamletWidth[hamlet]
      return Place(east: east, north: north)
    }
    return (hamlets.map { hamletCommune[$0] }, places)
  }
}

/// Sets of half days, some likelier than others.
struct HalfDays {
  /// Draws as many sets as there are profiles, of `size` half days each.
  ///
  /// The half days of the greatest log(u) / weight are drawn: sampling by weight without return.
  ///
  /// - SeeAlso: Efraimidis, Spirakis, *Weighted random sampling with a reservoir* (2006),
  ///   <https://doi.org/10.1016/j.ipl.2005.11.003>.
  static func sets(
    _ profiles: [[Double]], chosen: [Int], size: Range<Int>, _ dice: inout PCG64
  ) -> [Int32] {
    let sizes = dice.integers(size, chosen.count)
    return zip(sizes, chosen).map { size, profile in
      let keys = profiles[profile].map { log(dice.unit()) / $0 }
      let order = keys.indices.sorted { keys[$0] > keys[$1] }
      return order.prefix(size).reduce(0) { $0 | 1 << Int32($1) }
    }
  }

  /// A week from a working day and a day of the weekend, three weights each.
  static func week(_ working: [Double], _ weekend: [Double]) -> [Double] {
    (0..<7).flatMap { $0 < 5 ? working : weekend }
  }
}
