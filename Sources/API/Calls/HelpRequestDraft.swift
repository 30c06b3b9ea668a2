public import Domain

/// What a new help request says.
public struct HelpRequestDraft: Sendable, Equatable {
  /// The request's id, made by the client that worked offline; `nil` lets the service make one.
  public var id: ID<HelpRequest>?
  /// The code of the service asked for.
  public var service: String
  /// The code of the commune.
  public var commune: String
  /// The code of the village, when it is known; a village's own leader must name it.
  public var village: String?
  /// Whom the help is for.
  public var beneficiary: Beneficiary
  /// How to reach the asker for this request.
  public var contact: ContactDraft?
  /// Where, to about 100 m; `nil` takes the contact's place or the household's.
  public var point: GeoPoint?
  /// How the wish became known.
  public var source: HelpRequest.Source
  /// The code of the priority class.
  public var priority: String
  /// Where the help is given.
  public var mode: HelpRequest.Mode
  /// People needed, 1…50; `nil` one.
  public var peopleNeeded: Int?
  /// Minutes of work, 5…480; `nil` the service's.
  public var minutes: Int?
  /// The first day it may be done; `nil` today.
  public var earliestOn: Day?
  /// The last day it should be done; `nil` after the service's number of days.
  public var dueOn: Day?
  /// When in the day; `nil` any time.
  public var partsOfDay: [PartOfDay]?
  /// The language needed, ISO 639; `nil` Vietnamese.
  public var language: String?
  /// The helper's gender, if it matters.
  public var genderWanted: Gender?
  /// An ambassador the asker knows and trusts.
  public var knownAmbassador: ID<Ambassador>?
  /// Ambassadors the asker does not want to come, 20 at most; no reason is kept.
  public var exclude: [ID<Ambassador>]?
  /// The campaign it came from.
  public var campaign: ID<Campaign>?

  /// Whom the help is for: one of four.
  public enum Beneficiary: Sendable, Equatable {
    /// A household of the register.
    case household(ID<Household>)
    /// A person known already.
    case person(ID<Person>)
    /// A market stall, cooperative or shop.
    case site(ID<Site>)
    /// Somebody new, who is entered with the request.
    case newPerson(PersonDraft)
  }

  /// A request with what cannot be left out.
  public init(
    service: String, commune: String, beneficiary: Beneficiary, source: HelpRequest.Source,
    priority: String, mode: HelpRequest.Mode
  ) {
    (self.service, self.commune, self.beneficiary) = (service, commune, beneficiary)
    (self.source, self.priority, self.mode) = (source, priority, mode)
  }

  init(_ fields: inout Fields) throws(Fault) {
    id = try fields.id("id", HelpRequest.self)
    service = try fields.need(fields.code("service"), "service")
    commune = try fields.need(fields.code("commune"), "commune")
    village = try fields.code("village")
    beneficiary = try Beneficiary(&fields)
    contact = try fields.object("contact") { (fields) throws(Fault) in try ContactDraft(&fields) }
    point = try fields.point("point")
    source = try fields.need(fields.word("source", HelpRequest.Source.self), "source")
    priority = try fields.need(fields.code("priority"), "priority")
    mode = try fields.need(fields.word("mode", HelpRequest.Mode.self), "mode")
    peopleNeeded = try fields.integer("people_needed", in: 1...50)
    minutes = try fields.integer("minutes", in: 5...480)
    earliestOn = try fields.day("earliest_on")
    dueOn = try fields.day("due_on")
    partsOfDay = try fields.words("parts_of_day", PartOfDay.self)
    language = try fields.language("language")
    genderWanted = try fields.word("gender_wanted", Gender.self)
    knownAmbassador = try fields.id("known_ambassador_id", Ambassador.self)
    exclude = try fields.ids("exclude", Ambassador.self, most: 20)
    campaign = try fields.id("campaign_id", Campaign.self)
  }

  var json: JSON {
    .members([
      ("id", id.map { .text($0.description) }), ("service", .text(service)),
      ("commune", .text(commune)), ("village", village.map { .text($0) }), beneficiary.member,
      ("contact", contact?.json), ("point", point?.json), ("source", .text(source.rawValue)),
      ("priority", .text(priority)), ("mode", .text(mode.rawValue)),
      ("people_needed", peopleNeeded.map(JSON.number)), ("minutes", minutes.map(JSON.number)),
      ("earliest_on", earliestOn.map { .text($0.description) }),
      ("due_on", dueOn.map { .text($0.description) }),
      ("parts_of_day", partsOfDay.map { .list($0.map { .text($0.rawValue) }) }),
      ("language", language.map { .text($0) }),
      ("gender_wanted", genderWanted.map { .text($0.rawValue) }),
      ("known_ambassador_id", knownAmbassador.map { .text($0.description) }),
      ("exclude", exclude.map { .list($0.map { .text($0.description) }) }),
      ("campaign_id", campaign.map { .text($0.description) }),
    ])
  }
}

extension HelpRequestDraft.Beneficiary {
  private static let names = ["household_id", "beneficiary_id", "site_id", "person"]

  init(_ fields: inout Fields) throws(Fault) {
    let household = try fields.id("household_id", Household.self)
    let person = try fields.id("beneficiary_id", Person.self)
    let site = try fields.id("site_id", Site.self)
    let draft = try fields.object("person") { (fields) throws(Fault) in try PersonDraft(&fields) }
    let found: [Self] = [
      household.map(Self.household), person.map(Self.person), site.map(Self.site),
      draft.map(Self.newPerson),
    ].compactMap { $0 }
    guard found.count == 1, let only = found.first else {
      throw fields.fault(
        "household_id", "Phải nêu đúng một trong: \(Self.names.joined(separator: ", ")).")
    }
    self = only
  }

  var member: (name: String, value: JSON?) {
    switch self {
    case .household(let id): ("household_id", .text(id.description))
    case .person(let id): ("beneficiary_id", .text(id.description))
    case .site(let id): ("site_id", .text(id.description))
    case .newPerson(let draft): ("person", draft.json)
    }
  }
}
