internal import API
public import ArgumentParser
public import Domain

/// `daisuso ambassadors`: who serves in one's scope.
struct Ambassadors: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ambassadors", abstract: texts.ambassadorsAbstract,
    discussion: texts.ambassadorsDiscussion,
    subcommands: [ListAmbassadors.self, ShowByID<AmbassadorRow>.self],
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
    try Listing<AmbassadorRow>(
      client: try connection.workingClient(isJSON: list.json), options: list
    ) { page in
      .ambassadors(.list(filter, page: page))
    }.show()
  }
}

extension Ambassador.Status: ExpressibleByArgument {}

/// An ambassador in short.
struct AmbassadorRow: ListRow {
  static var list: String { "ambassadors" }

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
  /// Only whoever is asked for alone tells it, and the weeks.
  var availability: [Availability]?
  var weeks: [Week]?

  struct TeamName: Decodable {
    var id: String
    var name: String
  }

  struct Skill: Decodable {
    var code: String
    var level: Int
  }

  /// Topics first: their codes are short words, those of the national frame are numbers.
  private var skillsText: String {
    skills.sorted { $0.code.utf8.count < $1.code.utf8.count }
      .map { "\($0.code) (\($0.level))" }.joined(separator: ", ")
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
      .text(texts.skillsTitle, minimum: 12, priority: 4) { $0.skillsText },
      .id { $0.id },
    ]
  }
}

extension AmbassadorRow: ShownByID {
  static var abstract: String { texts.showAmbassadorAbstract }
  static func call(_ id: ID<Ambassador>) -> Call { .ambassadors(.show(id)) }

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

  var details: Details {
    var details = Details()
    details.add(texts.nameTitle, displayName)
    details.add(texts.stateTitle, texts.ambassadorStatus(status))
    details.add(texts.placeTitle, commune.with(village))
    details.add(texts.teamTitle, team?.name)
    details.add(texts.modeTitle, modes.map(texts.mode).joined(separator: ", "))
    details.add(texts.languageTitle, languages.joined(separator: ", "))
    details.add(texts.reachTitle, VietnameseFormat.number(reachM))
    details.add(texts.skillsTitle, skillsText)
    details.add(texts.openTitle, "\(openCount)/\(maxOpen)")
    details.add(texts.availabilityTitle, (availability ?? []).map(texts.availability))
    details.add(texts.weeksTitle, (weeks ?? []).map(texts.week))
    details.add(texts.idTitle, id)
    return details
  }
}
