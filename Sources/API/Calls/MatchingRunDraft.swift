public import Domain

/// A matching run that is asked for.
public struct MatchingRunDraft: Sendable, Equatable {
  /// The run's id, made by the client.
  public var id: ID<MatchingRun>?
  /// Codes of units whose requests are matched, at most 200; `nil` all that the caller was granted.
  public var scope: [String]?
  /// The first day on which visits may take place; `nil` tomorrow.
  public var firstDay: Day?
  /// How many days are planned, 1…7; `nil` 7.
  public var days: Int?
  /// How wishes are weighed.
  public var policy: MatchingPolicy?
  /// Told apart in the records: the same problem, policy and seed give the same plan.
  public var seed: Int?

  /// A run of everything the caller was granted, for the week from tomorrow.
  public init() {}

  init(_ fields: inout Fields) throws(Fault) {
    id = try fields.id("id", MatchingRun.self)
    scope = try fields.take("scope", "Phải là danh sách từ 1 đến 200 mã đơn vị khác nhau.") {
      Self.codes($0)
    }
    firstDay = try fields.day("first_day")
    days = try fields.integer("days", in: 1...7)
    policy = try fields.object("policy") { (fields) throws(Fault) in try MatchingPolicy(&fields) }
    seed = try fields.integer("seed", in: 0...Int(Int32.max))
  }

  private static func codes(_ value: JSON) -> [String]? {
    guard case .list(let list) = value, (1...200).contains(list.count) else { return nil }
    let codes = list.compactMap { element -> String? in
      guard case .text(let text) = element, (1...40).contains(text.utf8.count) else { return nil }
      return text
    }
    return codes.count == list.count && Set(codes).count == list.count ? codes : nil
  }

  var json: JSON {
    .members([
      ("id", id.map { .text($0.description) }),
      ("scope", scope.map { .list($0.map(JSON.text)) }),
      ("first_day", firstDay.map { .text($0.description) }), ("days", days.map(JSON.number)),
      ("policy", policy?.json), ("seed", seed.map(JSON.number)),
    ])
  }
}

/// How the engine weighs wishes; what is `nil` is as the engine does it by itself.
public struct MatchingPolicy: Sendable, Equatable {
  /// How far from their own area ambassadors are sent.
  public enum Area: String, Sendable, CaseIterable {
    case village, commune, neighbours, province
  }

  /// Metres that one unit of priority is worth, 1…1,000,000; `nil` more requests go before any travel.
  public var priorityRate_m: Int?
  /// Metres that each further visit of an ambassador costs more than the one before, 0…10,000.
  public var fairnessRate_m: Int?
  /// How far ambassadors are sent.
  public var area: Area?
  /// Metres that a stranger costs where the household knows somebody, 0…100,000.
  public var unfamiliar_m: Int?
  /// Road metres for 100 m of straight line, 100…1000.
  public var detourPercent: Int?
  /// Days of waiting that lift a request by one step, 1…365.
  public var agingDays: Int?
  /// The most steps that a request is lifted, 0…10.
  public var agingSteps: Int?

  /// The engine's own.
  public init() {}

  init(_ fields: inout Fields) throws(Fault) {
    priorityRate_m = try fields.integer("priority_rate_m", in: 1...1_000_000)
    fairnessRate_m = try fields.integer("fairness_rate_m", in: 0...10_000)
    area = try fields.word("area", Area.self)
    unfamiliar_m = try fields.integer("unfamiliar_m", in: 0...100_000)
    detourPercent = try fields.integer("detour_percent", in: 100...1000)
    agingDays = try fields.integer("aging_days", in: 1...365)
    agingSteps = try fields.integer("aging_steps", in: 0...10)
  }

  var json: JSON {
    .members([
      ("priority_rate_m", priorityRate_m.map(JSON.number)),
      ("fairness_rate_m", fairnessRate_m.map(JSON.number)),
      ("area", area.map { .text($0.rawValue) }), ("unfamiliar_m", unfamiliar_m.map(JSON.number)),
      ("detour_percent", detourPercent.map(JSON.number)),
      ("aging_days", agingDays.map(JSON.number)), ("aging_steps", agingSteps.map(JSON.number)),
    ])
  }
}
