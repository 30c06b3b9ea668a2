extension Score {
  /// Adds up the visits of a plan.
  init(of visits: [PlannedVisit], _ costs: CostBook) {
    let problem = costs.problem
    var load = [Int](repeating: 0, count: problem.volunteers.count)
    var missing = problem.requests.map(\.people)
    var metres = 0
    var added = 0
    for visit in visits {
      load[Int(visit.volunteer)] += 1
      missing[Int(visit.request)] -= 1
      metres += visit.metres
      guard !visit.isPinned else { continue }
      added +=
        costs.cost_m(visit.request, visit.volunteer, visit.slot, metres: visit.metres)
        - visit.metres
    }
    served = visits.count
    unservedWeight = zip(problem.requests, missing).reduce(0) { sum, entry in
      sum + entry.1 * costs.weight(of: entry.0)
    }
    self.metres = metres
    addedMetres = added
    spread = load.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
  }
}

extension Problem {
  /// What a plan for this problem and policy must name as its input.
  func fingerprint(with policy: Policy) -> Fingerprint {
    var print = fingerprint
    policy.add(to: &print)
    return print
  }

  /// The same problem with the visits of a plan as current ones, where a request has none yet.
  func continuing(_ previous: Plan?) -> Problem {
    guard let previous else { return self }
    let requestRank = ranks(requests.map(\.id))
    let volunteerRank = ranks(volunteers.map(\.id))
    let added = previous.visits.compactMap { visit -> CurrentVisit? in
      guard let request = requestRank[previous.requestIDs[Int(visit.request)]],
        let volunteer = volunteerRank[previous.volunteerIDs[Int(visit.volunteer)]],
        current(of: request).isEmpty
      else { return nil }
      return CurrentVisit(request: request, volunteer: volunteer, slot: visit.slot)
    }
    let all = (current + added).sorted { ($0.request, $0.volunteer) < ($1.request, $1.volunteer) }
    var going = self
    going.current = all
    going.currentStart = starts(of: all.map(\.request), count: requests.count)
    return going.fingerprinted()
  }
}

/// The way back from an id to its rank; read by key only.
func ranks(_ ids: [String]) -> [String: Int32] {
  var ranks = [String: Int32](minimumCapacity: ids.count)
  for (rank, id) in ids.enumerated() { ranks[id] = Int32(rank) }
  return ranks
}
