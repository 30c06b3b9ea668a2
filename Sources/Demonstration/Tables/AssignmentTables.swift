/// Assignments and the events of requests.
extension Demonstration {
  var assignmentTable: Table {
    Table(
      "assignment",
      [
        "id", "version", "help_request_id", "activity_id", "ambassador_id", "commune_id",
        "village_id", "task_number", "state", "day", "part_of_day", "seat", "minutes",
        "scheduled", "origin", "predecessor_id", "offered_by", "offered_at", "expires_at",
        "fetched_at", "handed_on_at", "accepted_at", "started_at", "reported_at", "ended_at",
        "end_reason",
      ], items: story.assignments.count
    ) { number, lines in
      let assignment = story.assignments[number]
      let village = village(assignment)
      let coordinator = coordinator(village)
      lines.field(assignmentID(number))
      lines.field(steps(assignment, 0, coordinator).count)
      addTarget(assignment, to: &lines)
      lines.field(corps.id(Int(assignment.ambassador)))
      addUnits(Int(village), to: &lines)
      lines.field(Int(assignment.task))
      lines.field(Self.states[Int(assignment.state.rawValue)])
      lines.field(day: Int(assignment.day))
      lines.field(Int(assignment.part))
      lines.field(0)
      lines.field(Int(assignment.minutes) * 5)
      addSchedule(assignment, number, to: &lines)
      lines.field("leader")
      lines.field(predecessor(number))
      lines.field(residents.personID(coordinator))
      addTimes(assignment, number, to: &lines)
      lines.end()
    }
  }

  private static let states: [StaticString] = [
    "offered", "accepted", "started", "reported", "verified", "declined", "expired", "failed",
  ]

  /// The village where an assignment's work is.
  func village(_ assignment: Assignment) -> UInt16 {
    assignment.target >= 0
      ? story.requests[Int(assignment.target)].village
      : story.activities[Int(-1 - assignment.target)].village
  }

  private func addTarget(_ assignment: Assignment, to lines: inout Lines) {
    if assignment.target >= 0 {
      lines.field(requestID(Int(assignment.target)))
      lines.null()
    } else {
      lines.null()
      lines.field(activityID(Int(-1 - assignment.target)))
    }
  }

  /// A clock time was agreed for a third of what lies ahead or was kept.
  private func addSchedule(_ assignment: Assignment, _ number: Int, to lines: inout Lines) {
    var draws = seed.draws(.assignment, 1 << 40 + number)
    guard assignment.accepted > 0, assignment.state != .failed, draws.happens(perMille: 330) else {
      return lines.null()
    }
    let start =
      assignment.started > 0
      ? Int(assignment.started)
      : Storyteller.beginning(Int(assignment.day), part: Int(assignment.part), &draws)
    lines.field(minutes: start, start + Int(assignment.minutes) * 5)
  }

  /// Another try follows the one before it.
  private func predecessor(_ number: Int) -> RowID? {
    guard number > 0 else { return nil }
    let (before, assignment) = (story.assignments[number - 1], story.assignments[number])
    return before.target == assignment.target && !before.state.isLive
      ? assignmentID(number - 1) : nil
  }

  private func addTimes(_ assignment: Assignment, _ number: Int, to lines: inout Lines) {
    func orNil(_ minute: Int32) -> Int? { minute > 0 ? Int(minute) : nil }
    let (offered, state) = (Int(assignment.offered), assignment.state)
    var draws = seed.draws(.assignment, number)
    // Two thirds have the client; the others hear of it by telephone. An offer that ran out was
    // seen.
    let hasClient = draws.happens(perMille: 660)
    let isHeard = !assignment.agreed && (state != .offered || draws.happens(perMille: 600))
    let reply = assignment.accepted > 0 ? assignment.accepted : assignment.ended
    let heard =
      isHeard
      ? min(offered + draws.between(1, 50), reply > 0 ? Int(reply) : clock.now - 1) : nil
    lines.field(minute: offered)
    lines.field(
      minute: assignment.agreed ? nil : state == .expired ? Int(assignment.ended) : offered + 2880)
    lines.field(minute: hasClient ? heard : nil)
    lines.field(minute: hasClient ? nil : heard)
    lines.field(minute: orNil(assignment.accepted))
    lines.field(minute: orNil(assignment.started))
    lines.field(minute: orNil(assignment.reported))
    lines.field(minute: orNil(assignment.ended))
    switch state {
    case .declined: lines.field(reason(assignment, Self.refusals))
    case .failed: lines.field(reason(assignment, Self.failures))
    default: lines.null()
    }
  }

  var eventTable: Table {
    let requests = story.requests.count
    return Table(
      "event",
      [
        "id", "subject_kind", "subject_id", "subject_version", "kind", "help_request_id",
        "help_request_version", "commune_id", "actor_id", "via", "occurred_at", "recorded_at",
        "reason",
      ], items: requests + story.activities.count,
      rows: story.assignments.count * 4 + requests * 2
    ) { number, lines in
      if number < requests {
        addEvents(number, to: &lines)
      } else {
        addEvents(ofActivity: number - requests, to: &lines)
      }
    }
  }

  private func addEvents(_ number: Int, to lines: inout Lines) {
    let request = story.requests[number]
    var versions = [0, 0, 0, 0]
    for (index, step) in steps(number).enumerated() {
      lines.field(seed.id(.event, number * 32 + index, minute: step.minute))
      if let place = step.assignment {
        versions[place] += 1
        lines.field("assignment")
        lines.field(assignmentID(Int(request.firstAssignment) + place))
        lines.field(versions[place])
      } else {
        lines.field("help_request")
        lines.field(requestID(number))
        lines.field(index + 1)
      }
      lines.field(step.kind)
      lines.field(requestID(number))
      lines.field(index + 1)
      addEnd(step, request.village, to: &lines)
    }
  }

  private func addEvents(ofActivity number: Int, to lines: inout Lines) {
    let activity = story.activities[number]
    let coordinator = coordinator(activity.village)
    let created = Step(
      minute: Int(activity.created), kind: "created", assignment: nil, actor: coordinator)
    let assigned = story.assignments(activity.firstAssignment, activity.assignments)
      .flatMap { steps($0, 0, coordinator) }
    for (index, step) in ([created] + assigned).enumerated() {
      lines.field(seed.id(.event, 1 << 40 + number * 32 + index, minute: step.minute))
      lines.field(index == 0 ? "activity" : "assignment")
      lines.field(index == 0 ? activityID(number) : assignmentID(Int(activity.firstAssignment)))
      lines.field(max(index, 1))
      lines.field(step.kind)
      lines.null()
      lines.null()
      addEnd(step, activity.village, to: &lines)
    }
  }

  private func addEnd(_ step: Step, _ village: UInt16, to lines: inout Lines) {
    lines.field(facts.communes[settlement.villages[Int(village)].commune])
    lines.field(step.actor.map(residents.personID))
    lines.field(step.via)
    lines.field(minute: step.minute)
    lines.field(minute: step.minute)
    lines.field(step.reason)
    lines.end()
  }
}
