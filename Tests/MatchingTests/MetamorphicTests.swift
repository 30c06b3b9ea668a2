import Testing

@testable import Matching

/// What must stay when the question changes in a way that should not matter, or matters one way only.
@Suite struct MetamorphicTests {
  private func worlds(_ range: Range<Int>, _ body: (RandomWorld, Problem, Plan) throws -> Void)
    throws
  {
    for seed in range {
      var world = RandomWorld(seed: 7000 + seed, requests: 14, volunteers: 6)
      world.policy.priority = .strict
      guard let problem = world.problem else { continue }
      try body(world, problem, try solve(problem, policy: world.policy))
    }
  }

  @Test func `other ids keep what is served and travelled`() throws {
    try worlds(0..<60) { world, _, plan in
      var rows = world.rows
      let names = Dictionary(
        uniqueKeysWithValues: rows.requests.enumerated().map { ($1.id, "Z\(99 - $0)") })
      for index in rows.requests.indices {
        rows.requests[index].id = names[rows.requests[index].id, default: ""]
      }
      for index in rows.bars.indices {
        rows.bars[index].request = names[rows.bars[index].request, default: ""]
      }
      for index in rows.pins.indices {
        rows.pins[index].request = names[rows.pins[index].request, default: ""]
      }
      for index in rows.current.indices {
        rows.current[index].request = names[rows.current[index].request, default: ""]
      }
      let again = try solve(try rows.build(), policy: world.policy)
      #expect(again.score.served == plan.score.served)
      #expect(again.score.unservedWeight == plan.score.unservedWeight)
      #expect(again.certificate.cost == plan.certificate.cost)
    }
  }

  @Test func `only the order of the weights counts`() throws {
    try worlds(0..<60) { world, problem, plan in
      var rows = world.rows
      for index in rows.classes.indices {
        let weight = rows.classes[index].weight
        rows.classes[index].weight = weight * weight * weight
      }
      let again = try solve(try rows.build(), policy: world.policy)
      func perClass(_ plan: Plan) -> [Int] {
        problem.classes.indices.map { rank in
          plan.visits.count { problem.requests[Int($0.request)].priorityClass == Int32(rank) }
        }
      }
      #expect(perClass(again) == perClass(plan))
    }
  }

  @Test func `twice the distances cost twice the travel`() throws {
    for seed in 0..<40 {
      let network = Network.random(seed: 300 + seed, weeks: 12, demands: 60, scarce: true)
      var doubled = network
      doubled.arcs = network.arcs.map {
        Arc(cost_m: 2 * $0.cost_m, firstPlace: $0.firstPlace, mask: $0.mask)
      }
      doubled.unitStep *= 2
      let one = try Solver.solve(network, Budget()).value(network)
      let two = try Solver.solve(doubled, Budget()).value(doubled)
      #expect(two == [one[0], 2 * one[1]])
    }
  }

  @Test func `one more volunteer never serves less`() throws {
    try worlds(0..<60) { world, _, plan in
      var rows = world.rows
      var helper = volunteer("Người mới")
      helper.radius_m = 9000
      rows.volunteers.append(helper)
      let more = try solve(try rows.build(), policy: world.policy)
      #expect(more.score.unservedWeight <= plan.score.unservedWeight)
    }
  }

  @Test func `to cancel and come again changes nothing`() throws {
    try worlds(0..<60) { world, problem, plan in
      var rows = world.rows
      let row = rows.requests.removeLast()
      rows.bars.removeAll { $0.request == row.id }
      rows.pins.removeAll { $0.request == row.id }
      rows.current.removeAll { $0.request == row.id }
      guard let fewer = try? rows.build() else { return }
      let without = try solve(fewer, policy: world.policy)
      let gone = try #require(problem.requests.first { $0.id == row.id })
      let own = CostBook(problem: problem, policy: world.policy).weight(of: gone)
      #expect(without.score.unservedWeight >= plan.score.unservedWeight - own)
      #expect(without.score.unservedWeight <= plan.score.unservedWeight)
      #expect(PlanFile.write(try solve(problem, policy: world.policy)) == PlanFile.write(plan))
    }
  }

  @Test func `pinning the best plan keeps it`() throws {
    var kept = 0
    try worlds(0..<60) { world, problem, plan in
      var rows = world.rows
      for visit in plan.visits where !visit.isPinned {
        let id = problem.requests[Int(visit.request)].id
        rows.pins.removeAll { $0.request == id }
        rows.pins.append(
          pin(id, problem.volunteers[Int(visit.volunteer)].id, Int(visit.slot.index)))
      }
      // A partial pin that found no place may now ask for one too many.
      guard let pinned = try? rows.build() else { return }
      kept += 1
      let again = try solve(pinned, policy: world.policy)
      #expect(again.score.unservedWeight == plan.score.unservedWeight)
      #expect(again.score.metres == plan.score.metres)
      #expect(again.visits.map(\.slot) == plan.visits.map(\.slot))
    }
    #expect(kept > 20)
  }

  @Test func `the plan before is kept where nothing is gained by moving`() throws {
    try worlds(0..<60) { world, problem, plan in
      guard problem.current.isEmpty else { return }
      let again = try solve(problem, policy: world.policy, previous: plan)
      #expect(again.visits.map(\.volunteer) == plan.visits.map(\.volunteer))
      #expect(again.visits.map(\.slot) == plan.visits.map(\.slot))
      #expect(again.visits.allSatisfy { $0.predecessor == nil })
      try Check.verify(again, of: problem, policy: world.policy, previous: plan)
    }
  }

  @Test func `a plan leaves nobody out beside somebody idle who may come`() throws {
    try worlds(0..<80) { world, problem, plan in
      let book = RuleBook(problem, world.policy)
      guard (problem.teams.map(\.quota) + problem.communes.map(\.quota)).allSatisfy({ $0 == nil })
      else { return }
      for entry in plan.unserved {
        for volunteer in problem.volunteers.indices.map(Int32.init)
        where book.allows(request: entry.request, volunteer: volunteer) {
          let person = problem.volunteers[Int(volunteer)]
          let visits = plan.visits.filter { $0.volunteer == volunteer }
          guard visits.count < person.weeklyCap else { continue }
          for slot in book.slots(request: entry.request, volunteer: volunteer).slots {
            #expect(visits.count { $0.slot == slot } >= person.seats[slot])
          }
        }
      }
    }
  }
}
