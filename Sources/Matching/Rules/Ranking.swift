/// A volunteer beside one request: who may come first, nearest first, then who almost may.
public struct RankedVolunteer: Hashable, Sendable {
  /// Rank of the volunteer.
  public let volunteer: Int32
  /// Road metres; 0 by phone.
  public let metres: Int
  /// Metres that the visit costs with all that the policy adds.
  public let cost_m: Int
  /// When they can meet.
  public let slots: SlotSet
  /// What each rule says, in the order of ``Rule``.
  public let verdicts: [Verdict]

  /// Whether every rule holds.
  public var isAllowed: Bool { verdicts.allSatisfy(\.holds) }
}

extension RuleBook {
  /// All volunteers of the problem beside one request.
  ///
  /// Those who may come stand first, then those who fail the fewest rules; of these the one who costs
  /// least, then who did least of late, then the lower rank. This is what a leader chooses from by hand.
  ///
  /// - Parameters:
  ///   - request: Rank of the request.
  ///   - limit: How many are wanted.
  /// - Returns: At most that many.
  /// - Complexity: O(n log n) in the volunteers.
  public func ranked(for request: Int32, limit: Int = .max) -> [RankedVolunteer] {
    let costs = CostBook(problem: problem, policy: policy)
    let all = problem.volunteers.indices.map { index in
      ranked(Int32(index), for: request, costs)
    }
    let keyed = all.map { entry in
      (failing: entry.verdicts.count { !$0.holds }, entry: entry)
    }
    func load(_ entry: RankedVolunteer) -> Int {
      problem.volunteers[Int(entry.volunteer)].recentLoad
    }
    let order = keyed.sorted { left, right in
      (left.failing, left.entry.cost_m, load(left.entry), left.entry.volunteer)
        < (right.failing, right.entry.cost_m, load(right.entry), right.entry.volunteer)
    }
    return order.prefix(limit).map(\.entry)
  }

  private func ranked(
    _ volunteer: Int32, for request: Int32, _ costs: CostBook
  ) -> RankedVolunteer {
    let metres = metres(request: request, volunteer: volunteer)
    let slots = slots(request: request, volunteer: volunteer)
    let meeting = Meeting(volunteer: volunteer, metres: Int32(metres), slots: slots)
    let cheapest = costs.priced(request, meeting).map(\.cost_m).min()
    return RankedVolunteer(
      volunteer: volunteer, metres: metres, cost_m: cheapest ?? metres, slots: slots,
      verdicts: verdicts(request: request, volunteer: volunteer))
  }
}
