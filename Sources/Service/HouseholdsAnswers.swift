internal import API
internal import Domain
internal import Store

/// Answers about households in the caller's scope.
enum HouseholdsAnswers {
  static func answer(_ call: HouseholdsCall, _ request: Request, _ roles: [Role]) -> Step {
    let asking = [request.token, roles.literal]
    switch call {
    case .list(let filter, let page):
      let wanted = [
        filter.unit, filter.recognition?.rawValue, filter.status.rawValue, filter.text,
        String(page.limit), page.after,
      ]
      return .ask(Ask(.listHouseholds, asking + wanted) { request.readAnswer($0) })
    case .show(let id):
      return .ask(
        Ask(.showHousehold, asking + [id.description]) { request.readAnswer($0) })
    }
  }
}
