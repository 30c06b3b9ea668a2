import Testing

@testable import Matching

@Suite struct SuggestionTests {
  /// What a plan costs in metres with every visit counted, agreed on or not.
  private func cost(_ plan: Plan, _ costs: CostBook, _ metresPerWeight: Int) -> Int {
    var load = [Int](repeating: 0, count: costs.problem.volunteers.count)
    var total = plan.score.unservedWeight * metresPerWeight * costs.metreCost
    for visit in plan.visits {
      let metres = costs.cost_m(visit.request, visit.volunteer, visit.slot, metres: visit.metres)
      let base =
        costs.policy.fairness == .tieBreak
        ? 0 : costs.problem.volunteers[Int(visit.volunteer)].recentLoad
      total += costs.metreCost * metres + costs.unitStep * (base + load[Int(visit.volunteer)])
      load[Int(visit.volunteer)] += 1
    }
    return total
  }

  private func drawn(_ seed: Int) -> RandomWorld {
    var world = RandomWorld(seed: 5000 + seed, requests: 8, volunteers: 6)
    for index in world.rows.teams.indices { world.rows.teams[index].quota = nil }
    for index in world.rows.communes.indices { world.rows.communes[index].quota = nil }
    world.rows.pins = []
    world.policy.priority = .exchange(metresPerWeight: 300)
    return world
  }

  @Test func `what a suggestion loses is what a solve with the pair bound loses`() throws {
    var tried = 0
    for seed in 0..<120 {
      let world = drawn(seed)
      let metres = 300
      guard let problem = world.problem else { continue }
      let plan = try solve(problem, policy: world.policy)
      guard var suggestions = try Suggestions.beside(plan, of: problem, policy: world.policy) else {
        Issue.record("seed \(seed)")
        continue
      }
      let costs = CostBook(problem: problem, policy: world.policy)
      let before = cost(plan, costs, metres)
      for request in problem.requests.indices.map(Int32.init) {
        let found = suggestions.volunteers(for: request, limit: 3)
        var last = Int.min
        for suggestion in found {
          var rows = world.rows
          rows.pins.append(
            pin(
              problem.requests[Int(request)].id,
              problem.volunteers[Int(suggestion.volunteer)].id, Int(suggestion.slot.index)))
          let bound = try solve(try rows.build(), policy: world.policy)
          let loss = cost(bound, costs, metres) - before
          let said =
            suggestion.lostWeight * metres * costs.metreCost
            + suggestion.lost_m * costs.metreCost
          #expect(loss - said < costs.metreCost && loss >= said, "seed \(seed)")
          #expect(loss >= last)
          last = loss
          tried += 1
        }
        let served = plan.visits.first { $0.request == request }
        if let served { #expect(found.first?.volunteer == served.volunteer || last == 0) }
      }
    }
    #expect(tried > 100)
  }

  @Test func `a volunteer is offered what they have first, then what costs least`() throws {
    for seed in 0..<60 {
      let world = drawn(seed)
      guard let problem = world.problem else { continue }
      let plan = try solve(problem, policy: world.policy)
      guard var suggestions = try Suggestions.beside(plan, of: problem, policy: world.policy) else {
        continue
      }
      for volunteer in problem.volunteers.indices.map(Int32.init) {
        let own = plan.visits.filter { $0.volunteer == volunteer }.map(\.request)
        let found = suggestions.requests(for: volunteer, limit: 8)
        #expect(Set(found.map(\.request)).count == found.count)
        #expect(found.allSatisfy { $0.volunteer == volunteer })
        let free = found.filter { $0.lostWeight == 0 && $0.lost_m == 0 }.map(\.request)
        #expect(Set(free).isSuperset(of: own))
      }
    }
  }

  @Test func `nothing is suggested beside a plan that is not proved best`() throws {
    let world = drawn(1)
    let problem = try #require(world.problem)
    let plan = try solve(problem, policy: world.policy)
    var doubtful = plan
    doubtful.certificate.bound -= 1
    if try Suggestions.beside(doubtful, of: problem, policy: world.policy) != nil {
      Issue.record("accepted")
    }
    do {
      _ = try Suggestions.beside(plan, of: problem, policy: Policy())
      Issue.record("accepted")
    } catch { #expect(error != .refuted(.score)) }
  }
}
