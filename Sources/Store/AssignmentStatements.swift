extension Statement {
  /// What the rules are to judge of an offer: as ``offerAssignment``, without the rules.
  public static let checkOffer = Statement("assignment/check", .read)
  /// An offer of a request: token, roles, key, method and path, body, request, rules passed over.
  public static let offerAssignment = Statement("assignment/offer", .write)
  /// One assignment: token, roles, id.
  public static let showAssignment = Statement("assignment/show", .read)
  /// Another event of an assignment: token, roles, key, method and path, body, assignment.
  public static let moveAssignment = Statement("assignment/move", .write)
  /// A report of a visit: as ``moveAssignment``.
  public static let reportVisit = Statement("assignment/report", .write)
  /// A verdict on reported work: as ``moveAssignment``.
  public static let verifyAssignment = Statement("assignment/verify", .write)
  /// What a key was answered with: token, roles, key, method and path, body.
  public static let showEarlierAnswer = Statement("idempotency/show", .read)

  static let assignments = [
    checkOffer, offerAssignment, showAssignment, moveAssignment, reportVisit,
    verifyAssignment, showEarlierAnswer,
  ]
}
