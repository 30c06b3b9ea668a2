internal import API
internal import Domain
internal import Store

/// Answers about ambassadors in the caller's scope, and about oneself.
enum AmbassadorsAnswers {
  static func answer(_ call: AmbassadorsCall, _ request: Request, _ roles: [Role]) -> Step {
    let asking = [request.token, roles.literal]
    switch call {
    case .list(let filter, let page):
      let wanted = [
        filter.unit, filter.team?.description, filter.status?.rawValue, filter.skill,
        filter.text, String(page.limit), page.after,
      ]
      return .ask(Ask(.listAmbassadors, asking + wanted) { request.readAnswer($0) })
    case .show(let id):
      return .ask(
        Ask(.showAmbassador, asking + [id.description]) { request.readAnswer($0) })
    }
  }
}
