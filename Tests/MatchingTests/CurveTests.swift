import Testing

@testable import Matching

@Suite struct CurveTests {
  private let rates = [1, 30, 120, 400, 1500]

  /// Travel, changes and spread of a point in the solver's units: its cost without the weight.
  private func travel(_ point: CurvePoint, _ metreCost: Int) -> Int128? {
    guard case .exchange(let rate) = point.priority else { return nil }
    return point.cost - Int128(rate * metreCost * point.score.unservedWeight)
  }

  @Test func `each point is the best plan at its rate, and the end serves the most weight`() throws
  {
    var moved = 0
    for seed in 0..<120 {
      let world = RandomWorld(seed: 31_000 + seed)
      guard let problem = world.problem else { continue }
      let curve = try paretoCurve(problem, policy: world.policy, rates: rates.reversed() + [30])
      #expect(curve.count == rates.count + 1)
      for (point, rate) in zip(curve, rates) {
        #expect(point.priority == .exchange(metresPerWeight: rate) && point.gap == 0)
        var policy = world.policy
        policy.priority = point.priority
        #expect(point.cost == Int128(BruteForce.best(problem, policy).cost), "seed \(seed)")
      }
      var strict = world.policy
      strict.priority = .strict
      #expect(curve.last?.priority == .strict)
      let most = BruteForce.best(problem, strict)
      #expect(curve.last?.score.unservedWeight == most.unservedWeight, "seed \(seed)")
      if curve.first?.score != curve.last?.score { moved += 1 }
    }
    #expect(moved > 20)
  }

  @Test func `a dearer weight never serves less, nor travels less`() throws {
    for seed in 0..<120 {
      let world = RandomWorld(seed: 32_000 + seed, requests: 12, volunteers: 6)
      guard let problem = world.problem else { continue }
      let metreCost = CostBook(problem: problem, policy: world.policy).metreCost
      let curve = try paretoCurve(problem, policy: world.policy, rates: rates)
      for (low, high) in zip(curve, curve.dropFirst()) {
        #expect(low.score.unservedWeight >= high.score.unservedWeight, "seed \(seed)")
        guard let cheap = travel(low, metreCost), let dear = travel(high, metreCost) else {
          continue
        }
        #expect(cheap <= dear, "seed \(seed)")
      }
    }
  }

  @Test func `a wall never serves more, and each price is that of the best plan inside`() throws {
    var dear = 0
    for seed in 0..<100 {
      var world = RandomWorld(seed: 33_000 + seed)
      world.policy.priority = .strict
      guard let problem = world.problem else { continue }
      let prices = try wallPrices(problem, policy: world.policy)
      #expect(prices.map(\.area) == [.village, .commune, .neighbours, .province])
      for price in prices {
        var walled = world.policy
        walled.area = price.area
        let best = BruteForce.best(problem, walled)
        #expect(price.gap == 0 && price.score.unservedWeight == best.unservedWeight)
      }
      for (narrow, wide) in zip(prices, prices.dropFirst()) {
        #expect(narrow.score.unservedWeight >= wide.score.unservedWeight)
      }
      if prices[0].score.unservedWeight > prices[3].score.unservedWeight { dear += 1 }
    }
    #expect(dear > 30)
  }

  @Test func `a rate outside its range is refused by name`() throws {
    let problem = try emptyWorld().build()
    do {
      _ = try paretoCurve(problem, rates: [0])
      Issue.record("accepted")
    } catch MatchingError.input(let pointer, _) { #expect(pointer == "/policy/priority_rate_m") }
  }
}
