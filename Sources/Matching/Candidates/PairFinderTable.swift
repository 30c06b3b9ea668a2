/// Candidates where a travel table knows some of the ways, or a limit holds some of them back.
extension PairFinder {
  /// Calls `body` with every volunteer who may serve a request; the order is fixed, not by distance.
  ///
  /// Those farther than `most_m` by road may be left out.
  @inline(__always)
  func visit(_ request: Int32, within most_m: Int = .max, _ body: (Meeting) -> Void) {
    if tabled.isEmpty, licences == nil { return visitStraight(request, within: most_m, body) }
    visitByTable(request, within: most_m) { meeting in
      let isFree = licences?.allow(request, meeting.volunteer, in: book.problem) ?? true
      if isFree { body(meeting) }
    }
  }

  private func visitByTable(
    _ request: Int32, within most_m: Int, _ body: (Meeting) -> Void
  ) {
    let problem = book.problem
    let wanted = problem.requests[Int(request)]
    let known = wanted.mode == .phone ? [] : problem.travel.entries(from: wanted.village)
    visitStraight(request, within: most_m) { meeting in
      let village = problem.volunteers[Int(meeting.volunteer)].village
      let isKnown = !known.isEmpty && problem.travel.minutes(wanted.village, village) != nil
      if !isKnown { body(meeting) }
    }
    for entry in known {
      for volunteer in tabled[Int(entry.village)]
      where book.allows(request: request, volunteer: volunteer) {
        let metres = book.metres(request: request, volunteer: volunteer)
        let slots = book.slots(request: request, volunteer: volunteer)
        body(Meeting(volunteer: volunteer, metres: Int32(metres), slots: slots))
      }
    }
  }

  static func volunteersOfTable(_ book: RuleBook) -> [[Int32]] {
    let problem = book.problem
    guard !problem.travel.isEmpty else { return [] }
    var tabled = [[Int32]](repeating: [], count: problem.villages.count)
    for (rank, person) in problem.volunteers.enumerated() {
      guard let village = person.village, !problem.travel.entries(from: village).isEmpty else {
        continue
      }
      tabled[Int(village)].append(Int32(rank))
    }
    return tabled
  }
}
