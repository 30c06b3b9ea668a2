/// A calendar day in Asia/Ho_Chi_Minh, without a time.
///
/// Days from 1900 to 2100 exist; years beyond are typing mistakes in this field.
///
/// - SeeAlso: RFC 3339 §5.6 `full-date`, <https://www.rfc-editor.org/rfc/rfc3339#section-5.6>.
public struct Day: Hashable, Sendable, Comparable, LosslessStringConvertible {
  /// The year, 1900…2100.
  public let year: Int
  /// The month, 1…12.
  public let month: Int
  /// The day of the month, from 1.
  public let day: Int

  /// The day with these parts; `nil` when the calendar has none.
  public init?(year: Int, month: Int, day: Int) {
    guard (1900...2100).contains(year), (1...12).contains(month),
      (1...Self.length(ofMonth: month, year: year)).contains(day)
    else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// Reads `2026-11-24` and nothing else.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = Self.number(bytes[0..<4]), let month = Self.number(bytes[5..<7]),
      let day = Self.number(bytes[8..<10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The day as `2026-11-24`.
  public var description: String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(year)-\(two(month))-\(two(day))"
  }

  /// The day as people write it here, `24/11/2026`.
  public var vietnamese: String {
    let parts = description.split(separator: "-")
    return "\(parts[2])/\(parts[1])/\(parts[0])"
  }

  /// Earlier days come first.
  public static func < (one: Day, other: Day) -> Bool {
    (one.year, one.month, one.day) < (other.year, other.month, other.day)
  }

  private static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      value = value * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return value
  }
}
