public import Domain

/// A merge patch (RFC 7396) of what may be corrected in a help request; `nil` keeps a value.
public struct HelpRequestCorrection: Sendable, Equatable {
  /// The code of the priority class.
  public var priority: String?
  /// Where the help is given.
  public var mode: HelpRequest.Mode?
  /// People needed, 1…50; never fewer than have accepted.
  public var peopleNeeded: Int?
  /// How many more offers than places may be out at once, 0…200.
  public var overOffers: Int?
  /// Minutes of work, 5…480.
  public var minutes: Int?
  /// The first day it may be done.
  public var earliestOn: Day?
  /// The last day it should be done.
  public var dueOn: Day?
  /// When in the day.
  public var partsOfDay: [PartOfDay]?
  /// The language needed, ISO 639.
  public var language: String?
  /// The helper's gender, if it matters; `.some(nil)` clears it.
  public var genderWanted: Gender??
  /// An ambassador the asker knows; `.some(nil)` clears it.
  public var knownAmbassador: ID<Ambassador>??
  /// Where, to about 100 m; `.some(nil)` clears it.
  public var point: GeoPoint??

  /// A correction of nothing yet.
  public init() {}

  init(_ fields: inout Fields) throws(Fault) {
    priority = try fields.kept("priority", fields.code("priority"))
    mode = try fields.kept("mode", fields.word("mode", HelpRequest.Mode.self))
    peopleNeeded = try fields.kept("people_needed", fields.integer("people_needed", in: 1...50))
    overOffers = try fields.kept("over_offers", fields.integer("over_offers", in: 0...200))
    minutes = try fields.kept("minutes", fields.integer("minutes", in: 5...480))
    earliestOn = try fields.kept("earliest_on", fields.day("earliest_on"))
    dueOn = try fields.kept("due_on", fields.day("due_on"))
    partsOfDay = try fields.kept("parts_of_day", fields.words("parts_of_day", PartOfDay.self))
    language = try fields.kept("language", fields.language("language"))
    if fields.names("gender_wanted") {
      genderWanted = .some(try fields.word("gender_wanted", Gender.self))
    }
    if fields.names("known_ambassador_id") {
      knownAmbassador = .some(try fields.id("known_ambassador_id", Ambassador.self))
    }
    if fields.names("point") { point = .some(try fields.point("point")) }
    guard self != HelpRequestCorrection() else {
      try fields.finish()
      throw Fault(.invalidBody, "Không có gì để sửa.")
    }
  }

  var json: JSON {
    .members([
      ("priority", priority.map { .text($0) }), ("mode", mode.map { .text($0.rawValue) }),
      ("people_needed", peopleNeeded.map(JSON.number)),
      ("over_offers", overOffers.map(JSON.number)), ("minutes", minutes.map(JSON.number)),
      ("earliest_on", earliestOn.map { .text($0.description) }),
      ("due_on", dueOn.map { .text($0.description) }),
      ("parts_of_day", partsOfDay.map { .list($0.map { .text($0.rawValue) }) }),
      ("language", language.map { .text($0) }),
      ("gender_wanted", genderWanted.map { $0.map { .text($0.rawValue) } ?? .null }),
      ("known_ambassador_id", knownAmbassador.map { $0.map { .text($0.description) } ?? .null }),
      ("point", point.map { $0?.json ?? .null }),
    ])
  }
}
