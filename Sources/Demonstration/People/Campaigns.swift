/// A youth campaign of two months.
struct Campaign: Sendable {
  let id: RowID
  let name: Text
  /// The first day and the day after the last.
  let first: Int
  let end: Int

  /// One campaign three months back and one that runs on the day of the demonstration.
  static func all(_ clock: Clock, seed: Seed) -> [Campaign] {
    let today = Calendar.civil(clock.today)
    let month = today.year * 12 + today.month - 1
    return [month - 4, month - 1].enumerated().map { number, start in
      let (first, end) = (firstDay(start), firstDay(start + 2))
      let (months, year) = ("\(start % 12 + 1)–\((start + 1) % 12 + 1)", (start + 1) / 12)
      return Campaign(
        id: seed.id(.campaign, number, minute: Calendar.minute(ofDay: first - 20, clock: 540)),
        name: Text("Thanh niên chung tay phổ cập kỹ năng số, đợt \(months)/\(year)"),
        first: first, end: end)
    }
  }

  private static func firstDay(_ month: Int) -> Int {
    Calendar.number(year: month / 12, month: month % 12 + 1, day: 1)
  }
}
