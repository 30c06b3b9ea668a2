internal import Domain
internal import Matching

/// Why one line of a plan is as it is, as it is stored and shown.
struct Explanation: Encodable {
  /// One or two sentences that say the rest in words.
  var text_vi: String
  /// Metres that a change or a stranger adds by policy.
  var added_m: Int?
  /// Metres that others would gain by this place.
  var price_m: Int?
  /// The next best ambassador.
  var runner_up: RunnerUp?
  /// Why nobody comes.
  var reason: String?
  /// How many ambassadors fail each rule.
  var rules: [RuleCount]?
  /// Changes of which each alone lets somebody come.
  var changes: [Relaxation]?
  /// Who has the places of those who could come.
  var holders: [Holder]?
  /// The nearest who could come with one visit more.
  var one_more: Place?

  struct Place: Encodable {
    var ambassador_id: String
    var day: String
    var part_of_day: String
  }

  struct RunnerUp: Encodable {
    var place: Place
    var distance_m: Int
    var regret_at_least_m: Int
  }

  struct RuleCount: Encodable {
    var code: String
    var ambassadors: Int
    var text_vi: String
  }

  struct Relaxation: Encodable {
    var ambassador_id: String
    var code: String
    var text_vi: String
  }

  struct Holder: Encodable {
    var place: Place
    var help_request_id: String
    /// Whose place it is, and when.
    var text_vi: String
  }
}

/// Words the answers of the engine's explainer for one plan.
struct Explanations {
  private let loaded: LoadedProblem
  private let explainer: Explainer
  private let sentences: Sentences

  init(_ plan: Plan, of loaded: LoadedProblem, policy: Policy) {
    self.loaded = loaded
    explainer = Explainer(plan, of: loaded.problem, policy: policy)
    sentences = loaded.sentences
  }

  /// Why this ambassador comes.
  func served(_ visit: PlannedVisit) -> Explanation {
    let why = explainer.whyThisOne(visit)
    let runnerUp = why.runnerUp
    var text = "Cách \(visit.metres) m đường đi."
    if let runnerUp {
      let name = loaded.names[Int(runnerUp.volunteer)]
      text += " Người kế tiếp là \(name), cách \(runnerUp.metres) m"
      text +=
        runnerUp.regretAtLeast_m > 0
        ? "; đổi sang người đó thì cả kế hoạch kém đi ít nhất \(runnerUp.regretAtLeast_m) m."
        : "."
    } else {
      text += " Không còn ai khác đáp ứng đủ các quy định."
    }
    return Explanation(
      text_vi: text, added_m: why.added_m, price_m: why.price_m,
      runner_up: runnerUp.map { runner in
        Explanation.RunnerUp(
          place: loaded.place(runner.volunteer, runner.slot), distance_m: runner.metres,
          regret_at_least_m: runner.regretAtLeast_m)
      })
  }

  /// Why nobody, or too few, come.
  func unserved(_ entry: UnservedRequest) -> Explanation {
    var explanation = Explanation(
      text_vi: sentences.unserved(entry.reason), reason: entry.reason.rawValue)
    guard let why = explainer.whyUnserved(entry.request) else { return explanation }
    explanation.rules = why.failing.map { failing in
      Explanation.RuleCount(
        code: failing.rule.code, ambassadors: failing.volunteers,
        text_vi: sentences.failing(failing.rule))
    }
    explanation.changes = why.relaxations.compactMap { relaxation in
      relaxation.verdict.change.map { change in
        Explanation.Relaxation(
          ambassador_id: loaded.problem.volunteers[Int(relaxation.volunteer)].id,
          code: relaxation.verdict.rule.code,
          text_vi: "\(loaded.names[Int(relaxation.volunteer)]): \(sentences.helping(change))")
      }
    }
    explanation.holders = why.holders.map { holder in
      Explanation.Holder(
        place: loaded.place(holder.volunteer, holder.slot),
        help_request_id: loaded.problem.requests[Int(holder.request)].id,
        text_vi: "\(loaded.names[Int(holder.volunteer)]), \(sentences.word(holder.slot))")
    }
    if let quota = why.full.first {
      explanation.text_vi += " " + sentences.full(quota, isNamed: false)
    }
    if let one = why.oneMore {
      explanation.one_more = loaded.place(one.volunteer, one.slot)
      explanation.text_vi +=
        " Nếu \(loaded.names[Int(one.volunteer)]) nhận thêm một lượt \(sentences.word(one.slot)) thì "
        + "giúp thêm được yêu cầu này, hoặc một yêu cầu cùng mức ưu tiên."
    }
    return explanation
  }

  /// Why these ambassadors are sent nowhere; `nil` once `isAlive` says no.
  func idle(_ volunteers: [Int32], isAlive: () -> Bool) -> [WhyIdle]? {
    explainer.whyIdle(volunteers, isAlive: isAlive)
  }
}

extension Explanations {
  /// How many places are named at most where somebody more would help.
  private static let placesNamed = 20

  /// The best half day of each commune and service in which one more visit would serve more, the most
  /// helpful first.
  func recruiting() -> [RunResult.Recruiting] {
    var seen: Set<[Int32]> = []
    let best = explainer.recruiting().filter {
      $0.weightAtMost > 0 && seen.insert([$0.commune, $0.service]).inserted
    }
    return best.prefix(Self.placesNamed).map { value in
      RunResult.Recruiting(
        commune_id: loaded.problem.communes[Int(value.commune)].id,
        service_code: loaded.problem.services[Int(value.service)].id, day: loaded.day(value.slot),
        part_of_day: value.slot.part.word, steps_at_most: value.weightAtMost)
    }
  }
}

extension LoadedProblem {
  /// Sentences with the days as people write them here, and the skills as they are called.
  var sentences: Sentences {
    Sentences(problem, days: days.map { Day($0)?.vietnamese ?? $0 }, skills: skillNames)
  }

  /// A half day of an ambassador as the API names it.
  func place(_ volunteer: Int32, _ slot: Slot) -> Explanation.Place {
    Explanation.Place(
      ambassador_id: problem.volunteers[Int(volunteer)].id, day: day(slot),
      part_of_day: slot.part.word)
  }

  /// The calendar day of a half day.
  func day(_ slot: Slot) -> String { days[min(slot.day, days.count) - 1] }
}

extension Matching.PartOfDay {
  /// The word of the API.
  var word: String {
    switch self {
    case .morning: "morning"
    case .afternoon: "afternoon"
    case .evening: "evening"
    }
  }
}
