internal import FoundationEssentials
internal import Matching

extension Plan {
  /// Whoever takes part and has room for a visit, and gets none; ascending.
  func idle(of problem: Problem) -> [Int32] {
    let busy = Set(visits.map(\.volunteer))
    return problem.volunteers.indices.map(Int32.init).filter { rank in
      let person = problem.volunteers[Int(rank)]
      return person.isActive && person.hasConsented && person.weeklyCap > 0
        && !busy.contains(rank)
    }
  }
}

/// Why an ambassador is sent nowhere, as it is stored: the words come when somebody asks.
struct IdleReason: Codable {
  /// Visits that their week could hold.
  let room: Int
  /// Requests that they could serve and that others serve.
  let served_by_others: Int
  /// Requests that nobody serves, or too few, by the code of each rule that fails for them.
  let rules: [String: Int]
  let quotas: [Quota]

  /// One that is used up.
  struct Quota: Codable {
    let kind: String
    let most: Int
  }

  init(_ why: WhyIdle) {
    (room, served_by_others) = (why.room, why.servedByOthers)
    rules = Dictionary(uniqueKeysWithValues: why.failing.map { ($0.rule.code, $0.volunteers) })
    quotas = why.full.map { Quota(kind: $0.kind.rawValue, most: $0.most) }
  }
}

/// A run's idle ambassadors as the arrays that `matching/save` unnests, in PostgreSQL's text form.
struct IdleRows {
  private let ids: [String]
  private let reasons: [String]

  /// Asks why of everybody; `nil` once `isAlive` says no.
  init?(
    _ plan: Plan, of loaded: LoadedProblem, _ explanations: Explanations, isAlive: () -> Bool
  ) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let idle = explanations.idle(plan.idle(of: loaded.problem), isAlive: isAlive)
    else { return nil }
    ids = idle.map { loaded.problem.volunteers[Int($0.volunteer)].id }
    reasons = try idle.map { try PlanLines.quoted(encoder.encode(IdleReason($0))) }
  }

  /// The two parameters.
  var parameters: [String?] {
    [ids, reasons].map { "{\($0.joined(separator: ","))}" }
  }
}
