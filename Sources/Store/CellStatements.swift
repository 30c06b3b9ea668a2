extension Statement {
  /// Whether this server takes writes and knows its cell.
  public static let checkReadiness = Statement("readiness", .read)
  /// Makes the cell of the kind `real` or `demonstration`; asked by the owner at start.
  public static let makeCell = Statement("cell/make", .write)
  /// The outlines of today's communes, for the map's asset; asked at start.
  public static let outlines = Statement("unit/outlines", .read)
}
