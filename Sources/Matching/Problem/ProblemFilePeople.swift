/// Volunteers and requests of a problem file.
extension ProblemFile {
  private static let volunteerFields = Fields(
    ["id", "point", "commune", "radius_m", "skills", "seats", "weekly_cap"],
    optional: [
      "active", "consented", "village", "team", "languages", "modes", "gender", "recent_load",
      "also_communes", "also_villages",
    ])

  static func volunteer(_ reader: inout JSONReader) throws(MatchingError) -> VolunteerRow {
    var row = VolunteerRow()
    try reader.object(volunteerFields) { (reader, name) throws(MatchingError) in
      switch name {
      case "id": row.id = try reader.text()
      case "point": row.place = try reader.place()
      case "commune": row.commune = try reader.text()
      case "village": row.village = try reader.optional(string)
      case "team": row.team = try reader.optional(string)
      case "also_communes": try reader.list(&row.alsoCommunes, string)
      case "also_villages": try reader.list(&row.alsoVillages, string)
      case "radius_m": row.radius_m = try reader.integer()
      case "active": row.isActive = try reader.flag()
      case "consented": row.hasConsented = try reader.flag()
      default: try ability(name, &reader, &row)
      }
    }
    return row
  }

  private static func ability(
    _ name: String, _ reader: inout JSONReader, _ row: inout VolunteerRow
  ) throws(MatchingError) {
    switch name {
    case "skills": row.skills = try reader.skills()
    case "languages": try reader.list(&row.languages, string)
    case "modes":
      row.modes = []
      try reader.list(&row.modes, mode)
    case "gender": row.gender = try reader.optional(gender)
    case "seats": row.seats = try seats(&reader)
    case "weekly_cap": row.weeklyCap = try reader.integer()
    default: row.recentLoad = try reader.integer()
    }
  }

  /// Reads `{"1-morning": 2, …}`: visits each half day can hold.
  private static func seats(_ reader: inout JSONReader) throws(MatchingError) -> Seats {
    var seats = Seats()
    try reader.dictionary { (reader, name) throws(MatchingError) in
      guard let slot = Slot(name) else { throw reader.fault(.unknownField) }
      let visits = try reader.integer()
      guard (0...Seats.most).contains(visits) else {
        throw reader.fault(.outOfRange(lowest: 0, highest: Seats.most))
      }
      seats[slot] = visits
    }
    return seats
  }

  private static let requestFields = Fields(
    ["id", "point", "commune", "service", "class", "slots"],
    optional: [
      "village", "deadline", "overdue", "minutes", "people", "together", "mode", "language",
      "visitor_gender", "waiting_days", "tries", "known", "hours",
      "also",
    ])

  static func request(_ reader: inout JSONReader) throws(MatchingError) -> RequestRow {
    var row = RequestRow()
    try reader.object(requestFields) { (reader, name) throws(MatchingError) in
      switch name {
      case "id": row.id = try reader.text()
      case "point": row.place = try reader.place()
      case "commune": row.commune = try reader.text()
      case "village": row.village = try reader.optional(string)
      case "service": row.service = try reader.text()
      case "class": row.priorityClass = try reader.text()
      case "slots":
        var slots: [Slot] = []
        try reader.list(&slots, halfDay)
        row.slots = SlotSet(slots)
      default: try wish(name, &reader, &row)
      }
    }
    return row
  }

  private static func wish(
    _ name: String, _ reader: inout JSONReader, _ row: inout RequestRow
  ) throws(MatchingError) {
    switch name {
    case "deadline": row.deadline = try reader.optional(halfDay)
    case "overdue": row.isOverdue = try reader.flag()
    case "minutes": row.minutes = try reader.integer()
    case "people": row.people = try reader.integer()
    case "together": row.isTogether = try reader.flag()
    case "mode": row.mode = try mode(&reader)
    case "language": row.language = try reader.optional(string)
    case "visitor_gender": row.visitorGender = try reader.optional(gender)
    case "waiting_days": row.waitingDays = try reader.integer()
    case "tries": row.tries = try reader.integer()
    case "known": row.known = try reader.optional(string)
    case "also": try reader.list(&row.also, string)
    default:
      row.hours = try reader.optional { (reader) throws(MatchingError) in try reader.window() }
    }
  }
}
