/// The problem as a JSON file: `{"format": "daisuso-matching-problem", "version": 1, …}`.
///
/// Half days are written `1-morning` … `7-evening`, places `[longitude, latitude]` in degrees with up
/// to six decimals. Fields that are marked optional may be left out or, unless lists, be `null`.
public enum ProblemFile {
  /// What the field `format` must say.
  public static let format = "daisuso-matching-problem"
  /// What the field `version` must say.
  public static let version = 1

  /// Reads a file.
  ///
  /// - Parameter bytes: At most 1 GiB of UTF-8.
  /// - Returns: A sound problem.
  /// - Throws: ``MatchingError/input(pointer:fault:)`` with the exact place of the first fault;
  ///   ``MatchingError/pinsBeyondCapacity(_:)``.
  public static func read(_ bytes: [UInt8]) throws(MatchingError) -> Problem {
    var reader = try JSONReader(bytes)
    var rows = Problem.Builder()
    try reader.object(fields) { (reader, name) throws(MatchingError) in
      switch name {
      case "format": try reader.constant(format)
      case "version": try reader.constant(version)
      case "origin": rows.origin = try reader.place()
      case "communes", "villages", "teams", "skills", "services", "classes":
        try units(name, &reader, &rows)
      case "volunteers": try reader.list(&rows.volunteers, volunteer)
      case "requests": try reader.list(&rows.requests, request)
      case "bars": try reader.list(&rows.bars, bar)
      case "pins": try reader.list(&rows.pins, pin)
      case "limits": try reader.list(&rows.limits, limit)
      case "travel": try reader.list(&rows.travel, travel)
      default: try reader.list(&rows.current, pin)
      }
    }
    try reader.end()
    return try rows.build()
  }

  private static let fields = Fields(
    [
      "format", "version", "origin", "communes", "skills", "services", "classes", "volunteers",
      "requests",
    ],
    optional: ["villages", "teams", "bars", "pins", "current", "travel", "limits"])

  private static func units(
    _ name: String, _ reader: inout JSONReader, _ rows: inout Problem.Builder
  ) throws(MatchingError) {
    switch name {
    case "communes": try reader.list(&rows.communes, commune)
    case "villages": try reader.list(&rows.villages, village)
    case "teams": try reader.list(&rows.teams, team)
    case "skills":
      try reader.list(&rows.skills, string)
    case "services": try reader.list(&rows.services, service)
    default: try reader.list(&rows.classes, priorityClass)
    }
  }
}

extension JSONReader {
  /// Reads an array of rows.
  mutating func list<Row>(
    _ rows: inout [Row], _ read: (inout JSONReader) throws(MatchingError) -> Row
  ) throws(MatchingError) {
    try array { (reader) throws(MatchingError) in rows.append(try read(&reader)) }
  }

  /// Reads `[longitude, latitude]` in degrees.
  mutating func place() throws(MatchingError) -> GeographicPoint {
    var degrees: [Int] = []
    try array { (reader) throws(MatchingError) in
      guard degrees.count < 2 else { throw reader.fault(.unknownField) }
      degrees.append(try reader.decimal(places: 6))
    }
    guard degrees.count == 2 else { throw fault(.wrongType(expected: .place)) }
    return GeographicPoint(longitudeE6: degrees[0], latitudeE6: degrees[1])
  }

  /// Reads a half day such as `1-morning`.
  mutating func slot() throws(MatchingError) -> Slot {
    guard let slot = Slot(try text()) else {
      throw fault(.unknownWord(allowed: Slot.all.map(\.description)))
    }
    return slot
  }

  /// Reads `{"skill": level, …}`.
  mutating func skills() throws(MatchingError) -> [SkillRow] {
    var rows: [SkillRow] = []
    try dictionary { (reader, name) throws(MatchingError) in
      rows.append(SkillRow(skill: name, level: try reader.integer()))
    }
    return rows
  }
}
