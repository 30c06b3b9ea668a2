/// The rules themselves: plain functions of what they look at.
///
/// Each answers by how much it fails, 0 when it holds, so that nothing that uses a rule can disagree
/// with another use of it.
public enum Rules {
  /// The volunteer takes part at present.
  public static func active(_ isActive: Bool) -> Int { isActive ? 0 : 1 }

  /// The volunteer agreed to be sent offers.
  public static func consent(_ hasConsented: Bool) -> Int { hasConsented ? 0 : 1 }

  /// The volunteer offers the mode of the visit.
  static func mode(_ wanted: Mode, offered: UInt8) -> Int { offered & wanted.bit == 0 ? 1 : 0 }

  /// The volunteer holds every skill of the service at its level; the unit is missing levels.
  public static func skill(_ needed: [SkillLevel], held: [SkillLevel]) -> Int {
    missing(needed, held: held).reduce(0) { sum, need in
      sum + need.level - level(of: need.skill, held)
    }
  }

  /// Those needed skills whose level is not reached.
  static func missing(_ needed: [SkillLevel], held: [SkillLevel]) -> [SkillLevel] {
    needed.filter { level(of: $0.skill, held) < $0.level }
  }

  private static func level(of skill: Int32, _ held: [SkillLevel]) -> Int {
    held.first { $0.skill == skill }?.level ?? 0
  }

  /// The volunteer speaks the language asked for, if one is.
  public static func language(_ wanted: Int32?, spoken: UInt64) -> Int {
    guard let wanted else { return 0 }
    return spoken >> UInt64(wanted) & 1 == 1 ? 0 : 1
  }

  /// The volunteer has the gender asked for, if one is (safeguarding).
  public static func visitorGender(_ wanted: Gender?, _ gender: Gender?) -> Int {
    wanted == nil || wanted == gender ? 0 : 1
  }

  /// The request lies within the area the policy sends the volunteer to; the unit is widenings.
  public static func area(_ allowed: Policy.Area, needed: Policy.Area) -> Int {
    max(0, needed.rawValue - allowed.rawValue)
  }

  /// The request is within the volunteer's radius, as a talk by phone always is.
  ///
  /// The unit is metres.
  public static func reach(metres: Int, radius_m: Int, mode: Mode) -> Int {
    mode == .phone ? 0 : max(0, metres - radius_m)
  }

  /// Some wanted half day is not after the deadline; the unit is half days to wait for the first.
  public static func deadline(wanted: SlotSet, inTime: SlotSet, deadline: Slot?) -> Int {
    guard inTime.isEmpty, !wanted.isEmpty else { return 0 }
    return max(1, wanted.bits.trailingZeroBitCount - Int(deadline?.index ?? 0))
  }

  /// The volunteer is free in some half day that is wanted.
  public static func halfDay(wanted: SlotSet, open: SlotSet) -> Int {
    wanted.intersection(open).isEmpty ? 1 : 0
  }

  /// Where a wanted half day is open, one still has room beside the visits agreed on.
  public static func halfDayCap(wanted: SlotSet, open: SlotSet, roomy: SlotSet) -> Int {
    let shared = wanted.intersection(open)
    return shared.isEmpty || !shared.intersection(roomy).isEmpty ? 0 : 1
  }

  /// The volunteer's week has room beside the visits agreed on; the unit is visits.
  public static func weeklyCap(_ cap: Int, booked: Int) -> Int { max(0, booked + 1 - cap) }

  /// No side asked not to meet the other.
  public static func excluded(_ bars: [BarReason]) -> Int { bars.contains(.excluded) ? 1 : 0 }

  /// The volunteer has not declined this request before.
  public static func declined(_ bars: [BarReason]) -> Int { bars.contains(.declined) ? 1 : 0 }

  /// No leader forbade the pair.
  public static func forbidden(_ bars: [BarReason]) -> Int { bars.contains(.forbidden) ? 1 : 0 }

  /// The request still needs somebody, and this volunteer is not on it yet.
  public static func peopleNeeded(_ people: Int, agreed: Int, isOnIt: Bool) -> Int {
    isOnIt ? 1 : max(0, agreed + 1 - people)
  }

  /// Some open place of the request is not kept for another volunteer or half day.
  public static func pinned(isOpenPlaceLeft: Bool) -> Int { isOpenPlaceLeft ? 0 : 1 }
}
