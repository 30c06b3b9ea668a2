internal import FoundationEssentials
internal import Matching

/// A run's policy as it was asked for; what it leaves out is as the engine does it by itself.
struct PolicyBody: Decodable {
  let priority_rate_m: Int?
  let fairness_rate_m: Int?
  let area: String?
  let unfamiliar_m: Int?
  let detour_percent: Int?
  let aging_days: Int?
  let aging_steps: Int?

  var policy: Policy {
    var policy = Policy()
    if let priority_rate_m { policy.priority = .exchange(metresPerWeight: priority_rate_m) }
    if let fairness_rate_m { policy.fairness = .rate(metres: fairness_rate_m) }
    switch area {
    case "village": policy.area = .village
    case "commune": policy.area = .commune
    case "neighbours": policy.area = .neighbours
    default: break
    }
    policy.unfamiliar_m = unfamiliar_m ?? policy.unfamiliar_m
    policy.detourPercent = detour_percent ?? policy.detourPercent
    policy.agingDays = aging_days ?? policy.agingDays
    policy.agingSteps = aging_steps ?? policy.agingSteps
    return policy
  }
}

/// What the worker is given when it takes a run.
struct TakenRun: Decodable {
  let id: String
  let policy: PolicyBody
}
