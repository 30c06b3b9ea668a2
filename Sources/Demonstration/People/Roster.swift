/// Someone who serves: officers, members of teams, ambassadors.
struct Staff: Sendable {
  let person: Person
  let commune: Int
  let village: Int?
}

/// A team: of a village, of a commune, or a campaign's formation in a commune.
struct Team: Sendable {
  enum Kind: Sendable { case village, commune, formation }

  let kind: Kind
  let commune: Int
  let village: Int?
  let campaign: Int?
  /// The number of the commune's decision; `nil` where a merger left none in force.
  let decision: Int?
  let first: Int
  let end: Int?
}

/// Someone's part in a team.
struct Member: Sendable {
  enum Role: Sendable { case leader, deputy, member }

  let team: Int
  let person: PersonNumber
  let role: Role
  let affiliation: StaticString
  let first: Int
  let end: Int?
}

/// A role over a unit; where no village is named, over the commune, and without one over all.
struct Grant: Sendable {
  let person: PersonNumber
  let role: StaticString
  let commune: Int?
  let village: Int?
  let first: Int
  let end: Int?
  let delegatedBy: PersonNumber?
}

/// Who holds which office: built once, in an order that the seed alone decides.
struct Roster: Sendable {
  private(set) var staff: [Staff] = []
  private(set) var teams: [Team] = []
  private(set) var members: [Member] = []
  private(set) var grants: [Grant] = []
  /// The leader of each village, `nil` where the team sleeps.
  private(set) var leaders: [PersonNumber?] = []
  /// Members that may serve as ambassadors too, by village.
  private(set) var volunteers: [[PersonNumber]] = []
  /// The formations that have their leader.
  private var led: Set<Int> = []
  private let residents: Residents
  private let seed: Seed
  private let clock: Clock

  static let officersPerCommune = 2

  init(_ residents: Residents, campaigns: [Campaign], seed: Seed, clock: Clock) {
    (self.residents, self.seed, self.clock) = (residents, seed, clock)
    let settlement = residents.settlement
    for commune in settlement.communes.indices { addOfficers(commune) }
    addProvince()
    volunteers = Array(repeating: [], count: settlement.villages.count)
    for village in settlement.villages.indices { addVillageTeam(village) }
    for commune in settlement.communes.indices { addCommuneTeam(commune) }
    for (number, campaign) in campaigns.enumerated() {
      for commune in settlement.communes.indices { addFormation(commune, number, campaign) }
    }
  }

  /// An officer of a commune, 0 or 1.
  func officer(_ commune: Int, _ which: Int) -> PersonNumber {
    PersonNumber(staff: commune * Self.officersPerCommune + which)
  }

  /// The formation of a campaign in a commune, by team number.
  func formation(_ campaign: Int, _ commune: Int) -> Int {
    let settlement = residents.settlement
    return settlement.villages.count + settlement.communes.count * (campaign + 1) + commune
  }

  func id(ofTeam team: Int) -> RowID {
    seed.id(.team, team, minute: Calendar.minute(ofDay: teams[team].first, clock: 600))
  }

  /// Adds someone who stands in no household's list.
  mutating func enlist(
    _ commune: Int, village: Int?, ages: ClosedRange<Int>, womenPerMille: Int = 450
  ) -> PersonNumber {
    var draws = seed.draws(.staff, staff.count)
    let isFemale = draws.happens(perMille: womenPerMille)
    let age = draws.between(ages.lowerBound, ages.upperBound)
    let surname = residents.naming.surname(&draws)
    staff.append(
      Staff(
        person: Person(
          isFemale: isFemale, birthYear: clock.year - age, surname: surname, naming: draws),
        commune: commune, village: village))
    return PersonNumber(staff: staff.count - 1)
  }

  /// Puts an ambassador of a formation into its team.
  mutating func join(_ person: PersonNumber, team: Int) {
    let isFirst = led.insert(team).inserted
    add(person, isFirst ? .leader : .member, "youth_union", team: team, end: teams[team].end)
  }

  private var founded: Int { clock.today - clock.historyDays - 60 }

  private mutating func addOfficers(_ commune: Int) {
    for _ in 0..<Self.officersPerCommune {
      let person = enlist(commune, village: nil, ages: 27...57)
      grants.append(
        Grant(
          person: person, role: "commune_officer", commune: commune, village: nil,
          first: founded, end: nil, delegatedBy: nil))
    }
  }

  private mutating func addProvince() {
    let roles: [StaticString] = [
      "administrator", "province_officer", "province_officer", "auditor",
    ]
    for role in roles {
      let person = enlist(0, village: nil, ages: 30...57)
      grants.append(
        Grant(
          person: person, role: role, commune: nil, village: nil, first: founded, end: nil,
          delegatedBy: nil))
    }
  }

  private mutating func addVillageTeam(_ number: Int) {
    var draws = seed.draws(.team, number)
    let village = residents.settlement.villages[number]
    let (undecided, sleeps) = (draws.happens(perMille: 80), draws.happens(perMille: 50))
    let team = Team(
      kind: .village, commune: village.commune, village: number, campaign: nil,
      decision: undecided ? nil : draws.between(11, 980), first: founded + draws.below(50), end: nil
    )
    teams.append(team)
    let end = sleeps ? clock.today - draws.between(5, 80) : nil
    let leader = villageHead(number, &draws)
    leaders.append(sleeps ? nil : leader)
    add(leader, .leader, "village_head", team: number, end: end)
    let size = [4, 5, 5, 6, 6, 6, 7, 7, 7, 8, 9][draws.below(11)]
    for place in 1..<size {
      let person = enlist(village.commune, village: number, ages: ages(&draws))
      let affiliation = Self.affiliations.drawn(&draws)
      add(person, place == 1 ? .deputy : .member, affiliation, team: number, end: end)
      if !sleeps { volunteers[number].append(person) }
      // Some leaders hand part of their work to the deputy, for a stated time.
      if place == 1, !sleeps, draws.happens(perMille: 310) {
        grants.append(
          Grant(
            person: person, role: "team_leader", commune: village.commune, village: number,
            first: clock.today - draws.between(2, 60), end: clock.today + draws.between(20, 200),
            delegatedBy: leader))
      }
    }
    grants.append(
      Grant(
        person: leader, role: "team_leader", commune: village.commune, village: number,
        first: team.first, end: end, delegatedBy: nil))
  }

  /// Often the head of one of the village's own households.
  private mutating func villageHead(_ number: Int, _ draws: inout Draws) -> PersonNumber {
    let households = residents.settlement.villages[number].households
    if !households.isEmpty, draws.happens(perMille: 500) {
      let household = households.lowerBound + draws.below(households.count)
      let person = PersonNumber(household: household, slot: 0)
      let age = clock.year - residents.person(person).birthYear
      if residents.isActive(household), (30...70).contains(age) { return person }
    }
    let commune = residents.settlement.villages[number].commune
    return enlist(commune, village: number, ages: 38...68, womenPerMille: 300)
  }

  private mutating func addCommuneTeam(_ commune: Int) {
    var draws = seed.draws(.team, 100_000 + commune)
    teams.append(
      Team(
        kind: .commune, commune: commune, village: nil, campaign: nil,
        decision: draws.between(11, 980), first: founded + draws.below(40), end: nil))
    add(officer(commune, 0), .leader, "commune_staff", team: teams.count - 1, end: nil)
    grants.append(
      Grant(
        person: officer(commune, 0), role: "team_leader", commune: commune, village: nil,
        first: founded, end: nil, delegatedBy: nil))
    for place in 1..<draws.between(7, 15) {
      let person = enlist(commune, village: nil, ages: ages(&draws))
      let affiliation: StaticString = place < 3 ? "commune_staff" : Self.affiliations.drawn(&draws)
      add(person, place == 1 ? .deputy : .member, affiliation, team: teams.count - 1, end: nil)
    }
  }

  private mutating func addFormation(_ commune: Int, _ number: Int, _ campaign: Campaign) {
    var draws = seed.draws(.team, 200_000 + number * 10_000 + commune)
    teams.append(
      Team(
        kind: .formation, commune: commune, village: nil, campaign: number,
        decision: draws.between(11, 980), first: campaign.first, end: campaign.end))
  }

  private mutating func add(
    _ person: PersonNumber, _ role: Member.Role, _ affiliation: StaticString, team: Int, end: Int?
  ) {
    members.append(
      Member(
        team: team, person: person, role: role, affiliation: affiliation, first: teams[team].first,
        end: end))
  }

  private func ages(_ draws: inout Draws) -> ClosedRange<Int> {
    [18...35, 18...35, 36...55, 36...55, 56...72][draws.below(5)]
  }

  private static let affiliations = Weighted<StaticString>([
    ("youth_union", 22), ("women_union", 20), ("police", 8), ("fatherland_front", 7),
    ("veterans", 5), ("farmers_union", 10), ("teacher", 7), ("commune_staff", 6), ("telecom", 3),
    ("other", 2),
  ])
}
