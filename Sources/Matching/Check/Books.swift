/// What the check works out from problem and policy alone, once.
struct Books {
  let book: RuleBook
  let costs: CostBook
  var finder: PairFinder
  /// Demands in the order of the requests; free places before those that pins keep.
  let demands: [Demand]
  /// Where each request's demands start; one entry more.
  let demandStart: [Int]
  /// Where each volunteer's places start; one entry more.
  let placeStart: [Int]
  /// What runs pieces of work.
  let parallel: Parallel

  init(_ problem: Problem, _ policy: Policy, _ parallel: Parallel = .inTurn) {
    self.parallel = parallel
    book = RuleBook(problem, policy)
    costs = CostBook(problem: problem, policy: policy)
    finder = PairFinder(book, parallel)
    var demands: [Demand] = []
    var demandStart = [0]
    for request in problem.requests.indices.map(Int32.init) {
      let places = book.places(request)
      for _ in 0..<max(0, places.free) { demands.append(Demand(request: request, pin: nil)) }
      for pin in places.kept { demands.append(Demand(request: request, pin: pin)) }
      demandStart.append(demands.count)
    }
    self.demands = demands
    self.demandStart = demandStart
    placeStart = book.roomy.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
  }

  /// The place of a volunteer's half day, or `nil` where there is no room.
  func place(_ volunteer: Int32, _ slot: Slot) -> Int? {
    let roomy = book.roomy[Int(volunteer)]
    guard roomy.contains(slot) else { return nil }
    return placeStart[Int(volunteer)] + roomy.position(of: slot)
  }
}

extension Books {
  /// The visit of the plan before that a visit takes the place of; `nil` where it is the same.
  func predecessor(of request: Int32, _ volunteer: Int32, _ slot: Slot) -> CurrentVisit? {
    let history = book.problem.current(of: request)
    if history.contains(where: { $0.volunteer == volunteer && $0.slot == slot }) { return nil }
    return history.first { $0.volunteer == volunteer } ?? history.first
  }
}

extension SlotSet {
  /// How many half days of the set come before one.
  func position(of slot: Slot) -> Int {
    (bits & (1 << UInt32(slot.index) - 1)).nonzeroBitCount
  }

  /// The positions, among the half days of this set, of those in another.
  func positions(of others: SlotSet) -> UInt32 {
    var rest = others.bits & bits
    var mask: UInt32 = 0
    while rest != 0 {
      let bit = rest & (~rest &+ 1)
      mask |= 1 << UInt32((bits & (bit - 1)).nonzeroBitCount)
      rest &= rest &- 1
    }
    return mask
  }
}

extension Books: ArcSource {
  var demandsAlongCurve: [Int32] {
    mortonOrder(book.problem.requests.map(\.point)).flatMap { request in
      (demandStart[request]..<demandStart[request + 1]).map(Int32.init)
    }
  }

  @inline(__always)
  func visitWays(of demand: Int, upTo most_m: Int, _ body: (Way) -> Void) {
    finder.visit(demands[demand], costs, within: most_m) { volunteer, part in
      let roomy = book.roomy[Int(volunteer)]
      body(
        Way(
          cost_m: part.cost_m, first: placeStart[Int(volunteer)],
          mask: roomy.positions(of: part.slots)))
    }
  }
}
