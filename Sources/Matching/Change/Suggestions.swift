/// One way to serve a request, and what the whole plan would lose by it.
public struct Suggestion: Hashable, Sendable {
  /// Rank of the request.
  public let request: Int32
  /// Rank of the volunteer.
  public let volunteer: Int32
  /// The half day.
  public let slot: Slot
  /// Road metres.
  public let metres: Int
  /// Weight of requests that would go unserved for it; below 0 where it serves more.
  public let lostWeight: Int
  /// Metres, with all that the policy adds and spreads, that the others would lose in all; exact.
  public let lost_m: Int
}

/// Ranked answers to "who else?" beside a plan, without a new solve.
///
/// Made once from a plan that is proved best; each question then takes a handful of shortest paths.
public struct Suggestions: ~Copyable {
  private let books: Books
  private let atlas: Atlas
  private var session: Session
  // The demands of each request: where they start, and they themselves.
  private let demandStart: [Int32]
  private let demandsByRequest: [Int32]

  /// Makes the plan's prices and visits live again.
  ///
  /// - Parameters:
  ///   - plan: A plan with a gap of 0.
  ///   - problem: The problem it answers.
  ///   - policy: The policy it was made under.
  ///   - previous: The plan before, where there was one.
  /// - Returns: `nil` where the plan is not proved best, where quotas bind, or where its prices need
  ///   more than 32 bits.
  /// - Throws: ``MatchingError/foreignPlan(expected:found:)`` and what
  ///   ``solve(_:policy:previous:budget:)`` throws.
  /// - Complexity: One search for all candidates.
  public static func beside(
    _ plan: Plan, of problem: Problem, policy: Policy, previous: Plan? = nil
  ) throws(MatchingError) -> Suggestions? {
    try policy.checked()
    let problem = problem.continuing(previous)
    let input = problem.fingerprint(with: policy)
    guard plan.input == input else {
      throw .foreignPlan(expected: "\(input)", found: "\(plan.input)")
    }
    let books = Books(problem, policy)
    var atlas = try Atlas(
      books.finder, books.costs, Scope(weights: books.costs.weights(books.book), isStrict: false))
    guard plan.certificate.gap == 0, atlas.network.quotas.isEmpty,
      problem.limits.isEmpty
    else { return nil }
    let cut = atlas.cutRequests
    if !cut.isEmpty { atlas.uncut(cut, books.finder, books.costs) }
    guard let solution = atlas.solution(plan, books),
      let session = Session(atlas.network, solution)
    else { return nil }
    // The session has arcs of its own.
    atlas.network.arcs = []
    return Suggestions(books, atlas, session)
  }

  private init(_ books: Books, _ atlas: Atlas, _ session: consuming Session) {
    self.books = books
    self.atlas = atlas
    self.session = session
    let start = starts(of: atlas.demands.map(\.request), count: books.book.problem.requests.count)
    var next = start
    var order = [Int32](repeating: 0, count: atlas.demands.count)
    for (demand, wanted) in atlas.demands.enumerated() {
      order[Int(next[Int(wanted.request)])] = Int32(demand)
      next[Int(wanted.request)] += 1
    }
    demandStart = start
    demandsByRequest = order
  }

  /// The volunteers whom a request would lose least by, the present one first.
  ///
  /// - Complexity: One search backwards from the request's place, and a short one forwards from each
  ///   candidate that may be among the best.
  public mutating func volunteers(for request: Int32, limit: Int) -> [Suggestion] {
    var offers: [Session.Offer] = []
    for demand in demandStart[Int(request)]..<demandStart[Int(request) + 1] {
      offers += session.offers(of: Int(demandsByRequest[Int(demand)]), isNear: true)
    }
    return best(offers, limit: limit, by: .volunteer)
  }

  /// The requests that a volunteer could take with least loss, those they have first.
  ///
  /// - Complexity: O(requests they could take), and the searches of ``volunteers(for:limit:)`` for each
  ///   that may be among the best.
  public mutating func requests(for volunteer: Int32, limit: Int) -> [Suggestion] {
    let week = Int(atlas.weekOf[Int(volunteer)])
    var offers: [Session.Offer] = []
    for demand in session.callers(of: week) {
      offers += session.offers(of: demand, isNear: false) { $0 == week }
    }
    return best(offers, limit: limit, by: .request)
  }

  private func volunteer(_ offer: Session.Offer) -> Int32 {
    atlas.volunteerOf[Int(atlas.network.weekOf[offer.place])]
  }

  private func request(_ offer: Session.Offer) -> Int32 { atlas.demands[offer.demand].request }

  private enum Key {
    case volunteer, request
  }

  /// The offers of least exact regret, at most one for each key.
  ///
  /// Offers are tried in the order of their lower bounds until none left can be among the best.
  private mutating func best(
    _ offers: [Session.Offer], limit: Int, by key: Key
  ) -> [Suggestion] {
    let order = offers.sorted {
      ($0.atLeast, $0.demand, $0.place) < ($1.atLeast, $1.demand, $1.place)
    }
    var found: [(total: Int, key: Int32, suggestion: Suggestion)] = []
    for offer in order {
      let worst = found.count >= limit ? found.last?.total ?? .max : .max
      guard offer.atLeast < worst else { break }
      let name = key == .volunteer ? volunteer(offer) : request(offer)
      let known = found.firstIndex { $0.key == name }
      let bar = min(worst, known.map { found[$0].total } ?? .max)
      guard let regret = session.regret(offer, below: bar) else { continue }
      if let known { found.remove(at: known) }
      let total = regret.total(at: session.weightCost)
      let position = found.firstIndex { $0.total > total } ?? found.count
      found.insert((total, name, suggestion(offer, regret)), at: position)
      if found.count > limit { found.removeLast() }
    }
    session.endQuestion()
    return found.map(\.suggestion)
  }

  private func suggestion(_ offer: Session.Offer, _ regret: Session.Value) -> Suggestion {
    Suggestion(
      request: request(offer),
      volunteer: volunteer(offer),
      slot: atlas.slotOf[offer.place],
      metres: books.book.metres(request: request(offer), volunteer: volunteer(offer)),
      lostWeight: regret.weight,
      lost_m: regret.travel / atlas.network.metreCost)
  }
}

extension Atlas {
  /// A plan's visits and prices as the solver's answer, or `nil` where they need more than 32 bits.
  func solution(_ plan: Plan, _ books: Books) -> Solution? {
    let ledger = Ledger(plan, books)
    let certificate = plan.certificate
    let prices = certificate.slotPrices + certificate.weekPrices
    guard prices.allSatisfy({ (0...Int(Floor.far)).contains($0) }),
      certificate.weightCost * Int(network.weight.max() ?? 0) < Int(Floor.far)
    else { return nil }
    var solution = Solution(
      placeOf: [], placePrice: [], weekPrice: [], quotaPrice: [],
      weightCost: certificate.weightCost, isFinished: true, isNarrow: true)
    for volunteer in volunteerOf.map(Int.init) {
      solution.weekPrice.append(certificate.weekPrices[volunteer])
      let places = books.placeStart[volunteer]..<books.placeStart[volunteer + 1]
      solution.placePrice.append(contentsOf: certificate.slotPrices[places])
    }
    // The check numbers the demands of a request in the same order, but requests by rank.
    var next = books.demandStart
    for demand in demands {
      let place = ledger.placeOf[next[Int(demand.request)]]
      next[Int(demand.request)] += 1
      solution.placeOf.append(place < 0 ? -1 : networkPlace(Int(place), books))
    }
    return solution
  }

  private func networkPlace(_ place: Int, _ books: Books) -> Int32 {
    let volunteer = books.placeStart.partitioningIndex { $0 > place } - 1
    let first = network.placeStart[Int(weekOf[volunteer])]
    return first + Int32(place - books.placeStart[volunteer])
  }
}
