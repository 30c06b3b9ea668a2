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
  private let parallel: Parallel
  private var isMarked: [Bool]
  private var isWeekMarked: [Bool]
  private var isQuotaMarked: [Bool]
  /// Demands whose ways are still to be marked, and marked places still to be left.
  private var waiting: [Int32] = []
  /// Where each demand stands among neighbours.
  private let position: [Int32]
  private var stack: [Int] = []
  private let residents: Grouped
  private let weekPlaces: Grouped
  private let load: [Int]
  private let used: [Int]
  private let weeksIn: [[Int]]

  /// Whether the ledger's plan is of greatest weight.
  static func holds(_ ledger: Ledger, _ arcs: Source, _ parallel: Parallel = .inTurn) -> Bool {
    var search = LevelOne(ledger, arcs, parallel)
    return search.run()
  }

  private init(_ ledger: Ledger, _ arcs: Source, _ parallel: Parallel) {
    self.ledger = ledger
    self.arcs = arcs
    self.parallel = parallel
    var position = [Int32](repeating: 0, count: ledger.weight.count)
    for (index, demand) in arcs.demandsAlongCurve.enumerated() {
      position[Int(demand)] = Int32(index)
    }
    self.position = position
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
    var unserved: [Int32: [Int32]] = [:]
    for (demand, place) in ledger.placeOf.enumerated() where place < 0 {
      unserved[ledger.weight[demand], default: []].append(Int32(demand))
    }
    for weight in unserved.keys.sorted(by: >) {
      waiting = unserved[weight, default: []]
      while !waiting.isEmpty {
        markPlaces()
        while let place = stack.popLast() {
          guard follow(place, weight: weight) else { return false }
        }
      }
    }
    return true
  }

  /// Marks the places of the demands that wait, some of them at once: what is reached in the end does
  /// not depend on the order.
  private mutating func markPlaces() {
    let demands = waiting.suffix(64 * Parallel.pieceSize)
      .sorted { position[Int($0)] < position[Int($1)] }
    waiting.removeLast(demands.count)
    let found = parallel.map(demands.indices) { [arcs, isMarked] part in
      var marks = isMarked
      var found: [Int] = []
      for demand in demands[part] {
        arcs.visitWays(of: Int(demand), upTo: .max) { way in
          var rest = way.mask
          while rest != 0 {
            let place = way.first + rest.trailingZeroBitCount
            rest &= rest &- 1
            guard !marks[place] else { continue }
            marks[place] = true
            found.append(place)
          }
        }
      }
      return found
    }
    for place in found.joined() where !isMarked[place] {
      isMarked[place] = true
      stack.append(place)
    }
  }

  /// Goes on from a marked place; `false` when an improvement was found.
  private mutating func follow(_ place: Int, weight: Int32) -> Bool {
    for resident in residents[place] {
      if ledger.weight[Int(resident)] < weight { return false }
      waiting.append(resident)
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
