internal import API
internal import ArgumentParser

/// `daisuso request`: one request, or a new one.
struct RequestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "request", abstract: texts.requestAbstract, discussion: texts.requestDiscussion,
    subcommands: [ShowRequest.self, CreateRequest.self, CorrectRequest.self],
    defaultSubcommand: ShowRequest.self)
}

/// `daisuso request [show] NUMBER|ID`.
struct ShowRequest: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: texts.showRequestAbstract)

  @OptionGroup var argument: RequestArgument
  @OptionGroup var output: OutputOptions
  @OptionGroup var connection: ConnectionOptions

  func run() throws {
    let client = try connection.workingClient(isJSON: output.json)
    let id = try argument.request.id(client)
    let answer = try client.answer(to: .helpRequests(.show(id)))
    let facts = try answer.decoded(RequestFacts.self)
    if output.json { return try answer.printJSON() }
    try facts.details.show()
  }
}

/// `daisuso contact NUMBER|ID`.
struct Contact: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "contact", abstract: texts.contactAbstract, discussion: texts.contactDiscussion)

  @OptionGroup var argument: RequestArgument
  @OptionGroup var output: OutputOptions
  @OptionGroup var connection: ConnectionOptions

  func run() throws {
    let client = try connection.workingClient(isJSON: output.json)
    let id = try argument.request.id(client)
    let answer = try client.answer(to: .helpRequests(.contact(id)))
    let contact = try answer.decoded(ContactFacts.self)
    if output.json { return try answer.printJSON() }
    var details = Details()
    contact.add(to: &details)
    if details.fields.isEmpty { return try note(texts.noContact) }
    try details.show()
    try note(texts.neverAsk)
  }
}
