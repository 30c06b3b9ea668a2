internal import API
public import ArgumentParser
public import Domain

/// `daisuso requests`: the help requests in one's scope, soonest due first.
struct Requests: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "requests", abstract: texts.requestsAbstract,
    discussion: texts.requestsDiscussion)

  @Option(
    help: ArgumentHelp(texts.statesHelp(allStates), valueName: texts.stateValue),
    completion: .list(allStates), transform: states)
  var state: [[HelpRequest.State]] = []

  @Option(help: ArgumentHelp(texts.unitFilterHelp, valueName: texts.unitCodeValue))
  var unit: String?

  @Option(help: ArgumentHelp(texts.serviceHelp, valueName: texts.codeValue))
  var service: String?

  @Option(help: ArgumentHelp(texts.priorityHelp, valueName: texts.codeValue))
  var priority: String?

  @Option(help: ArgumentHelp(texts.modeHelp, valueName: texts.modeValue))
  var mode: HelpRequest.Mode?

  @Option(
    help: ArgumentHelp(texts.dueFromHelp, valueName: texts.dayValue),
    transform: { try Day.typed($0) })
  var dueFrom: Day?

  @Option(
    help: ArgumentHelp(texts.dueBeforeHelp, valueName: texts.dayValue),
    transform: { try Day.typed($0) })
  var dueBefore: Day?

  @Option(help: ArgumentHelp(texts.requestNumberHelp, valueName: texts.countValue))
  var number: Int?

  @OptionGroup var list: ListOptions
  @OptionGroup var connection: ConnectionOptions

  private static let allStates = ["all"] + HelpRequest.State.allCases.map(\.rawValue)

  /// States between commas; `all` stands for each of them.
  private static func states(_ text: String) throws -> [HelpRequest.State] {
    if text == "all" { return HelpRequest.State.allCases }
    return try text.split(separator: ",").map { word in
      guard let state = HelpRequest.State(rawValue: String(word)) else {
        throw ValidationError(texts.oneOf(allStates))
      }
      return state
    }
  }

  func run() throws {
    var filter = HelpRequestFilter()
    let states = Set(state.joined())
    filter.states = states.isEmpty ? nil : HelpRequest.State.allCases.filter(states.contains)
    (filter.unit, filter.service, filter.priority, filter.mode) = (unit, service, priority, mode)
    (filter.dueFrom, filter.dueBefore, filter.number) = (dueFrom, dueBefore, number)
    let asked = filter
    try Listing<HelpRequestRow>(
      client: try connection.workingClient(isJSON: list.json), options: list
    ) { page in
      .helpRequests(.list(asked, page: page))
    }.show()
  }
}

extension HelpRequest.Mode: ExpressibleByArgument {}

extension HelpRequestRow {
  /// What a list shows of a request.
  static var columns: [Column<HelpRequestRow>] {
    [
      .code(texts.numberTitle) { $0.label },
      .code(texts.dueTitle, priority: 8) { VietnameseFormat.day($0.dueOn) },
      .text(texts.stateTitle, minimum: 14, priority: 6) { texts.requestState($0.state) },
      .text(texts.serviceTitle, minimum: 14, priority: 7) { $0.service.nameVi },
      .text(texts.beneficiaryTitle, minimum: 12, priority: 5) { $0.beneficiary?.text },
      .text(texts.villageTitle, minimum: 15, priority: 4) { $0.village?.fullName },
      .code(texts.peopleTitle, minimum: 5, priority: 3) {
        "\($0.acceptedCount)/\($0.peopleNeeded)"
      },
      .text(texts.priorityTitle, minimum: 12, priority: 2) { $0.priority.nameVi },
      .text(texts.modeTitle, minimum: 14, priority: 1) { texts.mode($0.mode) },
    ]
  }
}
