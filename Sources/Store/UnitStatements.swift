extension Statement {
  /// Today's units that a text means: text, kind or nil, limit, cursor or nil.
  public static let searchUnits = Statement("unit/search", .read)
  /// Today's units of a kind: kind, limit, cursor or nil.
  public static let listUnits = Statement("unit/list", .read)
  /// One unit: code, day or nil for today.
  public static let showUnit = Statement("unit/show", .read)

  static let units = [searchUnits, listUnits, showUnit]
}
