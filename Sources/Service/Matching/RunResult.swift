internal import Matching

/// What is saved of a run beside its lines.
struct RunResult: Encodable {
  let requests: Int
  let volunteers: Int
  let arcs: Int
  let served: Int
  let unserved: Int
  let timings: Timings
  let score: SavedScore
  let certificate: SavedCertificate
  let warnings: [String]
  let recruiting: [Recruiting]
  let fingerprint: String

  /// Where one more visit would help.
  struct Recruiting: Encodable {
    let commune_id: String
    let service_code: String
    let day: String
    let part_of_day: String
    /// No plan with that visit serves more steps of weight more.
    let steps_at_most: Int
  }

  /// Milliseconds of each phase.
  struct Timings: Encodable {
    var load = 0
    var build = 0
    var solve = 0
    var check = 0
    var explain = 0
  }

  struct SavedScore: Encodable {
    let served: Int
    let unserved_weight: Int
    let distance_m: Int
    let added_m: Int
    let spread: Int
    /// Ambassadors who could be sent and are not.
    let idle: Int
  }

  /// What the independent check found; costs of 128 bits as text.
  struct SavedCertificate: Encodable {
    let cost: String
    let bound: String
    let gap: String
    let is_optimal: Bool
    let is_strict: Bool
  }

  init(_ plan: Plan, of problem: Problem, _ timings: Timings, recruiting: [Recruiting]) {
    self.recruiting = recruiting
    requests = problem.requests.count
    volunteers = problem.volunteers.count
    arcs = plan.statistics.arcs
    served = plan.visits.count { !$0.isPinned }
    unserved = plan.unserved.reduce(0) { $0 + $1.missing }
    self.timings = timings
    score = SavedScore(
      served: plan.score.served, unserved_weight: plan.score.unservedWeight,
      distance_m: plan.score.metres, added_m: plan.score.addedMetres, spread: plan.score.spread,
      idle: plan.idle(of: problem).count)
    let proof = plan.certificate
    certificate = SavedCertificate(
      cost: "\(proof.cost)", bound: "\(proof.bound)", gap: "\(proof.gap)",
      is_optimal: proof.gap == 0, is_strict: proof.isStrict)
    var warnings: [String] = []
    if !plan.statistics.isFinished {
      warnings.append("Hết thời gian tính toán: đây là kế hoạch tốt nhất tới lúc đó.")
    }
    if proof.gap > 0 {
      warnings.append(
        "Có yêu cầu cần nhiều người cùng đến: kế hoạch cách mức tốt nhất không quá độ lệch đã nêu.")
    }
    self.warnings = plan.statistics.isFinished ? warnings : [warnings[0]]
    fingerprint = "\(plan.input)"
  }
}
