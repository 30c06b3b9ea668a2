/// Visits, the word of others on them, classes and who came.
extension Demonstration {
  var visitTable: Table {
    Table(
      "visit",
      [
        "id", "assignment_id", "ambassador_id", "commune_id", "village_id", "service_code",
        "occurred_at", "recorded_at", "minutes", "people_helped", "outcome", "reason",
      ], items: story.assignments.count, rows: story.assignments.count
    ) { number, lines in
      for visit in visits(number) { add(visit, of: number, to: &lines) }
    }
  }

  private struct Visit {
    var place = 0
    let minute: Int
    let minutes: Int
    let helped: Int
    let outcome: StaticString
    var reason: StaticString?
  }

  /// The visits of an assignment, none to two.
  private func visits(_ number: Int) -> [Visit] {
    let assignment = story.assignments[number]
    var visits: [Visit] = []
    if assignment.state == .failed {
      visits.append(
        Visit(
          minute: Int(assignment.ended), minutes: 0, helped: 0, outcome: "not",
          reason: reason(assignment, Self.failures)))
    }
    guard assignment.reported > 0 else { return visits }
    var draws = seed.draws(.visit, number)
    // Reported two days after it began: the first visit did not suffice.
    if assignment.reported > assignment.started + 1440 {
      visits.append(
        Visit(
          minute: Int(assignment.started), minutes: 20, helped: 1, outcome: "partly",
          reason: "needs_more_time"))
    }
    let minutes = Int(assignment.minutes) * 5 + draws.between(-2, 3) * 5
    let helped =
      assignment.target < 0 ? draws.between(6, 25) : [1, 1, 1, 1, 2, 2, 3][draws.below(7)]
    visits.append(
      Visit(
        place: 1, minute: Int(assignment.reported), minutes: minutes, helped: helped,
        outcome: "done"))
    return visits
  }

  /// The people helped in each village, visit by visit.
  var peopleHelped: [Int] {
    var helped = [Int](repeating: 0, count: settlement.villages.count)
    for (number, assignment) in story.assignments.enumerated() {
      helped[Int(village(assignment))] += visits(number).reduce(0) { $0 + $1.helped }
    }
    return helped
  }

  private func add(_ visit: Visit, of number: Int, to lines: inout Lines) {
    let assignment = story.assignments[number]
    let village = village(assignment)
    let minute = visit.minute
    lines.field(seed.id(.visit, number * 2 + visit.place, minute: minute))
    lines.field(assignmentID(number))
    lines.field(corps.id(Int(assignment.ambassador)))
    addUnits(Int(village), to: &lines)
    let service =
      assignment.target >= 0
      ? story.requests[Int(assignment.target)].service
      : story.activities[Int(-1 - assignment.target)].service
    lines.field(facts.services[Int(service)])
    lines.field(minute: minute - min(visit.minutes, 15))
    lines.field(minute: minute)
    lines.field(visit.minutes)
    lines.field(visit.helped)
    lines.field(visit.outcome)
    lines.field(visit.reason)
    lines.end()
  }

  var verificationTable: Table {
    Table(
      "verification",
      ["id", "assignment_id", "level", "verdict", "method", "verified_by", "verified_at"],
      items: story.assignments.count, rows: story.assignments.count * 7 / 8
    ) { number, lines in
      let assignment = story.assignments[number]
      guard assignment.state == .verified else { return }
      var draws = seed.draws(.verification, number)
      let village = village(assignment)
      lines.field(seed.id(.verification, number, minute: Int(assignment.ended)))
      lines.field(assignmentID(number))
      let lot = draws.below(100)
      let author: PersonNumber? =
        lot < 40 ? nil : lot < 85 ? coordinator(village) : assessor(Int(village))
      lines.field(lot < 40 ? "citizen" : lot < 85 ? "leader" : "commune")
      lines.field("ok")
      lines.field(lot < 40 ? "code" : lot < 85 ? "call" : "sample")
      lines.field(author.map(residents.personID))
      lines.field(minute: Int(assignment.ended))
      lines.end()
    }
  }

  var activityTable: Table {
    Table(
      "activity",
      [
        "id", "kind", "title", "commune_id", "village_id", "place", "lon_mdeg", "lat_mdeg",
        "team_id", "service_code", "during", "staff_min", "staff_wanted", "staff_max",
        "accepted_count",
      ], items: story.activities.count
    ) { number, lines in
      let activity = story.activities[number]
      let village = settlement.villages[Int(activity.village)]
      let start = Calendar.minute(
        ofDay: Int(activity.day), clock: Storyteller.hours[Int(activity.part)])
      lines.field(activityID(number))
      lines.field("class")
      lines.begin()
      lines.add("Lớp tập huấn: ")
      lines.add(facts.serviceNames[Int(activity.service)])
      addUnits(Int(activity.village), to: &lines)
      lines.begin()
      lines.add("Nhà văn hóa ")
      lines.add(village.fullName)
      addSnapped(village.centre, to: &lines)
      lines.field(roster.id(ofTeam: Int(activity.village)))
      lines.field(facts.services[Int(activity.service)])
      lines.field(minutes: start, start + 90)
      lines.field(1)
      lines.field(1)
      lines.field(3)
      lines.field(Int(activity.assignments))
      lines.end()
    }
  }

  var attendanceTable: Table {
    Table(
      "attendance", ["activity_id", "person_id", "recorded_by", "recorded_at", "result"],
      items: story.activities.count,
      rows: story.activities.filter(wasHeld).reduce(0) {
        $0 + min(14, settlement.villages[Int($1.village)].households.count)
      }
    ) { number, lines in
      let activity = story.activities[number]
      let households = settlement.villages[Int(activity.village)].households
      guard wasHeld(activity), !households.isEmpty else { return }
      var draws = seed.draws(.attendance, number)
      let start = Calendar.minute(
        ofDay: Int(activity.day), clock: Storyteller.hours[Int(activity.part)])
      let learners = min(draws.between(8, 20), households.count)
      let first = draws.below(households.count)
      for learner in 0..<learners {
        let household = households.lowerBound + (first + learner) % households.count
        lines.field(activityID(number))
        lines.field(residents.personID(PersonNumber(household: household, slot: 0)))
        lines.field(residents.personID(coordinator(activity.village)))
        lines.field(minute: start + 100)
        lines.field(
          ["attended", "attended", "completed", "certificate_seen"][draws.below(4)] as StaticString)
        lines.end()
      }
    }
  }

  /// Whether a class is over and had its teacher.
  private func wasHeld(_ activity: Activity) -> Bool {
    activity.assignments > 0 && Int(activity.day) < clock.today
  }
}
