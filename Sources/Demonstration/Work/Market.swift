/// Finds an ambassador with a free half day, as a leader with a telephone would: a few tries, no
/// search for the best.
struct Market {
  private let corps: [Ambassador]
  private let clock: Clock
  private let services: Int
  private let byCommuneAndService: [[Int32]]
  private(set) var ledger: Ledger
  private(set) var open: [UInt8]
  private(set) var tasks: [UInt16]

  init(_ corps: [Ambassador], communes: Int, services: Int, clock: Clock) {
    (self.corps, self.clock, self.services) = (corps, clock, services)
    ledger = Ledger(
      ambassadors: corps.count, from: clock.today - clock.historyDays, through: clock.today + 21)
    open = Array(repeating: 0, count: corps.count)
    tasks = Array(repeating: 0, count: corps.count)
    var buckets = Array(repeating: [Int32](), count: communes * services)
    for (index, ambassador) in corps.enumerated() where ambassador.status != .candidate {
      for service in 0..<services where ambassador.services >> UInt32(service) & 1 == 1 {
        buckets[ambassador.commune * services + service].append(Int32(index))
      }
    }
    byCommuneAndService = buckets
  }

  /// What is looked for.
  struct Need {
    let commune: Int
    let service: Int
    let modes: Ambassador.Modes
    let place: Place
    let minutes: Int
    let days: Range<Int>
    /// Bits of the parts of the day that suit.
    let parts: Int
    /// Somebody who was asked already.
    var except: Int32 = -1
  }

  /// A half day of an ambassador.
  struct Slot {
    let ambassador: Int32
    let day: Int
    let part: Int
  }

  /// Somebody of the commune who could take it, after at most sixteen tries.
  func slot(_ need: Need, _ draws: inout Draws) -> Slot? {
    guard !need.days.isEmpty else { return nil }
    let known = byCommuneAndService[need.commune * services + need.service]
    guard !known.isEmpty else { return nil }
    for _ in 0..<min(16, known.count * 3) {
      let index = known[draws.below(known.count)]
      guard index != need.except, reaches(corps[Int(index)], need) else { continue }
      if let slot = freeHalfDay(index, need, &draws) { return slot }
    }
    return nil
  }

  /// Books what an assignment holds and gives it the ambassador's next task number.
  mutating func book(_ assignment: inout Assignment) {
    let ambassador = Int(assignment.ambassador)
    tasks[ambassador] += 1
    assignment.task = tasks[ambassador]
    let (day, part) = (Int(assignment.day), Int(assignment.part))
    if assignment.state.isPromised || assignment.state.isLive || assignment.state == .failed {
      ledger.take(ambassador, day: day, part: part)
    }
    if assignment.state.isPromised {
      ledger.promise(ambassador, day: day, minutes: Int(assignment.minutes) * 5)
    }
    if assignment.state.isBinding { open[ambassador] += 1 }
  }

  private func reaches(_ ambassador: Ambassador, _ need: Need) -> Bool {
    guard !ambassador.modes.isDisjoint(with: need.modes) else { return false }
    guard need.modes == .home else { return true }
    return ambassador.base.squaredMetres(to: need.place) <= ambassador.reach * ambassador.reach
  }

  private func freeHalfDay(_ index: Int32, _ need: Need, _ draws: inout Draws) -> Slot? {
    let (number, ambassador) = (Int(index), corps[Int(index)])
    guard Int(open[number]) < ambassador.maxOpen else { return nil }
    let length = need.days.count
    let offset = draws.below(length)
    for step in 0..<length {
      let day = need.days.lowerBound + (offset + step) % length
      guard ambassador.serves(day, today: clock.today),
        ledger.minutes(number, on: day) + need.minutes <= ambassador.maxMinutes
      else { continue }
      for part in 0..<3
      where need.parts >> part & 1 == 1 && ambassador.isFree(day, part: part)
        && !ledger.isTaken(number, day: day, part: part)
      {
        return Slot(ambassador: index, day: day, part: part)
      }
    }
    return nil
  }
}
