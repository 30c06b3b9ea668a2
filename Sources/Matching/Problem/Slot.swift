/// A part of the day in which a visit can take place.
public enum PartOfDay: UInt8, CaseIterable, Sendable {
  case morning, afternoon, evening
}

/// One half day of the plan's horizon of seven days.
public struct Slot: Hashable, Comparable, Sendable {
  /// How many half days a horizon has.
  public static let count = 21

  /// Every half day, from the first morning on.
  public static let all = (0..<count).map { Slot(unchecked: $0) }

  /// The position in the horizon, 0…20: three a day.
  public let index: UInt8

  /// Takes a position, or gives `nil` outside 0…20.
  public init?(index: Int) {
    guard (0..<Slot.count).contains(index) else { return nil }
    self.init(unchecked: index)
  }

  /// Takes a day 1…7 and a part of it, or gives `nil` for another day.
  public init?(day: Int, part: PartOfDay) {
    guard (1...7).contains(day) else { return nil }
    self.init(unchecked: (day - 1) * 3 + Int(part.rawValue))
  }

  init(unchecked index: Int) {
    self.index = UInt8(index)
  }

  /// The day of the horizon, 1…7.
  public var day: Int { Int(index) / 3 + 1 }

  /// The part of that day.
  public var part: PartOfDay { PartOfDay(rawValue: index % 3) ?? .morning }

  /// The earlier half day first.
  public static func < (left: Slot, right: Slot) -> Bool {
    left.index < right.index
  }
}

extension Slot: LosslessStringConvertible {
  /// The day and its part as files have them: `1-morning` … `7-evening`.
  public var description: String { "\(day)-\(part)" }

  /// Reads `1-morning` … `7-evening`, or gives `nil`.
  public init?(_ description: String) {
    guard let match = Slot.all.first(where: { $0.description == description }) else { return nil }
    self = match
  }
}

/// A set of half days, one bit each.
public struct SlotSet: Hashable, Sendable {
  /// Bit `i` stands for the half day at position `i`.
  public private(set) var bits: UInt32

  /// Every half day of the horizon.
  public static let all = SlotSet(bits: 1 << UInt32(Slot.count) - 1)

  /// No half day.
  public static let none = SlotSet(bits: 0)

  init(bits: UInt32) {
    self.bits = bits
  }

  /// Takes the half days named.
  public init(_ slots: some Sequence<Slot>) {
    bits = slots.reduce(0) { $0 | 1 << UInt32($1.index) }
  }

  /// The half days up to and including one.
  public init(through last: Slot) {
    bits = 1 << (UInt32(last.index) + 1) - 1
  }

  /// Whether there is none.
  public var isEmpty: Bool { bits == 0 }

  /// How many there are.
  public var count: Int { bits.nonzeroBitCount }

  /// The half days, earliest first.
  public var slots: [Slot] { Slot.all.filter(contains) }

  /// Whether one half day is in the set.
  public func contains(_ slot: Slot) -> Bool { bits >> UInt32(slot.index) & 1 == 1 }

  /// The half days in both sets.
  public func intersection(_ other: SlotSet) -> SlotSet { SlotSet(bits: bits & other.bits) }

  /// The half days of this set that are not in the other.
  public func subtracting(_ other: SlotSet) -> SlotSet { SlotSet(bits: bits & ~other.bits) }
}

/// How many visits a volunteer can make in each half day, 0…7.
public struct Seats: Hashable, Sendable {
  /// The most visits one half day can hold.
  public static let most = 7

  private var bits: UInt64 = 0

  /// No visit in any half day.
  public init() {}

  /// Takes three bits a half day, the first morning lowest; the highest bit must be 0.
  init(packed bits: UInt64) {
    self.bits = bits
  }

  /// The visits one half day can hold; values are kept within 0…7.
  public subscript(slot: Slot) -> Int {
    get { Int(bits >> (3 * UInt64(slot.index)) & 7) }
    set {
      let shift = 3 * UInt64(slot.index)
      bits = bits & ~(7 << shift) | UInt64(min(max(newValue, 0), Seats.most)) << shift
    }
  }

  /// The half days that can hold at least one visit.
  public var open: SlotSet {
    let low = (bits | bits >> 1 | bits >> 2) & 0x1249_2492_4924_9249
    var set: UInt32 = 0
    var rest = low
    while rest != 0 {
      set |= 1 << UInt32(rest.trailingZeroBitCount / 3)
      rest &= rest - 1
    }
    return SlotSet(bits: set)
  }

  /// All visits of the week that the half days could hold.
  public var total: Int { Slot.all.reduce(0) { $0 + self[$1] } }
}
