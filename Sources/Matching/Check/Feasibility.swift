/// Every rule and capacity, visit by visit; nothing about cost.
struct Feasibility {
  let books: Books
  let plan: Plan

  private var problem: Problem { books.book.problem }

  /// Throws the first violation.
  func check() throws(MatchingError) {
    try checkShape()
    try checkVisits()
    try checkRequests()
    try checkCapacities()
    try checkScore()
  }

  private func checkShape() throws(MatchingError) {
    let people = problem.volunteers.indices
    for visit in plan.visits {
      guard problem.requests.indices.contains(Int(visit.request)),
        people.contains(Int(visit.volunteer))
      else { throw .refuted(.shape("visits")) }
    }
    for (before, visit) in zip(plan.visits, plan.visits.dropFirst())
    where (before.request, before.volunteer) >= (visit.request, visit.volunteer) {
      throw .refuted(.order(request: problem.requests[Int(visit.request)].id))
    }
    for (before, entry) in zip(plan.unserved, plan.unserved.dropFirst())
    where before.request >= entry.request {
      throw .refuted(.shape("unserved"))
    }
    let certificate = plan.certificate
    let lengths = [
      (certificate.weekPrices.count, problem.volunteers.count, "weekPrices"),
      (certificate.slotPrices.count, books.placeStart.last ?? 0, "slotPrices"),
      (certificate.teamPrices.count, problem.teams.count, "teamPrices"),
      (certificate.communePrices.count, problem.communes.count, "communePrices"),
    ]
    for (found, expected, name) in lengths where found != expected {
      throw .refuted(.shape(name))
    }
    try checkPrices()
  }

  /// Prices that no sum of the check can overflow with, in the policy's own units.
  private func checkPrices() throws(MatchingError) {
    let certificate = plan.certificate
    let limit = 1 << 60
    let prices =
      certificate.weekPrices + certificate.slotPrices + certificate.teamPrices
      + certificate.communePrices
    guard prices.allSatisfy({ (-limit...limit).contains($0) }) else {
      throw .refuted(.shape("prices"))
    }
    let heaviest = max(1, Int(books.costs.weights(books.book).max() ?? 1))
    guard certificate.metreCost == books.costs.metreCost,
      (0...limit / heaviest).contains(certificate.weightCost),
      books.costs.weightCost ?? certificate.weightCost == certificate.weightCost
    else { throw .refuted(.shape("costs")) }
  }

  private func checkVisits() throws(MatchingError) {
    let found = books.parallel.map(plan.visits.indices) { part in
      Result { () throws(MatchingError) in for index in part { try checkVisit(index) } }
    }
    for result in found { try result.get() }
  }

  private func checkVisit(_ index: Int) throws(MatchingError) {
    let visit = plan.visits[index]
    let request = problem.requests[Int(visit.request)].id
    let volunteer = problem.volunteers[Int(visit.volunteer)].id
    let metres = books.book.metres(request: visit.request, volunteer: visit.volunteer)
    guard visit.metres == metres else {
      throw .refuted(.metres(request: request, found: visit.metres, expected: metres))
    }
    let before = books.predecessor(of: visit.request, visit.volunteer, visit.slot)
    guard visit.predecessor == before else { throw .refuted(.predecessor(request: request)) }
    let isAgreed = problem.pins(of: visit.request).contains {
      $0.volunteer == visit.volunteer && $0.slot == visit.slot
    }
    guard visit.isPinned == isAgreed else { throw .refuted(.pinBroken(request: request)) }
    if isAgreed { return }
    for verdict in books.book.verdicts(request: visit.request, volunteer: visit.volunteer)
    where !verdict.holds {
      throw .refuted(.rule(verdict.rule, request: request, volunteer: volunteer))
    }
    let slots = books.book.slots(request: visit.request, volunteer: visit.volunteer)
    guard slots.contains(visit.slot) else {
      throw .refuted(.slot(request: request, volunteer: volunteer, slot: visit.slot))
    }
  }

  private func checkRequests() throws(MatchingError) {
    let start = starts(of: plan.visits.map(\.request), count: problem.requests.count)
    var missing: [Int32: Int] = [:]
    for entry in plan.unserved {
      guard problem.requests.indices.contains(Int(entry.request)), entry.missing > 0,
        missing.updateValue(entry.missing, forKey: entry.request) == nil
      else { throw .refuted(.shape("unserved")) }
    }
    for (rank, request) in problem.requests.enumerated() {
      let visits = plan.visits[Int(start[rank])..<Int(start[rank + 1])]
      let agreed = problem.pins(of: Int32(rank)).filter { $0.volunteer != nil && $0.slot != nil }
      guard visits.filter(\.isPinned).count == agreed.count else {
        throw .refuted(.pinBroken(request: request.id))
      }
      let planned = visits.filter { !$0.isPinned }
      let demands = books.demandStart[rank]..<books.demandStart[rank + 1]
      guard books.seating(of: planned, among: demands) != nil else {
        throw .refuted(.people(request: request.id))
      }
      let isWhole = visits.count == request.people || planned.isEmpty
      if request.people > 1, request.isTogether,
        Set(visits.map(\.slot)).count > 1 || !isWhole
      {
        throw .refuted(.together(request: request.id))
      }
      guard missing[Int32(rank), default: 0] == request.people - visits.count else {
        throw .refuted(.unserved(request: request.id))
      }
    }
  }

  private func checkCapacities() throws(MatchingError) {
    var week = [Int](repeating: 0, count: problem.volunteers.count)
    var seats = [UInt8](repeating: 0, count: problem.volunteers.count * Slot.count)
    var team = [Int](repeating: 0, count: problem.teams.count)
    var commune = [Int](repeating: 0, count: problem.communes.count)
    for visit in plan.visits {
      let person = problem.volunteers[Int(visit.volunteer)]
      let seat = Int(visit.volunteer) * Slot.count + Int(visit.slot.index)
      week[Int(visit.volunteer)] += 1
      seats[seat] += 1
      if let own = person.team { team[Int(own)] += 1 }
      commune[Int(problem.quotaCommune(of: person))] += 1
      guard Int(seats[seat]) <= person.seats[visit.slot] else {
        throw .refuted(.seats(volunteer: person.id, slot: visit.slot))
      }
      guard week[Int(visit.volunteer)] <= person.weeklyCap else {
        throw .refuted(.week(volunteer: person.id))
      }
    }
    for (entry, used) in zip(problem.teams, team) where used > entry.quota ?? .max {
      throw .refuted(.team(entry.id))
    }
    for (entry, used) in zip(problem.communes, commune) where used > entry.quota ?? .max {
      throw .refuted(.commune(entry.id))
    }
    let pairs = plan.visits.lazy.map { (request: $0.request, volunteer: $0.volunteer) }
    for (limit, used) in zip(problem.limits, problem.limitUse(pairs)) where used > limit.most {
      throw .refuted(.limit(limit.id))
    }
  }

  private func checkScore() throws(MatchingError) {
    guard plan.score == Score(of: plan.visits, books.costs) else { throw .refuted(.score) }
  }
}

extension Books {
  /// A demand for each visit of one request so that all its pins are respected, or `nil`.
  ///
  /// Visits fill places that pins keep before free ones; a visit that finds its place taken moves
  /// whoever sits there on, if they can go elsewhere.
  ///
  /// - Complexity: O(visits² · demands), where trying every order would take visits factorial.
  func seating(of visits: [PlannedVisit], among range: Range<Int>) -> [Int]? {
    guard visits.count <= range.count else { return nil }
    let meetings = visits.map {
      Meeting(volunteer: $0.volunteer, metres: 0, slots: SlotSet([$0.slot]))
    }
    var visitAt = [Int?](repeating: nil, count: range.count)
    var isTried = [Bool](repeating: false, count: range.count)
    func place(_ visit: Int) -> Bool {
      for demand in range.reversed() {
        let seat = demand - range.lowerBound
        guard !isTried[seat], demands[demand].narrowed(meetings[visit]) != nil else { continue }
        isTried[seat] = true
        guard visitAt[seat].map(place) ?? true else { continue }
        visitAt[seat] = visit
        return true
      }
      return false
    }
    for visit in visits.indices {
      isTried = [Bool](repeating: false, count: range.count)
      guard place(visit) else { return nil }
    }
    var seats = [Int](repeating: range.lowerBound, count: visits.count)
    for (seat, visit) in visitAt.enumerated() {
      if let visit { seats[visit] = range.lowerBound + seat }
    }
    return seats
  }
}
