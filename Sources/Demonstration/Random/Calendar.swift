/// Days and minutes as numbers: days since 1970-01-01 in Vietnam, minutes since 1970 in UTC.
///
/// Civil dates by Hinnant, <https://howardhinnant.github.io/date_algorithms.html>, all in integers.
enum Calendar {
  /// Vietnam is seven hours ahead of UTC all year.
  static let offsetMinutes = 420

  /// The day in Vietnam at a minute.
  static func day(ofMinute minute: Int) -> Int { (minute + offsetMinutes) / 1440 }

  /// The minute at which the clocks of Vietnam show `clock` minutes after midnight of a day.
  static func minute(ofDay day: Int, clock: Int) -> Int { day * 1440 + clock - offsetMinutes }

  /// The weekday, Monday 0 to Sunday 6.
  static func weekday(_ day: Int) -> Int { (day + 3) % 7 }

  /// The Monday of a day's week.
  static func monday(_ day: Int) -> Int { day - weekday(day) }

  /// Year, month 1…12, day 1…31 of a day number from 0.
  static func civil(_ day: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = day + 719_468
    let (era, dayOfEra) = shifted.quotientAndRemainder(dividingBy: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let year = yearOfEra + era * 400 + (month < 10 ? 0 : 1)
    return (year, month < 10 ? month + 3 : month - 9, dayOfYear - (153 * month + 2) / 5 + 1)
  }

  /// The day number of a civil date from 1970 on.
  static func number(year: Int, month: Int, day: Int) -> Int {
    let shifted = month > 2 ? year : year - 1
    let (era, yearOfEra) = shifted.quotientAndRemainder(dividingBy: 400)
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}
