public import Domain

/// The operations on households; none shows an address or a point.
public enum HouseholdsCall: Sendable, Equatable {
  /// Households in the caller's scope, by village, then in the order of registration.
  case list(HouseholdFilter, page: Page)
  /// One household with its members and last requests.
  case show(ID<Household>)

  static let routes = [
    Route("GET", "/v1/households", "listHouseholds") { (parameters, _) throws(Fault) in
      let filter = HouseholdFilter(
        unit: try parameters.takePlace(), recognition: try parameters.takeWord("recognition"),
        status: try parameters.takeWord("status") ?? .active, text: try parameters.takeText("q"))
      return .households(.list(filter, page: try parameters.takePage()))
    },
    Route("GET", "/v1/households/{id}", "showHousehold") { (parameters, _) throws(Fault) in
      .households(.show(try parameters.id("id")))
    },
  ]
}

/// Which households are wanted; `nil` means all.
public struct HouseholdFilter: Sendable, Equatable {
  /// The code of a commune or village where they live.
  public var unit: String?
  /// How far they have come towards the title.
  public var recognition: Household.Recognition?
  /// What has become of them.
  public var status: Household.Status
  /// The beginnings of words of the head's name, accents or not.
  public var text: String?

  /// A filter with these wishes.
  public init(
    unit: String? = nil, recognition: Household.Recognition? = nil,
    status: Household.Status = .active, text: String? = nil
  ) {
    (self.unit, self.recognition, self.status, self.text) = (unit, recognition, status, text)
  }

  var query: [(name: String, value: String?)] {
    Parameters.placeQuery(unit) + [
      ("recognition", recognition?.rawValue),
      ("status", status == .active ? nil : status.rawValue), ("q", text),
    ]
  }
}

extension HouseholdsCall {
  var outgoing: Outgoing {
    switch self {
    case .list(let filter, let page):
      Outgoing("GET", "/v1/households", query: filter.query + page.query)
    case .show(let id): Outgoing("GET", "/v1/households/\(id)")
    }
  }
}
