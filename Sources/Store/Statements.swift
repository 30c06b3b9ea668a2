extension Statement {
  /// Every statement that answers a call: each seat prepares those that are to be prepared.
  public static let all =
    [checkReadiness] + units + helpRequests + assignments + tasks + visits + matching
    + me + teams + ambassadors + households + coverage
}
