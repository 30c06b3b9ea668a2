internal import API
internal import Domain
internal import Store

/// Answers about help requests.
enum HelpRequestsAnswers {
  static func answer(_ call: HelpRequestsCall, _ request: Request, _ roles: [Role]) -> Step {
    var asking: [String?] { [request.token, roles.literal] }
    switch call {
    case .list(let filter, let page):
      let parameters = asking + filter.parameters + [String(page.limit), page.after]
      return .ask(Ask(.listHelpRequests, parameters) { request.readAnswer($0) })
    case .show(let id):
      return show(id, request)
    case .create:
      return request.answer(
        KeyedWrite(statement: .createHelpRequest, roles: roles, location: "/v1/help-requests/"))
    case .correct(let id, _):
      let body = String(decoding: request.call.outgoing.body, as: UTF8.self)
      let parameters = asking + [id.description, request.version.map { String($0) }, body]
      return .ask(Ask(.correctHelpRequest, parameters) { request.readAnswer($0) })
    case .move(let id, _):
      return request.answer(
        KeyedWrite(
          statement: .moveHelpRequest, roles: roles,
          subject: [id.description, request.version.map { String($0) }]))
    case .contact(let id):
      return .ask(
        Ask(.showHelpRequestContact, asking + [id.description]) { request.readAnswer($0) })
    }
  }

  /// The request in one's scope, else the one whose work one holds.
  ///
  /// Two statements, so that the first, which most ask, stays small; only those without a scope over
  /// the request pay for the second. Who may see no request at all is told so by it.
  private static func show(_ id: ID<HelpRequest>, _ request: Request) -> Step {
    func parameters(_ roles: [Role]) -> [String?] {
      [request.token, roles.literal, id.description]
    }
    return .ask(
      Ask(.showHelpRequest, parameters(Permit.readers)) { outcome in
        guard case .success(let row) = outcome, ["forbidden", "not_found"].contains(row.outcome)
        else { return request.readAnswer(outcome) }
        return .ask(
          Ask(.showHeldHelpRequest, parameters(Permit.ambassadors)) { held in
            guard case .success(let second) = held, second.outcome == "forbidden" else {
              return request.readAnswer(held)
            }
            return request.readAnswer(outcome)
          })
      })
  }
}

extension HelpRequestFilter {
  /// In the order of help_request/list; the open states, which have an index, are asked for by NULL.
  fileprivate var parameters: [String?] {
    let words = states.map { "{" + $0.map(\.rawValue).joined(separator: ",") + "}" }
    return [
      words, unit, service, priority, mode?.rawValue, dueFrom?.description,
      dueBefore?.description, number.map { String($0) },
    ]
  }
}
