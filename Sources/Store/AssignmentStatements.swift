extension Statement {
  /// An offer of a request: token, roles, key, method and path, body, request.
  public static let offerAssignment = Statement("assignment/offer", .write)
  /// One assignment: token, roles, id.
  public static let showAssignment = Statement("assignment/show", .read)
  /// Another event of an assignment: token, roles, key, method and path, body, assignment.
  public static let moveAssignment = Statement("assignment/move", .write)
  /// A report of a visit: as ``moveAssignment``.
  public static let reportVisit = Statement("assignment/report", .write)
  /// What a key was answered with: token, roles, key, method and path, body.
  public static let showEarlierAnswer = Statement("idempotency/show", .read)

  static let assignments = [
    offerAssignment, showAssignment, moveAssignment, reportVisit, showEarlierAnswer,
  ]
}
