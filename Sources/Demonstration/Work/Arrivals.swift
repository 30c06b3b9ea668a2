/// When requests came: day by day in order, more of the open ones lately.
struct Arrivals: Sendable {
  struct Arrival: Sendable {
    let minute: Int
    let isOpen: Bool
  }

  /// The days of the history, oldest first, with how many closed and open requests each brought.
  let days: [(day: Int, closed: Int, open: Int)]
  private let seed: Seed
  private let clock: Clock

  init(size: Size, clock: Clock, newYear: [Int], seed: Seed) {
    (self.seed, self.clock) = (seed, clock)
    let days = Array(clock.today - clock.historyDays...clock.today)
    let weights = days.map { Demand.percent(ofDay: $0, isNewYear: newYear.contains($0)) }
    // What came within four days is still open; what is open is seldom older than two weeks.
    let closed = zip(days, weights).map { $0 > clock.today - 4 ? 0 : $1 }
    let open = zip(days, weights).map { day, weight in
      let age = clock.today - day
      return age > 75 ? 0 : weight * 1000 / (8 + age * (age < 14 ? 1 : 5))
    }
    let counts = (
      apportioned(size.closedRequests, by: closed), apportioned(size.openRequests, by: open)
    )
    self.days = days.indices.map { (days[$0], counts.0[$0], counts.1[$0]) }
  }

  /// The arrivals of one day of the list, by the clock.
  func arrivals(_ index: Int) -> [Arrival] {
    let (day, closed, open) = days[index]
    var draws = seed.draws(.day, day)
    var arrivals: [Arrival] = []
    for number in 0..<closed + open {
      let clockTime = Demand.hours.drawn(&draws) * 60 + draws.below(60)
      let minute = min(Calendar.minute(ofDay: day, clock: clockTime), clock.now - 1)
      arrivals.append(Arrival(minute: minute, isOpen: number >= closed))
    }
    // By number where the minute is the same, whatever the sort does with equals.
    return arrivals.enumerated().sorted {
      ($0.element.minute, $0.offset) < ($1.element.minute, $1.offset)
    }.map(\.element)
  }
}
