internal import API
internal import ArgumentParser
internal import Domain

/// Which request something happens to; it holds for the version that was read.
struct RequestMoveOptions: ParsableArguments {
  @OptionGroup var argument: RequestArgument
  @OptionGroup var output: OutputOptions
  @OptionGroup var connection: ConnectionOptions

  private struct Moved: Decodable {
    var helpRequest: HelpRequestRow
    var ended: Int
  }

  /// Says that `move` happens, in words `title` of the request's label.
  func send(_ move: HelpRequestMove, _ title: (String) -> String) throws {
    try send(title) { _ throws(Trouble) in move }
  }

  /// Says what happens, once `move` has found out what that is.
  ///
  /// - Throws: The refusal, or ``Trouble/overtaken(_:_:by:)`` with what others did since it was read.
  func send(
    _ title: (String) -> String, _ move: (Client) throws(Trouble) -> HelpRequestMove
  ) throws {
    let delivery = try connection.delivery(isJSON: output.json)
    let client = delivery.client
    let id = try argument.request.id(client)
    let call = HelpRequestsCall.move(id, try move(client))
    let read = try facts(id, client)
    let label = read.summary.label
    let op = Op(title(label), for: client, ifMatch: read.summary.version) { _ in
      .helpRequests(call)
    }
    // An op that waits and means the same goes out in its place, with the version of its own.
    let version = try delivery.mine().first { $0.repeats(op) }?.version ?? read.summary.version
    let answer: Answer
    do throws(Trouble) {
      answer = try delivery.send(op)
    } catch {
      guard case .refused(let refusal) = error, refusal.kind == .stale else { throw error }
      throw Trouble.overtaken(
        op.title, label, by: try facts(id, client).events(after: version).map(texts.event))
    }
    if output.json { return try answer.printJSON() }
    let moved = try answer.decoded(Moved.self)
    try Output.results.write(
      lines: [printable("\(label): \(texts.requestState(moved.helpRequest.state))")])
    if moved.ended > 0 { try note(texts.ended(moved.ended)) }
  }

  private func facts(_ id: ID<HelpRequest>, _ client: Client) throws(Trouble) -> RequestFacts {
    try client.answer(to: .helpRequests(.show(id))).decoded(RequestFacts.self)
  }
}
