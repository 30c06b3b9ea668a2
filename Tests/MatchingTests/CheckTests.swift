import Testing

@testable import Matching

@Suite struct CheckTests {
  /// A town where not everybody can be served, with room for every kind of harm.
  private func town() throws -> (problem: Problem, plan: Plan) {
    var rows = emptyWorld()
    for index in 0..<5 {
      var person = volunteer("Tình nguyện viên \(index)", east_m: index * 300)
      person.weeklyCap = 2
      person.team = index == 0 ? "Tổ Hải Hậu" : "Tổ Giao Thủy"
      rows.volunteers.append(person)
    }
    rows.teams[0].quota = 9
    for index in 0..<14 {
      var wish = request("Yêu cầu \(index + 10)", east_m: index * 90)
      wish.priorityClass = ["khuyết tật", "người già", "khác"][index % 3]
      rows.requests.append(wish)
    }
    var pair = request("Yêu cầu đôi", east_m: 200)
    pair.people = 2
    pair.priorityClass = "khuyết tật"
    rows.requests.append(pair)
    rows.pins = [pin("Yêu cầu 10", "Tình nguyện viên 3", 1)]
    let problem = try rows.build()
    let plan = try solve(problem)
    try #require(plan.score.served == 10 && plan.unserved.count == 6)
    return (problem, plan)
  }

  private func refusal(_ plan: Plan, _ problem: Problem) -> Violation? {
    do {
      try Check.verify(plan, of: problem, policy: Policy())
      return nil
    } catch {
      guard case .refuted(let violation) = error else { return nil }
      return violation
    }
  }

  private func refusal(
    _ plan: Plan, _ problem: Problem, _ change: (inout [PlannedVisit]) -> Void
  ) -> Violation? {
    var visits = plan.visits
    change(&visits)
    return refusal(plan.with(visits: visits), problem)
  }

  @Test func `the plan itself is accepted, also by way of a file`() throws {
    let (problem, plan) = try town()
    #expect(refusal(plan, problem) == nil)
    let bytes = PlanFile.write(plan)
    let again = try PlanFile.read(bytes, of: problem)
    #expect(again == plan)
    #expect(PlanFile.write(again) == bytes)
    try Check.verify(again, of: problem, policy: Policy())
  }

  @Test func `harm to the visits is named`() throws {
    let (problem, plan) = try town()
    let free = try #require(plan.visits.firstIndex { !$0.isPinned && $0.request < 14 })
    let pinned = try #require(plan.visits.firstIndex { $0.isPinned })
    #expect(refusal(plan, problem) { $0.remove(at: pinned) } == .pinBroken(request: "Yêu cầu 10"))
    #expect(refusal(plan, problem) { $0[pinned] = $0[pinned].at(Slot.all[0]) } != nil)
    #expect(refusal(plan, problem) { $0.append($0[free]) } != nil)
    #expect(refusal(plan, problem) { $0.swapAt(0, 1) } != nil)
    let id = problem.requests[Int(plan.visits[free].request)].id
    #expect(refusal(plan, problem) { $0.remove(at: free) } == .unserved(request: id))
    #expect(
      refusal(plan, problem) { $0[free] = $0[free].with(metres: 1) }
        == .metres(request: id, found: 1, expected: plan.visits[free].metres))
    #expect(
      refusal(plan, problem) { $0[free] = $0[free].at(Slot.all[9]) }
        == .slot(
          request: id, volunteer: problem.volunteers[Int(plan.visits[free].volunteer)].id,
          slot: Slot.all[9]))
  }

  @Test func `a false history and a disordered list are refused`() throws {
    let (problem, plan) = try town()
    let free = try #require(plan.visits.firstIndex { !$0.isPinned })
    let id = problem.requests[Int(plan.visits[free].request)].id
    let visit = plan.visits[free]
    let false0 = PlannedVisit(
      request: visit.request, volunteer: visit.volunteer, slot: visit.slot, metres: visit.metres,
      isPinned: false,
      predecessor: CurrentVisit(request: visit.request, volunteer: 0, slot: visit.slot))
    #expect(refusal(plan, problem) { $0[free] = false0 } == .predecessor(request: id))
    let turned = Plan(
      input: plan.input, visits: plan.visits, unserved: plan.unserved.reversed(),
      requestIDs: plan.requestIDs, volunteerIDs: plan.volunteerIDs, score: plan.score,
      certificate: plan.certificate, statistics: plan.statistics)
    #expect(refusal(turned, problem) == .shape("unserved"))
  }

  @Test func `a reason that cannot be is refused`() throws {
    var tried = 0
    for seed in 0..<150 {
      let world = RandomWorld(seed: 300 + seed, groups: true)
      guard let problem = world.problem else { continue }
      let plan = try solve(problem, policy: world.policy)
      for (index, entry) in plan.unserved.enumerated() {
        let isAlone = problem.requests[Int(entry.request)].people == 1
        for reason in UnservedReason.allCases where reason != entry.reason {
          // Why people did not come together is more than rules can tell.
          let isOpen: [UnservedReason] = [.outweighed, .notWorthTravel, .notTogether]
          if !isAlone && isOpen.contains(reason) && entry.reason != .noCandidate { continue }
          var unserved = plan.unserved
          unserved[index] = UnservedRequest(
            request: entry.request, missing: entry.missing, reason: reason)
          let turned = Plan(
            input: plan.input, visits: plan.visits, unserved: unserved, requestIDs: plan.requestIDs,
            volunteerIDs: plan.volunteerIDs, score: plan.score, certificate: plan.certificate,
            statistics: plan.statistics, policy: plan.policy)
          let id = problem.requests[Int(entry.request)].id
          #expect(throws: MatchingError.refuted(.reason(request: id)), "seed \(seed)") {
            try Check.verify(turned, of: problem, policy: world.policy)
          }
          tried += 1
        }
      }
    }
    #expect(tried > 500, "\(tried)")
  }

  @Test func `every swap, move and over-full place is refused`() throws {
    let (problem, plan) = try town()
    let book = RuleBook(problem, Policy())
    var tried = 0
    for index in plan.visits.indices where !plan.visits[index].isPinned {
      for volunteer in problem.volunteers.indices.map(Int32.init)
      where volunteer != plan.visits[index].volunteer {
        for slot in Slot.all.prefix(3) {
          tried += 1
          let visit = plan.visits[index]
          let moved = visit.by(volunteer, book.metres(request: visit.request, volunteer: volunteer))
          #expect(
            refusal(plan, problem) {
              $0[index] = moved.at(slot)
              $0.sort { ($0.request, $0.volunteer) < ($1.request, $1.volunteer) }
            } != nil)
        }
      }
    }
    #expect(tried > 90)
  }

  @Test func `people who must come together do`() throws {
    let (problem, plan) = try town()
    let pair = try #require(plan.visits.lastIndex { $0.request == 14 })
    let slot = plan.visits[pair].slot
    let other = try #require(Slot.all.prefix(3).first { $0 != slot })
    let found = refusal(plan, problem) { $0[pair] = $0[pair].at(other) }
    #expect(
      found == .together(request: "Yêu cầu đôi")
        || found
          == .seats(
            volunteer: problem.volunteers[Int(plan.visits[pair].volunteer)].id, slot: other)
    )
  }

  @Test func `wrong prices, costs and claims are refused`() throws {
    let (problem, plan) = try town()
    let whole = plan.certificate
    let week = try #require(whole.weekPrices.firstIndex { $0 > 0 })
    let slot = try #require(whole.slotPrices.firstIndex { $0 > 0 })
    let changes: [(inout Certificate) -> Void] = [
      { $0.weekPrices[week] += 1 }, { $0.slotPrices[slot] -= 1 }, { $0.cost -= 1 },
      { $0.bound += 1 }, { $0.isStrict.toggle() }, { $0.weightCost += 1 }, { $0.metreCost = 2 },
      { $0.weekPrices.removeLast() }, { $0.slotPrices.append(0) }, { $0.teamPrices = [] },
      { $0.communePrices.append(1) }, { $0.slotPrices[0] = .max }, { $0.weightCost = .max },
      { $0.weightCost = -1 }, { $0.weekPrices[0] = .min }, { $0.teamPrices[0] += 7 },
    ]
    for (index, change) in changes.enumerated() {
      var broken = plan
      change(&broken.certificate)
      #expect(refusal(broken, problem) != nil, "change \(index)")
    }
  }

  @Test func `a plan of another problem, policy or history is a foreign plan`() throws {
    let (problem, plan) = try town()
    let other = try #require(RandomWorld(seed: 3).problem)
    var policy = Policy()
    policy.switchSlot_m += 1
    #expect(throws: MatchingError.self) { try Check.verify(plan, of: other, policy: Policy()) }
    #expect(throws: MatchingError.self) { try Check.verify(plan, of: problem, policy: policy) }
    #expect(throws: MatchingError.self) {
      try Check.verify(plan, of: problem, policy: Policy(), previous: plan)
    }
    #expect(throws: MatchingError.self) { try PlanFile.read(PlanFile.write(plan), of: other) }
  }

  @Test func `a plan file cut or changed anywhere never traps`() throws {
    let (problem, plan) = try town()
    let bytes = PlanFile.write(plan)
    for length in stride(from: 0, to: bytes.count - 1, by: 7) {
      #expect(throws: MatchingError.self) {
        try PlanFile.read(Array(bytes[..<length]), of: problem)
      }
    }
    var dice = Dice(9)
    for _ in 0..<1500 {
      var broken = bytes
      broken[dice.roll(0...bytes.count - 1)] = UInt8(dice.roll(0x20...0x7E))
      guard let read = try? PlanFile.read(broken, of: problem) else { continue }
      // Other prices that prove the same bound are as good.
      let isHarmless =
        read.visits == plan.visits && read.score == plan.score
        && read.certificate.cost == plan.certificate.cost
        && read.certificate.bound == plan.certificate.bound
      if !isHarmless {
        #expect(throws: MatchingError.self) {
          try Check.verify(read, of: problem, policy: Policy())
        }
      }
    }
  }

  @Test func `level one finds a lighter request in the place of a heavier one`() {
    var network = Network()
    network.weekCap = [1]
    network.weekBase = [0]
    network.seats = [1]
    network.weekOf = [0]
    network.placeStart = [0, 1]
    network.weight = [1, 2]
    network.arcs = [Arc](repeating: Arc(cost_m: 5, firstPlace: 0, mask: 1), count: 2)
    network.arcStart = [0, 1, 2]
    func isStrict(_ places: [Int32]) -> Bool {
      Check.examine(
        NetworkAnswer(placeOf: places, weightCost: 1, prices: ([0], [0], [])), of: network
      ).isStrict
    }
    #expect(!isStrict([0, -1]))
    #expect(!isStrict([-1, -1]))
    #expect(isStrict([-1, 0]))
    let both = NetworkAnswer(placeOf: [0, 0], weightCost: 1, prices: ([0], [0], []))
    #expect(!Check.examine(both, of: network).isFeasible)
  }
}

extension Plan {
  func with(visits: [PlannedVisit]) -> Plan {
    Plan(
      input: input, visits: visits, unserved: unserved, requestIDs: requestIDs,
      volunteerIDs: volunteerIDs, score: score, certificate: certificate, statistics: statistics)
  }
}

extension PlannedVisit {
  func at(_ slot: Slot) -> PlannedVisit {
    PlannedVisit(
      request: request, volunteer: volunteer, slot: slot, metres: metres, isPinned: isPinned,
      predecessor: predecessor)
  }

  func by(_ volunteer: Int32, _ metres: Int) -> PlannedVisit {
    PlannedVisit(
      request: request, volunteer: volunteer, slot: slot, metres: metres, isPinned: isPinned,
      predecessor: predecessor)
  }

  func with(metres: Int) -> PlannedVisit { by(volunteer, metres) }
}
