/// What is new in a problem beside an earlier one; everything by outside ids.
public struct ProblemDiff: Hashable, Sendable {
  /// Ids that came, went or stand for something else now, each list ascending.
  public struct Ids: Hashable, Sendable {
    /// Only in the new problem.
    public internal(set) var added: [String] = []
    /// Only in the earlier one.
    public internal(set) var gone: [String] = []
    /// In both, with other values.
    public internal(set) var changed: [String] = []

    /// How many in all.
    public var count: Int { added.count + gone.count + changed.count }
  }

  /// Requests that arrived, were withdrawn, or want something else.
  public private(set) var requests = Ids()
  /// Volunteers who joined, left, or are free or skilled otherwise.
  public private(set) var volunteers = Ids()
  /// Pins that are new, in the order of the problem.
  public private(set) var pinsAdded: [PinRow] = []
  /// Pins that were lifted.
  public private(set) var pinsLifted: [PinRow] = []
  /// Pairs that were declined, excluded or forbidden since.
  public private(set) var barsAdded: [BarRow] = []
  /// Pairs that are free again.
  public private(set) var barsLifted: [BarRow] = []
  /// Whether areas, teams, services, classes, limits or ways are others.
  public private(set) var isElsewhere = false

  /// Whether nothing is new.
  public var isEmpty: Bool {
    requests.count + volunteers.count == 0 && pinsAdded.isEmpty && pinsLifted.isEmpty
      && barsAdded.isEmpty && barsLifted.isEmpty && !isElsewhere
  }

  /// Compares two problems; ranks may differ, ids count.
  ///
  /// - Complexity: O(n) in the rows.
  public init(from old: Problem, to new: Problem) {
    let names = Naming(old, new)
    requests = ProblemDiff.ids(old.requests, new.requests, \.id) { names.isSame($0, $1) }
    volunteers = ProblemDiff.ids(old.volunteers, new.volunteers, \.id) { names.isSame($0, $1) }
    (pinsAdded, pinsLifted) = ProblemDiff.rows(old.pinRows, new.pinRows)
    (barsAdded, barsLifted) = ProblemDiff.rows(old.barRows, new.barRows)
    isElsewhere =
      old.communes != new.communes || old.villages != new.villages || old.teams != new.teams
      || old.skills != new.skills || old.services != new.services || old.classes != new.classes
      || old.limits != new.limits || old.travel != new.travel || old.projection != new.projection
  }

  /// Merges two lists that are ascending by id.
  private static func ids<Noun>(
    _ old: [Noun], _ new: [Noun], _ id: (Noun) -> String, _ isSame: (Noun, Noun) -> Bool
  ) -> Ids {
    var ids = Ids()
    var next = 0
    for noun in new {
      while next < old.count, isBefore(id(old[next]), id(noun)) {
        ids.gone.append(id(old[next]))
        next += 1
      }
      guard next < old.count, id(old[next]) == id(noun) else {
        ids.added.append(id(noun))
        continue
      }
      if !isSame(old[next], noun) { ids.changed.append(id(noun)) }
      next += 1
    }
    ids.gone += old[next...].map(id)
    return ids
  }

  /// What each of two lists has more often than the other.
  private static func rows<Row: Hashable>(
    _ old: [Row], _ new: [Row]
  ) -> (added: [Row], lifted: [Row]) {
    func beyond(_ list: [Row], _ other: [Row]) -> [Row] {
      var left = Dictionary(other.map { ($0, 1) }, uniquingKeysWith: +)
      return list.filter { row in
        guard let count = left[row], count > 0 else { return true }
        left[row] = count - 1
        return false
      }
    }
    return (beyond(new, old), beyond(old, new))
  }
}

/// Ranks of two problems made comparable.
private struct Naming {
  /// For each rank of the earlier problem the rank of the same id in the new one, or -1.
  private let communes, villages, teams, services, classes, skills, volunteers: [Int32]
  private let languages: [Int32]

  init(_ old: Problem, _ new: Problem) {
    func translation(_ old: [String], _ new: [String]) -> [Int32] {
      if old == new { return old.indices.map { Int32($0) } }
      let rank = ranks(new)
      return old.map { rank[$0] ?? -1 }
    }
    communes = translation(old.communes.map(\.id), new.communes.map(\.id))
    villages = translation(old.villages.map(\.id), new.villages.map(\.id))
    teams = translation(old.teams.map(\.id), new.teams.map(\.id))
    services = translation(old.services.map(\.id), new.services.map(\.id))
    classes = translation(old.classes.map(\.id), new.classes.map(\.id))
    skills = translation(old.skills, new.skills)
    languages = translation(old.languages, new.languages)
    volunteers = translation(old.volunteers.map(\.id), new.volunteers.map(\.id))
  }

  private func isSame(_ old: Int32?, _ new: Int32?, _ ranks: [Int32]) -> Bool {
    guard let old else { return new == nil }
    return ranks[Int(old)] == new
  }

  func isSame(_ old: HelpRequest, _ new: HelpRequest) -> Bool {
    isSame(old.commune, new.commune, communes) && isSame(old.village, new.village, villages)
      && isSame(old.service, new.service, services)
      && isSame(old.priorityClass, new.priorityClass, classes)
      && isSame(old.language, new.language, languages) && isSame(old.known, new.known, volunteers)
      && old.point == new.point && old.slotsInTime == new.slotsInTime && old.slots == new.slots
      && old.deadline == new.deadline && old.minutes == new.minutes && old.people == new.people
      && old.isTogether == new.isTogether && old.mode == new.mode
      && old.visitorGender == new.visitorGender && old.waitingDays == new.waitingDays
      && old.tries == new.tries && old.hours == new.hours
  }

  func isSame(_ old: Volunteer, _ new: Volunteer) -> Bool {
    isSame(old.commune, new.commune, communes) && isSame(old.village, new.village, villages)
      && isSame(old.team, new.team, teams) && isSame(old.skills, new.skills)
      && old.alsoCommunes.map { communes[Int($0)] } == new.alsoCommunes
      && old.alsoVillages.map { villages[Int($0)] } == new.alsoVillages
      && translated(old.languages) == new.languages && old.isActive == new.isActive
      && old.hasConsented == new.hasConsented && old.point == new.point
      && old.radius_m == new.radius_m && old.modes == new.modes && old.gender == new.gender
      && old.seats == new.seats && old.weeklyCap == new.weeklyCap
      && old.recentLoad == new.recentLoad
  }

  private func isSame(_ old: [SkillLevel], _ new: [SkillLevel]) -> Bool {
    old.count == new.count
      && zip(old, new).allSatisfy { isSame($0.skill, $1.skill, skills) && $0.level == $1.level }
  }

  private func translated(_ old: UInt64) -> UInt64? {
    var bits: UInt64 = 0
    for (rank, other) in languages.enumerated() where old >> UInt64(rank) & 1 == 1 {
      guard other >= 0 else { return nil }
      bits |= 1 << UInt64(other)
    }
    return bits
  }
}

extension Problem {
  fileprivate var pinRows: [PinRow] {
    pins.map { pin in
      var row = PinRow()
      row.request = requests[Int(pin.request)].id
      row.volunteer = pin.volunteer.map { volunteers[Int($0)].id }
      row.slot = pin.slot
      return row
    }
  }

  fileprivate var barRows: [BarRow] {
    bars.map { bar in
      var row = BarRow()
      row.request = requests[Int(bar.request)].id
      row.volunteer = volunteers[Int(bar.volunteer)].id
      row.reason = bar.reason
      return row
    }
  }
}
