import Testing

@testable import Matching

private struct NoSession: Error {}

@Suite struct SessionTests {
  /// A session on a random network under an exchange rate, where every cost can be compared.
  private func start(_ seed: Int) throws -> (network: Network, solution: Solution) {
    var network = Network.random(
      seed: 900 + seed, weeks: 12, demands: 70, scarce: seed.isMultiple(of: 2))
    network.weightCost = network.metreCost * 1500
    return (network, try Solver.solve(network, Budget()))
  }

  private func best(_ network: Network) throws -> Int {
    let value = PathSolver.solve(network, try Bounds(network), Budget()).value(network)
    return value[0] * (network.weightCost ?? 0) + value[1]
  }

  private func expectBest(_ session: borrowing Session, _ note: String) throws {
    let standing = session.standing
    let found = Check.examine(session.answer, of: standing)
    #expect(found.isFeasible && found.cost == found.bound, "\(note)")
    let cost = session.cost
    #expect(cost == (try best(standing)), "\(note)")
  }

  @Test(arguments: 0..<16)
  func `every change is worked in exactly`(seed: Int) throws {
    let (network, solution) = try start(seed)
    guard var session = Session(network, solution) else { throw NoSession() }
    var dice = Dice(seed)
    try expectBest(session, "start")
    for step in 0..<40 {
      let demand = dice.roll(0...network.demandCount - 1)
      let week = dice.roll(0...network.weekCount - 1)
      switch dice.roll(1...4) {
      case 1: session.cancel(demand)
      case 2: session.restore(demand)
      case 3: session.leave(week)
      default: session.comeBack(week)
      }
      try expectBest(session, "seed \(seed) step \(step)")
    }
  }

  @Test func `to go away and come back returns to the same cost`() throws {
    for seed in 20..<26 {
      let (network, solution) = try start(seed)
      guard var session = Session(network, solution) else { throw NoSession() }
      let cost = session.cost
      for demand in 0..<network.demandCount {
        session.cancel(demand)
        session.restore(demand)
        let now = session.cost
        #expect(now == cost)
      }
      for week in 0..<network.weekCount {
        session.leave(week)
        let away = session.cost
        #expect(away >= cost)
        session.comeBack(week)
        let now = session.cost
        #expect(now == cost)
      }
    }
  }

  @Test(arguments: 0..<6)
  func `a regret is what a solve with the pair bound would lose`(seed: Int) throws {
    let (network, solution) = try start(40 + seed)
    guard var session = Session(network, solution) else { throw NoSession() }
    let cost = session.cost
    var tried = 0
    for demand in stride(from: 0, to: network.demandCount, by: 5) {
      let row = network.arcs[network.arcStart[demand]..<network.arcStart[demand + 1]]
      for arc in row.prefix(6) {
        guard let place = arc.places.first(where: { _ in true }) else { continue }
        let regret = session.regret(of: demand, at: place)
        let now = session.cost
        #expect(now == cost)
        // The same by a solve in which that arc is the only one and refusal costs more than all.
        var bound = network
        bound.arcs.removeSubrange(network.arcStart[demand]..<network.arcStart[demand + 1])
        let only = Arc(
          cost_m: arc.cost_m, firstPlace: arc.firstPlace,
          mask: 1 << UInt32(place - arc.firstPlace))
        bound.arcs.insert(only, at: network.arcStart[demand])
        for index in (demand + 1)..<bound.arcStart.count { bound.arcStart[index] -= row.count - 1 }
        bound.weight[demand] = 1000
        let forced = PathSolver.solve(bound, try Bounds(bound), Budget())
        guard forced.placeOf[demand] >= 0 else {
          #expect(regret == nil)
          continue
        }
        let value = forced.value(bound)
        let total = value[0] * (network.weightCost ?? 0) + value[1]
        #expect(
          regret?.total(at: network.weightCost ?? 0) == total - cost,
          "seed \(seed) demand \(demand)")
        tried += 1
      }
    }
    #expect(tried > 10)
    try expectBest(session, "seed \(seed)")
  }

  @Test(arguments: 0..<6)
  func `what one question has proved changes no regret and no price`(seed: Int) throws {
    let (network, solution) = try start(80 + seed)
    guard var session = Session(network, solution) else { throw NoSession() }
    let before = session.answer
    var remembered = 0
    for demand in 0..<network.demandCount {
      let offers = session.offers(of: demand, isNear: true)
      let together = offers.map { session.regret($0, below: .max) }
      remembered += session.finish.ahead.count
      session.endQuestion()
      let alone = offers.map { session.regret(of: demand, at: $0.place) }
      let totals = alone.map { $0?.total(at: session.weightCost) }
      #expect(together.map { $0?.total(at: session.weightCost) } == totals, "demand \(demand)")
      let isBound = zip(offers, totals).allSatisfy { $0.atLeast <= $1 ?? .max }
      #expect(isBound, "demand \(demand)")
      // What is asked below a limit is proved as well, and must not be taken for a way.
      let limited = offers.map { session.regret($0, below: $0.atLeast + 5) }
      let again = offers.map { session.regret($0, below: .max) }
      session.endQuestion()
      #expect(again.map { $0?.total(at: session.weightCost) } == totals, "demand \(demand)")
      for (index, offer) in offers.enumerated() {
        let isNear = totals[index].map { $0 < offer.atLeast + 5 } ?? false
        let near = isNear ? totals[index] : nil
        #expect(limited[index]?.total(at: session.weightCost) == near, "demand \(demand)")
      }
      let now = session.answer
      #expect(now.placePrice == before.placePrice, "demand \(demand)")
      #expect(now.weekPrice == before.weekPrice, "demand \(demand)")
    }
    #expect(remembered > 100)
  }

  /// Arcs that a short search may need and that are not listed: at the worth their demand was listed
  /// by from its end, at the price their place was listed by from the other.
  private func unlisted(_ session: borrowing Session, _ network: Network) -> Int {
    let standing = session.standing
    let answer = session.answer
    let known = Int(session.finish.shortlist.known)
    var missing = 0
    for demand in 0..<standing.demandCount {
      let place = Int(answer.placeOf[demand])
      let row = standing.arcs[standing.arcStart[demand]..<standing.arcStart[demand + 1]]
      let worth =
        place < 0
        ? Int(standing.weight[demand]) * answer.weightCost
        : network.metreCost * (network.cost(of: demand, at: place) ?? 0) + answer.placePrice[place]
      let listed = Int(session.finish.shortlist.worthAbove[demand])
      let ways = session.finish.shortlist.ways.all(demand)
      for arc in row {
        for other in arc.places {
          let cost = network.metreCost * arc.cost_m
          let isWay = cost + answer.placePrice[other] - listed < known
          if isWay, !ways.contains(Int32(other)) { missing += 1 }
          let price = Int(session.finish.shortlist.priceBelow[other])
          guard cost + price - worth < known else { continue }
          let callers = session.finish.shortlist.callers.all(other)
          if !callers.contains(Int32(demand)) { missing += 1 }
        }
      }
    }
    return missing
  }

  @Test(arguments: 0..<4)
  func `the short lists stay complete through every change`(seed: Int) throws {
    let (network, solution) = try start(60 + seed)
    guard var session = Session(network, solution) else { throw NoSession() }
    var dice = Dice(seed)
    for step in 0..<60 {
      switch dice.roll(1...4) {
      case 1: session.cancel(dice.roll(0...network.demandCount - 1))
      case 2: session.restore(dice.roll(0...network.demandCount - 1))
      case 3: session.leave(dice.roll(0...network.weekCount - 1))
      default: session.comeBack(dice.roll(0...network.weekCount - 1))
      }
      let missing = unlisted(session, network)
      #expect(missing == 0, "seed \(seed) step \(step)")
    }
  }

  @Test func `an answer that was cut short starts no session`() throws {
    let (network, _) = try start(1)
    let cut = try Solver.solve(network, Budget(steps: 3))
    if Session(network, cut) != nil { Issue.record("started") }
  }
}

extension LegLists {
  /// The other ends of a node's legs.
  fileprivate func all(_ node: Int) -> [Int32] {
    (Int(start[node])..<Int(end[node])).map { legs[$0].other }
  }
}
