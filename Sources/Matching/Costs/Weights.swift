extension CostBook {
  /// What one unserved person of each request weighs in the solver, at least 1.
  ///
  /// Under strict priority these are ranks: the sets of requests that can be served together are a
  /// matroid, so only the order of the weights decides who is served, and ranks keep the prices
  /// small.
  ///
  /// - SeeAlso: Turner, *Maximum weight matching and the greedy algorithm*,
  ///   <https://arxiv.org/abs/1512.08555>.
  func weights(_ book: RuleBook) -> [Int32] {
    let plain = problem.requests.map(weight)
    guard policy.priority == .strict else { return plain.map(Int32.init) }
    let open = problem.requests.indices.filter {
      problem.requests[$0].people > Int(book.agreed[$0])
    }
    let levels = Set(open.map { plain[$0] }).sorted()
    return plain.map { weight in
      Int32(min(levels.count, levels.partitioningIndex { $0 >= weight } + 1))
    }
  }
}

extension Array {
  /// The first index whose element belongs to the second part, or the count.
  ///
  /// - Complexity: O(log n).
  func partitioningIndex(where isInSecond: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isInSecond(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
