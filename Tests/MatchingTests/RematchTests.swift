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

  @Test func `a plan whose prices are wrong costs time, not exactness`() throws {
    var repaired = 0
    for seed in 40_000..<40_080 {
      guard
        let story = try story(
          seed, requests: 12, volunteers: 6, happenings: 2, kinds: Happening.allCases)
      else { continue }
      var dice = Dice(seed)
      var wrong = story.plan
      let highest = dice.pick([300, 100_000, 1 << 40])
      for index in wrong.certificate.weekPrices.indices where dice.chance(50) {
        wrong.certificate.weekPrices[index] = dice.roll(-5...highest)
      }
      for index in wrong.certificate.slotPrices.indices where dice.chance(50) {
        wrong.certificate.slotPrices[index] = dice.roll(-5...highest)
      }
      let rematch = try rematch(story.now, from: wrong, of: story.old)
      try expectBest(rematch, story.now, story.plan, "seed \(seed)")
      if rematch.way == .repaired { repaired += 1 }
    }
    #expect(repaired > 20)
  }

  @Test func `a plan of other people or half days is refused`() throws {
    let story = try #require(
      try story(50_000, requests: 9, volunteers: 5, happenings: 0, kinds: Happening.allCases))
    var other = RandomWorld(seed: 50_000, requests: 9, volunteers: 5).rows
    other.requests.append(request("Yêu cầu khác"))
    var fuller = RandomWorld(seed: 50_000, requests: 9, volunteers: 5).rows
    for index in fuller.volunteers.indices { fuller.volunteers[index].seats[Slot.all[20]] = 1 }
    for rows in [other, fuller] {
      let foreign = try rows.build()
      #expect(throws: MatchingError.self) {
        _ = try rematch(story.now, from: story.plan, of: foreign)
      }
    }
  }

  @Test func `a budget that runs out still gives a plan that is checked`() throws {
    var unfinished = 0
    for seed in 60_000..<60_040 {
      guard
        let story = try story(
          seed, requests: 60, volunteers: 20, happenings: 60,
          kinds: [.cancel, .arrive, .wantOther, .leave, .join, .freeOther])
      else { continue }
      let rematch = try rematch(
        story.now, from: story.plan, of: story.old, budget: Budget(steps: 3))
      try Check.verify(
        rematch.plan, of: story.now, policy: story.plan.policy, previous: story.plan)
      if !rematch.plan.statistics.isFinished { unfinished += 1 }
    }
    #expect(unfinished > 0)
  }

  @Test func `what changed is told by ids, whatever happens to the ranks`() throws {
    var rows = RandomWorld(seed: 70_001, requests: 9, volunteers: 5).rows
    rows.pins = []
    rows.bars = []
    rows.volunteers[0].languages = ["vi", "mường"]
    let old = try rows.build()
    #expect(ProblemDiff(from: old, to: old).isEmpty)
    var first = rows.volunteers[0]
    first.id = "A"
    first.languages = ["anh", "vi"]
    rows.volunteers.append(first)
    var wish = rows.requests[0]
    wish.id = "A"
    rows.requests.append(wish)
    rows.requests[0].minutes += 5
    rows.bars = [bar("A", "A", .declined)]
    rows.pins = [pin(rows.requests[0].id, nil, 2)]
    let diff = ProblemDiff(from: old, to: try rows.build())
    #expect(diff.requests.added == ["A"] && diff.volunteers.added == ["A"])
    #expect(diff.requests.changed == [rows.requests[0].id] && diff.volunteers.changed.isEmpty)
    #expect(diff.barsAdded == rows.bars && diff.pinsAdded == rows.pins && !diff.isElsewhere)
    let back = ProblemDiff(from: try rows.build(), to: old)
    #expect(back.requests.gone == ["A"] && back.barsLifted == rows.bars && back.pinsAdded.isEmpty)
    rows.classes[0].weight += 1
    #expect(ProblemDiff(from: old, to: try rows.build()).isElsewhere)
  }
}
