public import Domain

/// The operations on visits.
public enum VisitsCall: Sendable, Equatable {
  /// Visits in one's scope, latest first, perhaps of one commune or village (code) and some days.
  case list(unit: String?, from: Day?, to: Day?, page: Page)

  static let routes = [
    Route("GET", "/v1/visits", "listVisits") { (parameters, _) throws(Fault) in
      let unit = try parameters.takePlace()
      let (from, to) = (try parameters.takeDay("from"), try parameters.takeDay("to"))
      let page = try parameters.takePage()
      return .visits(.list(unit: unit, from: from, to: to, page: page))
    }
  ]
}

extension VisitsCall {
  var outgoing: Outgoing {
    switch self {
    case .list(let unit, let from, let to, let page):
      let days = [("from", from?.description), ("to", to?.description)]
      return Outgoing(
        "GET", "/v1/visits", query: Parameters.placeQuery(unit) + days + page.query)
    }
  }
}
