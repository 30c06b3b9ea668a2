extension Statement {
  /// A page of help requests: token, roles, states or nil, unit, service, priority, mode, due from,
  /// due before, number, limit, cursor or nil.
  public static let listHelpRequests = Statement("help_request/list", .read, prepared: false)
  /// One help request in scope: token, roles, id.
  public static let showHelpRequest = Statement("help_request/show", .read)
  /// One help request as its ambassador may see it: token, roles, id.
  public static let showHeldHelpRequest = Statement("help_request/show_held", .read)
  /// A new help request: token, roles, key, method and path, body.
  public static let createHelpRequest = Statement("help_request/create", .write, contact: true)
  /// A correction: token, roles, id, version or nil, body.
  public static let correctHelpRequest = Statement("help_request/correct", .write)
  /// An event of a request: token, roles, key, method and path, body, id, version or nil.
  public static let moveHelpRequest = Statement("help_request/move", .write)
  /// How to reach the asker: token, roles, id.
  ///
  /// It logs the reading; repeated, it logs it again.
  public static let showHelpRequestContact = Statement(
    "help_request/show_contact", .read, contact: true)

  static let helpRequests = [
    listHelpRequests, showHelpRequest, showHeldHelpRequest, createHelpRequest, correctHelpRequest,
    moveHelpRequest, showHelpRequestContact,
  ]
}
