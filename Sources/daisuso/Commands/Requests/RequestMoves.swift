internal import API
public import ArgumentParser
public import Domain

/// `daisuso hold REQUEST --reason … --until …`.
struct Hold: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hold", abstract: texts.holdAbstract, discussion: texts.holdDiscussion)

  @OptionGroup var request: RequestMoveOptions

  @Option(
    help: ArgumentHelp(
      texts.reasonsHelp(HelpRequest.Hold.allCases.map(\.rawValue)), valueName: texts.reasonValue),
    completion: .list(HelpRequest.Hold.allCases.map(\.rawValue)))
  var reason: HelpRequest.Hold

  @Option(
    help: ArgumentHelp(texts.untilHelp, valueName: texts.dayValue),
    transform: { try Day.typed($0) })
  var until: Day

  func run() throws {
    try request.send(.hold(reason, until: until), texts.holding(reason.rawValue, until.vietnamese))
  }
}

/// `daisuso resume REQUEST`.
struct Resume: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume", abstract: texts.resumeAbstract)

  @OptionGroup var request: RequestMoveOptions

  func run() throws { try request.send(.resume, texts.resuming) }
}

/// `daisuso close REQUEST --reason …`.
struct Close: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "close", abstract: texts.closeAbstract, discussion: texts.closeDiscussion)

  private static let reasons = HelpRequestMove.Ending.closings

  @OptionGroup var request: RequestMoveOptions

  @Option(needed: reasons)
  var reason: HelpRequest.Closing

  @Option(
    help: ArgumentHelp(
      texts.causeHelp(HelpRequest.Hindrance.allCases.map(\.rawValue)),
      valueName: texts.reasonValue),
    completion: .list(HelpRequest.Hindrance.allCases.map(\.rawValue)))
  var cause: HelpRequest.Hindrance?

  @Option(
    help: ArgumentHelp(texts.duplicateHelp, valueName: texts.requestValue),
    transform: { try RequestReference.typed($0) })
  var of: RequestReference?

  func validate() throws {
    guard (reason == .unfulfilled) == (cause != nil) else {
      throw ValidationError(texts.causeBelongs)
    }
    guard (reason == .duplicate) == (of != nil) else {
      throw ValidationError(texts.originalBelongs)
    }
  }

  func run() throws {
    let title = texts.closing(reason.rawValue, cause?.rawValue)
    try request.send(title) { client throws(Trouble) in .close(try ending(client)) }
  }

  private func ending(_ client: Client) throws(Trouble) -> HelpRequestMove.Ending {
    if let cause { return .unfulfilled(cause) }
    if let of { return .duplicate(of: try of.id(client)) }
    return reason == .alreadyHelped ? .alreadyHelped : reason == .rejected ? .rejected : .withdrawn
  }
}

/// `daisuso reopen REQUEST --reason …`.
struct Reopen: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reopen", abstract: texts.reopenAbstract, discussion: texts.reopenDiscussion)

  @OptionGroup var request: RequestMoveOptions

  @Option(
    help: ArgumentHelp(
      texts.reasonsHelp(HelpRequest.Reopening.allCases.map(\.rawValue)),
      valueName: texts.reasonValue),
    completion: .list(HelpRequest.Reopening.allCases.map(\.rawValue)))
  var reason: HelpRequest.Reopening

  func run() throws { try request.send(.reopen(reason), texts.reopening(reason.rawValue)) }
}

extension HelpRequest.Hold: ExpressibleByArgument {}
extension HelpRequest.Hindrance: ExpressibleByArgument {}
extension HelpRequest.Reopening: ExpressibleByArgument {}
