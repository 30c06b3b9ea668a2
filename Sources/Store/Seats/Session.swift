/// One seat's connection and the answer that is being read from it; loop thread only.
final class Session {
  private let wire: PostgresConnection
  private var answer = Answer()
  private var isPipeline = false
  private var sawEnd = false
  private var warnings = 0

  init(_ wire: consuming PostgresConnection) {
    self.wire = wire
  }

  var descriptor: Int32 { wire.descriptor }

  /// What came of reading.
  enum Reading { case partly, whole, broken }

  /// Queues a call's message; false when libpq will not take it, for the connection is gone.
  func send(_ call: Call, principal: StatementText) -> Bool {
    answer = Answer()
    sawEnd = false
    warnings = wire.warnings
    isPipeline = call.statement.readsContact
    guard isPipeline else { return sendStatement(call) }
    // One Sync for both: one transaction and one round trip, so the setting ends with it.
    return wire.enterPipeline()
      && wire.send(prepared: principal.name, call.parameters.first)
      && sendStatement(call) && wire.sendSync()
  }

  private func sendStatement(_ call: Call) -> Bool {
    call.statement.isPrepared
      ? wire.send(prepared: call.text.name, call.parameters)
      : wire.send(sql: call.text.sql, call.parameters)
  }

  func flush() -> PostgresConnection.Flush { wire.flush() }

  /// Takes what has come, to the end: libpq may hold several whole results after one read.
  func read() -> Reading {
    guard wire.consume() else { return .broken }
    while !wire.isBusy {
      guard let result = wire.nextResult() else {
        // In a pipeline NULL ends one statement; two in a row say that nothing will follow.
        guard isPipeline, !sawEnd else { return isPipeline || !wire.isAlive ? .broken : .whole }
        sawEnd = true
        continue
      }
      sawEnd = false
      if result.kind == .synced { return wire.isAlive && wire.exitPipeline() ? .whole : .broken }
      answer.take(result)
    }
    return .partly
  }

  /// Takes what came unasked, a notice or the server's farewell; false when the server has gone.
  func readUnasked() -> Bool {
    // A farewell and the end of the stream are two reads.
    guard wire.consume(), wire.consume() else { return false }
    // Asking is what makes libpq look at what it has read.
    return !wire.isBusy && wire.isAlive
  }

  /// Whether the session can go on after its answer.
  var isFit: Bool { !Call.outdated.contains(answer.refusal?.state ?? "") }

  /// The answer as the service wants it.
  func row(of statement: Statement) -> Result<Row, StoreError> {
    // "might not have been replicated": committed here, perhaps nowhere else.
    if statement.kind == .write, wire.warnings != warnings { return .failure(.unknown) }
    do {
      return .success(try Row(answer, of: statement))
    } catch {
      return .failure(error)
    }
  }
}
