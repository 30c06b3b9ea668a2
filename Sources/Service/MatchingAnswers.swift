internal import API
internal import Domain
internal import FoundationEssentials
internal import Store

/// Answers about matching runs, and about who could help with one request.
enum MatchingAnswers {
  static func answer(_ call: MatchingCall, _ request: Request, _ roles: [Role]) -> Step {
    let asking = [request.token, roles.literal]
    switch call {
    case .enqueue:
      return request.answer(
        KeyedWrite(
          statement: .enqueueMatchingRun, roles: roles, location: "/v1/matching-runs/",
          isOnlyBegun: true))
    case .list(let page):
      let parameters = asking + [String(page.limit), page.after]
      return .ask(Ask(.listMatchingRuns, parameters) { request.readAnswer($0) })
    case .show(let id):
      return .ask(
        Ask(.showMatchingRun, asking + [id.description]) { request.readAnswer($0) })
    case .lines(let id, let filter, let page):
      let parameters =
        asking + [
          id.description, filter.isServed.map { String($0) }, filter.unit,
          filter.request?.description, String(page.limit), page.after,
        ]
      return .ask(Ask(.listMatchingLines, parameters) { request.readAnswer($0) })
    case .idle(let id, let unit, let page):
      let parameters = asking + [id.description, unit, String(page.limit), page.after]
      return .ask(Ask(.listIdleAmbassadors, parameters) { idle($0) })
    case .compare(let id, let other, let page):
      let parameters =
        asking + [id.description, other?.description, String(page.limit), page.after]
      return .ask(Ask(.compareMatchingRuns, parameters) { request.readAnswer($0) })
    case .apply(let id, _): return apply(id, request, roles)
    case .candidates(let id, let limit):
      return .ask(
        Ask(.listCandidates, asking + [id.description]) { outcome in
          candidates(outcome, limit: limit)
        })
    }
  }

  /// The portions of one call, of 500 lines each: a few seconds, far below any deadline on the way.
  static let portionsPerCall = 10

  /// Portion by portion until no line is left, each a transaction of its own; then what came of it.
  ///
  /// A plan of a whole province takes several calls with the same key: until the last one the answer
  /// is how far the run has come (202, and when to ask again). An application that was cut off is gone
  /// on with the same way: what became an offer is none of the lines left.
  static func apply(
    _ id: ID<MatchingRun>, _ request: Request, _ roles: [Role], after cursor: String? = nil,
    portions: Int = portionsPerCall
  ) -> Step {
    guard portions > 0 else {
      return .ask(
        Ask(.showMatchingRun, [request.token, roles.literal, id.description]) { outcome in
          guard case .success(let row) = outcome, row.outcome == "ok" else {
            return .reply(Fault(outcome).reply)
          }
          return .reply(.json(row.body, status: 202, headers: [.init("Retry-After", "0")]))
        })
    }
    let portion = KeyedWrite(
      statement: .applyMatchingRun, roles: roles, subject: [id.description, cursor], triesAgain: 2)
    return request.answer(portion) { row in
      if row.outcome == "partly" {
        return apply(id, request, roles, after: row.cursor, portions: portions - 1)
      }
      guard row.outcome == "ok" else { return nil }
      return request.answer(
        KeyedWrite(statement: .closeMatchingApplication, roles: roles, subject: [id.description]))
    }
  }

  /// The page in words.
  private static func idle(_ outcome: Result<Row, StoreError>) -> Step {
    guard case .success(let row) = outcome, row.outcome == "ok" else {
      return .reply(Fault(outcome).reply)
    }
    guard let page = try? JSONDecoder().decode(IdlePage.self, from: Data(row.body)),
      let body = try? page.json
    else { return .reply(Fault(.unforeseen).reply) }
    return .reply(.json(body))
  }

  /// The columns of the row, ranked by the rules.
  private static func candidates(_ outcome: Result<Row, StoreError>, limit: Int) -> Step {
    guard case .success(let row) = outcome, row.outcome == "ok" else {
      return .reply(Fault(outcome).reply)
    }
    guard let body = try? Candidates(row.body, limit: limit)?.json
    else { return .reply(Fault(.unforeseen).reply) }
    return .reply(.json(body))
  }
}
