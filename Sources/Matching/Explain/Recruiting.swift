/// What one more visit by somebody new would be worth, at most.
public struct RecruitingValue: Hashable, Sendable {
  /// Rank of the commune where the requests lie.
  public let commune: Int32
  /// Rank of the service they ask for.
  public let service: Int32
  /// When the visit would be.
  public let slot: Slot
  /// Units of the solver's cost: no plan with one more such visit is better by more.
  public let worthAtMost: Int
  /// The same as weight of requests served, by the certificate's price, rounded down.
  public let weightAtMost: Int
}

extension Explainer {
  /// Where new volunteers would help most: by commune, service and half day, the best first.
  ///
  /// A newcomer's place at price 0 would draw the request that costs most now. By duality one more
  /// visit cannot save more than that request's cost, so each value is an upper bound; values of 0 are
  /// left out.
  ///
  /// - Complexity: One search for all candidates.
  public func recruiting() -> [RecruitingValue] {
    let problem = books.book.problem
    let ledger = Ledger(plan, books)
    let leastPrice = ledger.leastPrice
    var worth: [[Int]] = []
    var cell: [Int: Int] = [:]
    for (demand, wanted) in books.demands.enumerated() {
      let request = problem.requests[Int(wanted.request)]
      let key = Int(request.commune) * problem.services.count + Int(request.service)
      if cell[key] == nil {
        cell[key] = worth.count
        worth.append([key] + [Int](repeating: 0, count: Slot.count))
      }
      guard let row = cell[key] else { continue }
      let cost = ledger.cheapest(demand, books, above: leastPrice)
      for slot in books.book.wantedSlots(wanted.request).slots {
        let column = Int(slot.index) + 1
        worth[row][column] = max(worth[row][column], cost)
      }
    }
    return worth.flatMap { values($0, problem) }.sorted { left, right in
      (-left.worthAtMost, left.commune, left.service, left.slot)
        < (-right.worthAtMost, right.commune, right.service, right.slot)
    }
  }

  private func values(_ row: [Int], _ problem: Problem) -> [RecruitingValue] {
    let (commune, service) = row[0].quotientAndRemainder(dividingBy: problem.services.count)
    return Slot.all.compactMap { slot in
      let worth = row[Int(slot.index) + 1]
      guard worth > 0 else { return nil }
      return RecruitingValue(
        commune: Int32(commune), service: Int32(service), slot: slot, worthAtMost: worth,
        weightAtMost: worth / max(1, plan.certificate.weightCost))
    }
  }
}
