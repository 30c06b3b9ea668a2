internal import API
internal import Domain
internal import Matching

/// What the engine's rules say of an offer by hand: what candidates says, of the half day chosen.
struct OfferCheck {
  private let failing: [Verdict]
  private let named: Set<String>
  private let sentences: Sentences

  /// Judges the pair of a problem that `assignment/check` answered.
  ///
  /// - Throws: As ``LoadedProblem/init(_:only:)``.
  init(_ body: [UInt8], _ offer: AssignmentOffer) throws {
    let loaded = try LoadedProblem(body, only: (offer.day.description, offer.partOfDay.rawValue))
    let book = RuleBook(loaded.problem, Policy())
    sentences = loaded.sentences
    named = Set(offer.override?.rules ?? [])
    // Others may be here for the place they hold. Nobody of the id: the write says so.
    let id = offer.ambassador.description
    let volunteer = loaded.problem.volunteers.firstIndex { $0.id == id }
    failing =
      volunteer.map { index in
        book.verdicts(request: 0, volunteer: Int32(index)).filter {
          !$0.holds && $0.rule != .peopleNeeded
        }
      } ?? []
  }

  /// The rules that fail and are not passed over, or rules that nobody knows; `nil` when none.
  var refusal: Fault? {
    let unknown = named.subtracting(Rule.allCases.map(\.code)).sorted()
    guard unknown.isEmpty else {
      let place = Fault.Place("/override/rules", "Không có quy định \(unknown[0]).")
      return Fault(.invalidBody, errors: [place])
    }
    let left = failing.filter { !isPassedOver($0.rule) }
    guard !left.isEmpty else { return nil }
    return Fault(
      .rulesNotMet,
      errors: left.map { verdict in
        let change = verdict.change.map { " " + sentences.helping($0) } ?? ""
        return Fault.Place(
          verdict.rule.mayBePassedOver ? "/override/rules" : "/ambassador_id",
          sentences.failing(verdict.rule) + change, code: verdict.rule.code)
      })
  }

  /// The codes of the rules that fail and are passed over, as an array of PostgreSQL; `nil`: none.
  var passedOver: String? {
    let codes = failing.map(\.rule).filter(isPassedOver).map(\.code)
    return codes.isEmpty ? nil : "{\(codes.joined(separator: ","))}"
  }

  private func isPassedOver(_ rule: Rule) -> Bool {
    rule.mayBePassedOver && named.contains(rule.code)
  }
}

extension Rule {
  /// Whether a leader may pass over it with a reason.
  ///
  /// Not what a constraint holds anyway (a seat, a week, the places), nor what is another's to say: that
  /// they serve, that they agreed to, whom a household does not want to see.
  fileprivate var mayBePassedOver: Bool {
    switch self {
    case .active, .consent, .excluded, .halfDayCap, .weeklyCap, .peopleNeeded: false
    case .mode, .skill, .language, .visitorGender, .area, .reach, .deadline, .halfDay, .declined,
      .forbidden, .pinned:
      true
    }
  }
}
