/// The instant for which a province is made, and how far it looks back.
struct Clock: Sendable {
  /// Minutes since 1970 in UTC.
  let now: Int
  let today: Int
  let year: Int
  let historyDays: Int

  init(seconds: Int, historyDays: Int) {
    now = seconds / 60
    today = Calendar.day(ofMinute: now)
    year = Calendar.civil(today).year
    self.historyDays = historyDays
  }

  /// The first minute of the first day with a request.
  var historyBegins: Int { Calendar.minute(ofDay: today - historyDays, clock: 0) }
}
