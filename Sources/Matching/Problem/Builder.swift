extension Problem {
  /// Collects rows with outside ids and makes a sound problem of them, or names the first fault.
  ///
  /// Both readers feed it: ``ProblemFile`` from JSON and ``ProblemColumns`` from a database's arrays.
  /// A fault is named by the place a row has in its list, as in `/volunteers/12/commune`.
  public struct Builder: Hashable, Sendable {
    /// The place that becomes (0, 0) on the plane.
    public var origin = GeographicPoint(longitudeE6: 0, latitudeE6: 0)
    /// At most 100,000.
    public var communes: [CommuneRow] = []
    /// At most 1,000,000.
    public var villages: [VillageRow] = []
    /// At most 1,000,000.
    public var teams: [TeamRow] = []
    /// Ids of the skills, at most 10,000.
    public var skills: [String] = []
    /// At most 100,000.
    public var services: [ServiceRow] = []
    /// At most 1,000.
    public var classes: [ClassRow] = []
    /// At most 1,000,000.
    public var volunteers: [VolunteerRow] = []
    /// At most 4,000,000.
    public var requests: [RequestRow] = []
    /// At most 16,000,000.
    public var bars: [BarRow] = []
    /// At most 16,000,000.
    public var pins: [PinRow] = []
    /// Limits across teams and communes, at most 1,000.
    public var limits: [LimitRow] = []
    /// Known minutes between villages, at most 4,000,000.
    public var travel: [TravelRow] = []
    /// Visits of an earlier plan; both volunteer and half day are needed.
    public var current: [PinRow] = []

    /// Starts without rows.
    public init() {}

    /// Makes the problem.
    ///
    /// - Returns: A problem that does not depend on the order of the rows.
    /// - Throws: ``MatchingError/input(pointer:fault:)`` for the first value that is wrong,
    ///   ``MatchingError/pinsBeyondCapacity(_:)`` with all pins that ask for too much.
    /// - Complexity: O(n log n) in the rows.
    public func build() throws(MatchingError) -> Problem {
      try checkPlace(origin, at: "/origin")
      return try withBundles().built()
    }

    private func built() throws(MatchingError) -> Problem {
      let ranks = try Ranks(self)
      let projection = Projection(origin: origin)
      let volunteers = try rankedVolunteers(ranks, projection)
      let requests = try rankedRequests(ranks, projection)
      let bars = try rankedBars(ranks)
      let pins = try rankedPins(ranks)
      let current = try rankedCurrent(ranks)
      let problem = Problem(
        projection: projection,
        communes: try rankedCommunes(ranks),
        villages: try rankedVillages(ranks),
        teams: try rankedTeams(ranks),
        skills: ranks.skills.ids,
        languages: ranks.languages.ids,
        services: try rankedServices(ranks),
        classes: try rankedClasses(ranks),
        volunteers: volunteers,
        requests: requests,
        bars: bars,
        pins: pins,
        current: current,
        limits: try rankedLimits(ranks),
        travel: try rankedTravel(ranks),
        fingerprint: Fingerprint(),
        barStart: starts(of: bars.map(\.request), count: requests.count),
        pinStart: starts(of: pins.map(\.request), count: requests.count),
        currentStart: starts(of: current.map(\.request), count: requests.count))
      let conflicts = pinConflicts(of: problem)
      guard conflicts.isEmpty else { throw .pinsBeyondCapacity(conflicts) }
      return problem.fingerprinted()
    }
  }
}

/// The ranks of every outside id.
struct Ranks {
  let communes, villages, teams, skills, services, classes, volunteers, requests, languages: Ranking

  init(_ rows: Problem.Builder) throws(MatchingError) {
    communes = try Ranking(rows.communes.map(\.id), table: "communes", limit: 100_000)
    villages = try Ranking(rows.villages.map(\.id), table: "villages", limit: 1_000_000)
    teams = try Ranking(rows.teams.map(\.id), table: "teams", limit: 1_000_000)
    skills = try Ranking(rows.skills, table: "skills", limit: 10_000, idField: "")
    services = try Ranking(rows.services.map(\.id), table: "services", limit: 100_000)
    classes = try Ranking(rows.classes.map(\.id), table: "classes", limit: 1_000)
    volunteers = try Ranking(rows.volunteers.map(\.id), table: "volunteers", limit: 1_000_000)
    requests = try Ranking(rows.requests.map(\.id), table: "requests", limit: 4_000_000)
    languages = try Ranking(Ranks.languages(rows), table: "languages", limit: 64)
  }

  /// Every language that a row names, ascending; one too many is named by its place.
  private static func languages(_ rows: Problem.Builder) throws(MatchingError) -> [String] {
    var named: Set<String> = []
    func add(_ language: String, at pointer: String) throws(MatchingError) {
      try checkText(language, at: pointer)
      named.insert(language)
      guard named.count <= 64 else { throw .input(pointer: pointer, fault: .tooMany(limit: 64)) }
    }
    for (index, row) in rows.volunteers.enumerated() {
      for (position, language) in row.languages.enumerated() {
        try add(language, at: "/volunteers/\(index)/languages/\(position)")
      }
    }
    for (index, row) in rows.requests.enumerated() {
      if let language = row.language { try add(language, at: "/requests/\(index)/language") }
    }
    return named.sorted(by: isBefore)
  }
}

/// Outside ids in ascending order and the way back from an id to its rank.
struct Ranking {
  /// Row of the input for each rank.
  let order: [Int]
  /// Id for each rank.
  let ids: [String]
  // Read by key only: its order changes from run to run.
  private let rank: [String: Int32]

  init(
    _ ids: [String], table: String, limit: Int, idField: String = "/id"
  ) throws(MatchingError) {
    guard ids.count <= limit else {
      throw .input(pointer: "/\(table)", fault: .tooMany(limit: limit))
    }
    var rows = [String: Int](minimumCapacity: ids.count)
    for (row, id) in ids.enumerated() {
      let pointer = "/\(table)/\(row)\(idField)"
      try checkText(id, at: pointer)
      guard rows.updateValue(row, forKey: id) == nil else {
        throw .input(pointer: pointer, fault: .duplicate(id: id))
      }
    }
    order = ids.indices.sorted { isBefore(ids[$0], ids[$1]) }
    self.ids = order.map { ids[$0] }
    var rank = rows
    for (position, row) in order.enumerated() { rank[ids[row]] = position }
    self.rank = rank.mapValues(Int32.init)
  }

  /// The rank of an id that a row refers to.
  func rank(of id: String, kind: ReferenceKind, at pointer: @autoclosure () -> String)
    throws(MatchingError) -> Int32
  {
    guard let found = rank[id] else {
      throw .input(pointer: pointer(), fault: .unknownReference(kind: kind, id: id))
    }
    return found
  }

  /// The rank of an id that a row may refer to.
  func rank(ofOptional id: String?, kind: ReferenceKind, at pointer: @autoclosure () -> String)
    throws(MatchingError) -> Int32?
  {
    guard let id else { return nil }
    return try rank(of: id, kind: kind, at: pointer())
  }
}

/// The order of outside ids: by UTF-8 bytes, the same on every machine.
func isBefore(_ left: String, _ right: String) -> Bool {
  left.utf8.lexicographicallyPrecedes(right.utf8)
}

func checkText(_ text: String, at pointer: @autoclosure () -> String) throws(MatchingError) {
  guard (1...200).contains(text.utf8.count), !text.unicodeScalars.contains(where: isControl) else {
    throw .input(pointer: pointer(), fault: .badText)
  }
}

/// Whether a scalar could command the terminal that an id is shown on.
private func isControl(_ scalar: Unicode.Scalar) -> Bool {
  scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
}

func check(
  _ value: Int, _ range: ClosedRange<Int>, at pointer: @autoclosure () -> String
) throws(MatchingError) {
  guard range.contains(value) else {
    throw .input(
      pointer: pointer(),
      fault: .outOfRange(lowest: range.lowerBound, highest: range.upperBound))
  }
}

func checkPlace(
  _ place: GeographicPoint, at pointer: @autoclosure () -> String
) throws(MatchingError) {
  guard (-180_000_000...180_000_000).contains(place.longitudeE6),
    (-80_000_000...80_000_000).contains(place.latitudeE6)
  else { throw .input(pointer: pointer(), fault: .notOnEarth) }
}
