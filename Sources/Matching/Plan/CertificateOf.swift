extension Atlas {
  /// The prices of a solution in the order of the problem's lists.
  func certificate(_ solution: Solution, _ books: Books) -> Certificate {
    let problem = books.book.problem
    var weeks: [Int] = []
    var slots: [Int] = []
    for volunteer in problem.volunteers.indices {
      let week = Int(weekOf[volunteer])
      weeks.append(solution.weekPrice[week])
      let places = Int(network.placeStart[week])..<Int(network.placeStart[week + 1])
      slots.append(contentsOf: solution.placePrice[places])
    }
    var quotas = solution.quotaPrice.makeIterator()
    // The network numbers the communes that have a quota first, then the teams.
    let communes = problem.communes.map { $0.quota == nil ? 0 : quotas.next() ?? 0 }
    let teams = problem.teams.map { $0.quota == nil ? 0 : quotas.next() ?? 0 }
    return Certificate(
      metreCost: network.metreCost, weightCost: solution.weightCost, weekPrices: weeks,
      slotPrices: slots, teamPrices: teams, communePrices: communes)
  }

  /// Requests that somebody may serve.
  var requestsWithCandidates: Set<Int32> {
    Set(
      demands.indices.lazy
        .filter { network.arcStart[$0] < network.arcStart[$0 + 1] }
        .map { demands[$0].request })
  }

  /// Requests that have more candidates than arcs.
  var cutRequests: Set<Int32> {
    Set(zip(demands, isCut).filter(\.1).map(\.0.request))
  }
}
