internal import API
internal import ArgumentParser

/// `daisuso match`: plans for many requests at once.
struct Match: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "match", abstract: texts.matchAbstract, discussion: texts.matchDiscussion,
    subcommands: [
      StartMatch.self, ListMatches.self, ShowMatch.self, MatchLines.self, ExplainMatch.self,
      IdleOfMatch.self, CompareMatches.self, ApplyMatch.self,
    ], defaultSubcommand: ListMatches.self)
}

/// `daisuso match list`.
struct ListMatches: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: texts.listMatchesAbstract)

  @OptionGroup var list: ListOptions
  @OptionGroup var connection: ConnectionOptions

  func run() throws {
    try Listing<RunRow>(
      client: connection.workingClient(isJSON: list.json), options: list
    ) { page in .matching(.list(page: page)) }.show()
  }
}

/// `daisuso match show RUN`.
struct ShowMatch: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: texts.showMatchAbstract)

  @OptionGroup var argument: RunArgument
  @OptionGroup var output: OutputOptions
  @OptionGroup var connection: ConnectionOptions

  func run() throws {
    let client = try connection.workingClient(isJSON: output.json)
    let answer = try client.answer(to: .matching(.show(argument.run.id(client))))
    let run = try answer.decoded(RunShown.self).matchingRun
    if output.json { return try answer.printJSON() }
    try run.details.show()
  }
}

/// `daisuso match lines RUN`.
struct MatchLines: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lines", abstract: texts.matchLinesAbstract)

  @OptionGroup var argument: RunArgument

  @Flag(help: ArgumentHelp(texts.servedHelp))
  var served = false

  @Flag(help: ArgumentHelp(texts.unservedHelp))
  var unserved = false

  @Option(help: ArgumentHelp(texts.unitFilterHelp, valueName: texts.unitCodeValue))
  var unit: String?

  @OptionGroup var list: ListOptions
  @OptionGroup var connection: ConnectionOptions

  func validate() throws {
    if served, unserved { throw ValidationError(texts.servedOrUnserved) }
  }

  func run() throws {
    let client = try connection.workingClient(isJSON: list.json)
    let run = try argument.run.id(client)
    let filter = MatchingLineFilter(isServed: served ? true : unserved ? false : nil, unit: unit)
    try Listing<LineRow>(client: client, options: list) { page in
      .matching(.lines(run, filter, page: page))
    }.show()
  }
}

/// `daisuso match explain RUN REQUEST`.
struct ExplainMatch: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: texts.explainMatchAbstract)

  @OptionGroup var argument: RunArgument
  @OptionGroup var request: RequestArgument
  @OptionGroup var output: OutputOptions
  @OptionGroup var connection: ConnectionOptions

  func run() throws {
    let client = try connection.workingClient(isJSON: output.json)
    let id = try request.request.id(client)
    let call = MatchingCall.lines(
      try argument.run.id(client), MatchingLineFilter(request: id), page: Page())
    let answer = try client.answer(to: .matching(call))
    let lines = try answer.decoded(Rows<LineRow>.self).rows
    if output.json { return try answer.printJSON() }
    guard !lines.isEmpty else { return try note(texts.notInPlan) }
    // The places of one request that nobody takes have the same reason.
    for line in lines where line.ambassador != nil || line.line == lines.last?.line {
      try line.details.show()
    }
  }
}
