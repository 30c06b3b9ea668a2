public import Domain

/// The operations on help requests.
public enum HelpRequestsCall: Sendable, Equatable {
  /// Requests in one's scope, soonest due first.
  case list(HelpRequestFilter, page: Page)
  /// One request with its assignments and last events.
  case show(ID<HelpRequest>)
  /// A new request.
  case create(HelpRequestDraft)
  /// A correction of the version in `If-Match`.
  case correct(ID<HelpRequest>, HelpRequestCorrection)
  /// What happens to the version in `If-Match`.
  case move(ID<HelpRequest>, HelpRequestMove)
  /// How to reach the asker; each read is logged.
  case contact(ID<HelpRequest>)

  static let routes = [
    Route("GET", "/v1/help-requests", "listHelpRequests") { (parameters, _) throws(Fault) in
      let filter = try HelpRequestFilter(&parameters)
      return .helpRequests(.list(filter, page: try parameters.takePage()))
    },
    Route("POST", "/v1/help-requests", "createHelpRequest") { (_, incoming) throws(Fault) in
      .helpRequests(.create(try incoming.decoded(HelpRequestDraft.init)))
    },
    Route("GET", "/v1/help-requests/{id}", "showHelpRequest") { (parameters, _) throws(Fault) in
      .helpRequests(.show(try parameters.id("id")))
    },
    Route("PATCH", "/v1/help-requests/{id}", "correctHelpRequest") {
      (parameters, incoming) throws(Fault) in
      let id: ID<HelpRequest> = try parameters.id("id")
      return .helpRequests(.correct(id, try incoming.decoded(HelpRequestCorrection.init)))
    },
    Route("POST", "/v1/help-requests/{id}/events", "moveHelpRequest") {
      (parameters, incoming) throws(Fault) in
      let id: ID<HelpRequest> = try parameters.id("id")
      return .helpRequests(.move(id, try incoming.decoded(HelpRequestMove.init)))
    },
    Route("GET", "/v1/help-requests/{id}/contact", "showHelpRequestContact") {
      (parameters, _) throws(Fault) in .helpRequests(.contact(try parameters.id("id")))
    },
  ]
}

extension HelpRequestsCall {
  var outgoing: Outgoing {
    let path = "/v1/help-requests"
    return switch self {
    case .list(let filter, let page): Outgoing("GET", path, query: filter.query + page.query)
    case .show(let id): Outgoing("GET", "\(path)/\(id)")
    case .create(let draft): Outgoing("POST", path, body: draft.json.bytes)
    case .correct(let id, let correction):
      Outgoing("PATCH", "\(path)/\(id)", body: correction.json.bytes)
    case .move(let id, let move): Outgoing("POST", "\(path)/\(id)/events", body: move.json.bytes)
    case .contact(let id): Outgoing("GET", "\(path)/\(id)/contact")
    }
  }
}

/// Which help requests a list shows; `nil` does not restrict.
public struct HelpRequestFilter: Sendable, Equatable {
  /// The states wanted; `nil` all but closed.
  public var states: [HelpRequest.State]?
  /// The code of a commune or village.
  public var unit: String?
  /// A service's code.
  public var service: String?
  /// A priority class's code.
  public var priority: String?
  /// Where the help is given.
  public var mode: HelpRequest.Mode?
  /// The first due day.
  public var dueFrom: Day?
  /// The day after the last due day.
  public var dueBefore: Day?
  /// The number people say, unique in a commune.
  public var number: Int?

  /// All open requests.
  public init() {}

  init(_ parameters: inout Parameters) throws(Fault) {
    states = try parameters.take("state", Self.stateComplaint, Self.states)
    unit = try parameters.takePlace()
    service = try parameters.takeCode("service")
    priority = try parameters.takeCode("priority")
    mode = try parameters.takeWord("mode")
    dueFrom = try parameters.takeDay("due_from")
    dueBefore = try parameters.takeDay("due_before")
    number = try parameters.takeInteger("number", in: 1...1_000_000_000)
  }

  private static let stateComplaint =
    "Phải là all, hoặc các trạng thái cách nhau bằng dấu phẩy: "
    + HelpRequest.State.allCases.map(\.rawValue).joined(separator: ", ") + "."

  private static func states(_ text: String) -> [HelpRequest.State]? {
    if text == "all" { return HelpRequest.State.allCases }
    let words = text.split(separator: ",", omittingEmptySubsequences: false)
    let states = words.compactMap { HelpRequest.State(rawValue: String($0)) }
    return states.count == words.count && Set(states).count == states.count ? states : nil
  }

  var query: [(name: String, value: String?)] {
    [("state", states?.map(\.rawValue).joined(separator: ","))] + Parameters.placeQuery(unit) + [
      ("service", service), ("priority", priority), ("mode", mode?.rawValue),
      ("due_from", dueFrom?.description), ("due_before", dueBefore?.description),
      ("number", number.map(String.init)),
    ]
  }
}
