import Testing

@testable import Matching

@Suite struct ExplainTests {
  @Test func `every change that a verdict names makes its rule hold`() throws {
    var tried: [Rule: Int] = [:]
    for seed in 0..<250 {
      let world = RandomWorld(seed: seed, requests: 6, volunteers: 6, groups: true)
      guard let problem = world.problem else { continue }
      let book = RuleBook(problem, world.policy)
      for (request, wish) in problem.requests.enumerated() {
        for (volunteer, person) in problem.volunteers.enumerated() {
          for verdict in book.verdicts(request: Int32(request), volunteer: Int32(volunteer)) {
            guard let change = verdict.change else { continue }
            var rows = world.rows
            var policy = world.policy
            if case .widenArea(let area) = change { policy.area = area }
            rows.apply(change, request: wish.id, volunteer: person.id, problem)
            let after = RuleBook(try rows.build(), policy).verdict(
              verdict.rule, request: Int32(request), volunteer: Int32(volunteer))
            #expect(after.holds, "seed \(seed) \(verdict.rule) \(change)")
            tried[verdict.rule, default: 0] += 1
          }
        }
      }
    }
    #expect(tried.count == Rule.allCases.count)
  }

  @Test func `who has no candidate is told the truth`() throws {
    var relaxed = 0
    for seed in 0..<500 {
      let world = RandomWorld(seed: seed)
      guard let problem = world.problem else { continue }
      let plan = try solve(problem, policy: world.policy)
      let explainer = Explainer(plan, of: problem, policy: world.policy)
      let book = RuleBook(problem, world.policy)
      for entry in plan.unserved where entry.reason == .noCandidate {
        let why = try #require(explainer.whyUnserved(entry.request))
        for count in why.failing {
          let again = problem.volunteers.indices.count {
            !book.verdict(count.rule, request: entry.request, volunteer: Int32($0)).holds
          }
          #expect(count.volunteers == again)
        }
        for relaxation in why.relaxations {
          relaxed += 1
          try expectCandidate(after: relaxation, of: entry.request, world, problem)
        }
      }
    }
    #expect(relaxed > 300)
  }

  @Test func `rules asked of all at once fail as they do when asked one by one`() throws {
    var seen: UInt32 = 0
    for seed in 0..<300 {
      let world = RandomWorld(seed: seed, requests: 6, volunteers: 6, groups: true)
      guard let problem = world.problem else { continue }
      let book = RuleBook(problem, world.policy)
      // One request is left out of what was prepared: it is asked rule by rule.
      let requests = problem.requests.indices.map(Int32.init)
      let failing = FailingRules(book, requests.dropFirst())
      for request in requests {
        var next: Int32 = 0
        failing.visit(request) { volunteer, mask in
          let verdicts = book.verdicts(request: request, volunteer: volunteer)
          let expected = verdicts.enumerated().reduce(UInt32(0)) { mask, verdict in
            verdict.element.holds ? mask : mask | 1 << UInt32(verdict.offset)
          }
          #expect(volunteer == next && mask == expected, "seed \(seed)")
          seen |= mask
          next += 1
        }
        #expect(Int(next) == problem.volunteers.count)
      }
    }
    #expect(seen.nonzeroBitCount == Rule.allCases.count)
  }

  private func expectCandidate(
    after relaxation: WhyUnserved.Relaxation, of request: Int32, _ world: RandomWorld,
    _ problem: Problem
  ) throws {
    let change = try #require(relaxation.verdict.change)
    var rows = world.rows
    var policy = world.policy
    if case .widenArea(let area) = change { policy.area = area }
    rows.apply(
      change, request: problem.requests[Int(request)].id,
      volunteer: problem.volunteers[Int(relaxation.volunteer)].id, problem)
    let book = RuleBook(try rows.build(), policy)
    #expect(book.allows(request: request, volunteer: relaxation.volunteer))
  }

  @Test func `who is outweighed is told who holds the places, and one more visit helps`() throws {
    var helped = 0
    for seed in 0..<900 {
      let world = RandomWorld(seed: seed)
      guard world.policy.priority == .strict, let problem = world.problem else { continue }
      let plan = try solve(problem, policy: world.policy)
      let explainer = Explainer(plan, of: problem, policy: world.policy)
      let costs = CostBook(problem: problem, policy: world.policy)
      for entry in plan.unserved where entry.reason == .outweighed {
        let why = try #require(explainer.whyUnserved(entry.request))
        let own = costs.weight(of: problem.requests[Int(entry.request)])
        for holder in why.holders {
          #expect(
            plan.visits.contains {
              $0.request == holder.request && $0.volunteer == holder.volunteer
                && $0.slot == holder.slot
            })
          let isAgreed = plan.visits.contains { $0.request == holder.request && $0.isPinned }
          let weight = costs.weight(of: problem.requests[Int(holder.request)])
          #expect(isAgreed || weight >= own, "seed \(seed)")
        }
        guard let more = why.oneMore else { continue }
        var rows = world.rows
        let id = problem.volunteers[Int(more.volunteer)].id
        let row = try #require(rows.volunteers.firstIndex { $0.id == id })
        rows.volunteers[row].seats[more.slot] += 1
        rows.volunteers[row].weeklyCap += 1
        let after = try solve(try rows.build(), policy: world.policy)
        #expect(after.score.unservedWeight < plan.score.unservedWeight, "seed \(seed)")
        helped += 1
      }
    }
    #expect(helped > 40)
  }

  @Test func `a runner-up may serve the request, and taking them loses what was said`() throws {
    var tried = 0
    for seed in 0..<1500 {
      let world = RandomWorld(seed: seed, requests: 5, volunteers: 4)
      guard case .exchange(let metres) = world.policy.priority, let problem = world.problem
      else { continue }
      let plan = try solve(problem, policy: world.policy)
      let explainer = Explainer(plan, of: problem, policy: world.policy)
      for visit in plan.visits where !visit.isPinned && problem.pins(of: visit.request).isEmpty {
        guard let runner = explainer.whyTheseOnes(visit.request).first?.runnerUp else { continue }
        var rows = world.rows
        rows.pins.append(
          pin(
            problem.requests[Int(visit.request)].id,
            problem.volunteers[Int(runner.volunteer)].id, Int(runner.slot.index)))
        guard let other = try? solve(try rows.build(), policy: world.policy) else { continue }
        tried += 1
        let loss = cost(other, problem, world, metres) - cost(plan, problem, world, metres)
        #expect(loss >= Int128(runner.regretAtLeast_m), "seed \(seed)")
      }
    }
    #expect(tried > 20)
  }

  /// The cost of all visits, agreed on or not, in metres.
  private func cost(
    _ plan: Plan, _ problem: Problem, _ world: RandomWorld, _ metresPerWeight: Int
  ) -> Int128 {
    let costs = CostBook(problem: problem, policy: world.policy)
    var load = [Int](repeating: 0, count: problem.volunteers.count)
    var total = plan.score.unservedWeight * metresPerWeight * costs.metreCost
    for visit in plan.visits {
      total +=
        costs.metreCost
        * costs.cost_m(visit.request, visit.volunteer, visit.slot, metres: visit.metres)
      let person = problem.volunteers[Int(visit.volunteer)]
      let base = world.policy.fairness == .tieBreak ? 0 : person.recentLoad
      total += costs.unitStep * (base + load[Int(visit.volunteer)])
      load[Int(visit.volunteer)] += 1
    }
    return Int128(total / costs.metreCost)
  }

  @Test func `a newcomer is never worth more than was said`() throws {
    var gained = 0
    for seed in 0..<400 {
      var world = RandomWorld(seed: seed)
      world.policy.priority = .exchange(metresPerWeight: 400)
      world.rows.teams[0].quota = nil
      world.rows.communes[0].quota = nil
      guard let problem = world.problem else { continue }
      let plan = try solve(problem, policy: world.policy)
      let values = Explainer(plan, of: problem, policy: world.policy).recruiting()
      for slot in Slot.all.prefix(2) {
        var rows = world.rows
        var newcomer = volunteer("Người mới")
        newcomer.seats = Seats()
        newcomer.seats[slot] = 1
        newcomer.languages = ["vi", "mường"]
        newcomer.radius_m = 9000
        rows.volunteers.append(newcomer)
        let better = try solve(try rows.build(), policy: world.policy)
        let gain = plan.certificate.cost - better.certificate.cost
        let most = values.filter { $0.slot == slot }.map(\.worthAtMost).max() ?? 0
        // A cap above all others changes what a metre costs where spread only breaks ties.
        guard better.certificate.metreCost == plan.certificate.metreCost else { continue }
        #expect(gain <= Int128(most), "seed \(seed)")
        if gain > 0 { gained += 1 }
      }
    }
    #expect(gained > 50)
  }

  @Test func `a volunteer with room is told what keeps requests away`() throws {
    var idle = 0
    for seed in 0..<300 {
      let world = RandomWorld(seed: seed)
      guard let problem = world.problem else { continue }
      let plan = try solve(problem, policy: world.policy)
      let explainer = Explainer(plan, of: problem, policy: world.policy)
      for volunteer in problem.volunteers.indices.map(Int32.init) {
        guard let why = explainer.whyIdle(volunteer) else { continue }
        idle += 1
        let visits = plan.visits.count { $0.volunteer == volunteer }
        #expect(why.room == problem.volunteers[Int(volunteer)].weeklyCap - visits)
        #expect(why.failing.allSatisfy { $0.volunteers <= plan.unserved.count })
      }
    }
    #expect(idle > 200)
  }

  @Test(arguments: SentenceLanguage.allCases)
  func `every code has a sentence of its own`(language: SentenceLanguage) throws {
    let problem = try #require(RandomWorld(seed: 3).problem)
    let sentences = Sentences(problem, language)
    let rules = Rule.allCases.map(sentences.failing)
    #expect(Set(rules).count == rules.count)
    let reasons = UnservedReason.allCases.map(sentences.unserved)
    #expect(Set(reasons).count == reasons.count)
    let changes: [Change] = [
      .activate, .consent, .addMode(.home), .addMode(.phone), .raiseSkills([]), .addLanguage(0),
      .waiveVisitorGender, .widenArea(.commune), .widenRadius(metres: 2000),
      .extendDeadline(Slot.all[0]), .openHalfDay(Slot.all[4]), .widenSlots, .addSeat(Slot.all[4]),
      .raiseWeeklyCap(to: 4), .lift(.excluded), .lift(.declined), .lift(.forbidden), .addPerson,
      .releasePin,
    ]
    let texts = changes.map(sentences.helping)
    #expect(Set(texts).count == texts.count)
    #expect(sentences.helping(.widenRadius(metres: 2000)).contains("2000 m"))
    #expect((rules + reasons + texts).allSatisfy { $0.hasSuffix(".") })
  }
}
