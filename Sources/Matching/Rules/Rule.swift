/// Whether one volunteer may serve one request: each case is one rule, in the order people ask.
///
/// The function of the same name in ``Rules`` decides it, for candidates, explanations, assignment by
/// hand and ranked suggestions alike.
public enum Rule: String, CaseIterable, Sendable {
  case active, consent, mode, skill, language, visitorGender, area, reach
  case deadline, halfDay, halfDayCap, weeklyCap
  case excluded, declined, forbidden, peopleNeeded, pinned

  /// Its name for programs: `visitor_gender`.
  public var code: String {
    rawValue.reduce(into: "") { code, letter in
      code += letter.isUppercase ? "_" + letter.lowercased() : String(letter)
    }
  }
}

/// The smallest thing that would make a failing rule hold.
public enum Change: Hashable, Sendable {
  /// The volunteer takes part again.
  case activate
  /// The volunteer agrees to be sent offers.
  case consent
  /// The volunteer offers this mode too.
  case addMode(Mode)
  /// The volunteer reaches these levels (ranks of skills).
  case raiseSkills([SkillLevel])
  /// The volunteer speaks the language of this rank.
  case addLanguage(Int32)
  /// The household accepts any visitor.
  case waiveVisitorGender
  /// Volunteers may be sent as far as this.
  case widenArea(Policy.Area)
  /// The volunteer goes so many metres farther.
  case widenRadius(metres: Int)
  /// The deadline becomes this half day.
  case extendDeadline(Slot)
  /// The volunteer is free in this half day.
  case openHalfDay(Slot)
  /// The request may also take place in any half day.
  case widenSlots
  /// The volunteer makes one visit more in this half day.
  case addSeat(Slot)
  /// The volunteer's weekly cap becomes this.
  case raiseWeeklyCap(to: Int)
  /// The bar of this kind on the pair is lifted.
  case lift(BarReason)
  /// The request takes one more volunteer.
  case addPerson
  /// The pin that keeps the request for another is released.
  case releasePin
}

/// What one rule says about one pair.
public struct Verdict: Hashable, Sendable {
  /// The rule.
  public let rule: Rule
  /// By how much it fails, in the rule's own unit (metres, levels, visits); 0: it holds.
  public let shortfall: Int
  /// What would make it hold, alone; `nil` where it holds or nothing small would help.
  public let change: Change?

  /// Whether the rule holds.
  public var holds: Bool { shortfall == 0 }

  /// A change is worked out only where the rule fails.
  init(_ rule: Rule, _ shortfall: Int, _ change: @autoclosure () -> Change? = nil) {
    self.rule = rule
    self.shortfall = shortfall
    self.change = shortfall == 0 ? nil : change()
  }
}
