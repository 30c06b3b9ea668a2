internal import ArgumentParser
internal import FoundationEssentials

/// `daisuso retry`: sends what waits, or says what to do with it.
struct Retry: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retry", abstract: texts.retryAbstract, discussion: texts.retryDiscussion)

  @Flag(help: ArgumentHelp(texts.adoptHelp))
  var adopt = false

  @Option(help: ArgumentHelp(texts.dropHelp, valueName: texts.keyValue))
  var drop: String?

  @OptionGroup var output: OutputOptions
  @OptionGroup var connection: ConnectionOptions

  func run() throws {
    let delivery = try connection.delivery(isJSON: output.json)
    if let drop { return try forget(drop, delivery.outbox) }
    if adopt { try delivery.adopt() }
    let all = try delivery.outbox.pending()
    let settled = try delivery.settle(all.filter { $0.belongs(to: delivery.client) })
    let verdicts = Dictionary(uniqueKeysWithValues: settled.map { ($0.op.key, $0.verdict) })
    try show(
      all.map { OpReport($0, verdicts[$0.key], isMine: $0.belongs(to: delivery.client)) })
    for case .open(let trouble) in settled.map(\.verdict) { throw trouble }
  }

  private func show(_ reports: [OpReport]) throws(Trouble) {
    if output.json { return try Output.results.write(lines: reports.map(JSONText.line)) }
    guard !reports.isEmpty else { return try note(texts.nothingWaits) }
    let screen = Output.results.screen
    guard screen.isTerminal else {
      return try Output.results.write(lines: reports.map { plainLine($0, OpReport.columns) })
    }
    try Output.results.write(
      lines: reports.flatMap { printable($0.sentence).wrapped(to: screen.width) })
    if reports.contains(where: { $0.state == .foreign }) { try note(texts.foreignOps) }
  }

  private func forget(_ key: String, _ outbox: Outbox) throws(Trouble) {
    guard let op = try outbox.pending().first(where: { $0.key == key }) else {
      throw .usage(.noSuchOp(key))
    }
    try outbox.forget(op.key)
    try note(texts.opDropped(op))
  }
}

extension OpReport {
  fileprivate static var columns: [Column<OpReport>] {
    [
      .code(texts.keyTitle) { $0.key },
      .code(texts.madeAtTitle) { $0.madeAt },
      .code(texts.stateTitle) { $0.state.rawValue },
      .text(texts.workTitle) { $0.title },
      .text(texts.messageTitle) { $0.message },
    ]
  }
}
