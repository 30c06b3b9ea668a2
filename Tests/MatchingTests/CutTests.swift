import Testing

@testable import Matching

/// Most candidates of a request have no arc at first; the optimum is that of all of them.
@Suite struct CutTests {
  /// Many more requests than a handful of neighbours can serve; some towns lie at one point.
  private static func town(seed: Int, inPairs percent: Int = 0) throws -> Problem {
    var dice = Dice(seed)
    var rows = emptyWorld()
    let extent = dice.pick([0, 300, 6000])
    let radius = dice.pick([[1500, 3000, 9000], [20_000]])
    for index in 0..<40 {
      var row = volunteer("Tình nguyện viên \(index)")
      row.place = place(
        east_m: dice.roll(-extent...extent), north_m: dice.roll(-extent...extent))
      row.radius_m = dice.pick(radius)
      row.modes = dice.chance(50) ? [.home, .phone] : [.home]
      row.seats = Seats()
      for slot in Slot.all.prefix(5) { row.seats[slot] = dice.roll(0...1) }
      row.weeklyCap = dice.roll(1...4)
      rows.volunteers.append(row)
    }
    for index in 0..<dice.pick([60, 150]) {
      var row = request("Yêu cầu \(index)")
      row.place = place(
        east_m: dice.roll(-extent...extent), north_m: dice.roll(-extent...extent))
      row.mode = dice.chance(20) ? .phone : .home
      row.priorityClass = dice.pick(["khuyết tật", "người già", "khác"])
      row.slots = SlotSet(Slot.all.prefix(5).filter { _ in dice.chance(45) })
      if percent > 0, dice.chance(percent) { row.people = 2 }
      rows.requests.append(row)
    }
    return try rows.build()
  }

  @Test(arguments: 0..<4)
  func `however few candidates are kept, the plan is as good and as proved`(part: Int) throws {
    var added = 0
    for seed in (part * 8)..<(part * 8 + 8) {
      let problem = try Self.town(seed: seed)
      var policy = Policy()
      if seed % 3 == 1 { policy.priority = .exchange(metresPerWeight: 700) }
      if seed % 3 == 2 { policy.fairness = .tieBreak }
      policy.candidatesPerRequest = 10_000
      let whole = try solve(problem, policy: policy)
      for limit in [1, 2, 3, 8] {
        policy.candidatesPerRequest = limit
        let plan = try solve(problem, policy: policy)
        #expect(plan.certificate.gap == 0, "seed \(seed), \(limit) kept")
        #expect(plan.certificate.isStrict == whole.certificate.isStrict)
        if policy.priority == .strict {
          #expect(plan.score.unservedWeight == whole.score.unservedWeight, "seed \(seed)")
          #expect(plan.score.served == whole.score.served, "seed \(seed)")
        }
        if plan.certificate.weightCost == whole.certificate.weightCost {
          #expect(plan.certificate.cost == whole.certificate.cost, "seed \(seed)")
        }
        if plan.statistics.arcs < whole.statistics.arcs, plan.statistics.rounds > 1 { added += 1 }
      }
    }
    #expect(added > 16)
  }

  @Test func `a cut candidate who serves more is found however far away`() throws {
    // One volunteer between two requests; the other is 143 km from the nearer, more than a unit of
    // weight is worth at first, and out of reach of the farther.
    var rows = emptyWorld()
    for (name, east) in [("Ở giữa", -30_000), ("Ở xa", 110_000)] {
      var person = volunteer(name, east_m: east)
      person.weeklyCap = 1
      person.radius_m = 200_000
      rows.volunteers.append(person)
    }
    rows.requests = [request("Gần", east_m: 0), request("Xa", east_m: -60_000)]
    var policy = Policy()
    policy.candidatesPerRequest = 1
    let plan = try solve(try rows.build(), policy: policy)
    #expect(plan.score.served == 2)
    #expect(plan.certificate.gap == 0 && plan.certificate.isStrict)
    #expect(plan.certificate.weightCost > AuctionSolver.firstWeightCost_m)
  }

  @Test func `beside people who come in pairs nobody is left out next to somebody idle`() throws {
    var tried = 0
    for seed in 100..<140 {
      let problem = try Self.town(seed: seed, inPairs: 30)
      var policy = Policy()
      policy.candidatesPerRequest = seed % 2 + 1
      let plan = try solve(problem, policy: policy)
      if plan.certificate.gap > 0 { tried += 1 }
      let book = RuleBook(problem, policy)
      for entry in plan.unserved where problem.requests[Int(entry.request)].people == 1 {
        for (index, person) in problem.volunteers.enumerated()
        where book.allows(request: entry.request, volunteer: Int32(index)) {
          let visits = plan.visits.filter { $0.volunteer == Int32(index) }
          guard visits.count < person.weeklyCap else { continue }
          for slot in book.slots(request: entry.request, volunteer: Int32(index)).slots {
            #expect(visits.count { $0.slot == slot } >= person.seats[slot], "seed \(seed)")
          }
        }
      }
    }
    #expect(tried > 10, "plans whose pairs the flow alone could not say")
  }
}
