/// Finds the best flow of a network.
package enum Solver {
  /// Solves a network exactly, or as far as the budget goes.
  ///
  /// The auction takes what fits 32 bits and no quota limits; the plain paths take the rest.
  ///
  /// - Parameters:
  ///   - network: What to solve.
  ///   - budget: When to stop.
  ///   - old: A finished answer for the same demands, weeks and places with other arcs.
  /// - Returns: The answer and the prices that prove it.
  /// - Throws: ``MatchingError/input(pointer:fault:)`` when its sums could overflow.
  package static func solve(
    _ network: Network, _ budget: Budget, from old: Solution? = nil
  ) throws(MatchingError) -> Solution {
    let bounds = try Bounds(network)
    if let solution = AuctionSolver.solve(network, bounds, budget, from: old) { return solution }
    return PathSolver.solve(network, bounds, budget)
  }
}
