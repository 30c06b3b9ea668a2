internal import API
public import ArgumentParser
public import Domain

/// `daisuso teams`: the teams of one's scope.
struct Teams: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "teams", abstract: texts.teamsAbstract, discussion: texts.teamsDiscussion,
    subcommands: [ListTeams.self, ShowByID<TeamRow>.self], defaultSubcommand: ListTeams.self)
}

/// `daisuso teams [list] [TEXT]`.
struct ListTeams: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: texts.listTeamsAbstract)

  @OptionGroup var name: NameWords

  @Option(help: ArgumentHelp(texts.unitFilterHelp, valueName: texts.unitCodeValue))
  var unit: String?

  @Option(help: ArgumentHelp(texts.teamKindHelp, valueName: texts.unitKindValue))
  var kind: Team.Kind?

  @Option(help: ArgumentHelp(texts.decisionHelp, valueName: texts.stateValue))
  var decision: Team.Decision?

  @OptionGroup var list: ListOptions
  @OptionGroup var connection: ConnectionOptions

  func run() throws {
    let filter = TeamFilter(unit: unit, kind: kind, text: name.text, decision: decision)
    try Listing<TeamRow>(client: try connection.workingClient(isJSON: list.json), options: list) {
      page in
      .teams(.list(filter, page: page))
    }.show()
  }
}

extension Team.Kind: ExpressibleByArgument {}
extension Team.Decision: ExpressibleByArgument {}

/// Somebody by name.
struct PersonLabel: Decodable {
  var displayName: String
}

/// A team in short.
struct TeamRow: ListRow {
  static var list: String { "teams" }

  var id: String
  var kind: String
  var name: String
  var commune: UnitName
  var village: UnitName?
  var decision: Decision?
  var memberCount: Int
  var ambassadorCount: Int
  var leader: PersonLabel?
  /// Only the team itself tells them.
  var members: [Member]?

  struct Decision: Decodable {
    var number: String
    var decidedOn: String

    var text: String { "\(number), \(VietnameseFormat.day(decidedOn))" }
  }

  static var columns: [Column<TeamRow>] {
    [
      .text(texts.nameTitle, minimum: 20, priority: 9) { $0.name },
      .text(texts.communeTitle, minimum: 12, priority: 4) { $0.commune.fullName },
      .text(texts.leaderTitle, minimum: 12, priority: 6) { $0.leader?.displayName },
      .number(texts.membersTitle, priority: 5) { Double($0.memberCount) },
      .number(texts.ambassadorTitle, priority: 7) { Double($0.ambassadorCount) },
      .text(texts.decisionTitle, minimum: 12, priority: 3) { $0.decision?.text },
      .text(texts.kindTitle, minimum: 12, priority: 2) { texts.teamKind($0.kind) },
      .id { $0.id },
    ]
  }
}

extension TeamRow: ShownByID {
  static var abstract: String { texts.showTeamAbstract }
  static func call(_ id: ID<Team>) -> Call { .teams(.show(id)) }

  struct Member: Decodable {
    var displayName: String
    var role: String
    var affiliation: String?

    var text: String {
      "\(displayName) – \(texts.teamRole(role))" + (affiliation.map { ", \($0)" } ?? "")
    }
  }

  var details: Details {
    var details = Details()
    details.add(texts.nameTitle, name)
    details.add(texts.kindTitle, texts.teamKind(kind))
    details.add(texts.placeTitle, commune.with(village))
    details.add(texts.decisionTitle, decision?.text)
    details.add(texts.ambassadorTitle, String(ambassadorCount))
    details.add(texts.membersTitle, (members ?? []).map(\.text))
    details.add(texts.idTitle, id)
    return details
  }
}
