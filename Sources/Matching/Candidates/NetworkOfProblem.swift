extension Network {
  /// The network that ``solve(_:policy:previous:budget:)`` starts from: candidates found and priced.
  ///
  /// - Throws: ``MatchingError/input(pointer:fault:)`` for a policy or a size beyond the bounds.
  package init(of problem: Problem, policy: Policy) throws(MatchingError) {
    try policy.checked()
    let books = Books(problem, policy)
    let scope = Scope(
      weights: books.costs.weights(books.book), isStrict: policy.priority == .strict)
    self = try Atlas(books.finder, books.costs, scope).network
  }
}
