internal import API
internal import Domain
internal import Store

/// Answers about an ambassador's own work, and about visits.
enum TasksAnswers {
  static func answer(_ call: TasksCall, _ request: Request, _ roles: [Role]) -> Step {
    var asking: [String?] { [request.token, roles.literal] }
    return switch call {
    case .list: .ask(Ask(.listTasks, asking) { request.readAnswer($0) })
    case .show(let number):
      .ask(Ask(.showTask, asking + [String(number)]) { request.readAnswer($0) })
    }
  }

  static func answer(_ call: VisitsCall, _ request: Request, _ roles: [Role]) -> Step {
    switch call {
    case .list(let unit, let from, let to, let page):
      let parameters = [
        request.token, roles.literal, unit, from?.description, to?.description,
        String(page.limit), page.after,
      ]
      return .ask(Ask(.listVisits, parameters) { request.readAnswer($0) })
    }
  }
}
