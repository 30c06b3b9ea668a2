/// The best plan at one price of weight, as far as a curve tells it.
public struct CurvePoint: Hashable, Sendable {
  /// What one unit of weight may cost; strict: any number of metres.
  public let priority: Policy.Priority
  /// What the plan reaches.
  public let score: Score
  /// What it costs at this price, in the solver's units.
  public let cost: Int128
  /// How far from the best it can be; 0: it is the best.
  public let gap: Int128

  init(_ plan: Plan) {
    priority = plan.policy.priority
    score = plan.score
    cost = plan.certificate.cost
    gap = plan.certificate.gap
  }
}

/// What more weight served costs in travel: one best plan for each exchange rate.
///
/// No plan serves more weight than a point without costing more, and none costs less without serving
/// less. The strict end is lexicographic: of all plans that serve the most weight the cheapest.
///
/// - Parameters:
///   - problem: People and requests.
///   - policy: Everything but the priority, which the points set.
///   - rates: Metres per unit of weight, 1…1,000,000; they are taken in ascending order, once each.
///   - previous: The plan before, where there is one.
///   - budget: When to stop each point.
/// - Returns: Ascending by rate, the strict end last.
/// - Throws: What ``solve(_:policy:previous:budget:)`` throws.
/// - Complexity: One solve a point.
public func paretoCurve(
  _ problem: Problem, policy: Policy = Policy(), rates: [Int], previous: Plan? = nil,
  budget: Budget = Budget()
) throws(MatchingError) -> [CurvePoint] {
  var points: [CurvePoint] = []
  let ascending = Set(rates).sorted().map { Policy.Priority.exchange(metresPerWeight: $0) }
  for priority in ascending + [.strict] {
    var swept = policy
    swept.priority = priority
    points.append(
      CurvePoint(try solve(problem, policy: swept, previous: previous, budget: budget)))
  }
  return points
}
