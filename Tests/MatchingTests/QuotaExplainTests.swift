import Testing

@testable import Matching

/// What is said where quotas, limits and people who come together keep somebody away.
@Suite struct QuotaExplainTests {
  private func drawn(_ seed: Int, groups: Bool, limits: Bool) -> RandomWorld {
    var world = RandomWorld(seed: 40_000 + seed, requests: 8, volunteers: 6, groups: groups)
    // What was cut does not come back in the second stage.
    world.policy.candidatesPerRequest = 64
    var dice = Dice(seed)
    for index in world.rows.teams.indices where dice.chance(40) {
      world.rows.teams[index].quota = dice.roll(0...2)
    }
    for index in world.rows.communes.indices where dice.chance(30) {
      world.rows.communes[index].quota = dice.roll(0...3)
    }
    guard limits else { return world }
    var limit = LimitRow()
    limit.id = "Chiến dịch"
    limit.most = dice.roll(0...2)
    limit.services = dice.chance(60) ? ["kích hoạt VNeID"] : nil
    world.rows.limits = [limit]
    return world
  }

  private func quota(_ full: FullQuota, _ rows: Problem.Builder) -> Int? {
    switch full.kind {
    case .team: rows.teams.first { $0.id == full.id }?.quota
    case .commune: rows.communes.first { $0.id == full.id }?.quota
    case .limit: rows.limits.first { $0.id == full.id }?.most
    }
  }

  /// Counts again what a quota counts, by the words of the problem file.
  private func used(_ full: FullQuota, _ plan: Plan, _ rows: Problem.Builder) -> Int {
    plan.visits.count { visit in
      let person = rows.volunteers.first { $0.id == plan.volunteerIDs[Int(visit.volunteer)] }
      let wish = rows.requests.first { $0.id == plan.requestIDs[Int(visit.request)] }
      let team = rows.teams.first { $0.id == person?.team }
      return switch full.kind {
      case .team: team?.id == full.id
      case .commune: (team?.commune ?? person?.commune) == full.id
      case .limit: rows.limits[0].services?.contains(wish?.service ?? "") ?? true
      }
    }
  }

  /// Whether somebody fits who has room in week and half day.
  private func isSomebodyFree(_ request: Int32, _ plan: Plan, _ book: RuleBook) -> Bool {
    book.problem.volunteers.enumerated().contains { rank, person in
      let visits = plan.visits.filter { $0.volunteer == Int32(rank) }
      return visits.count < person.weeklyCap && !visits.contains { $0.request == request }
        && book.allows(request: request, volunteer: Int32(rank))
        && book.slots(request: request, volunteer: Int32(rank)).slots.contains { slot in
          visits.count { $0.slot == slot } < person.seats[slot]
        }
    }
  }

  @Test(arguments: [false, true])
  func `a quota named is used up, and one is named wherever somebody has room`(
    limits: Bool
  ) throws {
    var kinds: [FullQuota.Kind: Int] = [:]
    for seed in 0..<700 {
      let world = drawn(seed, groups: true, limits: limits)
      guard let problem = world.problem else { continue }
      let plan = try solve(problem, policy: world.policy)
      let explainer = Explainer(plan, of: problem, policy: world.policy)
      let book = RuleBook(problem, world.policy)
      for entry in plan.unserved {
        let why = try #require(explainer.whyUnserved(entry.request))
        for full in why.full {
          kinds[full.kind, default: 0] += 1
          #expect(quota(full, world.rows) == full.most)
          #expect(used(full, plan, world.rows) == full.most, "seed \(seed)")
        }
        guard world.policy.priority == .strict, problem.requests[Int(entry.request)].people == 1,
          isSomebodyFree(entry.request, plan, book)
        else { continue }
        #expect(!why.full.isEmpty, "seed \(seed) \(entry)")
        #expect(!why.holders.isEmpty || why.full.contains { $0.most == 0 }, "seed \(seed)")
      }
    }
    #expect(kinds[.team, default: 0] > 50 && kinds[.commune, default: 0] > 50)
    #expect(kinds[.limit, default: 0] > 50 || !limits)
  }

  /// The same rows with one visit more in a quota.
  private func raised(_ quota: FullQuota, _ rows: Problem.Builder) -> Problem.Builder {
    var rows = rows
    for index in rows.teams.indices
    where quota.kind == .team && rows.teams[index].id == quota.id {
      rows.teams[index].quota = quota.most + 1
    }
    for index in rows.communes.indices
    where quota.kind == .commune && rows.communes[index].id == quota.id {
      rows.communes[index].quota = quota.most + 1
    }
    return rows
  }

  @Test func `a quota that is said to help does`() throws {
    var helped: [FullQuota.Kind: Int] = [:]
    for seed in 0..<900 {
      var world = drawn(seed, groups: false, limits: false)
      world.policy.priority = .strict
      guard let problem = world.problem else { continue }
      let plan = try solve(problem, policy: world.policy)
      let explainer = Explainer(plan, of: problem, policy: world.policy)
      for entry in plan.unserved {
        guard let raise = explainer.whyUnserved(entry.request)?.raise else { continue }
        let after = try solve(
          try raised(raise, world.rows).build(), policy: world.policy)
        #expect(after.score.unservedWeight < plan.score.unservedWeight, "seed \(seed)")
        helped[raise.kind, default: 0] += 1
      }
    }
    #expect(helped[.team, default: 0] > 30 && helped[.commune, default: 0] > 30)
  }

  @Test func `a runner-up is somebody else, and what is lost is true beside a gap too`() throws {
    var (named, proved) = (0, 0)
    for seed in 0..<600 {
      var world = RandomWorld(seed: 90_000 + seed, requests: 6, volunteers: 6, groups: true)
      for index in world.rows.volunteers.indices {
        world.rows.volunteers[index].radius_m = 9000
        world.rows.volunteers[index].modes = [.home, .phone]
      }
      (world.policy.area, world.policy.priority) = (.province, .exchange(metresPerWeight: 300))
      guard let problem = world.problem else { continue }
      let plan = try solve(problem, policy: world.policy)
      let explainer = Explainer(plan, of: problem, policy: world.policy)
      for visit in plan.visits where !visit.isPinned && problem.pins(of: visit.request).isEmpty {
        guard let runner = explainer.whyThisOne(visit).runnerUp else { continue }
        named += 1
        #expect(
          !plan.visits.contains {
            $0.request == visit.request && $0.volunteer == runner.volunteer
          }, "seed \(seed)")
        guard problem.requests[Int(visit.request)].people > 1 || plan.certificate.gap > 0,
          runner.regretAtLeast_m > 0
        else { continue }
        var rows = world.rows
        rows.pins.append(
          pin(
            problem.requests[Int(visit.request)].id,
            problem.volunteers[Int(runner.volunteer)].id, nil))
        guard let other = try? solve(try rows.build(), policy: world.policy),
          other.visits.contains(where: {
            $0.request == visit.request && $0.volunteer == runner.volunteer
          }), other.certificate.metreCost == plan.certificate.metreCost
        else { continue }
        proved += 1
        let loss = other.certificate.cost - plan.certificate.cost
        let said = Int128(runner.regretAtLeast_m) * Int128(plan.certificate.metreCost)
        #expect(loss >= said, "seed \(seed)")
      }
    }
    #expect(named > 300 && proved > 30, "\(named) \(proved)")
  }

  @Test func `what a request is not worth is not overstated`() throws {
    var (tried, beside) = (0, 0)
    for seed in 0..<400 {
      var world = drawn(seed, groups: true, limits: false)
      for index in world.rows.volunteers.indices {
        world.rows.volunteers[index].radius_m = 9000
        world.rows.volunteers[index].modes = [.home, .phone]
      }
      (world.policy.area, world.policy.priority) = (.province, .exchange(metresPerWeight: 60))
      guard let problem = world.problem else { continue }
      let plan = try solve(problem, policy: world.policy)
      let explainer = Explainer(plan, of: problem, policy: world.policy)
      let book = RuleBook(problem, world.policy)
      for entry in plan.unserved where problem.pins(of: entry.request).isEmpty {
        guard let excess = explainer.whyUnserved(entry.request)?.excess_m, excess > 0 else {
          continue
        }
        for (rank, person) in problem.volunteers.enumerated()
        where book.allows(request: entry.request, volunteer: Int32(rank)) {
          for slot in book.slots(request: entry.request, volunteer: Int32(rank)).slots {
            var rows = world.rows
            rows.pins.append(
              pin(problem.requests[Int(entry.request)].id, person.id, Int(slot.index)))
            guard let forced = try? rows.build(),
              let other = try? solve(forced, policy: world.policy),
              other.visits.count(where: { $0.request == entry.request })
                > plan.visits.count(where: { $0.request == entry.request })
            else { continue }
            tried += 1
            if plan.certificate.gap > 0 { beside += 1 }
            let loss = wholeCost(other, problem, world) - wholeCost(plan, problem, world)
            #expect(loss >= excess, "seed \(seed)")
          }
        }
      }
    }
    #expect(tried > 30 && beside > 0, "\(tried) \(beside)")
  }

  /// What a plan costs in metres under an exchange rate, visits agreed on included.
  private func wholeCost(_ plan: Plan, _ problem: Problem, _ world: RandomWorld) -> Int {
    guard case .exchange(let metresPerWeight) = world.policy.priority else { return 0 }
    let costs = CostBook(problem: problem, policy: world.policy)
    var load = [Int](repeating: 0, count: problem.volunteers.count)
    var total = plan.score.unservedWeight * metresPerWeight * costs.metreCost
    for visit in plan.visits {
      let person = problem.volunteers[Int(visit.volunteer)]
      let base = world.policy.fairness == .tieBreak ? 0 : person.recentLoad
      total +=
        costs.metreCost
        * costs.cost_m(visit.request, visit.volunteer, visit.slot, metres: visit.metres)
        + costs.unitStep * (base + load[Int(visit.volunteer)])
      load[Int(visit.volunteer)] += 1
    }
    return total / costs.metreCost
  }

  @Test func `whoever is idle is told what is used up, and not of their own visits`() throws {
    var (full, others) = (0, 0)
    for seed in 0..<500 {
      let world = drawn(seed, groups: true, limits: false)
      guard let problem = world.problem else { continue }
      let plan = try solve(problem, policy: world.policy)
      let explainer = Explainer(plan, of: problem, policy: world.policy)
      let book = RuleBook(problem, world.policy)
      for volunteer in problem.volunteers.indices.map(Int32.init) {
        guard let why = explainer.whyIdle(volunteer) else { continue }
        for entry in why.full {
          full += 1
          #expect(used(entry, plan, world.rows) == entry.most)
        }
        let own = plan.visits.filter { $0.volunteer == volunteer }.map(\.request)
        let served = Set(plan.visits.map(\.request)).filter {
          !own.contains($0) && book.allows(request: $0, volunteer: volunteer)
        }
        #expect(why.servedByOthers == served.count)
        others += served.count
      }
    }
    #expect(full > 100 && others > 30, "\(full) \(others)")
  }

  @Test func `many who are idle are told at once what each would be told alone`() throws {
    var (rules, others, full) = (0, 0, 0)
    for seed in 0..<400 {
      let world = drawn(seed, groups: true, limits: seed % 2 == 0)
      guard let problem = world.problem else { continue }
      let plan = try solve(problem, policy: world.policy)
      let explainer = Explainer(plan, of: problem, policy: world.policy)
      // Not all, and not in order.
      let asked = problem.volunteers.indices.map(Int32.init).filter { ($0 + Int32(seed)) % 3 > 0 }
      let together = try #require(explainer.whyIdle(asked.reversed()))
      #expect(together == asked.reversed().compactMap { explainer.whyIdle($0) }, "seed \(seed)")
      rules += together.reduce(0) { $0 + $1.failing.count }
      others += together.reduce(0) { $0 + $1.servedByOthers }
      full += together.reduce(0) { $0 + $1.full.count }
      guard !plan.visits.isEmpty else { continue }
      var left = plan.unserved.count + Set(plan.visits.map(\.request)).count - 1
      let stopped = explainer.whyIdle(asked) {
        left -= 1
        return left >= 0
      }
      #expect(stopped == nil)
    }
    #expect(rules > 100 && others > 30 && full > 50, "\(rules) \(others) \(full)")
  }

  @Test func `a full quota has a sentence of its own in each language`() throws {
    let kinds = FullQuota.Kind.allCases.map { FullQuota(kind: $0, id: "Tổ 7", most: 3) }
    for language in SentenceLanguage.allCases {
      let sentences = Sentences(try emptyWorld().build(), language)
      let texts =
        kinds.map { sentences.full($0) } + kinds.map { sentences.full($0, isNamed: false) }
        + kinds.map(sentences.raising)
      #expect(Set(texts).count == 8)
      #expect(texts.allSatisfy { $0.hasSuffix(".") })
      #expect(texts.prefix(3).allSatisfy { $0.contains("«Tổ 7»") && $0.contains("3") })
    }
  }
}
