public import Domain

/// What happens to an assignment.
public struct AssignmentMove: Sendable, Equatable {
  /// The event.
  public var event: Event
  /// When it happened, by the clock of the device; `nil` now.
  public var occurredAt: Instant?

  /// The events that callers may send, each with what it must say.
  public enum Event: Sendable, Equatable {
    /// By the ambassador: takes the place.
    case accept
    /// By the ambassador: does not take it.
    case decline(Assignment.EndReason)
    /// By the ambassador: sets out.
    case start
    /// By the ambassador: tells of the visit.
    case report(VisitReport)
    /// By the ambassador: gives accepted work back, for somebody else to do.
    case release(Assignment.EndReason)
    /// By the ambassador: it cannot be done, and no visit is to be told of.
    case fail(Assignment.EndReason)
    /// By a leader: takes an unanswered offer back.
    case withdraw(Assignment.EndReason?)
    /// By a leader: takes accepted work back.
    case revoke(Assignment.EndReason)
    /// By a leader, of another's work: it was done.
    case verify(AssignmentVerdict)
    /// By a leader, of another's work: it is not done yet.
    case `return`(AssignmentVerdict)
  }

  /// An event that happened now, or at a moment.
  public init(_ event: Event, at occurredAt: Instant? = nil) {
    (self.event, self.occurredAt) = (event, occurredAt)
  }

  private enum Name: String, CaseIterable {
    case accept, decline, start, report, release, fail, withdraw, revoke, verify, `return`
  }

  init(_ fields: inout Fields) throws(Fault) {
    let name = try fields.need(fields.word("event", Name.self), "event")
    occurredAt = try fields.instant("occurred_at")
    switch name {
    case .accept: event = .accept
    case .start: event = .start
    case .decline: event = .decline(try fields.needReason())
    case .release: event = .release(try fields.needReason())
    case .fail: event = .fail(try fields.needReason())
    case .revoke: event = .revoke(try fields.needReason())
    case .withdraw: event = .withdraw(try fields.word("reason", Assignment.EndReason.self))
    case .verify: event = .verify(try AssignmentVerdict(&fields))
    case .return: event = .return(try AssignmentVerdict(&fields))
    case .report:
      let visit = try fields.object("visit") { (fields) throws(Fault) in try VisitReport(&fields) }
      event = .report(try fields.need(visit, "visit"))
    }
  }

  var json: JSON {
    let (name, reason): (Name, Assignment.EndReason?) =
      switch event {
      case .accept: (.accept, nil)
      case .start: (.start, nil)
      case .decline(let reason): (.decline, reason)
      case .release(let reason): (.release, reason)
      case .fail(let reason): (.fail, reason)
      case .revoke(let reason): (.revoke, reason)
      case .withdraw(let reason): (.withdraw, reason)
      case .report: (.report, nil)
      case .verify: (.verify, nil)
      case .return: (.return, nil)
      }
    let told: [(name: String, value: JSON?)] =
      switch event {
      case .report(let visit): [("visit", visit.json)]
      case .verify(let verdict), .return(let verdict): verdict.members
      case .accept, .decline, .start, .release, .fail, .withdraw, .revoke: []
      }
    return .members(
      [
        ("event", .text(name.rawValue)), ("reason", reason.map { .text($0.rawValue) }),
        ("occurred_at", occurredAt.map { .text($0.description) }),
      ] + told)
  }
}

/// What a leader found of reported work, and how.
public struct AssignmentVerdict: Sendable, Equatable {
  /// How it was found; one of ``Verification/Method/ofCoordinators``.
  public var method: Verification.Method
  /// For the ambassador, 1…500 characters.
  public var comment: String?

  /// A verdict found by `method`.
  public init(by method: Verification.Method, comment: String? = nil) {
    (self.method, self.comment) = (method, comment)
  }

  fileprivate init(_ fields: inout Fields) throws(Fault) {
    method = try fields.need(fields.word("method", Verification.Method.self), "method")
    guard Verification.Method.ofCoordinators.contains(method) else {
      throw fields.fault("method", "Mã là lời của chính người được giúp, chưa nhận ở đây.")
    }
    comment = try fields.text("comment", most: 500)
  }

  fileprivate var members: [(name: String, value: JSON?)] {
    [("method", .text(method.rawValue)), ("comment", comment.map { .text($0) })]
  }
}

/// A visit as its ambassador tells it.
public struct VisitReport: Sendable, Equatable {
  /// The visit's id, made by a client that worked offline.
  public var id: ID<Visit>?
  /// Minutes spent, 0…720.
  public var minutes: Int
  /// People helped, 0…200; none when nothing was done.
  public var peopleHelped: Int
  /// What came of it.
  public var outcome: Visit.Outcome
  /// Why it was not all done; needed unless it was.
  public var reason: Visit.Reason?

  /// A visit that did what it was for.
  public init(minutes: Int, peopleHelped: Int) {
    (self.minutes, self.peopleHelped, outcome) = (minutes, peopleHelped, .done)
  }

  init(_ fields: inout Fields) throws(Fault) {
    id = try fields.id("id", Visit.self)
    minutes = try fields.need(fields.integer("minutes", in: 0...720), "minutes")
    outcome = try fields.need(fields.word("outcome", Visit.Outcome.self), "outcome")
    peopleHelped = try fields.need(fields.integer("people_helped", in: 0...200), "people_helped")
    reason = try fields.word("reason", Visit.Reason.self)
    guard outcome != .not || peopleHelped == 0 else {
      throw fields.fault("people_helped", "Không làm được thì không có người được giúp.")
    }
    guard (outcome == .done) == (reason == nil) else {
      throw fields.fault("reason", "Cần nêu lý do khi và chỉ khi chưa làm xong.")
    }
  }

  var json: JSON {
    .members([
      ("id", id.map { .text($0.description) }), ("minutes", .number(minutes)),
      ("people_helped", .number(peopleHelped)), ("outcome", .text(outcome.rawValue)),
      ("reason", reason.map { .text($0.rawValue) }),
    ])
  }
}

extension Fields {
  fileprivate mutating func needReason() throws(Fault) -> Assignment.EndReason {
    try need(word("reason", Assignment.EndReason.self), "reason")
  }
}
