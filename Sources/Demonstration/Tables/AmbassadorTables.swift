/// Ambassadors, when they can and what they can.
extension Demonstration {
  var ambassadorTable: Table {
    Table(
      "ambassador",
      [
        "id", "person_id", "commune_id", "village_id", "team_id", "status", "valid", "lon_mdeg",
        "lat_mdeg", "reach_m", "modes", "max_open", "max_minutes_week", "open_count",
        "last_task_number",
      ], items: corps.ambassadors.count
    ) { number, lines in
      let ambassador = corps.ambassadors[number]
      lines.field(corps.id(number))
      lines.field(residents.personID(ambassador.person))
      addUnits(ambassador.village, to: &lines)
      lines.field(ambassador.team.map(roster.id(ofTeam:)))
      switch ambassador.status {
      case .candidate: lines.field("candidate")
      case .active: lines.field("active")
      case .paused: lines.field("paused")
      case .left: lines.field("left")
      }
      lines.field(days: ambassador.first, ambassador.end)
      addSnapped(ambassador.base, to: &lines)
      lines.field(ambassador.reach)
      lines.field(Self.modes[Int(ambassador.modes.rawValue)])
      lines.field(ambassador.maxOpen)
      lines.field(ambassador.maxMinutes)
      lines.field(Int(story.open[number]))
      lines.field(Int(story.tasks[number]))
      lines.end()
    }
  }

  private static let modes: [StaticString] = [
    "{}", "{home}", "{station}", "{home,station}", "{phone}", "{home,phone}", "{station,phone}",
    "{home,station,phone}",
  ]

  var weekTable: Table {
    Table(
      "ambassador_week", ["ambassador_id", "monday", "minutes", "cap_minutes"],
      items: corps.ambassadors.count, rows: story.assignments.count * 4 / 5
    ) { number, lines in
      for week in 0..<story.ledger.weeks {
        let minutes = story.ledger.minutes(number, week: week)
        guard minutes > 0 else { continue }
        lines.field(corps.id(number))
        lines.field(day: story.ledger.monday + week * 7)
        lines.field(minutes)
        lines.field(corps.ambassadors[number].maxMinutes)
        lines.end()
      }
    }
  }

  var availabilityTable: Table {
    Table(
      "availability",
      ["id", "ambassador_id", "kind", "weekday", "during", "parts_of_day", "seats"],
      items: corps.ambassadors.count, rows: corps.ambassadors.count * 7 / 2
    ) { number, lines in
      let ambassador = corps.ambassadors[number]
      for weekday in 0..<7 {
        let parts = Int(ambassador.halfDays >> UInt32(weekday * 3) & 7)
        guard parts > 0 else { continue }
        let seats = ambassador.maxMinutes >= 300 ? 2 : 1
        addAvailability(
          number, line: weekday, "weekly", weekday: weekday + 1,
          ambassador.first..<(ambassador.end ?? .max), (parts, seats), to: &lines)
      }
      if let blackout = ambassador.blackout {
        addAvailability(
          number, line: 7, "blackout", weekday: nil, blackout, (7, 0), to: &lines)
      }
      var draws = seed.draws(.availability, number)
      guard ambassador.status == .active, draws.happens(perMille: 60) else { return }
      let day = clock.today + draws.between(1, 10)
      addAvailability(
        number, line: 8, "once", weekday: nil, day..<day + 1, (draws.between(1, 7), 1), to: &lines)
    }
  }

  private func addAvailability(
    _ ambassador: Int, line: Int, _ kind: StaticString, weekday: Int?, _ days: Range<Int>,
    _ what: (parts: Int, seats: Int), to lines: inout Lines
  ) {
    let minute = Calendar.minute(ofDay: corps.ambassadors[ambassador].first, clock: 500)
    lines.field(seed.id(.availability, ambassador * 9 + line, minute: minute))
    lines.field(corps.id(ambassador))
    lines.field(kind)
    if let weekday { lines.field(weekday) } else { lines.null() }
    lines.field(days: days.lowerBound, days.upperBound == .max ? nil : days.upperBound)
    lines.field(what.parts)
    lines.field(what.seats)
    lines.end()
  }

  var competenceTable: Table {
    Table(
      "competence",
      ["person_id", "skill_code", "level", "proof", "confirmed_by", "seen_on", "expires_on"],
      items: corps.ambassadors.count, rows: corps.ambassadors.count * 5
    ) { number, lines in
      var draws = seed.draws(.competence, number)
      let ambassador = corps.ambassadors[number]
      for (skill, level) in levels(ambassador) {
        let proof = draws.below(4)
        let seen = ambassador.first - draws.between(1, 120)
        lines.field(residents.personID(ambassador.person))
        lines.field(skill)
        lines.field(level)
        lines.field(Self.proofs[proof])
        lines.field(proof == 2 ? residents.personID(assessor(ambassador.village)) : nil)
        lines.field(day: seen)
        lines.field(day: draws.happens(perMille: 100) ? seen + 730 : nil)
        lines.end()
      }
    }
  }

  private static let proofs: [StaticString] = ["mooc", "class", "observed", "self"]

  /// The level of each skill, in the order of the services: what is needed, or one below.
  func levels(_ ambassador: Ambassador) -> [(skill: Text, level: Int)] {
    var levels: [(skill: Text, level: Int)] = []
    for (service, skills) in facts.skills.enumerated() {
      let bit = UInt32(1) << UInt32(service)
      guard (ambassador.services | ambassador.learning) & bit != 0 else { continue }
      for (index, needed) in skills.enumerated() {
        let short = index == 0 && ambassador.services & bit == 0
        let level = short ? needed.level - 1 : needed.level
        if let known = levels.firstIndex(where: { $0.skill.bytes == needed.code.bytes }) {
          levels[known].level = max(levels[known].level, level)
        } else {
          levels.append((needed.code, level))
        }
      }
    }
    return levels
  }
}
