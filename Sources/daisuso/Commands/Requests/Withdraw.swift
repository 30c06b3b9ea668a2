internal import API
internal import ArgumentParser
internal import Domain

/// `daisuso withdraw REQUEST [AMBASSADOR]`: takes an offer, or work that was given, back.
struct Withdraw: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: texts.withdrawAbstract,
    discussion: texts.withdrawDiscussion)

  /// Why a leader takes work back.
  static let reasons: [Assignment.EndReason] = [
    .reassigned, .busy, .ill, .unsafe, .citizenDeclined, .requestClosed, .other,
  ]

  @OptionGroup var argument: RequestArgument

  @Argument(help: ArgumentHelp(texts.heldByHelp, valueName: texts.ambassadorValue))
  var ambassador: String?

  @Option(among: reasons)
  var reason: Assignment.EndReason?

  @OptionGroup var output: OutputOptions
  @OptionGroup var connection: ConnectionOptions

  func run() throws {
    let delivery = try connection.delivery(isJSON: output.json)
    let client = delivery.client
    let request = try client.answer(to: .helpRequests(.show(argument.request.id(client))))
      .decoded(RequestFacts.self)
    let held = try request.parts(in: [.offered, .accepted, .started], of: ambassador, client)
    guard held.count == 1, let part = held.first else {
      throw Trouble.holder(request.summary.label, candidates: held.map(\.ambassador.displayName))
    }
    let id: ID<Assignment> = try client.id(part.id)
    let event = try event(part)
    let (label, name) = (request.summary.label, part.ambassador.displayName)
    let op = Op(texts.withdrawing(label, name), for: client) { stamp in
      .assignments(.move(id, AssignmentMove(event, at: stamp.moment)))
    }
    let answer = try delivery.send(op)
    let moved = try answer.decoded(Moved.self).assignment
    if output.json { return try answer.printJSON() }
    try Output.results.write(
      lines: [printable("\(label): \(name) – \(texts.assignmentState(moved.state))")])
  }

  private struct Moved: Decodable {
    var assignment: AssignmentRow
  }

  /// An unanswered offer is withdrawn, accepted work revoked, which needs a reason.
  private func event(_ part: RequestFacts.Part) throws -> AssignmentMove.Event {
    guard part.state != Assignment.State.offered.rawValue else { return .withdraw(reason) }
    return .revoke(try output.reason(reason, texts.withdrawQuestion, among: Self.reasons))
  }
}
