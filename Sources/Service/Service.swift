public import API
internal import Store

/// Answers requests: pure, so that each operation is tested with made-up rows and again on a database.
public struct Service {
  private let document: [UInt8]
  private let metrics: () -> [UInt8]

  /// A service that describes itself by the bytes of openapi.json.
  ///
  /// - Parameters:
  ///   - document: The OpenAPI document.
  ///   - metrics: What the process counts, in the Prometheus text format.
  public init(document: [UInt8], metrics: @escaping () -> [UInt8]) {
    self.document = document
    self.metrics = metrics
  }

  /// The first step of answering `request`; the ``Step`` leads on from there.
  public func answer(_ request: Request) -> Step {
    let roles = Permit.roles(for: request.call) ?? []
    return switch request.call {
    case .system(.health): .reply(SystemAnswers.healthy)
    case .system(.readiness): .ask(Ask(.checkReadiness, [], then: SystemAnswers.readiness))
    case .system(.metrics): .reply(SystemAnswers.metrics(metrics()))
    case .system(.description): .reply(SystemAnswers.description(document))
    case .units(let call): UnitsAnswers.answer(call, request)
    case .helpRequests(let call): HelpRequestsAnswers.answer(call, request, roles)
    case .assignments(let call): AssignmentsAnswers.answer(call, request, roles)
    case .tasks(let call): TasksAnswers.answer(call, request, roles)
    case .visits(let call): TasksAnswers.answer(call, request, roles)
    case .matching(let call): MatchingAnswers.answer(call, request, roles)
    case .me(let call): MeAnswers.answer(call, request)
    case .teams(let call): TeamsAnswers.answer(call, request, roles)
    case .ambassadors(let call): AmbassadorsAnswers.answer(call, request, roles)
    case .households(let call): HouseholdsAnswers.answer(call, request, roles)
    case .coverage(let call): CoverageAnswers.answer(call, request)
    }
  }
}
