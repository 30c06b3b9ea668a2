/// One half day of one volunteer: where they go, in which order and when.
public struct Round: Hashable, Sendable {
  /// Rank of the volunteer.
  public let volunteer: Int32
  /// The half day.
  public let slot: Slot
  /// In the order they are made.
  public let stops: [Stop]
  /// Road metres of the whole way, home again included.
  public let metres: Int
  /// Minutes that stops end too late, added up; 0: all are in time.
  public let late_min: Int

  /// One visit on the way.
  public struct Stop: Hashable, Sendable {
    /// Rank of the request.
    public let request: Int32
    /// Road metres from the place before; 0 by phone.
    public let metres: Int
    /// When the visit begins, in minutes since midnight.
    public let begin_min: Int
    /// When it ends.
    public let end_min: Int
    /// Minutes after the half day or the household's hours are over; 0: in time.
    public let late_min: Int
  }
}

extension Plan {
  /// The rounds of a plan: an order of the stops for each half day of each volunteer.
  ///
  /// A volunteer leaves home when the half day begins, goes by the travel table where it knows the way
  /// and else by the straight line with the policy's detour, both at the policy's speed, rounded up to
  /// minutes, waits where a household's hours have not begun, and goes home after the last stop. Calls
  /// by phone are made wherever the volunteer is. Of all orders the one is taken in which the fewest
  /// minutes are too late, then with the shortest way, then the one that ends first; what is left of
  /// ties goes to the lower ranks first. So several needs at one door follow each other. People who come
  /// together share the half day; the clock time of their visit they agree on themselves.
  ///
  /// Up to eight stops this is exact; a plan that passed the check has at most ``Seats/most`` in a half
  /// day. Should another have more, each stop beyond is put where it harms least.
  ///
  /// - Parameters:
  ///   - problem: The problem of the plan.
  ///   - volunteer: Rank of the only volunteer wanted; `nil`: all.
  /// - Returns: Ascending by volunteer, half day.
  /// - Complexity: O(2ⁿ · n²) for a half day of n stops, times the orders that are worth keeping.
  public func rounds(of problem: Problem, volunteer: Int32? = nil) -> [Round] {
    let wanted = visits.filter { volunteer == nil || $0.volunteer == volunteer }
    let sorted = wanted.sorted { left, right in
      (left.volunteer, left.slot, left.request) < (right.volunteer, right.slot, right.request)
    }
    var rounds: [Round] = []
    var first = 0
    while first < sorted.count {
      let head = sorted[first]
      let same = sorted[first...].prefix {
        $0.volunteer == head.volunteer && $0.slot == head.slot
      }
      let day = HalfDay(problem, policy, (head.volunteer, head.slot), same.map(\.request))
      rounds.append(day.round())
      first += same.count
    }
    return rounds
  }
}
