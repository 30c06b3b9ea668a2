/// What the policy adds to the metres of one request's visits, for all its candidates.
struct MeetingCost {
  private let policy: Policy
  /// The volunteer that the household knows.
  private let known: Int32?
  /// The visits of the plan before.
  private let history: ArraySlice<CurrentVisit>
  private let isPlain: Bool

  /// Looks a request up once.
  init(_ costs: CostBook, _ request: Int32) {
    policy = costs.policy
    known = costs.problem.requests[Int(request)].known
    history = costs.problem.current(of: request)
    isPlain = known == nil && history.isEmpty
  }

  /// One meeting in metres of cost: the half day that is kept from before, and the others.
  struct Parts: Sequence, IteratorProtocol {
    var kept: (cost_m: Int, slots: SlotSet)?
    var others: (cost_m: Int, slots: SlotSet)?

    /// The half day that is kept, then the others.
    mutating func next() -> (cost_m: Int, slots: SlotSet)? {
      if let kept {
        self.kept = nil
        return kept
      }
      defer { others = nil }
      return others
    }
  }

  /// The metres of road plus what the policy adds for a change and for a stranger, never less.
  @inline(__always)
  func parts(_ meeting: Meeting) -> Parts {
    isPlain ? Parts(others: (Int(meeting.metres), meeting.slots)) : partsWithHistory(meeting)
  }

  private func partsWithHistory(_ meeting: Meeting) -> Parts {
    var cost = Int(meeting.metres)
    if let known, known != meeting.volunteer { cost += policy.unfamiliar_m }
    guard !history.isEmpty else { return Parts(others: (cost, meeting.slots)) }
    guard let before = history.first(where: { $0.volunteer == meeting.volunteer }) else {
      return Parts(others: (cost + policy.switchVolunteer_m, meeting.slots))
    }
    let same = meeting.slots.intersection(SlotSet([before.slot]))
    let rest = meeting.slots.subtracting(same)
    return Parts(
      kept: same.isEmpty ? nil : (cost, same),
      others: rest.isEmpty ? nil : (cost + policy.switchSlot_m, rest))
  }
}
