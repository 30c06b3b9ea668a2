/// The ids that a plan file may name.
struct PlanNames {
  private(set) var requestIDs: [String]
  private(set) var volunteerIDs: [String]
  private let isOpen: Bool
  // Read by key only: their order changes from run to run.
  private var requests: [String: Int32]
  private var volunteers: [String: Int32]

  /// These and no others.
  init(_ requestIDs: [String], _ volunteerIDs: [String]) {
    self.init(requestIDs, volunteerIDs, isOpen: false)
  }

  /// None yet, and each new one as it comes.
  init() {
    self.init([], [], isOpen: true)
  }

  private init(_ requestIDs: [String], _ volunteerIDs: [String], isOpen: Bool) {
    self.requestIDs = requestIDs
    self.volunteerIDs = volunteerIDs
    self.isOpen = isOpen
    requests = ranks(requestIDs)
    volunteers = ranks(volunteerIDs)
  }

  mutating func request(_ reader: inout JSONReader) throws(MatchingError) -> Int32 {
    try PlanNames.rank(.request, &requests, &requestIDs, isOpen, &reader)
  }

  mutating func volunteer(_ reader: inout JSONReader) throws(MatchingError) -> Int32 {
    try PlanNames.rank(.volunteer, &volunteers, &volunteerIDs, isOpen, &reader)
  }

  private static func rank(
    _ kind: ReferenceKind, _ ranks: inout [String: Int32], _ ids: inout [String], _ isOpen: Bool,
    _ reader: inout JSONReader
  ) throws(MatchingError) -> Int32 {
    let id = try reader.text()
    if let rank = ranks[id] { return rank }
    guard isOpen else { throw reader.fault(.unknownReference(kind: kind, id: id)) }
    try checkText(id, at: reader.pointer)
    let rank = Int32(ids.count)
    ranks[id] = rank
    ids.append(id)
    return rank
  }
}

extension Plan {
  /// The same plan with the ids in ascending order.
  func ranked() -> Plan {
    let requests = Ranks.order(requestIDs)
    let volunteers = Ranks.order(volunteerIDs)
    return Plan(
      input: input,
      visits: visits.map { $0.ranked(requests.rank, volunteers.rank) }
        .sorted { ($0.request, $0.volunteer) < ($1.request, $1.volunteer) },
      unserved: unserved.map {
        UnservedRequest(
          request: requests.rank[Int($0.request)], missing: $0.missing, reason: $0.reason)
      }.sorted { $0.request < $1.request },
      requestIDs: requests.ids, volunteerIDs: volunteers.ids, score: score,
      certificate: certificate, statistics: statistics, policy: policy)
  }

  private enum Ranks {
    /// Ids in ascending order, and where each one of the list went.
    static func order(_ ids: [String]) -> (ids: [String], rank: [Int32]) {
      let order = ids.indices.sorted { isBefore(ids[$0], ids[$1]) }
      var rank = [Int32](repeating: 0, count: ids.count)
      for (position, index) in order.enumerated() { rank[index] = Int32(position) }
      return (order.map { ids[$0] }, rank)
    }
  }
}

extension PlannedVisit {
  fileprivate func ranked(_ requests: [Int32], _ volunteers: [Int32]) -> PlannedVisit {
    PlannedVisit(
      request: requests[Int(request)], volunteer: volunteers[Int(volunteer)], slot: slot,
      metres: metres, isPinned: isPinned,
      predecessor: predecessor.map {
        CurrentVisit(
          request: requests[Int($0.request)], volunteer: volunteers[Int($0.volunteer)],
          slot: $0.slot)
      })
  }
}
