extension Statement {
  /// Households in scope: token, roles, place or nil, recognition, status, words, limit, cursor.
  public static let listHouseholds = Statement("household/list", .read)
  /// One household: token, roles, id.
  public static let showHousehold = Statement("household/show", .read)

  static let households = [listHouseholds, showHousehold]
}
