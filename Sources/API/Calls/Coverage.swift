/// The operations on coverage; public, without a token.
public enum CoverageCall: Sendable, Equatable {
  /// The numbers as the coverage page reads them.
  case numbers
  /// The same with outlines, for GIS programs.
  case map
  /// The same as a table, for spreadsheets.
  case table

  static let routes = [
    Route("GET", "/v1/coverage", "showCoverage") { _, _ in .coverage(.numbers) },
    Route("GET", "/v1/coverage.geojson", "showCoverageMap") { _, _ in .coverage(.map) },
    Route("GET", "/v1/coverage.csv", "showCoverageTable") { _, _ in .coverage(.table) },
  ]
}

extension CoverageCall {
  var outgoing: Outgoing {
    switch self {
    case .numbers: Outgoing("GET", "/v1/coverage")
    case .map: Outgoing("GET", "/v1/coverage.geojson")
    case .table: Outgoing("GET", "/v1/coverage.csv")
    }
  }
}
