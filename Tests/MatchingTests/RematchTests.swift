import Testing

@testable import Matching

@Suite struct RematchTests {
  /// A plan, what happened, and the problem as it is now; `nil` where pins ask for too much.
  private func story(
    _ seed: Int, requests: Int, volunteers: Int, happenings: Int, kinds: [Happening]
  ) throws -> (old: Problem, plan: Plan, now: Problem)? {
    var world = RandomWorld(seed: seed, requests: requests, volunteers: volunteers)
    guard let old = world.problem else { return nil }
    let plan = try solve(old, policy: world.policy)
    var dice = Dice(seed + 90_000)
    for _ in 0..<happenings {
      let before = world.rows
      world.rows.happen(dice.pick(kinds), to: plan, &dice)
      if (try? world.rows.build()) == nil { world.rows = before }
    }
    return (old, plan, try world.rows.build())
  }

  /// Both certificates, and the objective of a solve that begins anew.
  private func expectBest(
    _ rematch: Rematch, _ now: Problem, _ plan: Plan, _ note: String
  ) throws {
    try Check.verify(rematch.plan, of: now, policy: plan.policy, previous: plan)
    let cold = try solve(now, policy: plan.policy, previous: plan)
    #expect(rematch.plan.certificate.gap == 0, "\(note)")
    #expect(rematch.plan.score.unservedWeight == cold.score.unservedWeight, "\(note)")
    #expect(rematch.plan.certificate.isStrict == cold.certificate.isStrict, "\(note)")
    #expect(
      value(rematch.plan, now.continuing(plan)) == value(cold, now.continuing(plan)), "\(note)")
  }

  /// Travel, changes and spread of what was not agreed on, in the solver's units.
  private func value(_ plan: Plan, _ problem: Problem) -> Int128 {
    let costs = CostBook(problem: problem, policy: plan.policy)
    var load = RuleBook(problem, plan.policy).bookedWeek.map(Int.init)
    var total: Int128 = 0
    for visit in plan.visits where !visit.isPinned {
      let volunteer = Int(visit.volunteer)
      let base = costs.unitBase(problem.volunteers[volunteer], booked: load[volunteer])
      total += Int128(
        costs.metreCost
          * costs.cost_m(visit.request, visit.volunteer, visit.slot, metres: visit.metres)
          + costs.unitStep * base)
      load[volunteer] += 1
    }
    return total
  }

  @Test(arguments: 0..<16)
  func `whatever happens, the new plan is as good as one from nothing`(chunk: Int) throws {
    var ways: [Rematch.Way: Int] = [:]
    for seed in chunk * 100..<(chunk + 1) * 100 {
      guard
        let story = try story(
          seed, requests: 9, volunteers: 5, happenings: 1 + seed % 6, kinds: Happening.allCases)
      else { continue }
      let rematch = try rematch(story.now, from: story.plan, of: story.old)
      try expectBest(rematch, story.now, story.plan, "seed \(seed)")
      ways[rematch.way, default: 0] += 1
    }
    #expect(ways[.repaired, default: 0] > 20)
  }

  @Test(arguments: Happening.allCases)
  func `each kind of change alone is worked in exactly`(kind: Happening) throws {
    var changed = 0
    for seed in 20_000..<20_060 {
      guard
        let story = try story(seed, requests: 30, volunteers: 12, happenings: 1, kinds: [kind])
      else { continue }
      let rematch = try rematch(story.now, from: story.plan, of: story.old)
      try expectBest(rematch, story.now, story.plan, "seed \(seed) \(kind)")
      if !rematch.changes.isEmpty { changed += 1 }
      #expect(rematch.changes == ProblemDiff(from: story.old, to: story.now))
    }
    #expect(changed > 10)
  }

  @Test func `where much changes, the auction begins again from the old prices`() throws {
    var restarted = 0
    for seed in 30_000..<30_040 {
      guard
        let story = try story(
          seed, requests: 60, volunteers: 20, happenings: 60,
          kinds: [.cancel, .arrive, .wantOther, .leave, .join, .freeOther])
      else { continue }
      let rematch = try rematch(story.now, from: story.plan, of: story.old)
      try expectBest(rematch, story.now, story.plan, "seed \(seed)")
      if rematch.way == .restarted { restarted += 1 }
    }
    #expect(restarted > 4)
  }
}
