extension Statement {
  /// Makes a token: id, token, person or nil, role or nil, unit code or nil, label, days.
  public static let createToken = Statement("token/create", .write)
  /// Ends a token: id.
  public static let revokeToken = Statement("token/revoke", .write)
  /// Whether a demonstration may be loaded.
  public static let demonstrationState = Statement("demonstration/state", .read)

  /// The statement that gives a loader its steps; it answers rows of its own: see the file.
  public static let demonstrationSteps = "demonstration/steps"
}
