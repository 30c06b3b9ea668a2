/// What a caller wants, well-formed by existing: one case per noun, whose own type has a case per
/// operation.
public enum Call: Sendable, Equatable {
  /// Health, metrics and the API's own description.
  case system(SystemCall)
  /// Administrative units.
  case units(UnitsCall)
  /// Help requests.
  case helpRequests(HelpRequestsCall)
  /// Assignments.
  case assignments(AssignmentsCall)
  /// An ambassador's own work.
  case tasks(TasksCall)
  /// Visits.
  case visits(VisitsCall)
  /// Matching runs, and candidates of a request.
  case matching(MatchingCall)
  /// Whoever asks.
  case me(MeCall)
  /// Teams.
  case teams(TeamsCall)
  /// Ambassadors.
  case ambassadors(AmbassadorsCall)
  /// Households.
  case households(HouseholdsCall)
  /// Coverage.
  case coverage(CoverageCall)
}
