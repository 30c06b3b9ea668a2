public import Domain

/// The operations on ambassadors (đại sứ số).
public enum AmbassadorsCall: Sendable, Equatable {
  /// Today's ambassadors in the caller's scope, by commune and name.
  case list(AmbassadorFilter, page: Page)
  /// One ambassador, with when they can and how full their weeks are.
  case show(ID<Ambassador>)

  static let routes = [
    Route("GET", "/v1/ambassadors", "listAmbassadors") { (parameters, _) throws(Fault) in
      let filter = AmbassadorFilter(
        unit: try parameters.takePlace(), team: try parameters.takeID("team"),
        status: try parameters.takeWord("status"), skill: try parameters.takeText("skill"),
        text: try parameters.takeText("q"))
      return .ambassadors(.list(filter, page: try parameters.takePage()))
    },
    Route("GET", "/v1/ambassadors/{id}", "showAmbassador") { (parameters, _) throws(Fault) in
      .ambassadors(.show(try parameters.id("id")))
    },
  ]
}

/// Which ambassadors are wanted; `nil` means all.
public struct AmbassadorFilter: Sendable, Equatable {
  /// The code of a commune or village where they serve.
  public var unit: String?
  /// The team they belong to.
  public var team: ID<Team>?
  /// Whether they take work; `nil` means all but those who left.
  public var status: Ambassador.Status?
  /// The code of a skill that they have at any level.
  public var skill: String?
  /// The beginnings of words of the name, accents or not.
  public var text: String?

  /// A filter with these wishes.
  public init(
    unit: String? = nil, team: ID<Team>? = nil, status: Ambassador.Status? = nil,
    skill: String? = nil, text: String? = nil
  ) {
    (self.unit, self.team, self.status) = (unit, team, status)
    (self.skill, self.text) = (skill, text)
  }

  var query: [(name: String, value: String?)] {
    Parameters.placeQuery(unit) + [
      ("team", team?.description), ("status", status?.rawValue), ("skill", skill), ("q", text),
    ]
  }
}

extension AmbassadorsCall {
  var outgoing: Outgoing {
    switch self {
    case .list(let filter, let page):
      Outgoing("GET", "/v1/ambassadors", query: filter.query + page.query)
    case .show(let id): Outgoing("GET", "/v1/ambassadors/\(id)")
    }
  }
}
