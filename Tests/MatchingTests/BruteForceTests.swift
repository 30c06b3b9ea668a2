import Testing

@testable import Matching

@Suite struct BruteForceTests {
  @Test(arguments: 0..<8)
  func `a plan is the best of all plans`(part: Int) throws {
    var tried = 0
    for seed in (part * 300)..<(part * 300 + 300) {
      let world = RandomWorld(seed: seed)
      guard let problem = world.problem else { continue }
      tried += 1
      let plan = try solve(problem, policy: world.policy)
      try Check.verify(plan, of: problem, policy: world.policy)
      let best = BruteForce.best(problem, world.policy)
      #expect(value(of: plan, problem, world.policy) == best, "seed \(seed)")
      #expect(plan.certificate.gap == 0, "seed \(seed)")
      if world.policy.priority == .strict { #expect(plan.certificate.isStrict, "seed \(seed)") }
    }
    #expect(tried > 200)
  }

  @Test(arguments: 0..<4)
  func `with groups the best plan lies between the bound and the plan`(part: Int) throws {
    var met = 0
    for seed in (part * 200)..<(part * 200 + 200) {
      let world = RandomWorld(seed: 1_000_000 + seed, requests: 4, groups: true)
      guard let problem = world.problem else { continue }
      let plan = try solve(problem, policy: world.policy)
      try Check.verify(plan, of: problem, policy: world.policy)
      let best = BruteForce.best(problem, world.policy)
      let found = value(of: plan, problem, world.policy)
      #expect((best.unservedWeight, best.cost) <= (found.unservedWeight, found.cost))
      if plan.certificate.gap == 0 { met += 1 }
      if plan.certificate.gap == 0, world.policy.priority != .strict || plan.certificate.isStrict {
        #expect(best == found, "seed \(seed)")
      }
    }
    #expect(met > 100)
  }

  /// What brute force counts: visits still to be planned, without those agreed on.
  private func value(of plan: Plan, _ problem: Problem, _ policy: Policy) -> BruteForce.Best {
    let costs = CostBook(problem: problem, policy: policy)
    let agreed = RuleBook(problem, policy).bookedWeek.map(Int.init)
    var cost = 0
    var load = agreed
    for visit in plan.visits where !visit.isPinned {
      let person = problem.volunteers[Int(visit.volunteer)]
      let metres = costs.cost_m(visit.request, visit.volunteer, visit.slot, metres: visit.metres)
      let base = policy.fairness == .tieBreak ? 0 : person.recentLoad
      cost +=
        costs.metreCost * metres + costs.unitStep * (base + load[Int(visit.volunteer)])
      load[Int(visit.volunteer)] += 1
    }
    if case .exchange(let metres) = policy.priority {
      return BruteForce.Best(
        unservedWeight: 0, cost: cost + plan.score.unservedWeight * metres * costs.metreCost)
    }
    return BruteForce.Best(unservedWeight: plan.score.unservedWeight, cost: cost)
  }
}
