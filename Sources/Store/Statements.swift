extension Statement {
  /// Every statement that answers a call or the timer: each seat prepares those that are to be.
  public static let all =
    [checkReadiness] + units + helpRequests + assignments + tasks + visits + matching
    + me + teams + ambassadors + households + coverage + sweeps
}
