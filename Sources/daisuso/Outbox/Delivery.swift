internal import API

/// What the server said to an op, if it said anything final.
enum Verdict {
  /// Carried out, now or at an earlier sending.
  case done(Answer)
  /// Not carried out, and it never will be.
  case refused(Trouble)
  /// Nobody knows: it stays and is sent again.
  case open(Trouble)
}

/// Sends ops, oldest first, and forgets each once its outcome is known.
struct Delivery {
  /// Who sends them, and where.
  let client: Client
  /// Where they wait.
  let outbox: Outbox
  /// Whether a program reads what is told.
  let isJSON: Bool

  /// Sends what waits, then `op`; an op that waits already and says the same is sent in its place, since
  /// whoever types a command again after an error means the same thing once more.
  ///
  /// - Parameters:
  ///   - op: What to send.
  ///   - meanwhile: Told each answer to a long op that the server carries out part by part.
  /// - Returns: The last answer.
  /// - Throws: The refusal, or ``Trouble/kept(_:because:)`` when the op waits from now on.
  func send(_ op: Op, meanwhile: (Answer) -> Void = { _ in }) throws(Trouble) -> Answer {
    let waiting = try mine()
    let earlier = waiting.first { $0.repeats(op) }
    let wanted = earlier ?? op
    if earlier == nil { try outbox.keep(op) }
    for (other, verdict) in try settle(waiting.filter { $0.key < wanted.key }) {
      try tell(other, verdict)
      if case .open(.network(let failure, let server)) = verdict {
        throw .kept(wanted, because: .network(failure, server: server))
      }
    }
    switch try verdict(on: wanted, isRepeat: earlier != nil, meanwhile) {
    case .done(let answer): return answer
    case .refused(let trouble): throw trouble
    case .open(let trouble): throw .kept(wanted, because: trouble)
    }
  }

  /// Sends what waits before something else is done, and tells what became of it.
  func settle() throws(Trouble) {
    for (op, verdict) in try settle(mine()) { try tell(op, verdict) }
  }

  /// Sends the ops one after the other; the network's failure ends it, since the next would fail alike.
  func settle(_ ops: [Op]) throws(Trouble) -> [(op: Op, verdict: Verdict)] {
    var settled: [(Op, Verdict)] = []
    for op in ops {
      let verdict = try verdict(on: op, isRepeat: true)
      settled.append((op, verdict))
      if case .open(.network) = verdict { break }
    }
    return settled
  }

  /// Makes the ops of other tokens at this server one's own: the same person's, with a new token.
  func adopt() throws(Trouble) {
    guard let sender = client.sender else { return }
    for var op in try outbox.pending() where op.server == client.server.description {
      op.sender = sender
      try outbox.keep(op)
    }
  }

  /// How many ops wait for this server, whoever decided them; `nil` for none.
  func waiting() throws(Trouble) -> Int? {
    let count = try outbox.pending().count { $0.server == client.server.description }
    return count == 0 ? nil : count
  }

  /// What waits for this client.
  func mine() throws(Trouble) -> [Op] {
    try outbox.pending().filter { $0.belongs(to: client) }
  }

  private func verdict(
    on op: Op, isRepeat: Bool, _ meanwhile: (Answer) -> Void = { _ in }
  ) throws(Trouble) -> Verdict {
    var answer: Answer
    do throws(Trouble) {
      answer = try client.answer(to: Message(op))
      while answer.isPartial {
        meanwhile(answer)
        answer = try client.answer(to: Message(op))
      }
    } catch {
      guard error.isFinal(forRepeat: isRepeat) else { return .open(error) }
      try outbox.forget(op.key)
      return .refused(error)
    }
    try outbox.forget(op.key)
    return .done(answer)
  }

  /// Tells what became of an op that was not asked for by this command.
  private func tell(_ op: Op, _ verdict: Verdict) throws(Trouble) {
    let report = OpReport(op, verdict)
    if isJSON {
      try Output.notes.write(lines: [JSONText.line(report)])
    } else {
      try note(report.sentence)
    }
  }
}

extension Trouble {
  /// Whether this answer to an op is its last word.
  ///
  /// To a repeated op, «who are you?» and «you may not» are none: they come before the server looks
  /// whether the op was carried out at its first sending.
  fileprivate func isFinal(forRepeat isRepeat: Bool) -> Bool {
    guard case .refused(let refusal) = self else { return false }
    return switch refusal.problem.status {
    case 401, 403: !isRepeat
    case 408: false
    case 400...499: true
    default: false
    }
  }
}
