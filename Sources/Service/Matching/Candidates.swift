internal import FoundationEssentials
internal import Matching

/// The ambassadors for one request, ranked by the engine's own rules (decision 17).
///
/// First those for whom every rule holds, then those who fail the fewest; of equals the one who would
/// cost the engine least comes first: the nearest, where the household knows nobody.
struct Candidates: Encodable {
  let help_request: Asked
  /// How many ambassadors the rules were asked about.
  let considered: Int
  /// How many of them fail each rule; whoever fails several counts for each.
  let refusals: [Explanation.RuleCount]
  let candidates: [Candidate]

  struct Asked: Encodable {
    let id: String
    let version: Int
  }

  struct Candidate: Encodable {
    let ambassador: Person
    var village: Home.Village?
    var team: String?
    /// What the service asks for, and what they can do of it.
    let skills: [SkillHeld]
    let is_candidate: Bool
    let distance_m: Int
    let recent_load: Int
    let half_days: [HalfDay]
    let rules: [RuleVerdict]
  }

  struct Person: Encodable {
    let id: String
    let version: Int
    let display_name: String
  }

  /// Where an ambassador belongs.
  struct Home: Decodable {
    let village: Village?
    let team: String?

    struct Village: Codable {
      let code: String
      let full_name: String
    }
  }

  struct SkillHeld: Encodable {
    let code: String
    let needed: Int
    /// 0 for none.
    let level: Int
  }

  struct HalfDay: Encodable {
    let day: String
    let part_of_day: String
  }

  struct RuleVerdict: Encodable {
    let code: String
    let holds: Bool
    /// What is wrong; `nil` where the rule holds.
    let text_vi: String?
    /// What alone would make it hold.
    let change_vi: String?

    // Written by hand so that what is missing stands there as null.
    func encode(to encoder: any Encoder) throws {
      var fields = encoder.container(keyedBy: CodingKeys.self)
      try fields.encode(code, forKey: .code)
      try fields.encode(holds, forKey: .holds)
      try fields.encode(text_vi, forKey: .text_vi)
      try fields.encode(change_vi, forKey: .change_vi)
    }

    private enum CodingKeys: CodingKey { case code, holds, text_vi, change_vi }
  }
}

extension Candidates {
  /// What `matching/candidates` answers.
  private struct Body: Decodable {
    let problem: ProblemBody
    /// By the ambassadors' ids; `nil` for none.
    let homes: [String: Home]?
  }

  /// Ranks the ambassadors of the only request of a problem; `nil` when it has none.
  ///
  /// - Throws: `DecodingError` for another object, `MatchingError` for values the engine refuses.
  init?(_ bytes: [UInt8], limit: Int) throws {
    let body = try JSONDecoder().decode(Body.self, from: Data(bytes))
    let loaded = try LoadedProblem(body.problem)
    guard let request = loaded.problem.requests.first else { return nil }
    help_request = Asked(id: request.id, version: loaded.requestVersions[0])
    let book = RuleBook(loaded.problem, Policy())
    let sentences = loaded.sentences
    let ranked = book.ranked(for: 0).filter { loaded.isOwn[Int($0.volunteer)] }
    considered = ranked.count
    refusals = Rule.allCases.indices.compactMap { index in
      let rule = Rule.allCases[index]
      let count = ranked.count { !$0.verdicts[index].holds }
      return count == 0
        ? nil
        : Explanation.RuleCount(
          code: rule.code, ambassadors: count, text_vi: sentences.failing(rule))
    }
    candidates = ranked.prefix(limit).map { ranked in
      var candidate = Candidate(ranked, loaded, sentences)
      let home = body.homes?[candidate.ambassador.id]
      (candidate.village, candidate.team) = (home?.village, home?.team)
      return candidate
    }
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

extension Candidates.Candidate {
  fileprivate init(
    _ ranked: RankedVolunteer, _ loaded: LoadedProblem, _ sentences: Sentences
  ) {
    let rank = Int(ranked.volunteer)
    let service = loaded.problem.services[Int(loaded.problem.requests[0].service)]
    let held = loaded.problem.volunteers[rank].skills
    skills = service.skills.map { wanted in
      Candidates.SkillHeld(
        code: loaded.problem.skills[Int(wanted.skill)], needed: wanted.level,
        level: held.first { $0.skill == wanted.skill }?.level ?? 0)
    }
    ambassador = Candidates.Person(
      id: loaded.problem.volunteers[rank].id, version: loaded.volunteerVersions[rank],
      display_name: loaded.names[rank])
    is_candidate = ranked.isAllowed
    distance_m = ranked.metres
    recent_load = loaded.problem.volunteers[rank].recentLoad
    half_days = ranked.slots.slots.map { slot in
      Candidates.HalfDay(day: loaded.day(slot), part_of_day: slot.part.word)
    }
    rules = ranked.verdicts.map { verdict in
      Candidates.RuleVerdict(
        code: verdict.rule.code, holds: verdict.holds,
        text_vi: verdict.holds ? nil : sentences.failing(verdict.rule),
        change_vi: verdict.change.map(sentences.helping))
    }
  }
}
