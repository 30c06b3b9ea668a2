extension Statement {
  /// Every public indicator, as the coverage page reads it.
  public static let showCoverage = Statement("coverage/json", .read, lane: .slow)
  /// The same with outlines, as GeoJSON.
  public static let showCoverageMap = Statement("coverage/geojson", .read, lane: .slow)
  /// The same as CSV.
  public static let showCoverageTable = Statement("coverage/csv", .read, lane: .slow)

  static let coverage = [showCoverage, showCoverageMap, showCoverageTable]
}
