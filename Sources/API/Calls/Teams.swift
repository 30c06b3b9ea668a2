public import Domain

/// The operations on teams: bodies with a decision and dates.
public enum TeamsCall: Sendable, Equatable {
  /// Today's teams in the caller's scope, by commune and name.
  case list(TeamFilter, page: Page)
  /// One team with its members.
  case show(ID<Team>)

  static let routes = [
    Route("GET", "/v1/teams", "listTeams") { (parameters, _) throws(Fault) in
      let filter = TeamFilter(
        unit: try parameters.takePlace(), kind: try parameters.takeWord("kind"),
        text: try parameters.takeText("q"), decision: try parameters.takeWord("decision"))
      return .teams(.list(filter, page: try parameters.takePage()))
    },
    Route("GET", "/v1/teams/{id}", "showTeam") { (parameters, _) throws(Fault) in
      .teams(.show(try parameters.id("id")))
    },
  ]
}

/// Which teams are wanted; `nil` means all.
public struct TeamFilter: Sendable, Equatable {
  /// The code of a commune or village.
  public var unit: String?
  /// What they were set up as.
  public var kind: Team.Kind?
  /// The beginnings of words of the name, accents or not.
  public var text: String?
  /// Whether their decision is known.
  public var decision: Team.Decision?

  /// A filter with these wishes.
  public init(
    unit: String? = nil, kind: Team.Kind? = nil, text: String? = nil,
    decision: Team.Decision? = nil
  ) {
    (self.unit, self.kind, self.text, self.decision) = (unit, kind, text, decision)
  }

  var query: [(name: String, value: String?)] {
    Parameters.placeQuery(unit) + [
      ("kind", kind?.rawValue), ("q", text), ("decision", decision?.rawValue),
    ]
  }
}

extension TeamsCall {
  var outgoing: Outgoing {
    switch self {
    case .list(let filter, let page):
      Outgoing("GET", "/v1/teams", query: filter.query + page.query)
    case .show(let id): Outgoing("GET", "/v1/teams/\(id)")
    }
  }
}
