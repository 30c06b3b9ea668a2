/// Finds the best flow of a network.
package enum Solver {
  /// Solves a network exactly, or as far as the budget goes.
  ///
  /// - Throws: ``MatchingError/input(pointer:fault:)`` when its sums could overflow.
  package static func solve(
    _ network: Network, _ budget: Budget
  ) throws(MatchingError) -> Solution {
    PathSolver.solve(network, try Bounds(network), budget)
  }
}
