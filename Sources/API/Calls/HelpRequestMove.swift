public import Domain

/// What happens to a whole help request, with what must be said of it.
public enum HelpRequestMove: Sendable, Equatable {
  /// Waits for something outside, until a day from tomorrow on, a year at most; it then wakes by itself.
  case hold(HelpRequest.Hold, until: Day)
  /// Waits no longer.
  case resume
  /// Ends, and with it all that was offered, accepted or started.
  case close(Ending)
  /// Begins anew; within 30 days of its closing.
  case reopen(HelpRequest.Reopening)

  /// How a leader may close a request; fulfilled it closes by verification alone.
  public enum Ending: Sendable, Equatable {
    case withdrawn, alreadyHelped, rejected
    /// Nobody could help, and why.
    case unfulfilled(HelpRequest.Hindrance)
    /// Another request, in the caller's scope, wishes the same.
    case duplicate(of: ID<HelpRequest>)

    /// The closings that these are.
    public static let closings = HelpRequest.Closing.allCases.filter { $0 != .fulfilled }

    /// The closing that this is.
    public var closing: HelpRequest.Closing {
      switch self {
      case .withdrawn: .withdrawn
      case .alreadyHelped: .alreadyHelped
      case .rejected: .rejected
      case .unfulfilled: .unfulfilled
      case .duplicate: .duplicate
      }
    }
  }

  init(_ fields: inout Fields) throws(Fault) {
    switch try fields.need(fields.word("event", HelpRequest.Event.self), "event") {
    case .hold:
      let reason = try fields.need(fields.word("reason", HelpRequest.Hold.self), "reason")
      self = .hold(reason, until: try fields.need(fields.day("until"), "until"))
    case .resume: self = .resume
    case .close: self = .close(try Ending(&fields))
    case .reopen:
      self = .reopen(try fields.need(fields.word("reason", HelpRequest.Reopening.self), "reason"))
    }
  }

  var json: JSON {
    let members: [(name: String, value: JSON?)] =
      switch self {
      case .hold(let reason, let until):
        [
          ("event", .text("hold")), ("reason", .text(reason.rawValue)),
          ("until", .text(until.description)),
        ]
      case .resume: [("event", .text("resume"))]
      case .close(let ending): [("event", .text("close"))] + ending.members
      case .reopen(let reason):
        [("event", .text("reopen")), ("reason", .text(reason.rawValue))]
      }
    return .members(members)
  }
}

extension HelpRequestMove.Ending {
  fileprivate init(_ fields: inout Fields) throws(Fault) {
    switch try fields.need(fields.word("reason", HelpRequest.Closing.self), "reason") {
    case .withdrawn: self = .withdrawn
    case .alreadyHelped: self = .alreadyHelped
    case .rejected: self = .rejected
    case .unfulfilled:
      self = .unfulfilled(
        try fields.need(fields.word("cause", HelpRequest.Hindrance.self), "cause"))
    case .duplicate:
      self = .duplicate(
        of: try fields.need(fields.id("duplicate_of", HelpRequest.self), "duplicate_of"))
    case .fulfilled:
      throw fields.fault("reason", "Đã giúp xong thì xác nhận việc đã báo cáo; yêu cầu tự đóng.")
    }
  }

  fileprivate var members: [(name: String, value: JSON?)] {
    var (cause, original): (String?, String?)
    switch self {
    case .unfulfilled(let hindrance): cause = hindrance.rawValue
    case .duplicate(let other): original = other.description
    case .withdrawn, .alreadyHelped, .rejected: break
    }
    return [
      ("reason", .text(closing.rawValue)), ("cause", cause.map { .text($0) }),
      ("duplicate_of", original.map { .text($0) }),
    ]
  }
}
