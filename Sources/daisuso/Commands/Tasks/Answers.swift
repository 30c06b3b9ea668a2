internal import API
internal import ArgumentParser
internal import Domain

/// `daisuso accept N`.
struct Accept: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept", abstract: texts.acceptAbstract)

  @OptionGroup var task: TaskArgument
  @OptionGroup var output: OutputOptions
  @OptionGroup var connection: ConnectionOptions

  func run() throws {
    let number = task.number
    try TaskMove(task, connection, output)
      .make(.accept, texts.accepting(number), done: texts.accepted(number))
  }
}

/// `daisuso decline N --reason …`.
struct Decline: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decline", abstract: texts.declineAbstract, discussion: texts.declineDiscussion)

  /// Why an offer may be declined; the rest of ``Assignment/EndReason`` is for work that was begun.
  static let reasons: [Assignment.EndReason] = [
    .busy, .tooFar, .lacksSkill, .knowsThePerson, .ill, .unsafe, .other,
  ]

  @OptionGroup var task: TaskArgument

  @Option(among: reasons)
  var reason: Assignment.EndReason?

  @OptionGroup var output: OutputOptions
  @OptionGroup var connection: ConnectionOptions

  func run() throws {
    let number = task.number
    let reason = try output.reason(reason, texts.declineQuestion, among: Self.reasons)
    try TaskMove(task, connection, output)
      .make(
        .decline(reason), texts.declining(number, reason.rawValue), done: texts.declined)
  }
}

/// `daisuso start N`.
struct Start: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "start", abstract: texts.startAbstract)

  @OptionGroup var task: TaskArgument
  @OptionGroup var output: OutputOptions
  @OptionGroup var connection: ConnectionOptions

  func run() throws {
    let number = task.number
    try TaskMove(task, connection, output)
      .make(.start, texts.starting(number), done: texts.started(number))
  }
}

extension OutputOptions {
  /// The reason that was typed, else the one of `reasons` that `question` is answered with.
  func reason(
    _ typed: Assignment.EndReason?, _ question: String, among reasons: [Assignment.EndReason]
  ) throws(Trouble) -> Assignment.EndReason {
    if let typed { return typed }
    return try asking(for: "--reason") { () throws(Trouble) in
      try Questions.choose(question, among: reasons.map { (texts.reason($0.rawValue), $0) })
    }
  }
}
