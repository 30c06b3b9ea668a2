/// One function a kind of row.
extension ProblemFile {
  static func commune(_ reader: inout JSONReader) throws(MatchingError) -> CommuneRow {
    var row = CommuneRow()
    let fields = Fields(["id"], optional: ["neighbours", "quota"])
    try reader.object(fields) { (reader, name) throws(MatchingError) in
      switch name {
      case "id": row.id = try reader.text()
      case "quota": row.quota = try reader.optional(number)
      default: try reader.list(&row.neighbours, string)
      }
    }
    return row
  }

  static func village(_ reader: inout JSONReader) throws(MatchingError) -> VillageRow {
    var row = VillageRow()
    try reader.object(Fields(["id", "commune"])) { (reader, name) throws(MatchingError) in
      if name == "id" { row.id = try reader.text() } else { row.commune = try reader.text() }
    }
    return row
  }

  static func team(_ reader: inout JSONReader) throws(MatchingError) -> TeamRow {
    var row = TeamRow()
    let fields = Fields(["id", "commune"], optional: ["quota"])
    try reader.object(fields) { (reader, name) throws(MatchingError) in
      switch name {
      case "id": row.id = try reader.text()
      case "commune": row.commune = try reader.text()
      default: row.quota = try reader.optional(number)
      }
    }
    return row
  }

  static func service(_ reader: inout JSONReader) throws(MatchingError) -> ServiceRow {
    var row = ServiceRow()
    try reader.object(Fields(["id", "skills"])) { (reader, name) throws(MatchingError) in
      if name == "id" { row.id = try reader.text() } else { row.skills = try reader.skills() }
    }
    return row
  }

  static func priorityClass(_ reader: inout JSONReader) throws(MatchingError) -> ClassRow {
    var row = ClassRow()
    try reader.object(Fields(["id", "weight"])) { (reader, name) throws(MatchingError) in
      if name == "id" { row.id = try reader.text() } else { row.weight = try reader.integer() }
    }
    return row
  }

  static func bar(_ reader: inout JSONReader) throws(MatchingError) -> BarRow {
    var row = BarRow()
    let fields = Fields(["request", "volunteer", "reason"])
    try reader.object(fields) { (reader, name) throws(MatchingError) in
      switch name {
      case "request": row.request = try reader.text()
      case "volunteer": row.volunteer = try reader.text()
      default: row.reason = try reader.word(BarReason.self)
      }
    }
    return row
  }

  /// A pin, or a visit of an earlier plan.
  static func pin(_ reader: inout JSONReader) throws(MatchingError) -> PinRow {
    var row = PinRow()
    let fields = Fields(["request"], optional: ["volunteer", "slot"])
    try reader.object(fields) { (reader, name) throws(MatchingError) in
      switch name {
      case "request": row.request = try reader.text()
      case "volunteer": row.volunteer = try reader.optional(string)
      default: row.slot = try reader.optional(halfDay)
      }
    }
    return row
  }

  static func string(_ reader: inout JSONReader) throws(MatchingError) -> String {
    try reader.text()
  }

  static func number(_ reader: inout JSONReader) throws(MatchingError) -> Int {
    try reader.integer()
  }

  static func halfDay(_ reader: inout JSONReader) throws(MatchingError) -> Slot {
    try reader.slot()
  }

  static func mode(_ reader: inout JSONReader) throws(MatchingError) -> Mode {
    try reader.word(Mode.self)
  }

  static func gender(_ reader: inout JSONReader) throws(MatchingError) -> Gender {
    try reader.word(Gender.self)
  }
}
