internal import API
internal import ArgumentParser
internal import Domain

/// `daisuso release N --reason …`: gives accepted work back.
struct Release: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "release", abstract: texts.releaseAbstract, discussion: texts.releaseDiscussion)

  @OptionGroup var task: TaskArgument

  @Option(among: Decline.reasons)
  var reason: Assignment.EndReason?

  @OptionGroup var output: OutputOptions
  @OptionGroup var connection: ConnectionOptions

  func run() throws {
    let reason = try output.reason(reason, texts.releaseQuestion, among: Decline.reasons)
    try TaskMove(task, connection, output)
      .make(
        .release(reason), texts.releasing(task.number, reason.rawValue), done: texts.released)
  }
}

/// `daisuso fail N --reason …`: it cannot be done, and there was no visit to report.
struct Fail: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fail", abstract: texts.failAbstract, discussion: texts.failDiscussion)

  /// What keeps work from being done, whoever does it.
  static let reasons: [Assignment.EndReason] = [
    .nobodyHome, .noDevice, .noSIM, .dataMismatch, .citizenDeclined, .needsOffice, .unsafe, .other,
  ]

  @OptionGroup var task: TaskArgument

  @Option(among: reasons)
  var reason: Assignment.EndReason?

  @OptionGroup var output: OutputOptions
  @OptionGroup var connection: ConnectionOptions

  func run() throws {
    let reason = try output.reason(reason, texts.visitReasonQuestion, among: Self.reasons)
    try TaskMove(task, connection, output)
      .make(.fail(reason), texts.failing(task.number, reason.rawValue), done: texts.failed)
  }
}
