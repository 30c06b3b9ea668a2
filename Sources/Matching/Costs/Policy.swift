/// What a province wants from a plan: how wishes are weighed against each other.
///
/// Rates are in metres of road, so that anybody can say what a rule costs: "another volunteer than
/// before may save 250 m, not less".
public struct Policy: Hashable, Sendable {
  /// How much travel a served request is worth.
  public enum Priority: Hashable, Sendable {
    /// More weight served goes before any travel.
    case strict
    /// One unit of weight is worth this many metres, 1…1,000,000.
    case exchange(metresPerWeight: Int)
  }

  /// How the visits are spread over the volunteers.
  public enum Fairness: Hashable, Sendable {
    /// Each further visit of a week costs so many metres more than the one before, 0…10,000; visits of
    /// the weeks before count.
    case rate(metres: Int)
    /// Spread decides only between plans of equal travel.
    case tieBreak
  }

  /// How far from their own area volunteers are sent.
  public enum Area: Int, CaseIterable, Comparable, Sendable {
    case village, commune, neighbours, province

    /// The smaller area first.
    public static func < (left: Area, right: Area) -> Bool { left.rawValue < right.rawValue }
  }

  /// Strict by default.
  public var priority = Priority.strict
  /// 100 m by default.
  public var fairness = Fairness.rate(metres: 100)
  /// Anywhere in the province by default; the volunteer's radius still holds.
  public var area = Area.province
  /// What another volunteer than before costs, 0…100,000 metres.
  public var switchVolunteer_m = 250
  /// What another half day than before costs, 0…100,000 metres.
  public var switchSlot_m = 100
  /// What a volunteer whom the household does not know costs, where it knows one, 0…100,000 metres.
  public var unfamiliar_m = 300
  /// Road metres for 100 m of straight line, 100…1000.
  public var detourPercent = 130
  /// Days of waiting, or offers that failed, that lift a request by one step, 1…365.
  public var agingDays = 7
  /// The most steps that waiting, failed offers and a near deadline lift a request, 0…10.
  public var agingSteps = 3
  /// Metres of road that a minute of a travel table stands for, and how fast rounds go, 10…2000.
  public var metresPerMinute = 250
  /// When the half days begin and end by the clock: what rounds must fit into.
  public var hours = HalfDayHours()
  /// Nearest candidates kept per request before the cut is priced, 1…10,000.
  public var candidatesPerRequest = 512

  /// The defaults.
  public init() {}

  /// Refuses values outside the ranges that the cost bounds were proved for; `place` is the pointer of
  /// the policy itself.
  func checked(at place: String = "/policy") throws(MatchingError) {
    switch priority {
    case .strict: break
    case .exchange(let metres): try check(metres, 1...1_000_000, at: "\(place)/priority_rate_m")
    }
    switch fairness {
    case .tieBreak: break
    case .rate(let metres): try check(metres, 0...10_000, at: "\(place)/fairness_rate_m")
    }
    try check(switchVolunteer_m, 0...100_000, at: "\(place)/switch_volunteer_m")
    try check(switchSlot_m, 0...100_000, at: "\(place)/switch_slot_m")
    try check(unfamiliar_m, 0...100_000, at: "\(place)/unfamiliar_m")
    try check(detourPercent, 100...1000, at: "\(place)/detour_percent")
    try check(agingDays, 1...365, at: "\(place)/aging_days")
    try check(agingSteps, 0...10, at: "\(place)/aging_steps")
    try check(metresPerMinute, 10...2000, at: "\(place)/speed_m_per_min")
    try check(candidatesPerRequest, 1...10_000, at: "\(place)/candidates_per_request")
  }

  /// Adds every value to a fingerprint.
  func add(to print: inout Fingerprint) {
    switch priority {
    case .strict: print.add(0)
    case .exchange(let metres): print.add(metres)
    }
    switch fairness {
    case .tieBreak: print.add(-1)
    case .rate(let metres): print.add(metres)
    }
    let numbers = [
      area.rawValue, switchVolunteer_m, switchSlot_m, unfamiliar_m, detourPercent, agingDays,
      agingSteps, candidatesPerRequest, metresPerMinute,
    ]
    numbers.forEach { print.add($0) }
    for part in PartOfDay.allCases {
      print.add(hours[part].begin_min)
      print.add(hours[part].end_min)
    }
  }
}

/// When morning, afternoon and evening begin and end by the clock.
public struct HalfDayHours: Hashable, Sendable {
  private var windows = [
    ClockWindow(unchecked: 450, 690), ClockWindow(unchecked: 810, 1020),
    ClockWindow(unchecked: 1110, 1260),
  ]

  /// 7:30–11:30, 13:30–17:00, 18:30–21:00.
  public init() {}

  /// One part of the day.
  public subscript(part: PartOfDay) -> ClockWindow {
    get { windows[Int(part.rawValue)] }
    set { windows[Int(part.rawValue)] = newValue }
  }
}
