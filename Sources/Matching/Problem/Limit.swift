/// A limit on visits that lies across teams and communes: a campaign's, a service's, a group's of teams.
///
/// It counts the visits that fit all it names; what it does not name fits always.
public struct Limit: Hashable, Sendable {
  /// The id outside the engine.
  public let id: String
  /// The most visits, those agreed on included.
  public let most: Int
  /// Ranks of the volunteers' teams, ascending; `nil`: any team or none.
  public let teams: [Int32]?
  /// Ranks of the volunteers' communes, ascending; `nil`: any.
  public let communes: [Int32]?
  /// Ranks of the requests' services, ascending; `nil`: any.
  public let services: [Int32]?
  /// Ranks of the requests' priority classes, ascending; `nil`: any.
  public let classes: [Int32]?

  /// Whether it counts visits to a request; a bundle counts as any of its services does.
  func counts(_ request: HelpRequest, of problem: Problem) -> Bool {
    guard classes?.contains(request.priorityClass) ?? true else { return false }
    guard let services else { return true }
    let parts = problem.services[Int(request.service)].parts
    return services.contains(request.service) || parts.contains(where: services.contains)
  }

  /// Whether it counts visits by a volunteer.
  func counts(_ volunteer: Volunteer) -> Bool {
    communes?.contains(volunteer.commune) ?? true
      && teams?.contains(where: { $0 == volunteer.team }) ?? true
  }
}

/// One limit as it comes in.
public struct LimitRow: Hashable, Sendable {
  /// The id outside the engine.
  public var id = ""
  /// The most visits.
  public var most = 0
  /// Ids of teams.
  public var teams: [String]?
  /// Ids of communes.
  public var communes: [String]?
  /// Ids of services.
  public var services: [String]?
  /// Ids of priority classes.
  public var classes: [String]?

  /// An empty row to fill.
  public init() {}
}

extension Problem {
  /// Whether a limit counts a visit of a pair.
  func counts(_ limit: Limit, _ request: Int32, _ volunteer: Int32) -> Bool {
    limit.counts(requests[Int(request)], of: self) && limit.counts(volunteers[Int(volunteer)])
  }

  /// How many of some visits each limit counts.
  func limitUse(_ pairs: some Sequence<(request: Int32, volunteer: Int32)>) -> [Int] {
    guard !limits.isEmpty else { return [] }
    var use = [Int](repeating: 0, count: limits.count)
    for pair in pairs {
      for (index, limit) in limits.enumerated()
      where counts(limit, pair.request, pair.volunteer) {
        use[index] += 1
      }
    }
    return use
  }
}

extension Problem.Builder {
  func rankedLimits(_ ranks: Ranks) throws(MatchingError) -> [Limit] {
    let order = try Ranking(limits.map(\.id), table: "limits", limit: 1_000).order
    var list: [Limit] = []
    for row in order {
      let limit = limits[row]
      let place = "/limits/\(row)"
      try check(limit.most, 0...100_000_000, at: "\(place)/most")
      func ranked(
        _ ids: [String]?, _ ranking: Ranking, _ kind: ReferenceKind, _ field: String
      ) throws(MatchingError) -> [Int32]? {
        guard let ids else { return nil }
        return try self.ranked(ids, ranking, kind, at: "\(place)/\(field)")
      }
      list.append(
        Limit(
          id: limit.id, most: limit.most,
          teams: try ranked(limit.teams, ranks.teams, .team, "teams"),
          communes: try ranked(limit.communes, ranks.communes, .commune, "communes"),
          services: try ranked(limit.services, ranks.services, .service, "services"),
          classes: try ranked(limit.classes, ranks.classes, .priorityClass, "classes")))
    }
    return list
  }

  /// The ranks of ids that each stand once, ascending.
  func ranked(
    _ ids: [String], _ ranking: Ranking, _ kind: ReferenceKind, at place: String
  ) throws(MatchingError) -> [Int32] {
    var ranks: Set<Int32> = []
    for (index, id) in ids.enumerated() {
      let pointer = "\(place)/\(index)"
      guard ranks.insert(try ranking.rank(of: id, kind: kind, at: pointer)).inserted else {
        throw .input(pointer: pointer, fault: .duplicate(id: id))
      }
    }
    return ranks.sorted()
  }
}

extension ProblemFile {
  static func limit(_ reader: inout JSONReader) throws(MatchingError) -> LimitRow {
    var row = LimitRow()
    let fields = Fields(["id", "most"], optional: ["teams", "communes", "services", "classes"])
    try reader.object(fields) { (reader, name) throws(MatchingError) in
      switch name {
      case "id": row.id = try reader.text()
      case "most": row.most = try reader.integer()
      case "teams": row.teams = try reader.optional(ids)
      case "communes": row.communes = try reader.optional(ids)
      case "services": row.services = try reader.optional(ids)
      default: row.classes = try reader.optional(ids)
      }
    }
    return row
  }

  private static func ids(_ reader: inout JSONReader) throws(MatchingError) -> [String] {
    var ids: [String] = []
    try reader.list(&ids, string)
    return ids
  }
}
