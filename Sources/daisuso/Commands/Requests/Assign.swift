internal import API
internal import ArgumentParser
internal import Domain

/// `daisuso assign REQUEST AMBASSADOR --day … --part …`.
struct Assign: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assign", abstract: texts.assignAbstract, discussion: texts.assignDiscussion)

  @OptionGroup var argument: RequestArgument

  @Argument(
    help: ArgumentHelp(texts.ambassadorHelp, valueName: texts.ambassadorValue))
  var ambassador: String

  @Option(
    help: ArgumentHelp(texts.assignDayHelp, valueName: texts.dayValue),
    transform: { try Day.typed($0) })
  var day: Day

  @Option(help: ArgumentHelp(texts.assignPartHelp, valueName: texts.partValue))
  var part: PartOfDay

  @Flag(help: ArgumentHelp(texts.agreedHelp))
  var agreed = false

  @Option(help: ArgumentHelp(texts.overrideHelp, valueName: texts.ruleValue))
  var override: [String] = []

  @Option(help: ArgumentHelp(texts.overrideReasonHelp, valueName: texts.textValue))
  var reason: String?

  @OptionGroup var output: OutputOptions
  @OptionGroup var connection: ConnectionOptions

  func validate() throws {
    guard override.isEmpty == (reason == nil) else {
      throw ValidationError(texts.overrideNeedsReason)
    }
  }

  func run() throws {
    let delivery = try connection.delivery(isJSON: output.json)
    let client = delivery.client
    let id = try argument.request.id(client)
    let request = try client.answer(to: .helpRequests(.show(id))).decoded(RequestFacts.self).summary
    let volunteer = try AmbassadorReference(ambassador, near: request).row(client)
    let volunteerID: ID<Ambassador> = try client.id(volunteer.id)
    let title = texts.assigning(request.label, volunteer.displayName, day.description, part)
    let op = Op(title, for: client) { stamp in
      // Versions are what was read, not what was meant: the same wish typed again has others.
      let versions = stamp.isBlank ? (1, 1) : (volunteer.version, request.version)
      var offer = AssignmentOffer(
        ambassador: volunteerID, versions: versions, day: day, partOfDay: part)
      (offer.id, offer.isAgreed) = (ID(stamp.id), agreed)
      if let reason {
        offer.override = AssignmentOffer.Override(rules: override, reason: reason)
      }
      return .assignments(.offer(id, offer))
    }
    let answer = try delivery.send(op)
    let made = try answer.decoded(Made.self).assignment
    if output.json { return try answer.printJSON() }
    try Output.results.write(
      lines: [
        printable(
          "\(request.label): \(volunteer.displayName) – \(made.timeText) – "
            + texts.assignmentState(made.state))
      ])
    try note(
      agreed
        ? texts.assigned(made.taskNumber)
        : texts.offered(made.taskNumber, made.expiresAt.map(VietnameseFormat.instant)))
  }

  private struct Made: Decodable {
    var assignment: AssignmentRow
  }
}

/// Which ambassador is meant: a UUID, or words of a name in the request's commune.
struct AmbassadorReference {
  private let text: String
  private let commune: String

  /// What was typed, for somebody who is to go where `request` is.
  init(_ text: String, near request: HelpRequestRow) {
    (self.text, commune) = (text, request.commune.code)
  }

  /// The one who is meant, as read now.
  ///
  /// - Throws: ``Trouble/ambassador(_:)`` when nobody there has such a name, or several have.
  func row(_ client: Client) throws(Trouble) -> AmbassadorRow {
    if let id = ID<Ambassador>(text) {
      return try client.answer(to: .ambassadors(.show(id))).decoded(AmbassadorRow.self)
    }
    let filter = AmbassadorFilter(unit: commune, text: text)
    let found = try client.answer(to: .ambassadors(.list(filter, page: Page())))
      .decoded(Rows<AmbassadorRow>.self).rows
    guard let only = found.first else { throw .ambassador(.none(text)) }
    guard found.count == 1 else {
      throw .ambassador(.several(text, candidates: found.map(\.text)))
    }
    return only
  }
}
