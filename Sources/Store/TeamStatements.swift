extension Statement {
  /// Today's teams in scope: token, roles, place or nil, kind, words, decision, limit, cursor.
  public static let listTeams = Statement("team/list", .read)
  /// One team: token, roles, id.
  public static let showTeam = Statement("team/show", .read)

  static let teams = [listTeams, showTeam]
}
