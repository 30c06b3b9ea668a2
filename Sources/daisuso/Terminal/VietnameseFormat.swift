internal import Domain
internal import FoundationEssentials

/// Numbers, days and instants as people write them here.
///
/// Decimal comma, thousands point (the CLDR data of `vi`); the day before the month; clock times in
/// Asia/Ho_Chi_Minh, which has been UTC+7 without summer time since 1975.
enum VietnameseFormat {
  /// `1234567.5` as «1.234.567,5»; at most two decimals, none at the end that are zero.
  static func number(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e13 else { return "\(value)" }
    let hundredths = Int((abs(value) * 100).rounded())
    var fraction = String(hundredths % 100 + 100).dropFirst()
    while fraction.last == "0" { fraction.removeLast() }
    let digits = number(hundredths / 100) + (fraction.isEmpty ? "" : "," + fraction)
    return value < 0 && hundredths > 0 ? "-" + digits : digits
  }

  /// `1234567` as «1.234.567».
  static func number(_ value: Int) -> String {
    let digits = String(value.magnitude)
    var text = value < 0 ? "-" : ""
    for (place, digit) in zip((0..<digits.count).reversed(), digits) {
      text.append(digit)
      if place > 0, place % 3 == 0 { text.append(".") }
    }
    return text
  }

  /// `2025-07-01` as «01/07/2025»; what is no day stays as it is.
  static func day(_ text: String) -> String {
    Day(text)?.vietnamese ?? text
  }

  /// `2026-11-25` as «thứ Tư 25/11/2026»; what is no day stays as it is.
  static func weekdayAndDay(_ text: String) -> String {
    guard let day = Day(text) else { return text }
    // 1970-01-01 was a Thursday.
    let weekday = ((day.daysSince1970 + 4) % 7 + 7) % 7
    let names = ["Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"]
    return "\(names[weekday]) \(day.vietnamese)"
  }

  /// An E.164 number of Vietnam as it is dialled here, `0912 345 678`; others stay as they are.
  static func phone(_ text: String) -> String {
    guard text.hasPrefix("+84") else { return text }
    let digits = "0" + text.dropFirst(3)
    guard digits.utf8.count >= 9 else { return digits }
    return "\(digits.prefix(4)) \(digits.dropFirst(4).prefix(3)) \(digits.dropFirst(7))"
  }

  /// An RFC 3339 instant as «24/11/2026 10:05»; what is none stays as it is.
  static func instant(_ text: String) -> String {
    guard let date = try? Date(text, strategy: .iso8601) else { return text }
    return instant(date)
  }

  /// An instant as «24/11/2026 10:05».
  static func instant(_ date: Date) -> String {
    let local = date.addingTimeInterval(7 * 3600).ISO8601Format()
    return day(String(local.prefix(10))) + " " + local.dropFirst(11).prefix(5)
  }
}
