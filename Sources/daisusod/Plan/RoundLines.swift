internal import Matching

/// One half day of one volunteer by outside ids and by the clock.
struct RoundLine: Encodable {
  let volunteer: String
  let slot: String
  let stops: [StopLine]
  let metres: Int
  let late_min: Int

  struct StopLine: Encodable {
    let request: String
    let begin: String
    let end: String
    let metres: Int
    let late_min: Int
  }

  init(_ round: Round, of problem: Problem) {
    volunteer = problem.volunteers[Int(round.volunteer)].id
    slot = "\(round.slot)"
    metres = round.metres
    late_min = round.late_min
    stops = round.stops.map { stop in
      StopLine(
        request: problem.requests[Int(stop.request)].id,
        begin: Self.clock(stop.begin_min), end: Self.clock(stop.end_min), metres: stop.metres,
        late_min: stop.late_min)
    }
  }

  /// A time that may lie after midnight, where a half day is hopelessly overfull.
  private static func clock(_ minutes: Int) -> String {
    let day = minutes / 1440
    return ClockWindow.clock(minutes % 1440) + (day > 0 ? " (+\(day))" : "")
  }

  var text: String {
    let way = stops.map { "\($0.begin)–\($0.end) \($0.request)" }.joined(separator: ", ")
    let late = late_min > 0 ? ", trễ \(late_min) phút" : ""
    return "\(volunteer), \(slot): \(way); cả vòng \(metres) m\(late)"
  }
}

/// All rounds of a plan in short, and in full where they are few.
struct RoundsSummary: Encodable {
  let count: Int
  let metres: Int
  let late_min: Int
  private let few: [RoundLine]

  private enum CodingKeys: CodingKey { case count, metres, late_min }

  init(_ rounds: [Round], of problem: Problem) {
    count = rounds.count
    metres = rounds.reduce(0) { $0 + $1.metres }
    late_min = rounds.reduce(0) { $0 + $1.late_min }
    few = rounds.count <= 20 ? rounds.map { RoundLine($0, of: problem) } : []
  }

  var lines: [String] {
    let late = late_min > 0 ? "trễ tổng cộng \(late_min) phút" : "không buổi nào trễ"
    return ["Lịch đi: \(count) buổi, cả vòng \(metres) m, \(late)."]
      + few.map { "  · \($0.text)" }
  }
}
