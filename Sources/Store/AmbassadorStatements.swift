extension Statement {
  /// Ambassadors in scope: token, roles, place or nil, team, status, skill, words, limit, cursor.
  public static let listAmbassadors = Statement("ambassador/list", .read)
  /// One ambassador: token, roles, id.
  public static let showAmbassador = Statement("ambassador/show", .read)

  static let ambassadors = [listAmbassadors, showAmbassador]
}
