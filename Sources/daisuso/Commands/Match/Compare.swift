internal import API
internal import ArgumentParser
internal import Domain

/// `daisuso match compare RUN`.
struct CompareMatches: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: texts.compareAbstract,
    discussion: texts.compareDiscussion)

  @OptionGroup var argument: RunArgument

  @Option(
    help: ArgumentHelp(texts.compareWithHelp, valueName: texts.runValue),
    transform: { try RunReference.typed($0) })
  var with: RunReference?

  @OptionGroup var list: ListOptions
  @OptionGroup var connection: ConnectionOptions

  func run() throws {
    let client = try connection.workingClient(isJSON: list.json)
    let run = try argument.run.id(client)
    let other = try with?.id(client)
    if !list.json {
      let answer = try client.answer(
        to: .matching(.compare(run, with: other, page: Page(limit: 1))))
      try note(texts.comparison(try answer.decoded(Comparison.self)))
    }
    try Listing<ChangeRow>(client: client, options: list) { page in
      .matching(.compare(run, with: other, page: page))
    }.show()
  }
}

/// What two plans have in common, and what in all they have not.
struct Comparison: Decodable {
  var before: Run
  var kept: Int
  var agreed: Int
  var counts: Counts
  var distanceChangeM: Int

  struct Run: Decodable {
    var queuedAt: String
  }

  struct Counts: Decodable {
    var added: Int
    var dropped: Int
    var gone: Int
    var otherAmbassador: Int
    var otherHalfDay: Int
    var otherBoth: Int
  }
}

/// What becomes of one place of a request from one plan to another.
struct ChangeRow: ListRow {
  static var list: String { "changes" }

  var kind: String
  var helpRequest: HelpRequestRow
  var before: Place?
  var after: Place?
  var distanceChangeM: Int?
  var whyVi: String?
  var isRequestChanged: Bool?

  struct Place: Decodable {
    var ambassador: LineRow.Ambassador
    var day: String
    var partOfDay: String

    /// `Trần Thị Hằng, sáng 25/11`.
    var text: String {
      "\(ambassador.displayName), \(HalfDay(day: day, partOfDay: partOfDay).text)"
    }
  }

  static var columns: [Column<ChangeRow>] {
    [
      .code(texts.requestTitle, priority: 8) { $0.helpRequest.label },
      .text(texts.changeTitle, minimum: 10, priority: 7) { texts.changeKind($0.kind) },
      .text(texts.beforeTitle, minimum: 12, priority: 5) { $0.before?.text },
      .text(texts.afterTitle, minimum: 12, priority: 6) { $0.after?.text },
      .number(texts.distanceChangeTitle, priority: 4) { $0.distanceChangeM.map(Double.init) },
      .text(texts.whyTitle, minimum: 16, priority: 3) { $0.why },
      .id { $0.helpRequest.id },
    ]
  }

  private var why: String? {
    let changed = isRequestChanged == true ? texts.requestChanged : nil
    let parts = [changed, whyVi].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }
}
