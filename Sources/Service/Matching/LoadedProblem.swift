internal import FoundationEssentials
internal import Matching

/// A problem as it was read from the database, with what the engine does not need to know.
struct LoadedProblem {
  /// What the engine solves.
  let problem: Problem
  /// The days of the horizon, each as `2026-11-25`.
  let days: [String]
  /// Versions of the requests, by the problem's ranks.
  let requestVersions: [Int]
  /// Versions of the ambassadors, by the problem's ranks.
  let volunteerVersions: [Int]
  /// Names of the ambassadors, by the problem's ranks.
  let names: [String]
  /// What skills are called, by their codes.
  let skillNames: [String: String]
  /// Whether each is in the scope that was asked about.
  let isOwn: [Bool]
  /// Seats taken, three bits a half day, by the problem's ranks.
  let held: [Int]

  /// Reads the object that `matching_problem` answers.
  ///
  /// - Parameters:
  ///   - bytes: The object.
  ///   - halfDay: The only half day that any request may be met in, by the words of the API.
  /// - Throws: `DecodingError` for another object, `MatchingError` for values the engine refuses.
  init(_ bytes: [UInt8], only halfDay: (day: String, part: String)? = nil) throws {
    try self.init(JSONDecoder().decode(ProblemBody.self, from: Data(bytes)), only: halfDay)
  }

  /// Reads the columns.
  ///
  /// - Throws: `MatchingError` for values the engine refuses.
  init(
    _ body: ProblemBody, only halfDay: (day: String, part: String)? = nil
  ) throws(MatchingError) {
    var columns = try body.columns()
    if let halfDay {
      let slots = body.days.firstIndex(of: halfDay.day).map { day in
        Slot.all.filter { $0.day == day + 1 && $0.part.word == halfDay.part }
          .reduce(0) { $0 | 1 << Int($1.index) }
      }
      columns.requests.slots = columns.requests.slots.map { $0 & (slots ?? 0) }
    }
    problem = try columns.problem()
    days = body.days
    skillNames = body.catalogue.skill_names
    let people = body.volunteers
    let requestRows = Self.rows(problem.requests.map(\.id), body.requests.id ?? [])
    let volunteerRows = Self.rows(problem.volunteers.map(\.id), people.id ?? [])
    requestVersions = requestRows.map { (body.requests.version ?? [])[$0] }
    volunteerVersions = volunteerRows.map { (people.version ?? [])[$0] }
    names = volunteerRows.map { (people.name ?? [])[$0] }
    isOwn = volunteerRows.map { (people.own ?? [])[$0] }
    held = volunteerRows.map { (people.held ?? [])[$0] }
  }

  /// The row of each rank.
  private static func rows(_ ranked: [String], _ ids: [String]) -> [Int] {
    let row = Dictionary(zip(ids, ids.indices)) { first, _ in first }
    return ranked.compactMap { row[$0] }
  }
}

extension ProblemBody {
  /// The columns as the engine takes them.
  func columns() throws(MatchingError) -> ProblemColumns {
    var columns = ProblemColumns()
    if catalogue.origin.count == 2 {
      columns.origin = GeographicPoint(
        longitudeE6: catalogue.origin[0], latitudeE6: catalogue.origin[1])
    }
    (columns.skills, columns.services) = (catalogue.skills, catalogue.services)
    columns.serviceSkills = catalogue.service_skills.columns
    (columns.classes, columns.classWeights) = (catalogue.classes.id, catalogue.classes.weight)
    columns.neighbours.first = catalogue.neighbours.first ?? []
    columns.neighbours.second = catalogue.neighbours.second ?? []
    columns.requests = try requests.columns()
    columns.volunteers = try volunteers.columns(pins)
    columns.volunteerSkills = volunteer_skills.columns
    for (id, languages) in zip(volunteers.id ?? [], volunteers.languages ?? []) {
      columns.volunteerLanguages.first += languages.map { _ in id }
      columns.volunteerLanguages.second += languages
    }
    addPairs(to: &columns)
    addAreas(to: &columns)
    addPlaces(to: &columns)
    return columns
  }

  private func addPairs(to columns: inout ProblemColumns) {
    addPins(to: &columns)
    (columns.bars.first, columns.bars.second) = (bars.request ?? [], bars.volunteer ?? [])
    columns.barReasons = (bars.reason ?? []).map { BarReason(rawValue: $0) ?? .forbidden }
    // People who come together come when the others do; those who are on it at several times, or
    // outside the horizon, show that here they do not.
    var times: [String: Set<Int>] = [:]
    for (index, request) in (pins.request ?? []).enumerated() {
      let isInside = (pins.inside ?? [])[index]
      times[request, default: []].insert(isInside ? (pins.slot ?? [])[index] : -1)
    }
    columns.requests.isTogether = (requests.id ?? []).map { id in
      guard let times = times[id] else { return true }
      return times.count == 1 && !times.contains(-1)
    }
  }

  /// Who is on a request; of one alone more may have been offered a place than it has, and the rules
  /// are to say that it is full.
  private func addPins(to columns: inout ProblemColumns) {
    columns.pins.request = pins.request ?? []
    (columns.pins.volunteer, columns.pins.slot) = (pins.volunteer ?? [], pins.slot ?? [])
    let count = columns.pins.request.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    columns.requests.people = zip(columns.requests.id, columns.requests.people).map {
      max($1, count[$0, default: 0])
    }
  }

  private func addAreas(to columns: inout ProblemColumns) {
    for (index, volunteer) in (areas.volunteer ?? []).enumerated() {
      if let village = (areas.village ?? [])[index] {
        columns.alsoVillages.first.append(volunteer)
        columns.alsoVillages.second.append(village)
      } else {
        columns.alsoCommunes.first.append(volunteer)
        columns.alsoCommunes.second.append((areas.commune ?? [])[index])
      }
    }
  }

  /// Every commune and village that a row names.
  private func addPlaces(to columns: inout ProblemColumns) {
    var communes = Set(columns.neighbours.first + columns.neighbours.second)
    communes.formUnion(columns.requests.commune + columns.volunteers.commune)
    communes.formUnion((teams.commune ?? []) + (areas.commune ?? []))
    columns.communes.id = communes.sorted()
    addQuotas(to: &columns)
    var around: [String: String] = [:]
    for (village, commune) in zip(columns.requests.village, columns.requests.commune) {
      if let village { around[village] = commune }
    }
    for (village, commune) in zip(columns.volunteers.village, columns.volunteers.commune) {
      if let village { around[village] = commune }
    }
    for (village, commune) in zip(areas.village ?? [], areas.commune ?? []) {
      if let village { around[village] = commune }
    }
    for (village, commune) in around.sorted(by: { $0.key < $1.key }) {
      columns.villages.id.append(village)
      columns.villages.commune.append(commune)
    }
  }
}

extension ProblemBody {
  /// Visits count for a team's commune where somebody is in a team with a quota, else for their own.
  fileprivate func addQuotas(to columns: inout ProblemColumns) {
    columns.teams.id = teams.id ?? []
    columns.teams.commune = teams.commune ?? []
    columns.teams.quota = left(of: teams, columns.volunteers.team)
    let home = Dictionary(zip(columns.teams.id, columns.teams.commune)) { first, _ in first }
    let communeOf = zip(columns.volunteers.team, columns.volunteers.commune).map { team, own in
      team.flatMap { home[$0] } ?? own
    }
    let quota = Dictionary(
      zip(communes.id ?? [], left(of: communes, communeOf))
    ) { first, _ in first }
    columns.communes.quota = columns.communes.id.map { quota[$0] }
  }
}

extension ProblemBody.Skills {
  fileprivate var columns: ProblemColumns.Skills {
    var columns = ProblemColumns.Skills()
    (columns.owner, columns.skill, columns.level) = (owner ?? [], skill ?? [], level ?? [])
    return columns
  }
}
