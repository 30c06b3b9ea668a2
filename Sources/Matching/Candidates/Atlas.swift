/// One person that a request still needs, perhaps kept for a volunteer or a half day.
struct Demand: Hashable {
  let request: Int32
  let pin: Pin?
}

/// Which requests a network is made for.
struct Scope {
  /// What one unserved person of each request weighs.
  let weights: [Int32]
  /// Whether more weight goes before any travel.
  let isStrict: Bool
  /// Requests left out.
  var without: Set<Int32> = []
}

/// A network and what its numbers stand for.
struct Atlas {
  var network = Network()
  /// The request behind each demand.
  var demands: [Demand] = []
  /// The volunteer of each week.
  var volunteerOf: [Int32] = []
  /// The week of each volunteer.
  var weekOf: [Int32] = []
  /// The half days of each volunteer that have a place.
  let roomy: [SlotSet]
  /// The half day of each place.
  var slotOf: [Slot] = []
  /// Demands that have more candidates than arcs.
  var isCut: [Bool] = []

  /// The place of a volunteer's half day, or `nil` where there is none.
  func place(_ volunteer: Int32, _ slot: Slot) -> Int? {
    let week = Int(weekOf[Int(volunteer)])
    let range = Int(network.placeStart[week])..<Int(network.placeStart[week + 1])
    return range.first { slotOf[$0] == slot }
  }

  /// Writes a problem as a network: candidates found, costs set, the farthest cut off.
  ///
  /// - Parameters:
  ///   - finder: Finds the candidates.
  ///   - costs: Prices them.
  ///   - scope: What requests weigh, and which are left out.
  ///   - nearest: How many candidates are kept at first where there are many more and no quotas;
  ///     `nil`: always as many as the policy keeps.
  ///   - parallel: What runs pieces of work.
  /// - Throws: ``MatchingError/input(pointer:fault:)`` when there are more half days than places can
  ///   be numbered.
  init(
    _ finder: PairFinder, _ costs: CostBook, _ scope: Scope, nearest: Int? = nil,
    _ parallel: Parallel = .inTurn
  ) throws(MatchingError) {
    let book = finder.book
    let order = mortonOrder(book.problem.volunteers.map(\.point))
    network.metreCost = costs.metreCost
    network.unitStep = costs.unitStep
    network.weightCost = costs.weightCost
    weekOf = [Int32](repeating: 0, count: order.count)
    roomy = book.roomy
    for volunteer in order { addWeek(Int32(volunteer), book, costs) }
    addQuotas(book)
    guard network.placeCount <= Arc.placeLimit else {
      throw .input(pointer: "/volunteers", fault: .tooMany(limit: Arc.placeLimit))
    }
    addDemands(book, scope)
    // Where quotas bind, every round takes plain paths: the fewer the better.
    let most = book.policy.candidatesPerRequest
    let nearest = network.quotas.isEmpty ? nearest ?? most : most
    addArcs(finder, costs, limit: most, nearest: nearest, parallel)
  }

  private mutating func addWeek(_ volunteer: Int32, _ book: RuleBook, _ costs: CostBook) {
    let person = book.problem.volunteers[Int(volunteer)]
    let booked = Int(book.bookedWeek[Int(volunteer)])
    let week = Int32(network.weekCap.count)
    weekOf[Int(volunteer)] = week
    volunteerOf.append(volunteer)
    network.weekCap.append(Int32(max(0, person.weeklyCap - booked)))
    network.weekBase.append(Int32(costs.unitBase(person, booked: booked)))
    for slot in book.roomy[Int(volunteer)].slots {
      slotOf.append(slot)
      network.weekOf.append(week)
      network.seats.append(UInt8(person.seats[slot] - book.bookedSeats[Int(volunteer)][slot]))
    }
    network.placeStart.append(Int32(network.seats.count))
  }

  /// Teams and communes with a quota, each inside the next that has one.
  private mutating func addQuotas(_ book: RuleBook) {
    let problem = book.problem
    guard
      problem.teams.contains(where: { $0.quota != nil })
        || problem.communes.contains(where: { $0.quota != nil })
    else { return }
    let used = QuotaUse(book)
    var communeNode = [Int32?](repeating: nil, count: problem.communes.count)
    for (rank, commune) in problem.communes.enumerated() {
      guard let quota = commune.quota else { continue }
      communeNode[rank] = Int32(network.quotas.count)
      network.quotas.append(Quota(limit: quota - used.commune[rank], parent: nil))
    }
    var teamNode = [Int32?](repeating: nil, count: problem.teams.count)
    for (rank, team) in problem.teams.enumerated() {
      let outer = communeNode[Int(team.commune)]
      guard let quota = team.quota else {
        teamNode[rank] = outer
        continue
      }
      teamNode[rank] = Int32(network.quotas.count)
      network.quotas.append(Quota(limit: quota - used.team[rank], parent: outer))
    }
    network.quotaOf = volunteerOf.map { volunteer in
      let person = problem.volunteers[Int(volunteer)]
      guard let team = person.team else { return communeNode[Int(person.commune)] }
      return teamNode[Int(team)]
    }
  }

  /// One demand for each open place of each request, in Morton order.
  private mutating func addDemands(_ book: RuleBook, _ scope: Scope) {
    let requests = book.problem.requests
    for request in mortonOrder(requests.map(\.point)).map(Int32.init)
    where !scope.without.contains(request) {
      let places = book.places(request)
      for _ in 0..<max(0, places.free) { demands.append(Demand(request: request, pin: nil)) }
      for pin in places.kept { demands.append(Demand(request: request, pin: pin)) }
    }
    network.weight = demands.map { scope.weights[Int($0.request)] }
  }
}

/// Visits agreed on that count against a quota.
struct QuotaUse {
  private(set) var team: [Int]
  private(set) var commune: [Int]

  init(_ book: RuleBook) {
    team = [Int](repeating: 0, count: book.problem.teams.count)
    commune = [Int](repeating: 0, count: book.problem.communes.count)
    for (rank, person) in book.problem.volunteers.enumerated() {
      add(person, Int(book.bookedWeek[rank]), book.problem)
    }
  }

  private mutating func add(_ person: Volunteer, _ visits: Int, _ problem: Problem) {
    if let own = person.team { team[Int(own)] += visits }
    commune[Int(problem.quotaCommune(of: person))] += visits
  }
}
