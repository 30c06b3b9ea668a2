/// A policy as a JSON object: what is left out is as in ``Policy/init()``.
///
/// Plan files carry the whole policy they were made under; a file of its own may hold any part of it.
public enum PolicyFile {
  /// Reads a policy.
  ///
  /// - Parameter bytes: One JSON object, UTF-8.
  /// - Returns: A policy within its ranges.
  /// - Throws: ``MatchingError/input(pointer:fault:)`` with the exact place of the first fault.
  public static func read(_ bytes: [UInt8]) throws(MatchingError) -> Policy {
    var reader = try JSONReader(bytes)
    let policy = try self.policy(&reader)
    try reader.end()
    try policy.checked(at: "")
    return policy
  }

  /// Writes every value of a policy.
  public static func write(_ policy: Policy) -> [UInt8] {
    var writer = JSONWriter()
    write(policy, &writer)
    writer.line()
    return writer.bytes
  }

  private static let fields = Fields(
    [],
    optional: [
      "priority_rate_m", "fairness_rate_m", "area", "switch_volunteer_m", "switch_slot_m",
      "unfamiliar_m", "detour_percent", "aging_days", "aging_steps", "candidates_per_request",
      "speed_m_per_min", "hours",
    ])

  static func policy(_ reader: inout JSONReader) throws(MatchingError) -> Policy {
    var policy = Policy()
    try reader.object(fields) { (reader, name) throws(MatchingError) in
      switch name {
      case "priority_rate_m":
        let rate = try reader.optional(ProblemFile.number)
        policy.priority = rate.map { .exchange(metresPerWeight: $0) } ?? .strict
      case "fairness_rate_m":
        let rate = try reader.optional(ProblemFile.number)
        policy.fairness = rate.map { .rate(metres: $0) } ?? .tieBreak
      case "area": policy.area = try area(&reader)
      case "switch_volunteer_m": policy.switchVolunteer_m = try reader.integer()
      case "switch_slot_m": policy.switchSlot_m = try reader.integer()
      case "unfamiliar_m": policy.unfamiliar_m = try reader.integer()
      case "detour_percent": policy.detourPercent = try reader.integer()
      case "aging_days": policy.agingDays = try reader.integer()
      case "aging_steps": policy.agingSteps = try reader.integer()
      case "candidates_per_request": policy.candidatesPerRequest = try reader.integer()
      case "speed_m_per_min": policy.metresPerMinute = try reader.integer()
      default: try hours(&reader, &policy.hours)
      }
    }
    return policy
  }

  private static func hours(
    _ reader: inout JSONReader, _ hours: inout HalfDayHours
  ) throws(MatchingError) {
    let fields = Fields([], optional: PartOfDay.allCases.map { "\($0)" })
    try reader.object(fields) { (reader, name) throws(MatchingError) in
      let window = try reader.window()
      for part in PartOfDay.allCases where "\(part)" == name { hours[part] = window }
    }
  }

  private static func area(_ reader: inout JSONReader) throws(MatchingError) -> Policy.Area {
    let word = try reader.text()
    guard let area = Policy.Area.allCases.first(where: { "\($0)" == word }) else {
      throw reader.fault(.unknownWord(allowed: Policy.Area.allCases.map { "\($0)" }))
    }
    return area
  }

  static func write(_ policy: Policy, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.name("priority_rate_m")
      if case .exchange(let metres) = policy.priority {
        writer.number(metres)
      } else {
        writer.null()
      }
      writer.name("fairness_rate_m")
      if case .rate(let metres) = policy.fairness { writer.number(metres) } else { writer.null() }
      writer.name("area")
      writer.text("\(policy.area)")
      let numbers: KeyValuePairs<StaticString, Int> = [
        "switch_volunteer_m": policy.switchVolunteer_m, "switch_slot_m": policy.switchSlot_m,
        "unfamiliar_m": policy.unfamiliar_m, "detour_percent": policy.detourPercent,
        "aging_days": policy.agingDays, "aging_steps": policy.agingSteps,
        "candidates_per_request": policy.candidatesPerRequest,
        "speed_m_per_min": policy.metresPerMinute,
      ]
      for (name, value) in numbers {
        writer.name(name)
        writer.number(value)
      }
      writer.name("hours")
      writer.object { writer in
        let names: KeyValuePairs<StaticString, PartOfDay> = [
          "morning": .morning, "afternoon": .afternoon, "evening": .evening,
        ]
        for (name, part) in names {
          writer.name(name)
          writer.window(policy.hours[part])
        }
      }
    }
  }
}
