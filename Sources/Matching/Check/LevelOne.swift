/// Whether no other plan, at any price, serves more weight.
///
/// The sets of demands that can be served together are a matroid, so a set is of greatest weight
/// unless one addition or one exchange improves it. Both are paths: from an unserved demand through
/// places and the demands in them to free capacity, or to a served demand that weighs less. The
/// search goes through the weights from the greatest down and marks every node once.
///
/// - SeeAlso: Turner, <https://arxiv.org/abs/1512.08555>.
struct LevelOne<Source: ArcSource> {
  private let ledger: Ledger
  private let arcs: Source
  private var isMarked: [Bool]
  private var isWeekMarked: [Bool]
  private var isQuotaMarked: [Bool]
  private var stack: [Int] = []
  private let residents: Grouped
  private let weekPlaces: Grouped
  private let load: [Int]
  private let used: [Int]
  private let weeksIn: [[Int]]

  /// Whether the ledger's plan is of greatest weight.
  static func holds(_ ledger: Ledger, _ arcs: Source) -> Bool {
    var search = LevelOne(ledger, arcs)
    return search.run()
  }

  private init(_ ledger: Ledger, _ arcs: Source) {
    self.ledger = ledger
    self.arcs = arcs
    isMarked = [Bool](repeating: false, count: ledger.seats.count)
    isWeekMarked = [Bool](repeating: false, count: ledger.weekCap.count)
    isQuotaMarked = [Bool](repeating: false, count: ledger.quotas.count)
    residents = Grouped(ledger.placeOf, count: ledger.seats.count)
    weekPlaces = Grouped(ledger.weekOf, count: ledger.weekCap.count)
    var load = [Int](repeating: 0, count: ledger.weekCap.count)
    for place in ledger.placeOf where place >= 0 { load[Int(ledger.weekOf[Int(place)])] += 1 }
    self.load = load
    var used = [Int](repeating: 0, count: ledger.quotas.count)
    var weeksIn = [[Int]](repeating: [], count: ledger.quotas.count)
    for (week, innermost) in ledger.quotaOf.enumerated() {
      var quota = innermost
      while let index = quota {
        used[Int(index)] += load[week]
        weeksIn[Int(index)].append(week)
        quota = ledger.quotas[Int(index)].parent
      }
    }
    self.used = used
    self.weeksIn = weeksIn
  }

  private mutating func run() -> Bool {
    let unserved = ledger.placeOf.indices.filter { ledger.placeOf[$0] < 0 }
      .sorted { (-ledger.weight[$0], $0) < (-ledger.weight[$1], $1) }
    for demand in unserved {
      markPlaces(of: demand)
      while let place = stack.popLast() {
        guard follow(place, weight: ledger.weight[demand]) else { return false }
      }
    }
    return true
  }

  private mutating func markPlaces(of demand: Int) {
    // The closure may not change the search itself, so the marks go out and come back.
    var marks = isMarked
    var found = stack
    isMarked = []
    stack = []
    arcs.visitWays(of: demand) { way in
      var rest = way.mask
      while rest != 0 {
        let place = way.first + rest.trailingZeroBitCount
        rest &= rest &- 1
        guard !marks[place] else { continue }
        marks[place] = true
        found.append(place)
      }
    }
    isMarked = marks
    stack = found
  }

  /// Goes on from a marked place; `false` when an improvement was found.
  private mutating func follow(_ place: Int, weight: Int32) -> Bool {
    for resident in residents[place] {
      if ledger.weight[Int(resident)] < weight { return false }
      markPlaces(of: Int(resident))
    }
    guard residents[place].count < ledger.seats[place] else { return true }
    return followWeek(Int(ledger.weekOf[place]))
  }

  private mutating func followWeek(_ week: Int) -> Bool {
    guard !isWeekMarked[week] else { return true }
    isWeekMarked[week] = true
    for place in weekPlaces[week] where !isMarked[Int(place)] && !residents[Int(place)].isEmpty {
      isMarked[Int(place)] = true
      stack.append(Int(place))
    }
    guard load[week] < ledger.weekCap[week] else { return true }
    return followQuota(ledger.quotaOf.isEmpty ? nil : ledger.quotaOf[week])
  }

  /// Goes outwards while there is room; a full quota gives its visits of other weeks to think about.
  private mutating func followQuota(_ innermost: Int32?) -> Bool {
    var quota = innermost
    while let index = quota.map(Int.init) {
      if isQuotaMarked[index] { return true }
      isQuotaMarked[index] = true
      for week in weeksIn[index] where load[week] > 0 {
        guard followWeek(week) else { return false }
      }
      guard used[index] < ledger.quotas[index].limit else { return true }
      quota = ledger.quotas[index].parent
    }
    return false
  }
}

/// Indices in groups, each group in ascending order.
struct Grouped {
  private let start: [Int32]
  private let members: [Int32]

  /// Groups the indices of a list by its values; negative values belong to no group.
  init(_ groupOf: [Int32], count: Int) {
    var start = [Int32](repeating: 0, count: count + 1)
    for group in groupOf where group >= 0 { start[Int(group) + 1] += 1 }
    for group in 0..<count { start[group + 1] += start[group] }
    var next = start
    var members = [Int32](repeating: 0, count: Int(start[count]))
    for (index, group) in groupOf.enumerated() where group >= 0 {
      members[Int(next[Int(group)])] = Int32(index)
      next[Int(group)] += 1
    }
    self.start = start
    self.members = members
  }

  subscript(group: Int) -> ArraySlice<Int32> {
    members[Int(start[group])..<Int(start[group + 1])]
  }
}
