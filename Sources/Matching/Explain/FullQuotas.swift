/// A quota or a limit of which every visit is given.
public struct FullQuota: Hashable, Sendable {
  /// Whose visits it counts.
  public enum Kind: String, CaseIterable, Sendable {
    case team, commune, limit
  }

  /// Whose visits it counts.
  public let kind: Kind
  /// The id outside the engine.
  public let id: String
  /// The most visits, those agreed on included.
  public let most: Int

  /// One that is known to be used up.
  public init(kind: Kind, id: String, most: Int) {
    (self.kind, self.id, self.most) = (kind, id, most)
  }
}

/// The quotas and limits that a plan uses up, with the visits that do so.
///
/// Whoever has room in their own week may still be kept away by one of these.
struct FullQuotas: Sendable {
  /// One that is used up.
  struct Entry: Sendable {
    let quota: FullQuota
    /// Where its visits stand in the plan.
    fileprivate(set) var visits: [Int32] = []
  }

  private let problem: Problem
  private var entries: [Entry] = []
  private var ofTeam: [Int32: Int] = [:]
  private var ofCommune: [Int32: Int] = [:]
  private var ofLimit: [(limit: Limit, entry: Int)] = []

  init(_ plan: Plan, _ problem: Problem) {
    self.problem = problem
    var team = [Int](repeating: 0, count: problem.teams.count)
    var commune = [Int](repeating: 0, count: problem.communes.count)
    for visit in plan.visits {
      let person = problem.volunteers[Int(visit.volunteer)]
      if let own = person.team { team[Int(own)] += 1 }
      commune[Int(problem.quotaCommune(of: person))] += 1
    }
    for (rank, row) in problem.teams.enumerated() where row.quota == team[rank] {
      ofTeam[Int32(rank)] = add(.team, row.id, team[rank])
    }
    for (rank, row) in problem.communes.enumerated() where row.quota == commune[rank] {
      ofCommune[Int32(rank)] = add(.commune, row.id, commune[rank])
    }
    let use = problem.limitUse(plan.visits.lazy.map { ($0.request, $0.volunteer) })
    for (limit, used) in zip(problem.limits, use) where limit.most == used {
      ofLimit.append((limit, add(.limit, limit.id, used)))
    }
    guard !entries.isEmpty else { return }
    for (index, visit) in plan.visits.enumerated() {
      for entry in keys(visit.volunteer, visit.request) {
        entries[entry].visits.append(Int32(index))
      }
    }
  }

  /// Whether none is used up.
  var isEmpty: Bool { entries.isEmpty }

  private mutating func add(_ kind: FullQuota.Kind, _ id: String, _ most: Int) -> Int {
    entries.append(Entry(quota: FullQuota(kind: kind, id: id, most: most)))
    return entries.count - 1
  }

  /// Those over a volunteer, the team's first, and for a request; for any request where none is named.
  func over(_ volunteer: Int32, for request: Int32? = nil) -> [Entry] {
    isEmpty ? [] : keys(volunteer, request).map { entries[$0] }
  }

  private func keys(_ volunteer: Int32, _ request: Int32?) -> [Int] {
    let person = problem.volunteers[Int(volunteer)]
    let wanted = request.map { problem.requests[Int($0)] }
    let limits = ofLimit.filter { limit, _ in
      limit.counts(person) && wanted.map { limit.counts($0, of: problem) } ?? true
    }
    return [person.team.flatMap { ofTeam[$0] }, ofCommune[problem.quotaCommune(of: person)]]
      .compactMap(\.self) + limits.map(\.entry)
  }
}
