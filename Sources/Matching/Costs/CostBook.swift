/// What a visit and an unserved request cost, in the integers of the solver.
struct CostBook {
  let problem: Problem
  let policy: Policy

  /// The metres of road plus what the policy adds for a change and for a stranger.
  func priced(_ request: Int32, _ meeting: Meeting) -> MeetingCost.Parts {
    MeetingCost(self, request).parts(meeting)
  }

  /// The metres of cost of one visit in one half day.
  func cost_m(_ request: Int32, _ volunteer: Int32, _ slot: Slot, metres: Int) -> Int {
    let meeting = Meeting(
      volunteer: volunteer, metres: Int32(metres), slots: SlotSet([slot]))
    let priced = priced(request, meeting)
    return priced.kept?.cost_m ?? priced.others?.cost_m ?? metres
  }

  /// What leaving one person of a request unserved weighs.
  ///
  /// The class counts times one more than the steps, so that steps order requests inside a class and
  /// never lift one over the next class of a weight above.
  func weight(of request: HelpRequest) -> Int {
    let days = request.waitingDays / policy.agingDays + request.tries
    let isDue = request.deadline != nil ? 1 : 0
    let steps = min(policy.agingSteps, days + isDue)
    return problem.classes[Int(request.priorityClass)].weight * (policy.agingSteps + 1) + steps
  }

  /// What one more visit of a week costs above the one before.
  var unitStep: Int {
    switch policy.fairness {
    case .rate(let metres): metres
    case .tieBreak: 1
    }
  }

  /// How many visits count before the first that is still to be planned.
  func unitBase(_ volunteer: Volunteer, booked: Int) -> Int {
    switch policy.fairness {
    case .rate: volunteer.recentLoad + booked
    case .tieBreak: booked
    }
  }

  /// What one unit of weight costs, or `nil` where more weight goes before any travel.
  var weightCost: Int? {
    switch policy.priority {
    case .strict: nil
    case .exchange(let metres): metreCost * metres
    }
  }

  /// What one metre costs: 1, or above all the spread there can be where that only breaks ties.
  ///
  /// A simple cycle of the residual network passes the sink once, so it changes the spread by less
  /// than the dearest unit of a week, and one metre outweighs it.
  var metreCost: Int {
    switch policy.fairness {
    case .rate: 1
    case .tieBreak: 1 + problem.volunteers.reduce(0) { max($0, $1.weeklyCap) }
    }
  }
}
