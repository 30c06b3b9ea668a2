public import Domain

/// The operations on visits.
public enum VisitsCall: Sendable, Equatable {
  /// Visits in one's scope, latest first, perhaps of one commune or village (code) and some days.
  case list(unit: String?, from: Day?, to: Day?, page: Page)

  static let routes = [
    Route("GET", "/v1/visits", "listVisits") { (parameters, _) throws(Fault) in
      let commune = try parameters.takeCode("commune")
      let village = try parameters.takeCode("village")
      guard commune == nil || village == nil else {
        throw .parameter("commune", "Chỉ dùng một trong commune và village.")
      }
      let (from, to) = (try parameters.takeDay("from"), try parameters.takeDay("to"))
      let page = try parameters.takePage()
      return .visits(.list(unit: village ?? commune, from: from, to: to, page: page))
    }
  ]
}

extension VisitsCall {
  var outgoing: Outgoing {
    switch self {
    case .list(let unit, let from, let to, let page):
      let isVillage = unit?.contains("-") ?? false
      return Outgoing(
        "GET", "/v1/visits",
        query: [
          ("commune", isVillage ? nil : unit), ("village", isVillage ? unit : nil),
          ("from", from?.description), ("to", to?.description),
        ] + page.query)
    }
  }
}
