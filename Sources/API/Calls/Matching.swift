public import Domain

/// The operations on matching: runs and their plans, and the candidates of one request.
public enum MatchingCall: Sendable, Equatable {
  /// Queues a run.
  case enqueue(MatchingRunDraft)
  /// Runs whose units one's scope holds, latest first.
  case list(page: Page)
  /// One run.
  case show(ID<MatchingRun>)
  /// The lines of a run's plan.
  case lines(ID<MatchingRun>, MatchingLineFilter, page: Page)
  /// Those whom a run's plan sends nowhere, all or of one commune or village.
  case idle(ID<MatchingRun>, unit: String?, page: Page)
  /// What a run's plan does otherwise than another's; than that of the run before where none is named.
  case compare(ID<MatchingRun>, with: ID<MatchingRun>?, page: Page)
  /// Makes offers of a plan's lines.
  case apply(ID<MatchingRun>, MatchingApplication)
  /// The ambassadors of one's scope for one request, best first, with each rule's verdict.
  case candidates(ID<HelpRequest>, limit: Int)

  /// How many candidates are answered when nobody says.
  public static let usualCandidates = 20

  static let routes = [
    Route("POST", "/v1/matching-runs", "createMatchingRun") { (_, incoming) throws(Fault) in
      .matching(.enqueue(try incoming.decoded(MatchingRunDraft.init)))
    },
    Route("GET", "/v1/matching-runs", "listMatchingRuns") { (parameters, _) throws(Fault) in
      .matching(.list(page: try parameters.takePage()))
    },
    Route("GET", "/v1/matching-runs/{id}", "showMatchingRun") { (parameters, _) throws(Fault) in
      .matching(.show(try parameters.id("id")))
    },
    Route("GET", "/v1/matching-runs/{id}/lines", "listMatchingLines") {
      (parameters, _) throws(Fault) in
      let filter = try MatchingLineFilter(&parameters)
      return .matching(.lines(try parameters.id("id"), filter, page: try parameters.takePage()))
    },
    Route("GET", "/v1/matching-runs/{id}/idle", "listIdleAmbassadors") {
      (parameters, _) throws(Fault) in
      let unit = try parameters.takePlace()
      return .matching(
        .idle(try parameters.id("id"), unit: unit, page: try parameters.takePage()))
    },
    Route("GET", "/v1/matching-runs/{id}/changes", "compareMatchingRuns") {
      (parameters, _) throws(Fault) in
      let other: ID<MatchingRun>? = try parameters.takeID("with")
      return .matching(
        .compare(try parameters.id("id"), with: other, page: try parameters.takePage()))
    },
    Route("POST", "/v1/matching-runs/{id}/application", "applyMatchingRun") {
      (parameters, incoming) throws(Fault) in
      let id: ID<MatchingRun> = try parameters.id("id")
      return .matching(.apply(id, try incoming.decoded(MatchingApplication.init)))
    },
    Route("GET", "/v1/help-requests/{id}/candidates", "listCandidates") {
      (parameters, _) throws(Fault) in
      let limit = try parameters.takeInteger("limit", in: 1...Page.mostRows)
      return .matching(.candidates(try parameters.id("id"), limit: limit ?? usualCandidates))
    },
  ]
}

extension MatchingCall {
  var outgoing: Outgoing {
    let path = "/v1/matching-runs"
    return switch self {
    case .enqueue(let draft): Outgoing("POST", path, body: draft.json.bytes)
    case .list(let page): Outgoing("GET", path, query: page.query)
    case .show(let id): Outgoing("GET", "\(path)/\(id)")
    case .lines(let id, let filter, let page):
      Outgoing("GET", "\(path)/\(id)/lines", query: filter.query + page.query)
    case .idle(let id, let unit, let page):
      Outgoing("GET", "\(path)/\(id)/idle", query: Parameters.placeQuery(unit) + page.query)
    case .compare(let id, let other, let page):
      Outgoing(
        "GET", "\(path)/\(id)/changes", query: [("with", other?.description)] + page.query)
    case .apply(let id, let application):
      Outgoing("POST", "\(path)/\(id)/application", body: application.json.bytes)
    case .candidates(let id, let limit):
      Outgoing(
        "GET", "/v1/help-requests/\(id)/candidates",
        query: [("limit", limit == Self.usualCandidates ? nil : String(limit))])
    }
  }
}

/// Which lines of a plan a list shows; `nil` does not restrict.
public struct MatchingLineFilter: Sendable, Equatable {
  /// Whether the place got somebody.
  public var isServed: Bool?
  /// The code of the requests' commune or village.
  public var unit: String?
  /// The request whose places they are.
  public var request: ID<HelpRequest>?

  /// All lines.
  public init(isServed: Bool? = nil, unit: String? = nil, request: ID<HelpRequest>? = nil) {
    (self.isServed, self.unit, self.request) = (isServed, unit, request)
  }

  init(_ parameters: inout Parameters) throws(Fault) {
    isServed = try parameters.take("served", "Phải là true hoặc false.") { Bool($0) }
    unit = try parameters.takePlace()
    request = try parameters.takeID("help_request")
  }

  var query: [(name: String, value: String?)] {
    [("served", isServed.map(String.init))] + Parameters.placeQuery(unit)
      + [("help_request", request?.description)]
  }
}

/// Which lines of a plan become offers.
public struct MatchingApplication: Sendable, Equatable {
  /// What happens when a line no longer holds.
  public enum Requirement: String, Sendable, CaseIterable {
    /// The others are applied all the same.
    case each
    /// Nothing is applied.
    case all
  }

  /// What happens when a line no longer holds.
  public var require: Requirement
  /// The numbers of the lines, at most 10,000; `nil` all that are served.
  public var lines: [Int]?

  /// An application of these lines.
  public init(require: Requirement = .each, lines: [Int]? = nil) {
    (self.require, self.lines) = (require, lines)
  }

  init(_ fields: inout Fields) throws(Fault) {
    require = try fields.word("require", Requirement.self) ?? .each
    let complaint = "Phải là danh sách từ 1 đến 10.000 số dòng khác nhau."
    lines = try fields.take("lines", complaint) { value in
      guard case .list(let list) = value, (1...10_000).contains(list.count) else { return nil }
      let numbers = list.compactMap { element in
        if case .number(let text) = element { Int32(text).map(Int.init) } else { nil }
      }
      return numbers.count == list.count && Set(numbers).count == list.count ? numbers : nil
    }
  }

  var json: JSON {
    .members([
      ("require", .text(require.rawValue)), ("lines", lines.map { .list($0.map(JSON.number)) }),
    ])
  }
}
