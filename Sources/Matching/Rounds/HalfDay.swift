/// The stops of one half day with all that their order depends on.
struct HalfDay {
  /// One visit to make.
  struct Visit {
    let request: Int32
    let minutes: Int
    /// When it may begin, and when it must have ended, in minutes since midnight.
    let earliest, latest: Int
    let isByPhone: Bool
  }

  /// A way so far.
  struct Leg: Hashable {
    var late = 0
    var clock: Int
    var metres = 0
    /// Where the volunteer is: 0 at home, else one more than the visit's index.
    var place = 0
  }

  let volunteer: Int32
  let slot: Slot
  let visits: [Visit]
  /// Road metres between places, home first; row-major.
  private let metres: [Int]
  private let metresPerMinute: Int
  private let begin: Int

  init(
    _ problem: Problem, _ policy: Policy, _ who: (volunteer: Int32, slot: Slot),
    _ requests: [Int32]
  ) {
    (volunteer, slot) = who
    let window = policy.hours[slot.part]
    begin = window.begin_min
    metresPerMinute = policy.metresPerMinute
    visits = requests.map { rank in
      let wanted = problem.requests[Int(rank)]
      return Visit(
        request: rank, minutes: wanted.minutes,
        earliest: max(window.begin_min, wanted.hours?.begin_min ?? 0),
        latest: min(window.end_min, wanted.hours?.end_min ?? 1440),
        isByPhone: wanted.mode == .phone)
    }
    let person = problem.volunteers[Int(who.volunteer)]
    let stops = requests.map { problem.requests[Int($0)] }
    let places: [(point: Point, village: Int32?)] =
      [(person.point, person.village)] + stops.map { ($0.point, $0.village) }
    metres = places.flatMap { one in
      places.map { other in
        let known = problem.travel.minutes(one.village, other.village)
        return known.map { $0 * policy.metresPerMinute }
          ?? one.point.metres(to: other.point, detourPercent: policy.detourPercent)
      }
    }
  }

  private func way(_ from: Int, _ to: Int) -> Int { metres[from * (visits.count + 1) + to] }

  /// The start of every round.
  var start: Leg { Leg(clock: begin) }

  /// A way with one more visit at its end.
  func extended(_ leg: Leg, by index: Int) -> Leg {
    let visit = visits[index]
    let place = visit.isByPhone ? leg.place : index + 1
    let metres = way(leg.place, place)
    let arrival = leg.clock + (metres + metresPerMinute - 1) / metresPerMinute
    let end = max(arrival, visit.earliest) + visit.minutes
    return Leg(
      late: leg.late + max(0, end - visit.latest), clock: end, metres: leg.metres + metres,
      place: place)
  }

  /// What orders are compared by: minutes too late, metres with the way home, the end.
  func value(_ leg: Leg) -> [Int] { [leg.late, leg.metres + way(leg.place, 0), leg.clock] }

  /// The way of an order.
  func leg(_ order: [Int]) -> Leg {
    order.reduce(start) { extended($0, by: $1) }
  }

  /// The best order, stop by stop.
  func round() -> Round {
    var leg = start
    let stops = bestOrder().map { index in
      let next = extended(leg, by: index)
      defer { leg = next }
      return Round.Stop(
        request: visits[index].request, metres: next.metres - leg.metres,
        begin_min: next.clock - visits[index].minutes, end_min: next.clock,
        late_min: next.late - leg.late)
    }
    return Round(
      volunteer: volunteer, slot: slot, stops: stops,
      metres: leg.metres + way(leg.place, 0), late_min: leg.late)
  }
}
