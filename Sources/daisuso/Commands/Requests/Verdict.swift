internal import API
internal import ArgumentParser
internal import Domain

/// `daisuso verify REQUEST [AMBASSADOR] --method …`: reported work was done.
struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: texts.verifyAbstract, discussion: texts.verifyDiscussion)

  @OptionGroup var verdict: VerdictOptions

  func run() throws { try verdict.send(texts.verifying) { .verify($0) } }
}

/// `daisuso return REQUEST [AMBASSADOR] --method … --comment …`: it is not done yet.
struct Return: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "return", abstract: texts.returnAbstract, discussion: texts.returnDiscussion)

  @OptionGroup var verdict: VerdictOptions

  func run() throws { try verdict.send(texts.returning) { .return($0) } }
}

/// What a leader says of reported work.
struct VerdictOptions: ParsableArguments {
  private static let methods = Verification.Method.ofCoordinators

  @OptionGroup var argument: RequestArgument

  @Argument(help: ArgumentHelp(texts.reportedByHelp, valueName: texts.ambassadorValue))
  var ambassador: String?

  @Option(among: methods, help: texts.methodHelp, value: texts.methodValue)
  var method: Verification.Method?

  @Option(help: ArgumentHelp(texts.commentHelp, valueName: texts.textValue))
  var comment: String?

  @OptionGroup var output: OutputOptions
  @OptionGroup var connection: ConnectionOptions

  private struct Moved: Decodable {
    var assignment: AssignmentRow
    var helpRequest: HelpRequestRow
    var ended: Int
  }

  /// Says it, of the only work that was reported, or that of the ambassador who was named.
  ///
  /// - Parameters:
  ///   - title: What it is in words, of a request and an ambassador.
  ///   - event: What happens to the assignment.
  /// - Throws: The refusal, or ``Trouble/reporter(_:candidates:)`` when it is nobody's or several's.
  func send(
    _ title: (String, String) -> String,
    _ event: (AssignmentVerdict) -> AssignmentMove.Event
  ) throws {
    let delivery = try connection.delivery(isJSON: output.json)
    let client = delivery.client
    let request = try client.answer(to: .helpRequests(.show(argument.request.id(client))))
      .decoded(RequestFacts.self)
    let label = request.summary.label
    let reported = try request.parts(in: [.reported], of: ambassador, client)
    guard reported.count == 1, let part = reported.first else {
      throw Trouble.reporter(label, candidates: reported.map(\.ambassador.displayName))
    }
    let id: ID<Assignment> = try client.id(part.id)
    let verdict = AssignmentVerdict(by: try askedMethod(), comment: comment)
    let op = Op(title(label, part.ambassador.displayName), for: client) { stamp in
      .assignments(.move(id, AssignmentMove(event(verdict), at: stamp.moment)))
    }
    let answer = try delivery.send(op)
    let moved = try answer.decoded(Moved.self)
    if output.json { return try answer.printJSON() }
    let state = texts.assignmentState(moved.assignment.state)
    try Output.results.write(
      lines: [printable("\(label): \(part.ambassador.displayName) – \(state)")])
    try note(
      moved.assignment.state == Assignment.State.verified.rawValue
        ? texts.verified(moved.helpRequest, ended: moved.ended)
        : texts.returned(moved.assignment.taskNumber))
  }

  private func askedMethod() throws(Trouble) -> Verification.Method {
    if let method { return method }
    return try output.asking(for: "--method") { () throws(Trouble) in
      try Questions.choose(
        texts.methodQuestion, among: Self.methods.map { (texts.method($0), $0) })
    }
  }
}
