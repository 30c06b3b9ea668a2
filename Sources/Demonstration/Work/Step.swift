/// One change of a request or of one of its assignments: one row of `event`.
struct Step {
  let minute: Int
  let kind: StaticString
  /// The place of the assignment among the request's, `nil` where the request itself changed.
  let assignment: Int?
  let actor: PersonNumber?
  var reason: StaticString?

  var via: StaticString { actor == nil ? "sweep" : assignment == nil ? "api" : "cli" }
}

extension Demonstration {
  /// The changes of a request in their order; its version is their number.
  func steps(_ number: Int) -> [Step] {
    let request = story.requests[number]
    let coordinator = coordinator(request.village)
    let first = sender(request, number, coordinator)
    var steps = [
      Step(minute: Int(request.received), kind: "submitted", assignment: nil, actor: first)
    ]
    func change(_ minute: Int32, _ kind: StaticString, _ reason: StaticString? = nil) {
      steps.append(
        Step(minute: Int(minute), kind: kind, assignment: nil, actor: coordinator, reason: reason))
    }
    if request.ready > request.received {
      change(request.ready, request.intake == .triaged ? "triaged" : "ready")
    }
    let assignments = story.assignments(request.firstAssignment, request.assignments)
    for (place, assignment) in assignments.enumerated() {
      steps += self.steps(assignment, place, coordinator)
    }
    if request.held > 0 { change(request.held, "on_hold", Self.holds[Int(request.hold.rawValue)]) }
    if request.ending != .open, request.ending != .fulfilled {
      change(request.ended, "closed", Self.endings[Int(request.ending.rawValue)])
    }
    // Few, and nearly in order: insertion keeps equals as they are.
    for index in steps.indices.dropFirst() {
      var place = index
      while place > 0, steps[place - 1].minute > steps[place].minute {
        steps.swapAt(place - 1, place)
        place -= 1
      }
    }
    return steps
  }

  /// The changes of one assignment; the last verifies and closes the request with it.
  func steps(_ assignment: Assignment, _ place: Int, _ coordinator: PersonNumber) -> [Step] {
    let volunteer = corps.ambassadors[Int(assignment.ambassador)].person
    var steps: [Step] = []
    func change(
      _ minute: Int32, _ kind: StaticString, _ actor: PersonNumber?, _ reason: StaticString? = nil
    ) {
      steps.append(
        Step(minute: Int(minute), kind: kind, assignment: place, actor: actor, reason: reason))
    }
    if !assignment.agreed { change(assignment.offered, "offered", coordinator) }
    if assignment.accepted > 0 {
      change(assignment.accepted, "accepted", assignment.agreed ? coordinator : volunteer)
    }
    if assignment.started > 0 { change(assignment.started, "started", volunteer) }
    if assignment.reported > 0 { change(assignment.reported, "reported", volunteer) }
    switch assignment.state {
    case .verified: change(assignment.ended, "verified", coordinator)
    case .declined:
      change(assignment.ended, "declined", volunteer, reason(assignment, Self.refusals))
    case .failed: change(assignment.ended, "failed", volunteer, reason(assignment, Self.failures))
    case .expired: change(assignment.ended, "expired", nil)
    case .offered, .accepted, .started, .reported: break
    }
    return steps
  }

  /// Why an assignment came to nothing, as its row and its event both say.
  func reason(_ assignment: Assignment, _ reasons: [StaticString]) -> StaticString {
    var draws = seed.draws(.assignment, Int(assignment.target) * 4 + Int(assignment.task))
    return reasons[draws.below(reasons.count)]
  }

  private func sender(
    _ request: Request, _ number: Int, _ coordinator: PersonNumber
  ) -> PersonNumber {
    switch details(number).source {
    case .web: request.person
    case .villageHead, .lesson: coordinator
    case .oneStopDesk, .phone, .zalo:
      roster.officer(settlement.villages[Int(request.village)].commune, 0)
    }
  }

  static let refusals: [StaticString] = ["busy", "busy", "busy", "too_far", "ill", "lacks_skill"]
  /// The same words as a visit's reasons.
  static let failures: [StaticString] = [
    "nobody_home", "nobody_home", "nobody_home", "no_device", "no_sim", "data_mismatch",
  ]
  static let holds: [StaticString?] = [
    nil, "citizen_away", "no_device", "no_sim", "data_mismatch", "referred",
  ]
  static let endings: [StaticString?] = [
    nil, "fulfilled", "rejected", "duplicate", "withdrawn", "already_helped", "unfulfilled",
  ]
}
