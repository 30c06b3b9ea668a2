internal import API
internal import ArgumentParser

/// `daisuso candidates REQUEST [AMBASSADOR]`: who could help, and why others cannot.
struct Candidates: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "candidates", abstract: texts.candidatesAbstract,
    discussion: texts.candidatesDiscussion)

  @OptionGroup var argument: RequestArgument

  @Argument(help: ArgumentHelp(texts.candidateHelp, valueName: texts.ambassadorValue))
  var ambassador: String?

  @Option(help: ArgumentHelp(texts.candidateLimitHelp, valueName: texts.countValue))
  var limit: Int?

  @Flag(help: ArgumentHelp(texts.allCandidatesHelp))
  var all = false

  @OptionGroup var form: TableOptions
  @OptionGroup var connection: ConnectionOptions

  func validate() throws { try ListOptions.check(limit) }

  func run() throws {
    let client = try connection.workingClient(isJSON: form.json)
    let id = try argument.request.id(client)
    let widest = all || ambassador != nil ? Page.mostRows : MatchingCall.usualCandidates
    let answer = try client.answer(to: .matching(.candidates(id, limit: limit ?? widest)))
    let list = try answer.decoded(CandidateList.self)
    if form.json { return try answer.printJSON() }
    if let ambassador {
      let request = try client.answer(to: .helpRequests(.show(id)))
        .decoded(RequestFacts.self).summary
      let wanted = try AmbassadorReference(ambassador, near: request).row(client).id
      guard let found = list.candidates.first(where: { $0.ambassador.id == wanted }) else {
        throw Trouble.ambassador(.none(ambassador))
      }
      return try found.details.show()
    }
    let rows = all ? list.candidates : list.candidates.filter(\.isCandidate)
    try Sheet(columns: CandidateRow.columns, isCSV: form.csv).show(rows)
    if !form.csv { try list.conclude(showsAll: all) }
  }
}

/// The ranked ambassadors for one request.
struct CandidateList: Decodable {
  var considered: Int
  var refusals: [RuleCount]
  var candidates: [CandidateRow]

  /// Says what the rows do not: how many were judged, and what kept the others away.
  fileprivate func conclude(showsAll: Bool) throws(Trouble) {
    let able = candidates.count(where: \.isCandidate)
    let isCut = candidates.count < considered && (showsAll || able == candidates.count)
    try note(texts.judged(considered, able: isCut && !showsAll ? nil : able))
    for refusal in refusals { try note(texts.refusal(refusal)) }
    if isCut { try note(texts.candidatesCut(candidates.count)) }
    if able > 0 { try note(texts.candidatesHint) }
  }
}

/// How many ambassadors fail a rule.
struct RuleCount: Decodable {
  var code: String
  var ambassadors: Int
  var textVi: String
}

/// A half day of somebody.
struct HalfDay: Decodable {
  var day: String
  var partOfDay: String

  /// `sáng 25/11`.
  var text: String { "\(texts.partOfDay(partOfDay)) \(VietnameseFormat.day(day).prefix(5))" }
}

/// An ambassador as the rules see them for one request.
struct CandidateRow: Decodable {
  var ambassador: Person
  var village: UnitName?
  var team: String?
  var skills: [Skill]
  var isCandidate: Bool
  var distanceM: Int
  var recentLoad: Int
  var halfDays: [HalfDay]
  var rules: [Verdict]

  struct Person: Decodable {
    var id: String
    var displayName: String
  }

  struct Skill: Decodable {
    var code: String
    var needed: Int
    var level: Int
  }

  struct Verdict: Decodable {
    var code: String
    var holds: Bool
    var textVi: String?
    var changeVi: String?

    /// What is wrong, and what alone would help.
    var text: String? {
      textVi.map { [$0, changeVi.map(texts.change)].compactMap(\.self).joined(separator: " ") }
    }
  }

  /// What a list shows of a candidate.
  static var columns: [Column<CandidateRow>] {
    [
      .text(texts.nameTitle, minimum: 12, priority: 8) { $0.ambassador.displayName },
      .text(texts.villageTitle, minimum: 12, priority: 5) { $0.village?.fullName },
      .text(texts.teamTitle, minimum: 12, priority: 2) { $0.team },
      .number(texts.distanceTitle, priority: 7) { Double($0.distanceM) },
      .text(texts.skillsTitle, minimum: 12, priority: 4) { $0.skillsText },
      .number(texts.recentLoadTitle, priority: 3) { Double($0.recentLoad) },
      .text(texts.halfDaysTitle, minimum: 12, priority: 6) { $0.halfDaysText },
      .text(texts.failingTitle, minimum: 16, priority: 9) { row in
        row.rules.filter { !$0.holds }.map { texts.rule($0.code) }.joined(separator: ", ")
      },
      .id { $0.ambassador.id },
    ]
  }

  /// Topics first: their codes are short words, those of the national frame are numbers.
  private var skillsText: String {
    skills.sorted { $0.code.utf8.count < $1.code.utf8.count }
      .map { texts.skill($0.code, $0.level, needed: $0.needed) }.joined(separator: ", ")
  }

  private var halfDaysText: String { halfDays.map(\.text).joined(separator: ", ") }

  /// The ambassador with every rule's verdict.
  var details: Details {
    var details = Details()
    details.add(texts.nameTitle, ambassador.displayName)
    details.add(texts.villageTitle, village?.fullName)
    details.add(texts.teamTitle, team)
    details.add(texts.distanceTitle, VietnameseFormat.number(distanceM))
    details.add(texts.skillsTitle, skillsText)
    details.add(texts.recentLoadTitle, String(recentLoad))
    details.add(texts.halfDaysTitle, halfDaysText)
    details.add(
      texts.rulesTitle,
      rules.map {
        "\($0.holds ? "✓" : "✗") \(texts.rule($0.code))\($0.text.map { ": " + $0 } ?? "")"
      })
    details.add(texts.idTitle, ambassador.id)
    return details
  }
}
