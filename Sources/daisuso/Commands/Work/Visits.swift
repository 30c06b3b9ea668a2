internal import API
internal import ArgumentParser
internal import Domain

/// `daisuso visits`: what was done, latest first.
struct Visits: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "visits", abstract: texts.visitsAbstract)

  @Option(help: ArgumentHelp(texts.unitFilterHelp, valueName: texts.unitCodeValue))
  var unit: String?

  @Option(
    help: ArgumentHelp(texts.fromDayHelp, valueName: texts.dayValue),
    transform: { try Day.typed($0) })
  var from: Day?

  @Option(
    help: ArgumentHelp(texts.toDayHelp, valueName: texts.dayValue),
    transform: { try Day.typed($0) })
  var to: Day?

  @OptionGroup var list: ListOptions
  @OptionGroup var connection: ConnectionOptions

  func run() throws {
    let (unit, from, to) = (unit, from, to)
    try Listing<VisitRow>(client: try connection.workingClient(isJSON: list.json), options: list) {
      page in
      .visits(.list(unit: unit, from: from, to: to, page: page))
    }.show()
  }
}

/// One visit.
struct VisitRow: ListRow {
  static var list: String { "visits" }

  var id: String
  var ambassador: PersonLabel
  var commune: UnitName
  var village: UnitName?
  var service: CodeAndName
  var occurredAt: String
  var isLate: Bool
  var minutes: Int
  var peopleHelped: Int
  var outcome: String
  var reason: String?

  static var columns: [Column<VisitRow>] {
    [
      .code(texts.timeTitle) { VietnameseFormat.instant($0.occurredAt) },
      .text(texts.ambassadorTitle, minimum: 12, priority: 8) { $0.ambassador.displayName },
      .text(texts.serviceTitle, minimum: 14, priority: 5) { $0.service.nameVi },
      .text(texts.villageTitle, minimum: 12, priority: 3) { $0.village?.fullName },
      .text(texts.communeTitle, minimum: 12, priority: 2) { $0.commune.fullName },
      .number(texts.minutesTitle, priority: 4) { Double($0.minutes) },
      .number(texts.peopleTitle, priority: 6) { Double($0.peopleHelped) },
      .text(texts.outcomeTitle, minimum: 12, priority: 7) { $0.outcomeText },
      .id { $0.id },
    ]
  }

  private var outcomeText: String {
    let outcome = Visit.Outcome(rawValue: outcome).map(texts.outcome) ?? outcome
    return [outcome, reason.map(texts.reason), isLate ? texts.late : nil].compactMap(\.self)
      .joined(separator: ", ")
  }
}
