/// One commune as it comes in.
public struct CommuneRow: Hashable, Sendable {
  /// The id outside the engine.
  public var id = ""
  /// Ids of the communes it touches.
  public var neighbours: [String] = []
  /// The most visits of its volunteers.
  public var quota: Int?

  /// An empty row to fill.
  public init() {}
}

/// One village as it comes in.
public struct VillageRow: Hashable, Sendable {
  /// The id outside the engine.
  public var id = ""
  /// Id of its commune.
  public var commune = ""

  /// An empty row to fill.
  public init() {}
}

/// One team as it comes in.
public struct TeamRow: Hashable, Sendable {
  /// The id outside the engine.
  public var id = ""
  /// Id of its commune.
  public var commune = ""
  /// The most visits of its members.
  public var quota: Int?

  /// An empty row to fill.
  public init() {}
}

/// A skill named with a level.
public struct SkillRow: Hashable, Sendable {
  /// Id of the skill.
  public var skill = ""
  /// The level, 1…4.
  public var level = 0

  /// Names a skill and its level.
  public init(skill: String, level: Int) {
    self.skill = skill
    self.level = level
  }
}

/// One service as it comes in.
public struct ServiceRow: Hashable, Sendable {
  /// The id outside the engine.
  public var id = ""
  /// The skills a visitor must have.
  public var skills: [SkillRow] = []
  /// Ids of the services it bundles, in their order; none for a plain one.
  var parts: [String] = []

  /// An empty row to fill.
  public init() {}
}

/// One priority class as it comes in.
public struct ClassRow: Hashable, Sendable {
  /// The id outside the engine.
  public var id = ""
  /// The weight, 1…1000.
  public var weight = 0

  /// An empty row to fill.
  public init() {}
}

/// One volunteer as they come in; the meanings and ranges are those of ``Volunteer``.
public struct VolunteerRow: Hashable, Sendable {
  /// The id outside the engine.
  public var id = ""
  /// Whether they take part at present.
  public var isActive = true
  /// Whether they agreed to be sent offers.
  public var hasConsented = true
  /// Where they start from.
  public var place = GeographicPoint(longitudeE6: 0, latitudeE6: 0)
  /// Id of their commune.
  public var commune = ""
  /// Id of their village.
  public var village: String?
  /// Id of their team.
  public var team: String?
  /// Ids of communes beyond their own that they also serve.
  public var alsoCommunes: [String] = []
  /// Ids of villages beyond their own that they also serve.
  public var alsoVillages: [String] = []
  /// The farthest they travel.
  public var radius_m = 0
  /// What they can do.
  public var skills: [SkillRow] = []
  /// What they speak.
  public var languages: [String] = []
  /// The modes they offer.
  public var modes: [Mode] = [.home]
  /// Their gender.
  public var gender: Gender?
  /// Visits each half day can hold.
  public var seats = Seats()
  /// The most visits in the horizon.
  public var weeklyCap = 0
  /// Visits made in the weeks before.
  public var recentLoad = 0

  /// An empty row to fill.
  public init() {}
}

/// One request as it comes in; the meanings and ranges are those of ``HelpRequest``.
public struct RequestRow: Hashable, Sendable {
  /// The id outside the engine.
  public var id = ""
  /// Where the visit takes place.
  public var place = GeographicPoint(longitudeE6: 0, latitudeE6: 0)
  /// Id of the commune.
  public var commune = ""
  /// Id of the village.
  public var village: String?
  /// Id of the service.
  public var service = ""
  /// Ids of further services to be settled in the same visit.
  public var also: [String] = []
  /// Id of the priority class.
  public var priorityClass = ""
  /// When it can take place.
  public var slots = SlotSet.none
  /// The last half day in time.
  public var deadline: Slot?
  /// Whether no half day of the horizon is in time.
  public var isOverdue = false
  /// How long the visit takes.
  public var minutes = 60
  /// How many volunteers it needs.
  public var people = 1
  /// Whether they must come in the same half day.
  public var isTogether = true
  /// How it takes place.
  public var mode = Mode.home
  /// A language the visitor must speak.
  public var language: String?
  /// The gender the visitor must have.
  public var visitorGender: Gender?
  /// Days since it was made.
  public var waitingDays = 0
  /// Offers that came to nothing.
  public var tries = 0
  /// Id of a volunteer the household knows.
  public var known: String?
  /// When the household can be visited by the clock.
  public var hours: ClockWindow?

  /// An empty row to fill.
  public init() {}
}

/// A barred pair as it comes in.
public struct BarRow: Hashable, Sendable {
  /// Id of the request.
  public var request = ""
  /// Id of the volunteer.
  public var volunteer = ""
  /// Why.
  public var reason = BarReason.forbidden

  /// An empty row to fill.
  public init() {}
}

/// A pin, or a visit of an earlier plan, as it comes in.
public struct PinRow: Hashable, Sendable {
  /// Id of the request.
  public var request = ""
  /// Id of the volunteer; `nil`: any.
  public var volunteer: String?
  /// The half day; `nil`: any.
  public var slot: Slot?

  /// An empty row to fill.
  public init() {}
}
