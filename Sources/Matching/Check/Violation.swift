/// The first thing that is wrong with a plan; requests and volunteers by their outside ids.
public enum Violation: Hashable, Sendable {
  /// A rank, or the length of a list of prices, does not belong to the problem.
  case shape(String)
  /// The visits are not in ascending order, or a pair is there twice.
  case order(request: String)
  /// A visit agreed on is missing or was moved.
  case pinBroken(request: String)
  /// A rule forbids the pair.
  case rule(Rule, request: String, volunteer: String)
  /// The pair cannot meet in this half day.
  case slot(request: String, volunteer: String, slot: Slot)
  /// The metres are not those of the map.
  case metres(request: String, found: Int, expected: Int)
  /// The visit before is not the one the problem has.
  case predecessor(request: String)
  /// A half day holds too many visits.
  case seats(volunteer: String, slot: Slot)
  /// A week holds too many visits.
  case week(volunteer: String)
  /// A team makes too many visits.
  case team(String)
  /// A commune makes too many visits.
  case commune(String)
  /// A limit across teams and communes counts too many visits.
  case limit(String)
  /// A request gets more people than it needs, or not those its pins ask for.
  case people(request: String)
  /// People who must come together do not.
  case together(request: String)
  /// The list of those unserved does not say what is missing.
  case unserved(request: String)
  /// The reason why a request is unserved cannot be.
  case reason(request: String)
  /// The score is not that of the visits.
  case score
  /// The plan's cost or bound is not what its visits and prices give.
  case certificate(cost: Int128, bound: Int128)
  /// The plan says it is of greatest weight and is not, or the other way round.
  case strictness
}
