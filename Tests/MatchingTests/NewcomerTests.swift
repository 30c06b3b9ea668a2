import Testing

@testable import Matching

private struct NoSession: Error {}

/// A session and a model that are changed alike, with the session's numbers of the model's things.
private struct Pair: ~Copyable {
  var session: Session
  var model: NetworkModel
  private var number: [Int]
  private var week: [Int]
  private var dice: Dice
  private(set) var refused = 0

  init(seed: Int, weeks: Int = 5, demands: Int = 14) throws {
    var network = Network.random(
      seed: 7000 + seed, weeks: weeks, demands: demands, scarce: seed.isMultiple(of: 2))
    network.weightCost = network.metreCost * 1500
    let solution = try Solver.solve(network, Budget())
    let room = Session.Room(demands: 40, weeks: 20)
    guard let session = Session(network, solution, room: room) else { throw NoSession() }
    self.session = session
    model = NetworkModel(network)
    number = Array(0..<network.demandCount)
    week = Array(0..<network.weekCount)
    dice = Dice(seed)
  }

  private mutating func anyDemand() -> Int { dice.roll(0...model.demands.count - 1) }
  private mutating func anyWeek() -> Int { dice.roll(0...model.weeks.count - 1) }
  private func first(_ index: Int) -> Int { Int(session.floor.placeStart[week[index]]) }

  /// Where a demand is now, as a week and a half day of the model.
  private func place(of demand: Int) -> (week: Int, slot: Int)? {
    guard let place = session.place(of: number[demand]) else { return nil }
    let owner = Int(session.floor.weekOf[place])
    guard let index = week.firstIndex(of: owner) else { return nil }
    return (index, place - first(index))
  }

  enum Kind: CaseIterable {
    case cancel, restore, leave, comeBack, arrive, join, forbid, pinVolunteer, pinHalfDay, agree
  }

  mutating func change(_ kind: Kind) throws {
    switch kind {
    case .cancel: cancel(anyDemand())
    case .restore: restore(anyDemand())
    case .leave: leave(anyWeek())
    case .comeBack: comeBack(anyWeek())
    case .arrive: try arrive()
    case .join: try join()
    case .forbid: try forbid()
    case .pinVolunteer, .pinHalfDay: try pin(toVolunteer: kind == .pinVolunteer)
    case .agree: agree()
    }
  }

  mutating func cancel(_ demand: Int) {
    session.cancel(number[demand])
    model.demands[demand].isCancelled = true
  }

  mutating func restore(_ demand: Int) {
    guard !isFinal.contains(demand) else { return }
    session.restore(number[demand])
    model.demands[demand].isCancelled = false
  }

  mutating func leave(_ index: Int) {
    session.leave(week[index])
    model.weeks[index].isAway = true
  }

  mutating func comeBack(_ index: Int) {
    session.comeBack(week[index])
    model.weeks[index].isAway = false
  }

  mutating func arrive() throws {
    var wish = NetworkModel.Demand(weight: Int32(dice.roll(1...8)), ways: [])
    for index in model.weeks.indices where dice.chance(50) {
      let slots = UInt32(dice.roll(1...(1 << model.weeks[index].seats.count - 1)))
      wish.ways.append(.init(week: index, cost_m: dice.roll(0...5000), slots: slots))
    }
    let ways = wish.ways.map {
      Arc(cost_m: $0.cost_m, firstPlace: first($0.week), mask: $0.slots)
    }
    let came = session.arrive(ways, weight: wish.weight)
    number.append(try #require(came))
    model.demands.append(wish)
  }

  mutating func join() throws {
    var person = NetworkModel.Week(
      cap: Int32(dice.roll(0...4)), base: Int32(dice.roll(0...3)), seats: [])
    person.seats = (0..<dice.roll(1...6)).map { _ in UInt8(dice.roll(1...2)) }
    var callers: [(demand: Int, cost_m: Int, slots: UInt32)] = []
    for demand in model.demands.indices where dice.chance(50) {
      let slots = UInt32(dice.roll(1...(1 << person.seats.count - 1)))
      let way = NetworkModel.Way(
        week: model.weeks.count, cost_m: dice.roll(0...4000), slots: slots)
      model.demands[demand].ways.append(way)
      guard !isFinal.contains(demand) else { continue }
      callers.append((number[demand], way.cost_m, slots))
    }
    model.weeks.append(person)
    let came = session.join(
      .init(cap: person.cap, base: person.base, seats: person.seats, callers: callers))
    week.append(try #require(came))
  }

  /// The pair that is used now, or any.
  mutating func forbid() throws {
    let demand = anyDemand()
    guard !model.demands[demand].isCancelled else { return }
    let other = anyWeek()
    let index = dice.chance(70) ? place(of: demand)?.week ?? other : other
    let bound = session.forbid(number[demand], week[index])
    number[demand] = try #require(bound)
    model.demands[demand].ways.removeAll { $0.week == index }
  }

  mutating func pin(toVolunteer isVolunteer: Bool) throws {
    let demand = anyDemand()
    guard !model.demands[demand].isCancelled else { return }
    let index = anyWeek()
    let slots = isVolunteer ? UInt32.max : UInt32(dice.roll(1...7))
    let weekOf = session.floor.weekOf.array
    let starts = session.floor.placeStart.array
    let number = number[demand]
    let wanted = Int32(week[index])
    let pinned = session.pin(number) { place in
      let slot = UInt32(place) - UInt32(starts[Int(weekOf[place])])
      return isVolunteer ? weekOf[place] == wanted : slots >> slot & 1 == 1
    }
    self.number[demand] = try #require(pinned)
    for way in model.demands[demand].ways.indices {
      model.demands[demand].ways[way].slots &= slots
    }
    model.demands[demand].ways.removeAll { $0.slots == 0 || isVolunteer && $0.week != index }
  }

  /// Demands whose visit is agreed on.
  private var isFinal: Set<Int> = []

  mutating func agree() {
    let demand = anyDemand()
    guard !model.demands[demand].isCancelled,
      let way = model.demands[demand].ways.randomElement(using: &dice)
    else { return }
    let slot = way.slots.trailingZeroBitCount
    let isRoom =
      model.weeks[way.week].seats[slot] > 0 && model.weeks[way.week].cap > 0
      && !model.weeks[way.week].isAway
    let isBooked = session.book(number[demand], at: first(way.week) + slot)
    #expect(isBooked == isRoom)
    guard isRoom else { return refused += 1 }
    model.demands[demand].isCancelled = true
    isFinal.insert(demand)
    model.weeks[way.week].seats[slot] -= 1
    model.weeks[way.week].cap -= 1
    model.weeks[way.week].base += 1
  }

  /// Both certificates on what the session says it is, and the cost of a cold solve of what it should be.
  func expectBest(_ note: String) throws {
    let standing = session.standing
    let found = Check.examine(session.answer, of: standing)
    #expect(found.isFeasible && found.cost == found.bound, "\(note)")
    let cost = session.cost
    #expect(cost == (try model.best()), "\(note)")
    #expect(standing.arcs.count == model.network.arcs.count, "\(note)")
  }
}

@Suite struct NewcomerTests {
  @Test(arguments: 0..<20)
  func `whoever comes and whatever is forbidden, the answer is that of a cold solve`(
    chunk: Int
  ) throws {
    var refused = 0
    for seed in chunk * 100..<(chunk + 1) * 100 {
      var pair = try Pair(seed: seed)
      var dice = Dice(seed + 50_000)
      for step in 0..<8 {
        let kind = dice.pick(Pair.Kind.allCases)
        try pair.change(kind)
        try pair.expectBest("seed \(seed) step \(step) \(kind)")
      }
      refused += pair.refused
    }
    #expect(refused > 0)
  }

  @Test(arguments: 0..<6)
  func `long sessions stay exact`(seed: Int) throws {
    var pair = try Pair(seed: 4000 + seed, weeks: 14, demands: 80)
    var dice = Dice(seed + 60_000)
    for step in 0..<60 {
      let kind = dice.pick(Pair.Kind.allCases)
      guard pair.session.nextDemand + 1 < pair.session.floor.demandCount,
        pair.session.nextWeek < pair.session.floor.weekCount
      else { break }
      try pair.change(kind)
      try pair.expectBest("seed \(seed) step \(step) \(kind)")
    }
  }

  @Test func `to come and go again returns to the same cost`() throws {
    for seed in 0..<40 {
      var pair = try Pair(seed: 5000 + seed)
      for _ in 0..<5 {
        let before = pair.session.cost
        try pair.arrive()
        let demand = pair.model.demands.count - 1
        pair.cancel(demand)
        let cancelled = pair.session.cost
        #expect(cancelled == before, "seed \(seed)")
        try pair.join()
        let joined = pair.session.cost
        #expect(joined <= before, "seed \(seed)")
        pair.leave(pair.model.weeks.count - 1)
        let left = pair.session.cost
        #expect(left == before, "seed \(seed)")
      }
      try pair.expectBest("seed \(seed)")
    }
  }

  @Test func `where there is no room for more, nothing is changed`() throws {
    var network = Network.random(seed: 7000, weeks: 5, demands: 14, scarce: true)
    network.weightCost = network.metreCost * 1500
    let solution = try Solver.solve(network, Budget())
    guard var session = Session(network, solution, room: .init(demands: 1)) else {
      throw NoSession()
    }
    let demand = try #require(solution.placeOf.firstIndex { $0 >= 0 })
    let week = Int(network.weekOf[Int(solution.placeOf[demand])])
    let tooHeavy = session.arrive([], weight: 1 << 29)
    #expect(tooHeavy == nil)
    let first = session.arrive([], weight: 3)
    #expect(first == network.demandCount)
    let before = session.cost
    let second = session.arrive([], weight: 3)
    let forbidden = session.forbid(demand, week)
    let joined = session.join(.init(cap: 1, base: 0, seats: [1], callers: []))
    #expect(second == nil && forbidden == nil && joined == nil)
    let after = session.cost
    #expect(after == before)
  }
}
