/// The judge of plans: it knows the problem, the rules and the policy, and nothing of any solver.
public enum Check {
  /// Accepts a plan or names the first thing that is wrong with it.
  ///
  /// - Parameters:
  ///   - plan: Of any origin.
  ///   - problem: The problem it answers.
  ///   - policy: The policy it was made under.
  ///   - previous: The plan before, where there was one.
  /// - Throws: ``MatchingError/foreignPlan(expected:found:)``, ``MatchingError/refuted(_:)``.
  /// - Complexity: Twice the search for all candidates.
  public static func verify(
    _ plan: Plan, of problem: Problem, policy: Policy, previous: Plan? = nil
  ) throws(MatchingError) {
    try policy.checked()
    let problem = problem.continuing(previous)
    let input = problem.fingerprint(with: policy)
    guard plan.input == input else {
      throw .foreignPlan(expected: "\(input)", found: "\(plan.input)")
    }
    let found = try examine(plan, Books(problem, policy))
    let certificate = plan.certificate
    guard certificate.cost == found.cost, certificate.bound == found.bound else {
      throw .refuted(.certificate(cost: found.cost, bound: found.bound))
    }
    guard certificate.isStrict == found.isStrict else { throw .refuted(.strictness) }
  }

  /// What the check works out for a plan that breaks no rule.
  struct Examination {
    let cost, bound: Int128
    let isStrict: Bool
  }

  /// Checks every rule and capacity, then works out both certificates over all candidates.
  static func examine(_ plan: Plan, _ books: Books) throws(MatchingError) -> Examination {
    try Feasibility(books: books, plan: plan).check()
    let ledger = Ledger(plan, books)
    let finding = ledger.finding(books, books.parallel)
    try Reasons(books: books, plan: plan).check(hopeless: finding.hopeless)
    let isStrict =
      books.book.policy.priority == .strict && LevelOne.holds(ledger, books, books.parallel)
    return Examination(cost: finding.cost, bound: finding.bound, isStrict: isStrict)
  }
}

extension Ledger {
  /// The numbers of a plan that breaks no rule.
  init(_ plan: Plan, _ books: Books) {
    let book = books.book
    let certificate = plan.certificate
    metreCost = certificate.metreCost
    weightCost = certificate.weightCost
    unitStep = books.costs.unitStep
    let weights = books.costs.weights(book)
    weight = books.demands.map { weights[Int($0.request)] }
    for (rank, person) in book.problem.volunteers.enumerated() {
      let booked = Int(book.bookedWeek[rank])
      weekCap.append(max(0, person.weeklyCap - booked))
      unitBase.append(books.costs.unitBase(person, booked: booked))
      for slot in book.roomy[rank].slots {
        weekOf.append(Int32(rank))
        seats.append(person.seats[slot] - book.bookedSeats[rank][slot])
      }
    }
    placePrice = certificate.slotPrices
    weekPrice = certificate.weekPrices
    addQuotas(certificate, book)
    addVisits(plan, books)
  }

  /// Teams first, then communes; a team without quota is one that never fills.
  private mutating func addQuotas(_ certificate: Certificate, _ book: RuleBook) {
    let problem = book.problem
    guard
      (problem.teams.map(\.quota) + problem.communes.map(\.quota)).contains(where: { $0 != nil })
    else { return }
    let used = QuotaUse(book)
    let teams = Int32(problem.teams.count)
    func node(_ commune: Int32) -> Int32? {
      problem.communes[Int(commune)].quota == nil ? nil : teams + commune
    }
    for (rank, team) in problem.teams.enumerated() {
      let limit = team.quota.map { $0 - used.team[rank] } ?? 0
      quotas.append(Quota(limit: limit, parent: node(team.commune)))
    }
    for (rank, commune) in problem.communes.enumerated() {
      quotas.append(Quota(limit: (commune.quota ?? 0) - used.commune[rank], parent: nil))
    }
    // What has no quota is passed by, so its limit and price are never read as a bound.
    quotaPrice = certificate.teamPrices + certificate.communePrices
    quotaOf = problem.volunteers.map { person in
      guard let team = person.team else { return node(person.commune) }
      return problem.teams[Int(team)].quota == nil
        ? node(problem.teams[Int(team)].commune) : team
    }
    for index in quotas.indices where isUnlimited(index, problem) {
      quotaPrice[index] = 0
      quotas[index] = Quota(limit: 0, parent: nil)
    }
  }

  private func isUnlimited(_ index: Int, _ problem: Problem) -> Bool {
    index < problem.teams.count
      ? problem.teams[index].quota == nil
      : problem.communes[index - problem.teams.count].quota == nil
  }

  private mutating func addVisits(_ plan: Plan, _ books: Books) {
    placeOf = [Int32](repeating: -1, count: weight.count)
    cost_m = [Int](repeating: 0, count: weight.count)
    let visits = plan.visits.filter { !$0.isPinned }
    let start = starts(of: visits.map(\.request), count: books.book.problem.requests.count)
    for request in books.book.problem.requests.indices {
      let own = Array(visits[Int(start[request])..<Int(start[request + 1])])
      let range = books.demandStart[request]..<books.demandStart[request + 1]
      guard !own.isEmpty, let seating = books.seating(of: own, among: range) else { continue }
      for (visit, demand) in zip(own, seating) {
        guard let place = books.place(visit.volunteer, visit.slot) else { continue }
        placeOf[demand] = Int32(place)
        cost_m[demand] = books.costs.cost_m(
          visit.request, visit.volunteer, visit.slot, metres: visit.metres)
      }
    }
  }
}
