internal import API
internal import Domain
internal import Store

/// Answers about assignments.
enum AssignmentsAnswers {
  static func answer(_ call: AssignmentsCall, _ request: Request, _ roles: [Role]) -> Step {
    switch call {
    case .offer(let id, let offer): self.offer(offer, id, request, roles)
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

  /// The rules first, then the write, whose precondition is the versions of both rows (decision 17).
  ///
  /// What the rules do not judge (a call answered before, a version that has moved on, a request that
  /// is closed) is left to the write to say.
  private static func offer(
    _ offer: AssignmentOffer, _ id: ID<HelpRequest>, _ request: Request, _ roles: [Role]
  ) -> Step {
    .ask(
      Ask(.checkOffer, request.told(roles) + [id.description]) { outcome in
        guard case .success(let row) = outcome, row.outcome == "ok" else {
          return .reply(Fault(outcome).reply)
        }
        var passedOver: String?
        if !row.body.isEmpty {
          guard let check = try? OfferCheck(row.body, offer) else {
            return .reply(Fault(.unforeseen).reply)
          }
          if let refusal = check.refusal { return .reply(refusal.reply) }
          passedOver = check.passedOver
        }
        return request.answer(
          KeyedWrite(
            statement: .offerAssignment, roles: roles, subject: [id.description, passedOver],
            location: "/v1/assignments/"))
      })
  }
}

extension AssignmentMove.Event {
  /// A report tells of a visit, which is kept even where the assignment cannot move any more; a verdict
  /// may close the request.
  fileprivate var statement: Statement {
    switch self {
    case .report: .reportVisit
    case .verify, .return: .verifyAssignment
    case .accept, .decline, .start, .release, .fail, .withdraw, .revoke: .moveAssignment
    }
  }
}
