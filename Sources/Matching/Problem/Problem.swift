/// Everything one matching is made from: people, requests and what is decided already.
///
/// A problem that exists is sound: every reference is a rank in range, every number within the bounds
/// that the cost sums were proved for, and the pins fit the capacities. Lists are in ascending order
/// of their outside ids (compared as UTF-8), so the order of the input leaves no trace.
public struct Problem: Hashable, Sendable {
  /// How degrees became metres.
  public let projection: Projection
  /// Ascending by id.
  public let communes: [Commune]
  /// Ascending by id.
  public let villages: [Village]
  /// Ascending by id.
  public let teams: [Team]
  /// Ids of the skills, ascending.
  public let skills: [String]
  /// Ids of the languages named anywhere, ascending, at most 64.
  public let languages: [String]
  /// Ascending by id.
  public let services: [Service]
  /// Ascending by id.
  public let classes: [PriorityClass]
  /// Ascending by id.
  public let volunteers: [Volunteer]
  /// Ascending by id.
  public let requests: [HelpRequest]
  /// Ascending by request, volunteer, reason.
  public let bars: [Bar]
  /// Ascending by request, volunteer, half day.
  public internal(set) var pins: [Pin]
  /// Ascending by request, volunteer.
  public internal(set) var current: [CurrentVisit]
  /// Limits across teams and communes, ascending by id.
  public let limits: [Limit]
  /// Known minutes between villages.
  public let travel: TravelTable
  /// What the input was, in 128 bits.
  public internal(set) var fingerprint: Fingerprint

  // Where the bars, pins and current visits of a request start; one entry more than requests.
  let barStart: [Int32]
  var pinStart: [Int32]
  var currentStart: [Int32]

  /// The bars of one request.
  public func bars(of request: Int32) -> ArraySlice<Bar> {
    bars[Int(barStart[Int(request)])..<Int(barStart[Int(request) + 1])]
  }

  /// The pins of one request.
  public func pins(of request: Int32) -> ArraySlice<Pin> {
    pins[Int(pinStart[Int(request)])..<Int(pinStart[Int(request) + 1])]
  }

  /// The visits an earlier plan has for one request.
  public func current(of request: Int32) -> ArraySlice<CurrentVisit> {
    current[Int(currentStart[Int(request)])..<Int(currentStart[Int(request) + 1])]
  }
}

/// Where each request's rows start in a list that is ascending by request; one entry more.
func starts(of requests: [Int32], count: Int) -> [Int32] {
  var start = [Int32](repeating: 0, count: count + 1)
  for request in requests { start[Int(request) + 1] += 1 }
  for request in 0..<count { start[request + 1] += start[request] }
  return start
}
