/// Answers why a plan is as it is, from the rules and prices it was made with.
///
/// Every statement is one that can be tried: a rule named fails when asked again, a change named
/// makes it hold, a request named holds the place.
public struct Explainer: Sendable {
  let books: Books
  /// For requests that nobody may come to.
  let failingRules: FailingRules
  /// What keeps people away who have room themselves.
  let fullQuotas: FullQuotas
  let plan: Plan
  /// Where each volunteer's visits stand in ``visitsByVolunteer``; one entry more.
  private let start: [Int32]
  private let visitsByVolunteer: [Int32]

  /// Prepares the answers for a plan that passed the check.
  ///
  /// - Parameters:
  ///   - plan: The plan.
  ///   - problem: The problem it answers.
  ///   - policy: The policy it was made under.
  ///   - previous: The plan before, where there was one.
  public init(_ plan: Plan, of problem: Problem, policy: Policy, previous: Plan? = nil) {
    books = Books(problem.continuing(previous), policy)
    failingRules = FailingRules(
      books.book, plan.unserved.filter { $0.reason == .noCandidate }.map(\.request))
    fullQuotas = FullQuotas(plan, problem)
    self.plan = plan
    let count = problem.volunteers.count
    start = starts(of: plan.visits.map(\.volunteer), count: count)
    var next = start
    var order = [Int32](repeating: 0, count: plan.visits.count)
    for (index, visit) in plan.visits.enumerated() {
      order[Int(next[Int(visit.volunteer)])] = Int32(index)
      next[Int(visit.volunteer)] += 1
    }
    visitsByVolunteer = order
  }

  /// The visits of one volunteer, ascending by request.
  public func visits(of volunteer: Int32) -> [PlannedVisit] {
    visitsByVolunteer[Int(start[Int(volunteer)])..<Int(start[Int(volunteer) + 1])]
      .map { plan.visits[Int($0)] }
  }

  /// Who visits a request, agreed on or not.
  func visitors(of request: Int32) -> ArraySlice<PlannedVisit> {
    let first = plan.visits.partitioningIndex { $0.request >= request }
    return plan.visits[first...].prefix { $0.request == request }
  }

  /// What a place costs in metres above the travel: what others lose by it.
  func price(_ volunteer: Int32, _ slot: Slot) -> Int {
    guard let place = books.place(volunteer, slot) else { return 0 }
    return plan.certificate.slotPrices[place]
  }
}
