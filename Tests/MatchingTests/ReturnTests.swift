import Testing

@testable import Matching

/// More of what must stay: other weights of the same order, loose pins of the best plan, somebody who
/// goes and comes back.
@Suite struct ReturnTests {
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

  @Test func `weights as powers of two keep who is served in every class`() throws {
    try worlds(0..<60) { world, problem, plan in
      var rows = world.rows
      for index in rows.classes.indices {
        rows.classes[index].weight = 1 << rows.classes[index].weight
      }
      let again = try solve(try rows.build(), policy: world.policy)
      func perClass(_ plan: Plan) -> [Int] {
        problem.classes.indices.map { rank in
          plan.visits.count { problem.requests[Int($0.request)].priorityClass == Int32(rank) }
        }
      }
      #expect(perClass(again) == perClass(plan))
      #expect(again.score.metres == plan.score.metres)
    }
  }

  @Test func `the best plan's volunteers or half days alone, pinned, keep its score`() throws {
    var kept = 0
    try worlds(0..<60) { world, problem, plan in
      for isByVolunteer in [true, false] {
        var rows = world.rows
        for visit in plan.visits where !visit.isPinned {
          let id = problem.requests[Int(visit.request)].id
          guard !rows.pins.contains(where: { $0.request == id }) else { continue }
          let who = problem.volunteers[Int(visit.volunteer)].id
          rows.pins.append(
            isByVolunteer ? pin(id, who, nil) : pin(id, nil, Int(visit.slot.index)))
        }
        guard let pinned = try? rows.build() else { continue }
        kept += 1
        let again = try solve(pinned, policy: world.policy)
        #expect(again.score.unservedWeight == plan.score.unservedWeight)
        #expect(again.certificate.cost - again.certificate.bound == 0)
        #expect(travel(again, pinned, world.policy) == travel(plan, problem, world.policy))
      }
    }
    #expect(kept > 60)
  }

  /// Travel and spread in the solver's units.
  private func travel(_ plan: Plan, _ problem: Problem, _ policy: Policy) -> Int {
    let costs = CostBook(problem: problem, policy: policy)
    let metres = plan.visits.reduce(0) {
      $0 + costs.cost_m($1.request, $1.volunteer, $1.slot, metres: $1.metres)
    }
    var load = [Int](repeating: 0, count: problem.volunteers.count)
    var spread = 0
    for visit in plan.visits {
      let person = problem.volunteers[Int(visit.volunteer)]
      let base = policy.fairness == .tieBreak ? 0 : person.recentLoad
      spread += costs.unitStep * (base + load[Int(visit.volunteer)])
      load[Int(visit.volunteer)] += 1
    }
    return costs.metreCost * metres + spread
  }

  @Test func `a volunteer who leaves and joins again changes nothing`() throws {
    try worlds(0..<60) { world, problem, plan in
      var rows = world.rows
      guard let gone = rows.volunteers.popLast() else { return }
      rows.bars.removeAll { $0.volunteer == gone.id }
      rows.pins.removeAll { $0.volunteer == gone.id }
      rows.current.removeAll { $0.volunteer == gone.id }
      for index in rows.requests.indices where rows.requests[index].known == gone.id {
        rows.requests[index].known = nil
      }
      guard let fewer = try? rows.build() else { return }
      let without = try solve(fewer, policy: world.policy)
      // Pins of the one who left may have bound a request to them alone.
      if !problem.pins.contains(where: { $0.volunteer != nil }) {
        #expect(without.score.unservedWeight >= plan.score.unservedWeight)
      }
      let back = try solve(problem, policy: world.policy, previous: without)
      #expect(back.score.unservedWeight == plan.score.unservedWeight)
      #expect(PlanFile.write(try solve(problem, policy: world.policy)) == PlanFile.write(plan))
    }
  }

  @Test func `a swap of two visits is refused, or is another best plan`() throws {
    var (refused, accepted) = (0, 0)
    try worlds(0..<120) { world, problem, plan in
      let book = RuleBook(problem, world.policy)
      let free = plan.visits.indices.filter { !plan.visits[$0].isPinned }
      for (index, first) in free.enumerated() {
        for second in free[(index + 1)...] {
          var visits = plan.visits
          let (one, two) = (visits[first], visits[second])
          visits[first] = one.by(
            two.volunteer, book.metres(request: one.request, volunteer: two.volunteer)
          ).at(two.slot)
          visits[second] = two.by(
            one.volunteer, book.metres(request: two.request, volunteer: one.volunteer)
          ).at(one.slot)
          guard visits != plan.visits else { continue }
          visits.sort { ($0.request, $0.volunteer) < ($1.request, $1.volunteer) }
          do {
            try Check.verify(plan.with(visits: visits), of: problem, policy: world.policy)
            accepted += 1
            let other = plan.with(visits: visits)
            #expect(
              travel(other, problem, world.policy) == travel(plan, problem, world.policy))
          } catch { refused += 1 }
        }
      }
    }
    #expect(refused > 150 && accepted < refused / 10, "\(refused) refused, \(accepted) accepted")
  }
}
