/// The best plan where volunteers are sent so far and no farther.
public struct WallPrice: Hashable, Sendable {
  /// How far volunteers are sent.
  public let area: Policy.Area
  /// What the plan reaches.
  public let score: Score
  /// How far from the best it can be; 0: it is the best.
  public let gap: Int128
}

/// What walls around villages and communes cost: the best plan inside each, and without any.
///
/// - Parameters:
///   - problem: People and requests.
///   - policy: Everything but the area, which the answers set.
///   - previous: The plan before, where there is one.
///   - budget: When to stop each of them.
/// - Returns: From the narrowest area to the province.
/// - Throws: What ``solve(_:policy:previous:budget:)`` throws.
/// - Complexity: One solve an area.
public func wallPrices(
  _ problem: Problem, policy: Policy = Policy(), previous: Plan? = nil, budget: Budget = Budget()
) throws(MatchingError) -> [WallPrice] {
  var prices: [WallPrice] = []
  for area in Policy.Area.allCases {
    var walled = policy
    walled.area = area
    let plan = try solve(problem, policy: walled, previous: previous, budget: budget)
    prices.append(WallPrice(area: area, score: plan.score, gap: plan.certificate.gap))
  }
  return prices
}
