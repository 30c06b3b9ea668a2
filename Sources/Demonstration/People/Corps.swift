/// One period of service as đại sứ số.
struct Ambassador: Sendable {
  enum Status: Sendable { case candidate, active, paused, left }

  /// Home 1, station 2, phone 4.
  struct Modes: OptionSet, Sendable {
    let rawValue: UInt8
    static let home = Modes(rawValue: 1)
    static let station = Modes(rawValue: 2)
    static let phone = Modes(rawValue: 4)
  }

  let person: PersonNumber
  let commune: Int
  let village: Int
  let team: Int?
  let status: Status
  let first: Int
  let end: Int?
  /// On the lattice of about 100 m.
  let base: Place
  let reach: Int
  let modes: Modes
  let maxOpen: Int
  let maxMinutes: Int
  /// One bit per service: what they can guide others in, and what they are one level short of.
  let services: UInt32
  let learning: UInt32
  /// Bit weekday × 3 + part of day.
  let halfDays: UInt32
  let blackout: Range<Int>?

  func isFree(_ day: Int, part: Int) -> Bool {
    halfDays >> UInt32(Calendar.weekday(day) * 3 + part) & 1 == 1
      && !(blackout?.contains(day) ?? false)
  }

  /// Whether they serve, or served, on a day.
  func serves(_ day: Int, today: Int) -> Bool {
    guard day >= first, day < end ?? .max, status != .candidate else { return false }
    return status == .active || day < today - 14
  }
}

/// The ambassadors: many where the commune is lucky, few or none elsewhere.
struct Corps: Sendable {
  private(set) var ambassadors: [Ambassador] = []
  /// The ambassadors of each commune by number.
  private(set) var ofCommune: [Range<Int>] = []
  private let seed: Seed
  private let clock: Clock
  private let skills: Weighted<Int>
  private let settlement: Settlement

  init(
    _ province: Province, size: Size, roster: inout Roster, residents: Residents,
    campaigns: [Campaign]
  ) {
    (seed, clock, settlement) = (residents.seed, residents.clock, residents.settlement)
    let seed = seed
    let weights = province.communes.enumerated().map { number, commune in
      var draws = seed.draws(.supply, number)
      return commune.population * Self.luck.drawn(&draws)
    }
    let usual = Demand.services(province)
    skills = Weighted(usual.enumerated().map { ($0, $1 * Demand.supplyPercent(province, $0)) })
    let leaders = roster.leaders
    var unused = roster.volunteers
    for (commune, count) in apportioned(size.ambassadors, by: weights).enumerated() {
      let first = ambassadors.count
      defer { ofCommune.append(first..<ambassadors.count) }
      let homes = settlement.villagesOfCommune[commune].filter { leaders[$0] != nil }
      guard !homes.isEmpty else { continue }
      var draws = seed.draws(.supply, 2_000_000 + commune)
      // One village in eight has nobody of its own.
      let village = Weighted(
        homes.enumerated().map { index, home in
          let isLeftOut = index > 0 && draws.happens(perMille: 125)
          return (home, isLeftOut ? 0 : settlement.villages[home].households.count + 5)
        })
      for place in 0..<count {
        let home = village.drawn(&draws)
        if place % 5 == 4 {
          addYouth(commune, home, &roster, campaigns)
        } else {
          let known = draws.happens(perMille: 500) ? unused[home].popLast() : nil
          let person = known ?? roster.enlist(commune, village: home, ages: 19...66)
          addPermanent(person, commune, home)
        }
      }
    }
  }

  func id(_ ambassador: Int) -> RowID {
    let minute = Calendar.minute(ofDay: ambassadors[ambassador].first, clock: 480)
    return seed.id(.ambassador, ambassador, minute: minute)
  }

  private mutating func addPermanent(_ person: PersonNumber, _ commune: Int, _ home: Int) {
    var draws = seed.draws(.ambassador, ambassadors.count)
    let status = Self.states.drawn(&draws)
    let founded = clock.today - clock.historyDays - 12
    let late = draws.happens(perMille: 150)
    let first =
      status == .candidate
      ? clock.today - draws.between(1, 12)
      : late ? founded + draws.below(clock.historyDays / 2) : founded - draws.below(60)
    let end = status == .left ? max(first + 5, clock.today - draws.between(3, 60)) : nil
    let team = draws.happens(perMille: 700) ? home : nil
    add(
      person, at: (commune, home, team), status: status, days: (first, end),
      pattern: Self.pattern(&draws), &draws)
  }

  private mutating func addYouth(
    _ commune: Int, _ home: Int, _ roster: inout Roster, _ campaigns: [Campaign]
  ) {
    var draws = seed.draws(.ambassador, ambassadors.count)
    let number = draws.happens(perMille: 700) ? campaigns.count - 1 : 0
    let person = roster.enlist(commune, village: home, ages: 17...29, womenPerMille: 550)
    let team = roster.formation(number, commune)
    roster.join(person, team: team)
    let isOver = campaigns[number].end <= clock.today
    add(
      person, at: (commune, home, team), status: isOver ? .left : .active,
      days: (campaigns[number].first, campaigns[number].end),
      pattern: Self.student(&draws), &draws)
  }

  private mutating func add(
    _ person: PersonNumber, at: (commune: Int, village: Int, team: Int?),
    status: Ambassador.Status, days: (first: Int, end: Int?), pattern: UInt32,
    _ draws: inout Draws
  ) {
    var (services, learning): (UInt32, UInt32) = (0, 0)
    for _ in 0..<draws.between(2, 5) {
      let bit = UInt32(1) << UInt32(skills.drawn(&draws))
      if draws.happens(perMille: 880) { services |= bit } else { learning |= bit }
    }
    let away = draws.happens(perMille: 120) ? clock.today + draws.between(-4, 6) : nil
    ambassadors.append(
      Ambassador(
        person: person, commune: at.commune, village: at.village, team: at.team, status: status,
        first: days.first, end: days.end,
        base: settlement.place(near: settlement.villages[at.village], &draws).snapped,
        reach: draws.between(2, 10) * 500, modes: Self.modes.drawn(&draws),
        maxOpen: draws.between(2, 6), maxMinutes: draws.between(4, 16) * 30, services: services,
        learning: learning & ~services, halfDays: pattern,
        blackout: away.map { $0..<$0 + draws.between(1, 9) }))
  }

  /// Evenings and days off, or mornings and afternoons of those at home.
  private static func pattern(_ draws: inout Draws) -> UInt32 {
    guard draws.happens(perMille: 450) else { return student(&draws) }
    var halves: UInt32 = 0
    for weekday in 0..<6 where draws.happens(perMille: 500) {
      halves |= UInt32(draws.happens(perMille: 700) ? 1 : 3) << UInt32(weekday * 3)
    }
    return halves == 0 ? 0b001_001_001 : halves
  }

  private static func student(_ draws: inout Draws) -> UInt32 {
    var halves: UInt32 = 0
    for weekday in 0..<5 where draws.happens(perMille: 400) { halves |= 4 << UInt32(weekday * 3) }
    for weekday in 5..<7 where draws.happens(perMille: 650) {
      halves |= UInt32(draws.between(1, 7)) << UInt32(weekday * 3)
    }
    return halves == 0 ? 7 << 15 : halves
  }

  /// How well a commune is served, in percent of its share.
  private static let luck = Weighted([(12, 15), (50, 25), (100, 40), (190, 20)])
  private static let states = Weighted<Ambassador.Status>([
    (.active, 880), (.paused, 60), (.candidate, 30), (.left, 30),
  ])
  private static let modes = Weighted<Ambassador.Modes>([
    ([.home, .station], 60), ([.home, .station, .phone], 20), ([.station], 12),
    ([.station, .phone], 8),
  ])
}
