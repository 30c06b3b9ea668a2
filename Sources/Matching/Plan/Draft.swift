/// A plan on its way: visits without their proof.
struct Draft {
  let books: Books
  let input: Fingerprint
  /// The visits that are to be planned; those agreed on are added.
  var planned: [(request: Int32, volunteer: Int32, slot: Slot)] = []
  /// Requests that somebody may serve.
  var withCandidates: Set<Int32> = []
  /// Requests that a limit across teams and communes holds back.
  var heldBack: Set<Int32> = []
  var certificate: Certificate
  var statistics: Statistics

  /// Puts visits, reasons and score together; cost, bound and strictness are still to be checked.
  func plan(isSettled: (Int32) -> Bool) -> Plan {
    let problem = books.book.problem
    var visits = planned.map { visit(of: $0.request, $0.volunteer, $0.slot, isPinned: false) }
    for pin in problem.pins {
      guard let volunteer = pin.volunteer, let slot = pin.slot else { continue }
      visits.append(visit(of: pin.request, volunteer, slot, isPinned: true))
    }
    visits.sort { ($0.request, $0.volunteer) < ($1.request, $1.volunteer) }
    return Plan(
      input: input,
      visits: visits,
      unserved: unserved(visits, isSettled),
      requestIDs: problem.requests.map(\.id),
      volunteerIDs: problem.volunteers.map(\.id),
      score: Score(of: visits, books.costs),
      certificate: certificate,
      statistics: statistics,
      policy: books.book.policy)
  }

  private func visit(
    of request: Int32, _ volunteer: Int32, _ slot: Slot, isPinned: Bool
  ) -> PlannedVisit {
    PlannedVisit(
      request: request, volunteer: volunteer, slot: slot,
      metres: books.book.metres(request: request, volunteer: volunteer),
      isPinned: isPinned,
      predecessor: books.predecessor(of: request, volunteer, slot))
  }

  private func unserved(
    _ visits: [PlannedVisit], _ isSettled: (Int32) -> Bool
  ) -> [UnservedRequest] {
    var missing = books.book.problem.requests.map(\.people)
    for visit in visits { missing[Int(visit.request)] -= 1 }
    return missing.enumerated().compactMap { rank, missing in
      guard missing > 0 else { return nil }
      let request = Int32(rank)
      return UnservedRequest(
        request: request, missing: missing, reason: reason(request, isSettled(request)))
    }
  }

  private func reason(_ request: Int32, _ isSettled: Bool) -> UnservedReason {
    if !withCandidates.contains(request) { return .noCandidate }
    if heldBack.contains(request) { return .limit }
    let isAlone = books.book.problem.requests[Int(request)].people == 1
    if !isSettled { return statistics.isFinished && !isAlone ? .notTogether : .budget }
    return books.book.policy.priority == .strict ? .outweighed : .notWorthTravel
  }
}
