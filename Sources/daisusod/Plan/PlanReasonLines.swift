/// Why the visits of a request are as they are.
struct RequestReasons: Encodable {
  let request: String
  let visits: [VisitReason]
  let unserved: UnservedReasons?

  var lines: [String] { visits.map(\.text) + (unserved?.lines ?? []) }
}

/// Why a volunteer goes where they go.
struct VolunteerReasons: Encodable {
  let volunteer: String
  let visits: [VisitReason]
  let rounds: [RoundLine]
  let idle: IdleReason?

  var lines: [String] {
    rounds.map(\.text) + visits.map(\.text) + (idle?.lines ?? [])
  }
}

/// What a whole plan leaves undone.
struct ProvinceReasons: Encodable {
  let unserved: [UnservedReasons]
  let recruiting: [RecruitingLine]
  let rounds: [RoundLine]

  func lines(top: Int, isEnglish: Bool) -> [String] {
    func more(_ count: Int) -> [String] { count > top ? ["  … +\(count - top)"] : [] }
    let left = isEnglish ? "Unserved" : "Chưa phục vụ"
    let wanted =
      isEnglish
      ? "One more volunteer can raise what is served by at most so many steps of weight"
      : "Thêm một tình nguyện viên, phục vụ thêm nhiều nhất bấy nhiêu bậc trọng số"
    let helpful = recruiting.filter { $0.weight_at_most > 0 }
    return ["\(left): \(unserved.count)"]
      + unserved.prefix(top).map { "  · \($0.request): \($0.text)" } + more(unserved.count)
      + ["\(wanted):"]
      + helpful.prefix(top).map {
        "  · \($0.commune), \($0.service), \($0.slot): \($0.weight_at_most)"
      } + more(helpful.count)
  }
}

struct VisitReason: Encodable {
  let request: String
  let volunteer: String
  let slot: String
  let metres: Int
  let is_agreed: Bool
  let added_m: Int
  let price_m: Int
  let runner_up: RunnerUp?
  let text: String
}

struct RunnerUp: Encodable {
  let volunteer: String
  let slot: String
  let metres: Int
  let regret_at_least_m: Int
}

struct IdleReason: Encodable {
  let room: Int
  let quotas: [QuotaLine]
  let served_by_others: Int
  let rules: [RuleLine]
  let text: String

  var lines: [String] { [text] + quotas.map(\.line) + rules.map(\.line) }
}

struct UnservedReasons: Encodable {
  let request: String
  let missing: Int
  let reason: String
  let text: String
  let rules: [RuleLine]
  let changes: [ChangeLine]
  let quotas: [QuotaLine]
  let holders: [HolderLine]
  let one_more: PlaceLine?
  let raise: QuotaLine?
  let excess_m: Int?
  /// The same in words.
  let excess: String?

  private enum CodingKeys: CodingKey {
    case request, missing, reason, text, rules, changes, quotas, holders, one_more, raise, excess_m
  }

  var lines: [String] {
    ["\(request): \(text)"] + rules.map(\.line) + quotas.map(\.line)
      + changes.map { "  + \($0.volunteer): \($0.text)" }
      + holders.map { "  ◦ \($0.text)" } + (one_more.map { ["  + \($0.text)"] } ?? [])
      + (raise.map { ["  + \($0.text)"] } ?? []) + (excess.map { ["  · \($0)"] } ?? [])
  }
}

struct RuleLine: Encodable {
  let code: String
  let count: Int
  let text: String

  var line: String { "  · \(count) × \(text)" }
}

/// A quota or limit that is used up, or that one visit more would help.
struct QuotaLine: Encodable {
  let kind: String
  let id: String
  let most: Int
  let text: String

  var line: String { "  · \(text)" }
}

struct ChangeLine: Encodable {
  let volunteer: String
  let code: String
  let text: String
}

struct HolderLine: Encodable {
  let volunteer: String
  let slot: String
  let request: String
  let text: String
}

struct PlaceLine: Encodable {
  let volunteer: String
  let slot: String
  let text: String
}

struct RecruitingLine: Encodable {
  let commune: String
  let service: String
  let slot: String
  let weight_at_most: Int
  let worth_at_most: Int
}
