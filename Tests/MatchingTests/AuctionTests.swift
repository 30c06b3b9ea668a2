import Testing

@testable import Matching

@Suite struct AuctionTests {
  private func expectProof(_ solution: Solution, _ network: Network, _ seed: Int) {
    let found = Check.examine(solution.answer, of: network)
    #expect(found.isFeasible && found.cost == found.bound, "seed \(seed)")
    if network.weightCost == nil { #expect(found.isStrict, "seed \(seed)") }
  }

  @Test(arguments: 0..<4)
  func `auction and plain paths reach the same optimum`(part: Int) throws {
    for seed in (part * 30)..<(part * 30 + 30) {
      var dice = Dice(seed)
      var network = Network.random(
        seed: seed, weeks: dice.roll(1...30), demands: dice.roll(1...150),
        scarce: seed.isMultiple(of: 2))
      if seed % 5 == 4 { network.weightCost = network.metreCost * dice.roll(100...3000) }
      let bounds = try Bounds(network)
      guard let fast = AuctionSolver.solve(network, bounds, Budget()) else {
        #expect(network.arcs.isEmpty)
        continue
      }
      let plain = PathSolver.solve(network, bounds, Budget())
      expectProof(fast, network, seed)
      expectProof(plain, network, seed)
      if let price = network.weightCost {
        let values = [fast, plain].map { $0.value(network)[0] * price + $0.value(network)[1] }
        #expect(values[0] == values[1], "seed \(seed)")
      } else {
        #expect(fast.value(network) == plain.value(network), "seed \(seed)")
      }
    }
  }

  @Test func `prices are what the visits say after every phase`() throws {
    for seed in 0..<12 {
      let network = Network.random(
        seed: 500 + seed, weeks: 14, demands: 90, scarce: seed.isMultiple(of: 2))
      try network.arcs.withUnsafeBufferPointer { arcs in
        let floor = Floor(
          network, arcs: try #require(arcs.baseAddress), weightCost: Int32(network.metreCost << 12))
        var epsilon = Int32(network.metreCost << 12)
        var cut: Int32 = 0
        while epsilon >= Int32(network.metreCost) {
          floor.startPhase(cut: cut)
          let phase = floor.phase(epsilon: epsilon, limit: 1_000_000, Budget())
          #expect(phase.isDone)
          expectInvariants(floor, epsilon)
          cut = epsilon * 5 / 2
          epsilon /= 4
        }
      }
    }
  }

  @Test func `an overshoot is taken back where nobody comes for it`() throws {
    var lowered = 0
    for seed in 0..<40 {
      let network = Network.random(
        seed: 900 + seed, weeks: 14, demands: 60, scarce: seed.isMultiple(of: 2))
      try network.arcs.withUnsafeBufferPointer { arcs in
        let floor = Floor(
          network, arcs: try #require(arcs.baseAddress), weightCost: Int32(network.metreCost << 12))
        floor.startPhase(cut: 0)
        #expect(floor.phase(epsilon: floor.metreCost, limit: 1_000_000, Budget()).isDone)
        let before = floor.price.array
        let least = (0..<floor.demandCount).map { floor.cheapest($0) }
        let visits = (0..<floor.demandCount).map { floor.place[$0] }
        floor.lowerOvershoot()
        #expect(visits == (0..<floor.demandCount).map { floor.place[$0] })
        for demand in 0..<floor.demandCount {
          #expect(floor.cheapest(demand) >= least[demand], "seed \(seed)")
        }
        for (place, old) in before.enumerated() {
          #expect(floor.price[place] <= old && floor.price[place] >= max(0, old - floor.metreCost))
          if floor.price[place] < old { lowered += 1 }
        }
        expectPotentials(floor)
      }
    }
    #expect(lowered > 40)
  }

  /// What the finish asks of prices: no arc of the residual network but a demand's costs less than 0.
  private func expectPotentials(_ floor: borrowing Floor) {
    for week in 0..<floor.weekCount {
      let (count, low) = (floor.load[week], floor.low[week])
      if count < floor.weekCap[week] { #expect(low <= floor.unitCost(week, count)) }
      if count > 0 { #expect(low >= floor.unitCost(week, count - 1)) }
      for place in Int(floor.placeStart[week])..<Int(floor.placeStart[week + 1]) {
        let used = floor.used(place)
        if used > 0 { #expect(floor.price[place] >= low) }
        if used < Int(floor.seats[place]) { #expect(floor.price[place] <= low) }
      }
    }
  }

  /// The statements that the proofs of the auction stand on, from the visits alone.
  private func expectInvariants(_ floor: borrowing Floor, _ epsilon: Int32) {
    for week in 0..<floor.weekCount {
      let first = Int(floor.placeStart[week])
      let slots = Int(floor.placeStart[week + 1]) - first
      let visits = (0..<Int(floor.load[week])).map {
        floor.visits[Int(floor.visitStart[week]) + $0]
      }
      let count = Int32(visits.count)
      #expect(count <= floor.weekCap[week])
      let next = count < floor.weekCap[week] ? floor.unitCost(week, count) : Floor.far
      let low = visits.reduce(next) { min($0, $1.price) }
      #expect(floor.low[week] == low)
      #expect(visits.allSatisfy { $0.price >= floor.unitCost(week, count - 1) })
      #expect(visits.allSatisfy { $0.mask >> UInt32($0.slot) & 1 == 1 })
      for slot in 0..<slots {
        #expect(visits.count { $0.slot == Int32(slot) } <= Int(floor.seats[first + slot]))
        let expected = price(
          at: slot, visits, low, seats: (0..<slots).map { Int(floor.seats[first + $0]) })
        #expect(floor.price[first + slot] == expected)
      }
    }
    for demand in 0..<floor.demandCount {
      let place = Int(floor.place[demand])
      let least = floor.cheapest(demand)
      let now = place < 0 ? floor.rejection(demand) : floor.travel[demand] + floor.price[place]
      #expect(now <= least + (place < 0 ? 0 : epsilon))
    }
  }

  /// The least price of whoever must leave when somebody enters at a half day.
  private func price(at slot: Int, _ visits: [Visit], _ low: Int32, seats: [Int]) -> Int32 {
    var reached = [slot]
    var least = Floor.far
    var next = 0
    while next < reached.count {
      let here = reached[next]
      next += 1
      let sitting = visits.filter { $0.slot == Int32(here) }
      if sitting.count < seats[here] { least = min(least, low) }
      for visit in sitting {
        least = min(least, visit.price)
        for other in seats.indices where visit.mask >> UInt32(other) & 1 == 1 {
          if !reached.contains(other) { reached.append(other) }
        }
      }
    }
    return least
  }

  @Test func `a budget that runs out gives a feasible answer and an honest gap`() throws {
    let network = Network.random(seed: 77, weeks: 30, demands: 300, scarce: true)
    let best = try Solver.solve(network, Budget()).value(network)
    var gaps: [Int128] = []
    for steps in [0, 1, 50, 300, 900] {
      let solution = try Solver.solve(network, Budget(steps: steps))
      let found = Check.examine(solution.answer, of: network)
      #expect(!solution.isFinished && found.isFeasible)
      #expect(found.bound <= found.cost)
      #expect(solution.value(network)[0] >= best[0])
      gaps.append(found.cost - found.bound)
    }
    #expect(gaps[0] > 0 && gaps.last ?? 0 <= gaps[0])
    let asked = try Solver.solve(network, Budget(isSpent: { true }))
    #expect(Check.examine(asked.answer, of: network).isFeasible)
  }

  @Test func `a bad start is answered by another auction, and the end is the same`() throws {
    for seed in 0..<12 {
      let network = Network.random(
        seed: 700 + seed, weeks: 20, demands: 120, scarce: seed.isMultiple(of: 2))
      let bounds = try Bounds(network)
      let patient = AuctionSolver(network: network, bounds: bounds, budget: Budget())
      let hasty = AuctionSolver(
        network: network, bounds: bounds, budget: Budget(), patience: -1)
      let good = try #require(patient.run(from: nil))
      let bad = try #require(hasty.run(from: nil))
      #expect(bad.work.phases > good.work.phases)
      #expect(bad.value(network) == good.value(network))
      expectProof(bad, network, seed)
    }
  }

  @Test func `what 32 bits cannot hold goes to the paths`() throws {
    var network = Network.random(seed: 5, weeks: 8, demands: 30, scarce: true)
    network.weight = network.weight.map { $0 * 2_000_000 }
    #expect(AuctionSolver.solve(network, try Bounds(network), Budget()) == nil)
    expectProof(try Solver.solve(network, Budget()), network, 5)
    network.weight = network.weight.map { _ in .max }
    network.weightCost = 1 << 40
    #expect(throws: MatchingError.self) { try Solver.solve(network, Budget()) }
  }

  @Test func `a price of weight that is too low is raised until nothing serves more`() throws {
    // Serving both needs a chain of moves that costs more than 65 km a unit of weight.
    var network = Network()
    network.weekCap = [1, 1]
    network.weekBase = [0, 0]
    network.seats = [1, 1]
    network.weekOf = [0, 1]
    network.placeStart = [0, 1, 2]
    network.weight = [1, 1]
    network.arcs = [
      Arc(cost_m: 10, firstPlace: 0, mask: 1), Arc(cost_m: 900_000, firstPlace: 1, mask: 1),
      Arc(cost_m: 10, firstPlace: 0, mask: 1),
    ]
    network.arcStart = [0, 2, 3]
    let solution = try Solver.solve(network, Budget())
    #expect(solution.placeOf == [1, 0])
    #expect(solution.weightCost > AuctionSolver.firstWeightCost_m)
    expectProof(solution, network, 0)
  }

  @Test func `a place left over is dear only above a price`() throws {
    let network = Network.random(seed: 3, weeks: 6, demands: 9, scarce: false)
    try network.arcs.withUnsafeBufferPointer { arcs in
      let floor = Floor(network, arcs: try #require(arcs.baseAddress), weightCost: 1)
      let empty = floor.hasHole(dearerThan: -1)
      #expect(!empty, "nobody has visits")
      let last = network.placeCount - 1
      floor.addHole(at: last)
      let visit = Int(floor.visitStart[Int(floor.weekOf[last])])
      floor.visits.base[visit].price = 700
      let (above, equal) = (floor.hasHole(dearerThan: 699), floor.hasHole(dearerThan: 700))
      #expect(above && !equal)
      floor.visits.base[visit].demand = 0
      let bought = floor.hasHole(dearerThan: 699)
      #expect(!bought, "somebody bought it")
    }
  }
}
