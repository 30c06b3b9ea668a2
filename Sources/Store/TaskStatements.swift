extension Statement {
  /// Own tasks: token, roles.
  ///
  /// It marks them as fetched; repeated, it changes nothing more.
  public static let listTasks = Statement("task/list", .read)
  /// One own task with contact: token, roles, number.
  ///
  /// It marks it as fetched and logs the reading of the contact; repeated, it logs it again.
  public static let showTask = Statement("task/show", .read, contact: true)
  /// A page of visits: token, roles, unit, from day, to day, limit, cursor or nil.
  public static let listVisits = Statement("visit/list", .read, prepared: false)

  static let tasks = [listTasks, showTask]
  static let visits = [listVisits]
}
