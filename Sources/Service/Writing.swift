internal import API
internal import Domain
internal import FoundationEssentials
internal import Store

/// A write that an idempotency key makes safe to repeat (decision 7).
struct KeyedWrite {
  /// Takes token, roles, key, method and path, body, then ``subject``.
  let statement: Statement
  let roles: [Role]
  /// The row it acts on.
  var subject: [String?] = []
  /// Where what it makes is found, before its id; `nil` when it makes nothing of its own.
  var location: String?
  /// Whether the answer comes while the work is only begun (202, RFC 9110 §15.3.3).
  var isOnlyBegun = false
  /// How often it is asked again when another offer took a seat it saw free: its next snapshot sees
  /// that offer, and it does without the seat.
  var triesAgain = 0
}

extension Request {
  /// The answer to a write: what it did, what it did the first time, or the refusal.
  ///
  /// The call's own canonical form is what the statement reads and what is remembered of it, so
  /// white space and the order of fields do not make another call.
  ///
  /// - Parameters:
  ///   - write: The write.
  ///   - next: The step that follows a row which is no answer yet; `nil` for one that is.
  /// - Returns: The step that asks, and whose reply is what the write did.
  func answer(_ write: KeyedWrite, _ next: @escaping (Row) -> Step? = { _ in nil }) -> Step {
    let told = told(write.roles)
    return .ask(
      Ask(write.statement, told + write.subject) { outcome in
        if case .success(let row) = outcome, let step = next(row) { return step }
        if let reply = write.reply(outcome) { return .reply(reply) }
        if let again = write.again(outcome) { return self.answer(again, next) }
        let refusal = Fault(outcome)
        guard refusal.mayHideSuccess else { return .reply(refusal.reply) }
        return .ask(
          Ask(.showEarlierAnswer, told) { earlier in
            .reply(write.reply(earlier) ?? refusal.reply)
          })
      })
  }
}

extension Request {
  /// What a write's statements are told first: token, roles, key, method and path, body.
  func told(_ roles: [Role]) -> [String?] {
    let outgoing = call.outgoing
    return [
      token, roles.literal, key?.canonical, "\(outgoing.method) \(outgoing.target)",
      String(decoding: outgoing.body, as: UTF8.self),
    ]
  }
}

extension KeyedWrite {
  /// The reply to a success, now or the first time; `nil` for a refusal.
  fileprivate func reply(_ outcome: Result<Row, StoreError>) -> Reply? {
    guard case .success(let row) = outcome,
      ["ok", "created", "accepted", "replayed"].contains(row.outcome)
    else { return nil }
    var headers: [Incoming.Header] = []
    if let location, let id = row.cursor { headers.append(.init("Location", location + id)) }
    if let version = row.version { headers.append(.init("ETag", "\"\(version)\"")) }
    if row.outcome == "replayed" { headers.append(.init("Idempotency-Replayed", "true")) }
    return .json(row.body, status: status, headers: headers)
  }

  private var status: Int {
    if isOnlyBegun { return 202 }
    return location == nil ? 200 : 201
  }

  /// The same write once more, where it met another and may.
  fileprivate func again(_ outcome: Result<Row, StoreError>) -> KeyedWrite? {
    guard triesAgain > 0, case .failure(.refused("23505", let constraint?)) = outcome,
      constraint.hasPrefix("assignment_one_live")
    else { return nil }
    var next = self
    next.triesAgain -= 1
    return next
  }
}

extension Fault {
  /// Whether the same call, sent twice at once, may have succeeded in its twin.
  ///
  /// This one then waited for the twin's rows and found them changed, or lost its connection.
  fileprivate var mayHideSuccess: Bool {
    switch kind {
    case .stateConflict, .taken, .full, .stale, .repeatWithSameKey: true
    default: false
    }
  }
}
