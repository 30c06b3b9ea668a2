internal import API
public import ArgumentParser
public import Domain

/// `daisuso households`: the households of one's scope; never an address.
struct Households: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "households", abstract: texts.householdsAbstract,
    subcommands: [ListHouseholds.self, ShowByID<HouseholdRow>.self],
    defaultSubcommand: ListHouseholds.self)
}

/// `daisuso households [list] [TEXT]`.
struct ListHouseholds: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: texts.listHouseholdsAbstract)

  @OptionGroup var name: NameWords

  @Option(help: ArgumentHelp(texts.unitFilterHelp, valueName: texts.unitCodeValue))
  var unit: String?

  @Option(help: ArgumentHelp(texts.recognitionHelp, valueName: texts.stateValue))
  var recognition: Household.Recognition?

  @Option(help: ArgumentHelp(texts.householdStatusHelp, valueName: texts.stateValue))
  var status: Household.Status = .active

  @OptionGroup var list: ListOptions
  @OptionGroup var connection: ConnectionOptions

  func run() throws {
    let filter = HouseholdFilter(
      unit: unit, recognition: recognition, status: status, text: name.text)
    try Listing<HouseholdRow>(
      client: try connection.workingClient(isJSON: list.json), options: list
    ) { page in
      .households(.list(filter, page: page))
    }.show()
  }
}

extension Household.Recognition: ExpressibleByArgument {}
extension Household.Status: ExpressibleByArgument {}

/// A household in short.
struct HouseholdRow: ListRow {
  static var list: String { "households" }

  var id: String
  var commune: UnitName
  var village: UnitName?
  var head: PersonLabel?
  var recognition: String
  var recognitionOn: String?
  var openRequestCount: Int
  /// Only the household itself tells them.
  var members: [Member]?
  var requests: [Request]?

  static var columns: [Column<HouseholdRow>] {
    [
      .text(texts.headTitle, minimum: 12, priority: 9) { $0.head?.displayName },
      .text(texts.villageTitle, minimum: 12, priority: 6) { $0.village?.fullName },
      .text(texts.communeTitle, minimum: 12, priority: 5) { $0.commune.fullName },
      .text(texts.recognitionTitle, minimum: 12, priority: 7) { $0.recognitionText },
      .number(texts.openRequestsTitle, priority: 8) { Double($0.openRequestCount) },
      .id { $0.id },
    ]
  }

  private var recognitionText: String {
    texts.recognition(recognition) + (recognitionOn.map { ", \(VietnameseFormat.day($0))" } ?? "")
  }
}

extension HouseholdRow: ShownByID {
  static var abstract: String { texts.showHouseholdAbstract }
  static func call(_ id: ID<Household>) -> Call { .households(.show(id)) }

  struct Member: Decodable {
    var displayName: String
    var relation: String
  }

  struct Request: Decodable {
    var number: Int
    var state: String
    var dueOn: String
    var service: CodeAndName
  }

  var details: Details {
    var details = Details()
    details.add(texts.headTitle, head?.displayName)
    details.add(texts.placeTitle, commune.with(village))
    details.add(texts.recognitionTitle, recognitionText)
    details.add(
      texts.membersTitle,
      (members ?? []).map { "\($0.displayName) – \(texts.relation($0.relation))" })
    details.add(
      texts.requestTitle,
      (requests ?? []).map { request in
        "\(commune.code)/\(request.number): \(request.service.nameVi) – "
          + "\(texts.requestState(request.state)), \(VietnameseFormat.day(request.dueOn))"
      })
    details.add(texts.idTitle, id)
    return details
  }
}
