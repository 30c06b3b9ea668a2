/// All that happened: requests in the order they came, and what became of them.
struct Story: Sendable {
  var requests: [Request] = []
  var assignments: [Assignment] = []
  var activities: [Activity] = []
  /// The last number given in each commune.
  var numbers: [UInt32]
  /// Accepted or started, and all ever given, of each ambassador.
  var open: [UInt8] = []
  var tasks: [UInt16] = []
  var ledger: Ledger
  /// By person, then request: whoever asked, sorted.
  private(set) var asked: [(person: PersonNumber, request: Int32)] = []
  /// The request in which somebody's VNeID was seen, sorted by person.
  private(set) var seen: [(person: PersonNumber, request: Int32)] = []

  /// Makes the indices once all stands.
  mutating func index(activation: Int?) {
    asked = requests.indices.map { (requests[$0].person, Int32($0)) }
      .sorted { ($0.person, $0.request) < ($1.person, $1.request) }
    seen = asked.filter {
      let request = requests[Int($0.request)]
      return Int(request.service) == activation && request.ending == .fulfilled
    }
  }

  /// The request that ended with somebody seeing this person's VNeID.
  func seenRequest(of person: PersonNumber) -> Int? { Self.first(seen, person) }

  /// The assignments of a request or an activity.
  func assignments(_ first: Int32, _ count: UInt8) -> ArraySlice<Assignment> {
    assignments[Int(first)..<Int(first) + Int(count)]
  }

  private static func first(
    _ sorted: [(person: PersonNumber, request: Int32)], _ person: PersonNumber
  ) -> Int? {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle].person < person { low = middle + 1 } else { high = middle }
    }
    return low < sorted.count && sorted[low].person == person ? Int(sorted[low].request) : nil
  }
}
