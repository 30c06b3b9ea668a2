internal import API
internal import Store

/// Answers about coverage: public, counted when asked.
enum CoverageAnswers {
  static func answer(_ call: CoverageCall, _ request: Request) -> Step {
    let (statement, type) =
      switch call {
      case .numbers: (Statement.showCoverage, "application/json")
      case .map: (.showCoverageMap, "application/geo+json")
      case .table: (.showCoverageTable, "text/csv; charset=utf-8; header=present")
      }
    return .ask(Ask(statement, []) { request.readAnswer($0, .counted, type: type) })
  }
}
