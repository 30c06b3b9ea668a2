public import Domain

/// The operations on assignments.
public enum AssignmentsCall: Sendable, Equatable {
  /// Offers a place of a request to an ambassador.
  case offer(ID<HelpRequest>, AssignmentOffer)
  /// One assignment.
  case show(ID<Assignment>)
  /// Something happens to an assignment.
  case move(ID<Assignment>, AssignmentMove)

  static let routes = [
    Route("POST", "/v1/help-requests/{id}/assignments", "offerAssignment") {
      (parameters, incoming) throws(Fault) in
      let id: ID<HelpRequest> = try parameters.id("id")
      return .assignments(.offer(id, try incoming.decoded(AssignmentOffer.init)))
    },
    Route("GET", "/v1/assignments/{id}", "showAssignment") { (parameters, _) throws(Fault) in
      .assignments(.show(try parameters.id("id")))
    },
    Route("POST", "/v1/assignments/{id}/events", "moveAssignment") {
      (parameters, incoming) throws(Fault) in
      let id: ID<Assignment> = try parameters.id("id")
      return .assignments(.move(id, try incoming.decoded(AssignmentMove.init)))
    },
  ]
}

extension AssignmentsCall {
  var outgoing: Outgoing {
    switch self {
    case .offer(let id, let offer):
      Outgoing("POST", "/v1/help-requests/\(id)/assignments", body: offer.json.bytes)
    case .show(let id): Outgoing("GET", "/v1/assignments/\(id)")
    case .move(let id, let move):
      Outgoing("POST", "/v1/assignments/\(id)/events", body: move.json.bytes)
    }
  }
}

/// A place of a help request, offered to one ambassador.
public struct AssignmentOffer: Sendable, Equatable {
  /// The assignment's id, made by a client that worked offline.
  public var id: ID<Assignment>?
  /// To whom.
  public var ambassador: ID<Ambassador>
  /// The version of the ambassador that the caller read.
  public var ambassadorVersion: Int
  /// The version of the request that the caller read.
  public var helpRequestVersion: Int
  /// The day of the visit.
  public var day: Day
  /// When in the day.
  public var partOfDay: PartOfDay
  /// Which visit of that half day, 0…2; `nil` the first that is free.
  public var seat: Int?
  /// Clock times, if agreed: the end comes after the beginning, 12 hours at most.
  public var scheduled: Range<Instant>?
  /// Whether the ambassador has agreed already, so that nobody needs to accept.
  public var isAgreed: Bool
  /// Matching rules passed over by name, with the reason.
  public var override: Override?

  /// Matching rules passed over by name.
  public struct Override: Sendable, Equatable {
    /// The rules' codes, all different.
    public var rules: [String]
    /// Why, in a few words.
    public var reason: String

    /// Passes over `rules` for `reason`.
    public init(rules: [String], reason: String) {
      (self.rules, self.reason) = (rules, reason)
    }
  }

  /// An offer of a half day.
  public init(
    ambassador: ID<Ambassador>, versions: (ambassador: Int, helpRequest: Int), day: Day,
    partOfDay: PartOfDay
  ) {
    (self.ambassador, self.day, self.partOfDay) = (ambassador, day, partOfDay)
    (ambassadorVersion, helpRequestVersion, isAgreed) =
      (versions.ambassador, versions.helpRequest, false)
  }

  init(_ fields: inout Fields) throws(Fault) {
    let versions = 1...Int(Int32.max)
    id = try fields.id("id", Assignment.self)
    ambassador = try fields.need(fields.id("ambassador_id", Ambassador.self), "ambassador_id")
    ambassadorVersion = try fields.need(
      fields.integer("ambassador_version", in: versions), "ambassador_version")
    helpRequestVersion = try fields.need(
      fields.integer("help_request_version", in: versions), "help_request_version")
    day = try fields.need(fields.day("day"), "day")
    partOfDay = try fields.need(fields.word("part_of_day", PartOfDay.self), "part_of_day")
    seat = try fields.integer("seat", in: 0...2)
    scheduled = try fields.object("scheduled") { (fields) throws(Fault) in
      try Self.times(&fields)
    }
    isAgreed = try fields.flag("agreed") ?? false
    override = try fields.object("override") { (fields) throws(Fault) in
      let rules = try fields.need(fields.codes("rules", most: 20), "rules")
      return Override(
        rules: rules, reason: try fields.need(fields.text("reason", most: 200), "reason"))
    }
  }

  private static func times(_ fields: inout Fields) throws(Fault) -> Range<Instant> {
    let from = try fields.need(fields.instant("from"), "from")
    let to = try fields.need(fields.instant("to"), "to")
    guard from < to, to.milliseconds - from.milliseconds <= 12 * 3_600_000 else {
      throw fields.fault("to", "Phải sau giờ bắt đầu, không quá 12 giờ.")
    }
    return from..<to
  }

  var json: JSON {
    .members([
      ("id", id.map { .text($0.description) }), ("ambassador_id", .text(ambassador.description)),
      ("ambassador_version", .number(ambassadorVersion)),
      ("help_request_version", .number(helpRequestVersion)), ("day", .text(day.description)),
      ("part_of_day", .text(partOfDay.rawValue)), ("seat", seat.map(JSON.number)),
      (
        "scheduled",
        scheduled.map { times in
          .members([
            ("from", .text(times.lowerBound.description)),
            ("to", .text(times.upperBound.description)),
          ])
        }
      ),
      ("agreed", isAgreed ? .flag(true) : nil),
      (
        "override",
        override.map {
          .members([("rules", .list($0.rules.map(JSON.text))), ("reason", .text($0.reason))])
        }
      ),
    ])
  }
}
