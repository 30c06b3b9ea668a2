internal import FoundationEssentials
internal import Matching

/// What a plan reaches and whether that is proved, for people and programs.
struct PlanSummary: Encodable {
  let requests: Int
  let volunteers: Int
  let people_needed: Int
  let score: ScoreSummary
  let unserved: [String: Int]
  let certificate: CertificateSummary
  let rounds: RoundsSummary
  let is_finished: Bool
  let input: String

  struct ScoreSummary: Encodable {
    let served: Int
    let unserved_weight: Int
    let metres: Int
    let added_metres: Int
    let spread: Int
  }

  /// Costs of 128 bits are texts.
  struct CertificateSummary: Encodable {
    let cost: String
    let bound: String
    let gap: String
    let is_optimal: Bool
    let is_strict: Bool
  }

  private let reasons: [String]
  private let isPriorityStrict: Bool

  private enum CodingKeys: CodingKey {
    case requests, volunteers, people_needed, score, unserved, certificate, rounds, is_finished
    case input
  }

  init(_ plan: Plan, of problem: Problem) {
    requests = problem.requests.count
    volunteers = problem.volunteers.count
    people_needed = problem.requests.reduce(0) { $0 + $1.people }
    score = ScoreSummary(
      served: plan.score.served, unserved_weight: plan.score.unservedWeight,
      metres: plan.score.metres, added_metres: plan.score.addedMetres, spread: plan.score.spread)
    var missing: [UnservedReason: Int] = [:]
    for entry in plan.unserved { missing[entry.reason, default: 0] += entry.missing }
    unserved = Dictionary(uniqueKeysWithValues: missing.map { ($0.rawValue, $1) })
    let sentences = Sentences(problem)
    reasons = UnservedReason.allCases.compactMap { reason in
      missing[reason].map { "  · \($0): \(sentences.unserved(reason))" }
    }
    let proof = plan.certificate
    certificate = CertificateSummary(
      cost: "\(proof.cost)", bound: "\(proof.bound)", gap: "\(proof.gap)",
      is_optimal: proof.gap == 0, is_strict: proof.isStrict)
    rounds = RoundsSummary(plan.rounds(of: problem), of: problem)
    isPriorityStrict = plan.policy.priority == .strict
    is_finished = plan.statistics.isFinished
    input = "\(plan.input)"
  }

  func json() throws -> String { try encoded(self) }

  var text: String {
    var lines = [
      "Phục vụ \(score.served)/\(people_needed) lượt người của \(requests) yêu cầu; "
        + "trọng số chưa phục vụ \(score.unserved_weight).",
      "Đường đi \(score.metres) m, cộng \(score.added_metres) m do đổi lượt và người lạ; "
        + "độ dồn việc \(score.spread).",
    ]
    if !reasons.isEmpty { lines += ["Chưa phục vụ:"] + reasons }
    return (lines + rounds.lines + [proof]).joined(separator: "\n")
  }

  /// What is proved, in one sentence.
  private var proof: String {
    if !is_finished {
      return "Hết thời gian: cách mức tốt nhất không quá \(certificate.gap) "
        + "(chi phí \(certificate.cost), cận dưới \(certificate.bound))."
    }
    guard certificate.is_optimal else {
      return "Có yêu cầu cần nhiều người, hoặc hạn mức: "
        + "cách mức tốt nhất không quá \(certificate.gap) "
        + "(chi phí \(certificate.cost), cận dưới \(certificate.bound))."
    }
    let level =
      isPriorityStrict && certificate.is_strict
      ? "không cách nào phục vụ được trọng số lớn hơn, và " : ""
    return "Đã chứng minh là tốt nhất: \(level)chi phí \(certificate.cost) bằng cận dưới."
  }
}

/// One JSON object with its fields in alphabetical order.
func encoded(_ value: some Encodable) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  return String(decoding: try encoder.encode(value), as: UTF8.self)
}
