internal import ArgumentParser
internal import Matching

struct ComparePlans: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Kế hoạch mới khác kế hoạch cũ ở đâu, vì sao, và được gì.",
    discussion: """
      Kế hoạch mới phải là của bài toán này và được kiểm trước; kế hoạch cũ có thể của bài toán \
      trước đó. Nếu kế hoạch mới giải với --previous kế hoạch cũ thì điều đó được tự nhận ra.
      """)

  @Argument(help: "Tệp bài toán của kế hoạch mới.")
  var problem: InputFile

  @Argument(help: "Tệp kế hoạch cũ.")
  var old: InputFile

  @Argument(help: "Tệp kế hoạch mới.")
  var new: InputFile

  @Flag(help: "In một đối tượng JSON.")
  var json = false

  func validate() throws {
    try checkStandardInput([problem, old, new])
  }

  func run() throws {
    try explained(isJSON: json) {
      let problem = try problem.read(ProblemFile.read)
      let old = try old.read { (bytes) throws(MatchingError) in try PlanFile.read(bytes) }
      let new = try new.read { (bytes) throws(MatchingError) in
        try PlanFile.read(bytes, of: problem)
      }
      try check(new, problem, old)
      let changes = PlanChanges(from: old, to: new, of: problem)
      print(json ? try encoded(changes) : changes.lines.joined(separator: "\n"))
    }
  }

  /// Accepts the new plan by itself or as one that went on from the old.
  private func check(_ plan: Plan, _ problem: Problem, _ old: Plan) throws(Refusal) {
    var refusal: MatchingError?
    for previous in [old, nil] {
      do {
        return try Check.verify(plan, of: problem, policy: plan.policy, previous: previous)
      } catch {
        if case .foreignPlan = error, previous != nil { continue }
        refusal = error
        break
      }
    }
    if let refusal { throw FaultText(file: new.name).refusalOfPlan(refusal) }
  }
}

/// What is new in a plan, line by line, with the reason where a rule gives one.
struct PlanChanges: Encodable {
  let kept: Int
  let served: Int
  let metres: Int
  let moves: [Move]

  struct Move: Encodable {
    let request: String
    let kind: String
    let volunteer_before: String?
    let slot_before: String?
    let volunteer: String?
    let slot: String?
    let metres: Int
    let reason: String
    let text: String
  }

  init(from old: Plan, to new: Plan, of problem: Problem) {
    let diff = PlanDiff(from: old, to: new)
    let why = MoveReasons(problem, new)
    kept = diff.kept
    served = diff.served
    metres = diff.metres
    moves = diff.moves.map { move in
      let reason = why.reason(move)
      return Move(
        request: move.request, kind: move.kind.rawValue, volunteer_before: move.volunteerBefore,
        slot_before: move.slotBefore?.description, volunteer: move.volunteer,
        slot: move.slot?.description, metres: move.metres, reason: reason.code, text: reason.text)
    }
  }

  var lines: [String] {
    [
      "Giữ \(kept) lượt, đổi \(moves.count); phục vụ \(signed(served)) lượt, đường \(signed(metres)) m."
    ]
      + moves.map { move in
        let before = [move.volunteer_before, move.slot_before].compactMap(\.self)
        let after = [move.volunteer, move.slot].compactMap(\.self)
        let from = before.isEmpty ? "–" : before.joined(separator: " ")
        let to = after.isEmpty ? "–" : after.joined(separator: " ")
        return "  · \(move.request): \(from) → \(to) (\(signed(move.metres)) m). \(move.text)"
      }
  }

  private func signed(_ value: Int) -> String { value > 0 ? "+\(value)" : "\(value)" }
}

/// Why a visit could not, or need not, stay as it was.
private struct MoveReasons {
  private let book: RuleBook
  private let sentences: Sentences
  private let plan: Plan
  private let requests: [String: Int32]
  private let volunteers: [String: Int32]

  init(_ problem: Problem, _ plan: Plan) {
    book = RuleBook(problem, plan.policy)
    sentences = Sentences(problem)
    self.plan = plan
    requests = Self.ranks(problem.requests.map(\.id))
    volunteers = Self.ranks(problem.volunteers.map(\.id))
  }

  private static func ranks(_ ids: [String]) -> [String: Int32] {
    Dictionary(uniqueKeysWithValues: zip(ids, 0...))
  }

  func reason(_ move: PlanDiff.Move) -> (code: String, text: String) {
    guard let request = requests[move.request] else {
      return ("request_gone", "Yêu cầu không còn trong bài toán.")
    }
    guard let before = move.volunteerBefore else { return ("added", "Nay phục vụ thêm được.") }
    guard let volunteer = volunteers[before] else {
      return ("volunteer_gone", "Người trước không còn trong bài toán.")
    }
    let verdicts = book.verdicts(request: request, volunteer: volunteer)
    if let failing = verdicts.first(where: { !$0.holds }) {
      return (failing.rule.code, sentences.failing(failing.rule))
    }
    if let slot = move.slotBefore,
      !book.slots(request: request, volunteer: volunteer).contains(slot)
    {
      return ("half_day_gone", "Buổi trước không còn gặp nhau được.")
    }
    if let entry = plan.unserved.first(where: { $0.request == request }) {
      return (entry.reason.rawValue, sentences.unserved(entry.reason))
    }
    return ("better_plan", "Như trước vẫn được, nhưng cả kế hoạch tốt hơn khi đổi.")
  }
}
