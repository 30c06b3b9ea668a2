/// Who visits whom and when, with the proof that no plan is better.
public struct Plan: Hashable, Sendable {
  /// Fingerprint of the problem, the policy and the plan before.
  public let input: Fingerprint
  /// Ascending by request, volunteer.
  public let visits: [PlannedVisit]
  /// Ascending by request.
  public let unserved: [UnservedRequest]
  /// Outside ids of the problem's requests, by rank, so that a later problem can recognise them.
  public let requestIDs: [String]
  /// Outside ids of the problem's volunteers, by rank.
  public let volunteerIDs: [String]
  /// What the plan reaches.
  public let score: Score
  /// Why it is best.
  public internal(set) var certificate: Certificate
  /// What it took; equal for equal input.
  public let statistics: Statistics
  /// What it was made under.
  public internal(set) var policy = Policy()
}

/// One visit of a plan.
public struct PlannedVisit: Hashable, Sendable {
  /// Rank of the request.
  public let request: Int32
  /// Rank of the volunteer.
  public let volunteer: Int32
  /// The half day.
  public let slot: Slot
  /// Road metres; 0 by phone.
  public let metres: Int
  /// Whether the visit was agreed on before and only taken over.
  public let isPinned: Bool
  /// The visit it takes the place of, where the plan before had another.
  public let predecessor: CurrentVisit?
}

/// A request that gets fewer people than it needs.
public struct UnservedRequest: Hashable, Sendable {
  /// Rank of the request.
  public let request: Int32
  /// How many people are missing.
  public let missing: Int
  /// Why.
  public let reason: UnservedReason
}

/// Why a request gets too few people.
public enum UnservedReason: String, CaseIterable, Sendable {
  /// Nobody satisfies every rule.
  case noCandidate = "no_candidate"
  /// All who could come are needed by requests that weigh at least as much.
  case outweighed
  /// Somebody could come, but the travel costs more than the request is worth (exchange rate).
  case notWorthTravel = "not_worth_travel"
  /// People who must come together, or be different, could not be found.
  case notTogether = "not_together"
  /// A limit across teams and communes is reached.
  case limit
  /// The budget ran out first.
  case budget
}

/// What a plan reaches, best first.
public struct Score: Hashable, Sendable {
  /// People who visit, counted once per request and person.
  public let served: Int
  /// Weight of the people missing.
  public let unservedWeight: Int
  /// Road metres of the visits.
  public let metres: Int
  /// Metres that changes and strangers add by policy.
  public let addedMetres: Int
  /// Sum over volunteers of j·(j−1)/2 for j visits: the smaller, the fairer.
  public let spread: Int
}

/// Prices that prove a plan best: any reader can check them against the problem.
///
/// A price says what one more unit would save. In the order of the problem's lists: one for each
/// volunteer's week, one for each half day that still has room beside the visits agreed on, one for
/// each team and commune (0 where there is no quota).
public struct Certificate: Hashable, Sendable {
  /// What a metre costs in the solver's units.
  public internal(set) var metreCost: Int
  /// What a unit of weight costs in the solver's units.
  public internal(set) var weightCost: Int
  /// Prices of the weeks, by volunteer.
  public internal(set) var weekPrices: [Int]
  /// Prices of the half days, by volunteer and half day.
  public internal(set) var slotPrices: [Int]
  /// Prices of the teams' quotas.
  public internal(set) var teamPrices: [Int]
  /// Prices of the communes' quotas.
  public internal(set) var communePrices: [Int]
  /// What the plan costs.
  public internal(set) var cost: Int128 = 0
  /// What no plan can cost less than, by weak duality.
  public internal(set) var bound: Int128 = 0
  /// Whether, at any price, no other plan serves more weight.
  public internal(set) var isStrict = false

  /// How far the plan can be from the best; 0 proves it is the best.
  public var gap: Int128 { cost - bound }
}

/// What a solve did.
public struct Statistics: Hashable, Sendable {
  /// Demands, one per person needed.
  public let demands: Int
  /// Arcs kept.
  public let arcs: Int
  /// Rounds until no candidate that was cut could help.
  public let rounds: Int
  /// Bids of the auction.
  public let bids: Int
  /// Phases of the auction.
  public let phases: Int
  /// Paths searched.
  public let paths: Int
  /// Nodes settled by the searches.
  public let settled: Int
  /// Whether the solver ended by itself, not by its budget.
  public let isFinished: Bool
}
