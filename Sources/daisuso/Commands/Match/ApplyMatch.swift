internal import API
internal import ArgumentParser
internal import Domain

/// `daisuso match apply RUN [LINE …]`: makes offers of a plan.
struct ApplyMatch: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply", abstract: texts.applyMatchAbstract,
    discussion: texts.applyMatchDiscussion)

  @OptionGroup var argument: RunArgument

  @Argument(help: ArgumentHelp(texts.linesHelp, valueName: texts.lineValue))
  var lines: [Int] = []

  @Flag(help: ArgumentHelp(texts.allOrNoneHelp))
  var allOrNone = false

  @OptionGroup var output: OutputOptions
  @OptionGroup var connection: ConnectionOptions

  func run() throws {
    let delivery = try connection.delivery(isJSON: output.json)
    let run = try argument.run.id(delivery.client)
    let wanted = Set(lines).sorted()
    let application = MatchingApplication(
      require: allOrNone ? .all : .each, lines: wanted.isEmpty ? nil : wanted)
    let op = Op(texts.applying(run.description, wanted), for: delivery.client) { _ in
      .matching(.apply(run, application))
    }
    let progress = Progress(isShown: true)
    let answer = try delivery.send(op) { part in
      guard let run = try? part.decoded(RunShown.self).matchingRun else { return }
      progress.show(
        texts.applied(of: run.counts.served, (run.counts.offered ?? 0) + (run.counts.refused ?? 0)))
    }
    progress.end()
    let applied = try answer.decoded(Applied.self)
    if output.json { return try answer.printJSON() }
    try Output.results.write(lines: [texts.applied(applied.applied, applied.refused.count)])
    let untouched = wanted.count - applied.applied - applied.refused.count
    if untouched > 0 { try note(texts.untouched(untouched)) }
    guard !applied.refused.isEmpty else { return }
    try Sheet(columns: Refused.columns, isCSV: false).show(applied.refused)
  }

  private struct Applied: Decodable {
    var applied: Int
    var refused: [Refused]
  }

  private struct Refused: Decodable {
    var line: Int
    var outcome: String
    var detail: String

    static var columns: [Column<Refused>] {
      [
        .code(texts.lineTitle) { String($0.line) },
        .text(texts.outcomeTitle, minimum: 12, priority: 7) { texts.lineOutcome($0.outcome) },
        .text(texts.whyTitle, minimum: 16, priority: 8) { $0.detail },
      ]
    }
  }
}
