import Glibc

extension Attributes {
  /// Draws an instance; the same recipe gives the same bits as the published generator.
  init(_ recipe: Recipe) {
    var dice = PCG64(seed: recipe.seed)
    let province = Province(recipe, &dice)
    visitsPerHalfDay = Int32(recipe.visitsPerHalfDay)
    seed = recipe.seed
    addVolunteers(recipe, province, &dice)
    addRequests(recipe, province, &dice)
    guard recipe.family == .ties else { return }
    volunteers.place = volunteers.place.map { _ in Place(east: 0, north: 0) }
    requests.place = requests.place.map { _ in Place(east: 0, north: 0) }
  }

  /// Students, workers, retired people and cadres of the Youth Union.
  private mutating func addVolunteers(
    _ recipe: Recipe, _ province: Province, _ dice: inout PCG64
  ) {
    let counts = recipe.counts
    let count = counts.volunteers
    let (communes, places) = province.settle(count, province.supply, &dice)
    let kinds = dice.positions([0.35, 0.30, 0.20, 0.15], count)
    let weeks = [
      HalfDays.week([0.5, 1, 2 * 1.2], [2, 2, 3]), HalfDays.week([0.1, 0.1, 2 * 1.2], [3, 3, 2]),
      HalfDays.week([3, 3, 0.5 * 1.2], [1, 1, 0.5]), HalfDays.week([1, 1.5, 1.2], [1.5, 1.5, 1]),
    ]
    volunteers.place = places
    volunteers.commune = communes.map(Int32.init)
    volunteers.slots = HalfDays.sets(weeks, chosen: kinds, size: 4..<10, &dice)
    drawLevels(kinds, recipe, &dice)
    let speaks = dice.units(count).map { $0 < 0.30 }
    volunteers.language = communes.indices.map { index in
      let commune = communes[index]
      return province.minority[commune] && speaks[index]
        ? Int32(province.minorityLanguage[commune]) : 0
    }
    let middle = log(4000.0)
    volunteers.radius = (0..<count).map { _ in
      Int32(min(max(dice.logNormal(middle, 0.45), 1200), 12_000))
    }
    let teams = dice.integers(0..<4, count)
    volunteers.team = zip(communes, teams).map { Int32($0 * 4 + $1) }
    let mean = (recipe.regime == .scarce ? 0.6 : 1.35) * Double(counts.requests) / Double(count)
    volunteers.cap = volunteers.slots.map { slots in
      let cap = (mean / 6 * dice.gamma(shape: 6)).rounded(.toNearestOrEven)
      let seats = slots.nonzeroBitCount * recipe.visitsPerHalfDay
      return min(Int32(min(max(cap, 1), 15)), Int32(seats))
    }
  }

  private mutating func drawLevels(_ kinds: [Int], _ recipe: Recipe, _ dice: inout PCG64) {
    var shares: [[Double]] = [
      [0.15, 0.25, 0.35, 0.25], [0.30, 0.30, 0.30, 0.10], [0.25, 0.30, 0.30, 0.15],
      [0.45, 0.25, 0.20, 0.10], [0.30, 0.35, 0.25, 0.10],
    ]
    if recipe.family == .shortage { shares[0] = [0.80, 0.15, 0.04, 0.01] }
    volunteers.levels = [Int32](repeating: 0, count: kinds.count * Attributes.skillCount)
    for (skill, share) in shares.enumerated() {
      for (index, level) in dice.positions(share, kinds.count).enumerated() {
        // Cadres know everything at least well, but for the skill that is short.
        let isTrained = kinds[index] == 3 && (skill > 0 || recipe.family != .shortage)
        volunteers.levels[index * Attributes.skillCount + skill] =
          Int32(isTrained ? max(level, 2) : level)
      }
    }
  }

  /// Classes: disabled and poor, disabled, elderly alone, poor, elderly, others.
  private mutating func addRequests(
    _ recipe: Recipe, _ province: Province, _ dice: inout PCG64
  ) {
    let count = recipe.counts.requests
    let isShort = recipe.family == .shortage
    let (communes, places) = province.settle(count, province.demand, &dice)
    requests.place = places
    requests.commune = communes.map(Int32.init)
    let classes = dice.positions([0.06, 0.10, 0.22, 0.14, 0.18, 0.30], count)
    requests.priorityClass = classes.map(Int32.init)
    let weights: [Int32] = [8, 6, 5, 4, 3, 2]
    // Some are a week younger: one less.
    requests.weight = zip(classes, dice.units(count)).map { weights[$0] - ($1 < 0.2 ? 1 : 0) }
    let skills = isShort ? [0.90, 0.03, 0.03, 0.02, 0.02] : [0.34, 0.20, 0.26, 0.08, 0.12]
    requests.skill = dice.positions(skills, count).map(Int32.init)
    let levels = isShort ? [0.1, 0.2, 0.7] : [0.6, 0.3, 0.1]
    requests.level = dice.positions(levels, count).map { Int32($0 + 1) }
    let asks = dice.units(count).map { $0 < 0.20 }
    requests.language = communes.indices.map { index in
      let commune = communes[index]
      return province.minority[commune] && asks[index]
        ? Int32(province.minorityLanguage[commune]) : 0
    }
    let weeks = [
      HalfDays.week([3, 3, 0.5], [2, 2, 0.3]), HalfDays.week([0.3, 0.3, 2], [2, 2, 1.5]),
    ]
    let atWork = zip(classes, dice.units(count)).map { $0 >= 4 && $1 < 0.75 ? 1 : 0 }
    requests.slots = HalfDays.sets(weeks, chosen: atWork, size: 3..<8, &dice)
    for (index, draw) in dice.units(count).enumerated() where draw < 0.08 {
      requests.slots[index] = 1 << Int32(Attributes.slotCount) - 1
    }
  }
}
