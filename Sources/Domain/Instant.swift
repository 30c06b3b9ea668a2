/// A moment in time, to the millisecond, in UTC.
///
/// Moments from 1900 to 2100 exist; years beyond are typing mistakes in this field.
///
/// - SeeAlso: RFC 3339 §5.6 `date-time`, <https://www.rfc-editor.org/rfc/rfc3339#section-5.6>.
public struct Instant: Hashable, Sendable, Comparable, LosslessStringConvertible {
  /// Milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
  public let milliseconds: Int64

  /// The moment so many milliseconds after 1970 began in UTC.
  public init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  /// Reads `2026-11-24T08:30:00Z`, perhaps with a fraction, or with an offset such as `+07:00`.
  ///
  /// Digits beyond milliseconds are dropped; a leap second (`:60`) is refused, since none can be stored.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard (20...35).contains(bytes.count), let day = Day(String(text.prefix(10))),
      bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
      bytes[16] == UInt8(ascii: ":"), let hour = Self.two(bytes[11...12], below: 24),
      let minute = Self.two(bytes[14...15], below: 60),
      let second = Self.two(bytes[17...18], below: 60),
      let (fraction, rest) = Self.fraction(bytes[19...]), let offset = Self.offset(rest)
    else { return nil }
    let minutes = (day.daysSince1970 * 24 + hour) * 60 + minute - offset
    milliseconds = Int64(minutes * 60_000 + second * 1000 + fraction)
  }

  /// The moment as `2026-11-24T08:30:00Z`, with `.123` when it is not a whole second.
  public var description: String {
    func padded(_ number: Int64, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    let (day, rest) = milliseconds.flooredDivision(by: 86_400_000)
    let (second, fraction) = (rest / 1000, rest % 1000)
    let time = [second / 3600, second / 60 % 60, second % 60].map { padded($0, 2) }
    return "\(Day.text(daysSince1970: Int(day)))T\(time.joined(separator: ":"))"
      + (fraction == 0 ? "" : "." + padded(fraction, 3)) + "Z"
  }

  /// Earlier moments come first.
  public static func < (one: Instant, other: Instant) -> Bool {
    one.milliseconds < other.milliseconds
  }

  private static func two(_ digits: ArraySlice<UInt8>, below limit: Int) -> Int? {
    guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    let value = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return value < limit ? value : nil
  }

  /// The milliseconds of `.123456` at the start, and what follows.
  private static func fraction(_ bytes: ArraySlice<UInt8>) -> (Int, ArraySlice<UInt8>)? {
    guard bytes.first == UInt8(ascii: ".") else { return (0, bytes) }
    let digits = bytes.dropFirst().prefix { (0x30...0x39).contains($0) }
    guard !digits.isEmpty else { return nil }
    let thousandths = (digits.prefix(3) + [0x30, 0x30]).prefix(3)
    return (thousandths.reduce(0) { $0 * 10 + Int($1 - 0x30) }, bytes[digits.endIndex...])
  }

  /// Minutes east of UTC.
  private static func offset(_ bytes: ArraySlice<UInt8>) -> Int? {
    if Array(bytes) == [UInt8(ascii: "Z")] { return 0 }
    let start = bytes.startIndex
    guard bytes.count == 6, bytes[start + 3] == UInt8(ascii: ":"),
      let hours = two(bytes[start + 1...start + 2], below: 24),
      let minutes = two(bytes[start + 4...start + 5], below: 60)
    else { return nil }
    switch bytes[start] {
    case UInt8(ascii: "+"): return hours * 60 + minutes
    case UInt8(ascii: "-"): return -(hours * 60 + minutes)
    default: return nil
    }
  }
}

extension Int64 {
  fileprivate func flooredDivision(by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}

extension Day {
  /// Days from 1970-01-01, negative before it.
  ///
  /// - SeeAlso: Howard Hinnant, <https://howardhinnant.github.io/date_algorithms.html>.
  public var daysSince1970: Int {
    // Years begin in March, so that the leap day ends one; 1900 and later keep every term positive.
    let marchYear = month > 2 ? year : year - 1
    let (era, yearOfEra) = marchYear.quotientAndRemainder(dividingBy: 400)
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  fileprivate static func text(daysSince1970 days: Int) -> String {
    let shifted = days + 719_468
    let (era, dayOfEra) = shifted.quotientAndRemainder(dividingBy: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(year)-\(two(month))-\(two(dayOfYear - (153 * marchMonth + 2) / 5 + 1))"
  }
}
