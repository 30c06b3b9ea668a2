internal import FoundationEssentials
internal import Matching

/// A page of those whom a plan sends nowhere: read as `matching/idle` answers it, shown with words.
struct IdlePage: Codable {
  let idle: [Person]
  let next: String?

  /// One of them.
  struct Person: Codable {
    let ambassador: Name
    let commune: Unit
    let village: Unit?
    let explanation: Explanation
  }

  struct Name: Codable {
    let id: String
    let display_name: String
  }

  struct Unit: Codable {
    let code: String
    let full_name: String
  }

  /// Why they are sent nowhere.
  struct Explanation: Encodable {
    let text_vi: String
    let room: Int
    let served_by_others: Int
    let rules: [RuleCount]
    let quotas: [Quota]
  }

  struct RuleCount: Encodable {
    let code: String
    let requests: Int
    let text_vi: String
  }

  struct Quota: Encodable {
    let kind: String
    let most: Int
    let text_vi: String
  }

  private enum CodingKeys: CodingKey { case idle, next }

  // Written by hand so that what is missing stands there as null.
  func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(idle, forKey: .idle)
    try fields.encode(next, forKey: .next)
  }

  /// The bytes of the answer.
  var json: [UInt8] {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return Array(try encoder.encode(self))
    }
  }
}

extension IdlePage.Person {
  private enum StoredKeys: CodingKey { case ambassador, commune, village, why }
  private enum ShownKeys: CodingKey { case ambassador, commune, village, explanation }

  init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: StoredKeys.self)
    ambassador = try fields.decode(IdlePage.Name.self, forKey: .ambassador)
    commune = try fields.decode(IdlePage.Unit.self, forKey: .commune)
    village = try fields.decode(IdlePage.Unit?.self, forKey: .village)
    explanation = IdlePage.Explanation(try fields.decode(IdleReason.self, forKey: .why))
  }

  func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: ShownKeys.self)
    try fields.encode(ambassador, forKey: .ambassador)
    try fields.encode(commune, forKey: .commune)
    try fields.encode(village, forKey: .village)
    try fields.encode(explanation, forKey: .explanation)
  }
}

extension IdlePage.Explanation {
  /// Words what is stored: the rules that keep most away first.
  init(_ why: IdleReason) {
    let sentences = Sentences()
    (room, served_by_others) = (why.room, why.served_by_others)
    quotas = why.quotas.compactMap { stored in
      FullQuota.Kind(rawValue: stored.kind).map { kind in
        let quota = FullQuota(kind: kind, id: "", most: stored.most)
        return IdlePage.Quota(
          kind: stored.kind, most: stored.most, text_vi: sentences.full(quota, isNamed: false))
      }
    }
    rules = Rule.allCases.compactMap { rule in
      why.rules[rule.code].map { count in
        IdlePage.RuleCount(code: rule.code, requests: count, text_vi: sentences.failing(rule))
      }
    }.sorted { $0.requests > $1.requests }
    // The rule that keeps most away says the most; all of them are listed beside.
    let away = rules.first.map { "Với \($0.requests) yêu cầu chưa đủ người: \($0.text_vi)" }
    text_vi =
      ([sentences.idle(room: room, servedByOthers: served_by_others)]
      + quotas.map(\.text_vi) + [away].compactMap(\.self)).joined(separator: " ")
  }
}
