internal import API
internal import Domain
internal import Store

/// Answers about assignments.
enum AssignmentsAnswers {
  static func answer(_ call: AssignmentsCall, _ request: Request, _ roles: [Role]) -> Step {
    switch call {
    case .offer(let id, _):
      request.answer(
        KeyedWrite(
          statement: .offerAssignment, roles: roles, subject: [id.description],
          location: "/v1/assignments/"))
    case .show(let id):
      .ask(
        Ask(.showAssignment, [request.token, roles.literal, id.description]) {
          request.readAnswer($0)
        })
    case .move(let id, let move):
      request.answer(
        KeyedWrite(statement: move.event.statement, roles: roles, subject: [id.description]))
    }
  }
}

extension AssignmentMove.Event {
  /// A report tells of a visit, which is kept even where the assignment cannot move any more.
  fileprivate var statement: Statement {
    switch self {
    case .report: .reportVisit
    case .accept, .decline, .start, .withdraw, .revoke: .moveAssignment
    }
  }
}
