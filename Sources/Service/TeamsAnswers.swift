internal import API
internal import Domain
internal import Store

/// Answers about teams in the caller's scope.
enum TeamsAnswers {
  static func answer(_ call: TeamsCall, _ request: Request, _ roles: [Role]) -> Step {
    let asking = [request.token, roles.literal]
    switch call {
    case .list(let filter, let page):
      let wanted = [
        filter.unit, filter.kind?.rawValue, filter.text, filter.decision?.rawValue,
        String(page.limit), page.after,
      ]
      return .ask(Ask(.listTeams, asking + wanted) { request.readAnswer($0) })
    case .show(let id):
      return .ask(Ask(.showTeam, asking + [id.description]) { request.readAnswer($0) })
    }
  }
}
