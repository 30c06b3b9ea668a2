/// A person by number: of a household four places (head, spouse, parent, child), then the staff.
struct PersonNumber: Hashable, Comparable, Sendable {
  let raw: UInt32

  init(household: Int, slot: Int) { raw = UInt32(household * 4 + slot) }
  init(staff: Int) { raw = UInt32(staff) | 1 << 31 }

  var isStaff: Bool { raw >> 31 == 1 }
  var staff: Int { Int(raw & 0x7FFF_FFFF) }
  var household: Int { Int(raw / 4) }
  var slot: Int { Int(raw % 4) }

  static func < (one: Self, other: Self) -> Bool { one.raw < other.raw }
}

/// Where a household stands in the movement «gia đình số».
enum Recognition: Int, Sendable { case none, committed, assessed, recognised, lapsed }

/// The households and their people, each made again from its number whenever it is asked for.
struct Residents: Sendable {
  let settlement: Settlement
  let naming: Naming
  let seed: Seed
  let clock: Clock

  /// The day's share of households recognised differs by commune, in thousandths.
  private let recognisedShare: [Int]

  init(_ settlement: Settlement, naming: Naming, seed: Seed, clock: Clock) {
    (self.settlement, self.naming, self.seed, self.clock) = (settlement, naming, seed, clock)
    recognisedShare = settlement.communes.indices.map {
      var draws = seed.draws(.supply, 1_000_000 + $0)
      return draws.between(0, 19) * draws.between(0, 19)
    }
  }

  /// When a household was entered: village by village, before the first request came.
  func registered(_ household: Int) -> Int {
    let span = 100 * 1440
    let beginning = clock.historyBegins - span - 30 * 1440
    return beginning + household * span / max(settlement.villageOfHousehold.count, 1)
  }

  func householdID(_ household: Int) -> RowID {
    seed.id(.household, household, minute: registered(household))
  }

  func personID(_ person: PersonNumber) -> RowID {
    person.isStaff
      ? seed.id(.staff, person.staff, minute: clock.historyBegins - 20 * 1440 + person.staff / 1000)
      : seed.id(.person, Int(person.raw), minute: registered(person.household))
  }

  /// Whether a household still lives here; the few others moved, dissolved or were entered twice.
  func isActive(_ household: Int) -> Bool { lot(household) >= 20 }

  func status(_ household: Int) -> StaticString {
    switch lot(household) {
    case 0..<12: "moved"
    case 12..<18: "dissolved"
    // Entered twice: its neighbour in the list stands for it, if that one lives there.
    case 18..<20: twin(household) == nil ? "dissolved" : "merged_into"
    default: "active"
    }
  }

  /// The household that one entered twice was merged into.
  func twin(_ household: Int) -> Int? {
    guard (18..<20).contains(lot(household)), household > 0,
      settlement.villageOfHousehold[household - 1] == settlement.villageOfHousehold[household]
    else { return nil }
    return lot(household - 1) >= 20 ? household - 1 : nil
  }

  private func lot(_ household: Int) -> Int {
    var draws = seed.draws(.household, household)
    return draws.below(1000)
  }

  /// The recognition and the day it was decided.
  func recognition(_ household: Int) -> (Recognition, day: Int) {
    var draws = seed.draws(.household, household)
    guard draws.below(1000) >= 20 else { return (.none, 0) }
    let village = settlement.villages[Int(settlement.villageOfHousehold[household])]
    let share = recognisedShare[village.commune]
    let mark = draws.below(1000)
    let day =
      clock.today - draws.below(clock.today - Calendar.day(ofMinute: clock.historyBegins)) - 1
    switch mark {
    case ..<share: return (.recognised, day)
    case ..<(share + 15): return (.lapsed, day)
    case ..<(share + 15 + share / 4): return (.assessed, day)
    case ..<(share + 75 + share): return (.committed, day)
    default: return (.none, 0)
    }
  }

  /// Age and name of a household's person.
  func person(_ number: PersonNumber) -> Person {
    var head = seed.draws(.person, number.household)
    let isFemale = head.happens(perMille: 320)
    let surname = naming.surname(&head)
    // Heads are old here: a third is over sixty.
    let age = head.happens(perMille: 360) ? head.between(60, 88) : head.between(27, 59)
    if number.slot == 0 {
      return Person(isFemale: isFemale, birthYear: clock.year - age, surname: surname, naming: head)
    }
    var draws = seed.draws(.member, Int(number.raw))
    let other = naming.surname(&draws)
    switch number.slot {
    case 1:
      return Person(
        isFemale: !isFemale, birthYear: clock.year - max(22, age + draws.between(-6, 4)),
        surname: other, naming: draws)
    case 2:
      let mother = draws.happens(perMille: 620)
      return Person(
        isFemale: mother, birthYear: clock.year - min(97, age + draws.between(19, 32)),
        surname: mother || isFemale ? other : surname, naming: draws)
    default:
      return Person(
        isFemale: draws.happens(perMille: 480),
        birthYear: clock.year - max(15, age - draws.between(20, 34)),
        surname: isFemale ? other : surname, naming: draws)
    }
  }
}
