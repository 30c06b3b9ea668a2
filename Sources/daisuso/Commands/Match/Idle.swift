internal import API
internal import ArgumentParser

/// `daisuso match idle RUN`.
struct IdleOfMatch: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "idle", abstract: texts.idleAbstract)

  @OptionGroup var argument: RunArgument

  @Option(help: ArgumentHelp(texts.idleUnitHelp, valueName: texts.unitCodeValue))
  var unit: String?

  @OptionGroup var list: ListOptions
  @OptionGroup var connection: ConnectionOptions

  func run() throws {
    let client = try connection.workingClient(isJSON: list.json)
    let run = try argument.run.id(client)
    try Listing<IdleRow>(client: client, options: list) { page in
      .matching(.idle(run, unit: unit, page: page))
    }.show()
  }
}

/// An ambassador whom a plan sends nowhere.
struct IdleRow: ListRow {
  static var list: String { "idle" }

  var ambassador: LineRow.Ambassador
  var commune: UnitName
  var village: UnitName?
  var explanation: Explanation

  struct Explanation: Decodable {
    var textVi: String
    var room: Int
    var servedByOthers: Int
    var rules: [RuleCount]
  }

  struct RuleCount: Decodable {
    var requests: Int
    var textVi: String
  }

  static var columns: [Column<IdleRow>] {
    [
      .text(texts.ambassadorTitle, minimum: 12, priority: 8) { $0.ambassador.displayName },
      .text(texts.placeTitle, minimum: 12, priority: 4) { $0.commune.with($0.village) },
      .number(texts.roomTitle, priority: 6) { Double($0.explanation.room) },
      .number(texts.servedByOthersTitle, priority: 5) { Double($0.explanation.servedByOthers) },
      .text(texts.whyTitle, minimum: 16, priority: 7) { $0.explanation.textVi },
      .text(texts.failingTitle, minimum: 16, priority: 3) {
        $0.explanation.rules.map(texts.keptAway).joined(separator: "; ")
      },
      .id { $0.ambassador.id },
    ]
  }
}
