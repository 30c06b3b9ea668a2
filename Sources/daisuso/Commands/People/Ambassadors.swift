internal import API
public import ArgumentParser
public import Domain

/// `daisuso ambassadors`: who serves in one's scope.
struct Ambassadors: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ambassadors", abstract: texts.ambassadorsAbstract,
    discussion: texts.ambassadorsDiscussion,
    subcommands: [ListAmbassadors.self, ShowByID<AmbassadorFacts>.self],
    defaultSubcommand: ListAmbassadors.self)
}

/// `daisuso ambassadors [list] [TEXT]`.
struct ListAmbassadors: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: texts.listAmbassadorsAbstract)

  @OptionGroup var name: NameWords

  @Option(help: ArgumentHelp(texts.unitFilterHelp, valueName: texts.unitCodeValue))
  var unit: String?

  @Option(help: ArgumentHelp(texts.skillHelp, valueName: texts.codeValue))
  var skill: String?

  @Option(
    help: ArgumentHelp(texts.teamHelp, valueName: texts.idValue), transform: { try typedID($0) })
  var team: ID<Team>?

  @Option(help: ArgumentHelp(texts.ambassadorStatusHelp, valueName: texts.stateValue))
  var status: Ambassador.Status?

  @OptionGroup var list: ListOptions
  @OptionGroup var connection: ConnectionOptions

  func run() throws {
    let filter = AmbassadorFilter(
      unit: unit, team: team, status: status, skill: skill, text: name.text)
    _ = try Listing<AmbassadorPage>(
      client: try connection.workingClient(isJSON: list.json), options: list,
      columns: AmbassadorRow.columns
    ) { page in .ambassadors(.list(filter, page: page)) }.show()
  }
}

extension Ambassador.Status: ExpressibleByArgument {}

/// A page of ambassadors.
struct AmbassadorPage: ListPage {
  var ambassadors: [AmbassadorRow]
  var next: String?
  var rows: [AmbassadorRow] { ambassadors }
}

/// An ambassador in short.
struct AmbassadorRow: Decodable {
  var id: String
  var version: Int
  var displayName: String
  var commune: UnitName
  var village: UnitName?
  var team: TeamName?
  var status: String
  var modes: [String]
  var languages: [String]
  var reachM: Int
  var maxOpen: Int
  var openCount: Int
  var maxMinutesWeek: Int
  var skills: [Skill]

  struct TeamName: Decodable {
    var id: String
    var name: String
  }

  struct Skill: Decodable {
    var code: String
    var level: Int

    var text: String { "\(code) (\(level))" }
  }

  /// Enough to tell two of one name apart, and to name either.
  var text: String {
    [displayName, village?.fullName, id].compactMap { $0 }.joined(separator: ", ")
  }

  static var columns: [Column<AmbassadorRow>] {
    [
      .text(texts.nameTitle, minimum: 12, priority: 9) { $0.displayName },
      .text(texts.communeTitle, minimum: 12, priority: 5) { $0.commune.fullName },
      .text(texts.villageTitle, minimum: 12, priority: 6) { $0.village?.fullName },
      .text(texts.teamTitle, minimum: 12, priority: 2) { $0.team?.name },
      .text(texts.stateTitle, minimum: 8, priority: 7) { texts.ambassadorStatus($0.status) },
      .code(texts.openTitle, priority: 8) { "\($0.openCount)/\($0.maxOpen)" },
      .number(texts.reachTitle, priority: 3) { Double($0.reachM) },
      .text(texts.skillsTitle, minimum: 12, priority: 4) { row in
        row.skills.map(\.text).joined(separator: ", ")
      },
      .id { $0.id },
    ]
  }
}

/// Everything about one ambassador.
struct AmbassadorFacts: ShownByID {
  static var abstract: String { texts.showAmbassadorAbstract }
  static func call(_ id: ID<Ambassador>) -> Call { .ambassadors(.show(id)) }

  private let summary: AmbassadorRow
  private let more: More

  private struct More: Decodable {
    var availability: [Availability]
    var weeks: [Week]
  }

  /// When somebody can, or cannot; days are the first and the last.
  struct Availability: Decodable {
    var kind: String
    var weekday: Int?
    var from: String?
    var to: String?
    var partsOfDay: [String]
    var seats: Int
  }

  /// How full a week is.
  struct Week: Decodable {
    var monday: String
    var minutes: Int
    var capMinutes: Int
  }

  init(from decoder: any Decoder) throws {
    summary = try AmbassadorRow(from: decoder)
    more = try More(from: decoder)
  }

  var details: Details {
    var details = Details()
    details.add(texts.nameTitle, summary.displayName)
    details.add(texts.stateTitle, texts.ambassadorStatus(summary.status))
    details.add(texts.placeTitle, summary.commune.with(summary.village))
    details.add(texts.teamTitle, summary.team?.name)
    details.add(texts.modeTitle, summary.modes.map(texts.mode).joined(separator: ", "))
    details.add(texts.languageTitle, summary.languages.joined(separator: ", "))
    details.add(texts.reachTitle, VietnameseFormat.number(summary.reachM))
    details.add(texts.skillsTitle, summary.skills.map(\.text).joined(separator: ", "))
    details.add(texts.openTitle, "\(summary.openCount)/\(summary.maxOpen)")
    details.add(texts.availabilityTitle, more.availability.map(texts.availability))
    details.add(texts.weeksTitle, more.weeks.map(texts.week))
    details.add(texts.idTitle, summary.id)
    return details
  }
}
