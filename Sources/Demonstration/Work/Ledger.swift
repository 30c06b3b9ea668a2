/// What each ambassador has promised, week by week: minutes and half days taken.
///
/// One word per ambassador and week: bits 0–20 the half days taken, bits 21–31 the minutes in
/// fives.
struct Ledger: Sendable {
  /// The Monday of the first week.
  let monday: Int
  let weeks: Int
  private var words: [UInt32]

  init(ambassadors: Int, from day: Int, through last: Int) {
    monday = Calendar.monday(day)
    weeks = (last - monday) / 7 + 1
    words = Array(repeating: 0, count: ambassadors * weeks)
  }

  /// The minutes promised in the week after `week` Mondays.
  func minutes(_ ambassador: Int, week: Int) -> Int {
    Int(words[ambassador * weeks + week] >> 21) * 5
  }

  func isTaken(_ ambassador: Int, day: Int, part: Int) -> Bool {
    words[index(ambassador, day)] >> bit(day, part) & 1 == 1
  }

  func minutes(_ ambassador: Int, on day: Int) -> Int {
    Int(words[index(ambassador, day)] >> 21) * 5
  }

  mutating func take(_ ambassador: Int, day: Int, part: Int) {
    words[index(ambassador, day)] |= 1 << bit(day, part)
  }

  /// Adds minutes, a multiple of five.
  mutating func promise(_ ambassador: Int, day: Int, minutes: Int) {
    words[index(ambassador, day)] += UInt32(minutes / 5) << 21
  }

  private func index(_ ambassador: Int, _ day: Int) -> Int {
    ambassador * weeks + (day - monday) / 7
  }

  private func bit(_ day: Int, _ part: Int) -> UInt32 {
    UInt32(Calendar.weekday(day) * 3 + part)
  }
}
