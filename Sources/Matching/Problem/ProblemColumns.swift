/// The problem as columns: one array a field, as one SQL statement with `array_agg` returns them.
///
/// Every table is filled by position: element `i` of each of its arrays belongs to row `i`. What a row
/// has several of (skills, languages, neighbours) stands in a table of its own that names the owner.
public struct ProblemColumns: Hashable, Sendable {
  /// The place that becomes (0, 0) on the plane.
  public var origin = GeographicPoint(longitudeE6: 0, latitudeE6: 0)
  /// Communes.
  public var communes = Units()
  /// Villages; their quotas are not read.
  public var villages = Units()
  /// Teams.
  public var teams = Units()
  /// Pairs of communes that touch, either way round or both.
  public var neighbours = Pairs()
  /// Ids of the skills.
  public var skills: [String] = []
  /// Ids of the services.
  public var services: [String] = []
  /// Skills that services ask for.
  public var serviceSkills = Skills()
  /// Ids of the priority classes.
  public var classes: [String] = []
  /// Their weights.
  public var classWeights: [Int] = []
  /// Volunteers.
  public var volunteers = Volunteers()
  /// Skills that volunteers hold.
  public var volunteerSkills = Skills()
  /// Languages that volunteers speak: owner first, language second.
  public var volunteerLanguages = Pairs()
  /// Communes that volunteers also serve: owner first, commune second.
  public var alsoCommunes = Pairs()
  /// Villages that volunteers also serve: owner first, village second.
  public var alsoVillages = Pairs()
  /// Requests.
  public var requests = Requests()
  /// Barred pairs: request first, volunteer second.
  public var bars = Pairs()
  /// Why each pair is barred.
  public var barReasons: [BarReason] = []
  /// Pins.
  public var pins = Pins()
  /// Visits of an earlier plan.
  public var current = Pins()

  /// Columns without rows.
  public init() {}

  /// Ids with what is around them.
  public struct Units: Hashable, Sendable {
    /// Ids.
    public var id: [String] = []
    /// Id of the commune around each; not read for communes.
    public var commune: [String] = []
    /// The most visits.
    public var quota: [Int?] = []

    /// No rows.
    public init() {}
  }

  /// Two ids a row.
  public struct Pairs: Hashable, Sendable {
    /// First ids.
    public var first: [String] = []
    /// Second ids.
    public var second: [String] = []

    /// No rows.
    public init() {}
  }

  /// Skills of some owner.
  public struct Skills: Hashable, Sendable {
    /// Ids of the owners.
    public var owner: [String] = []
    /// Ids of the skills.
    public var skill: [String] = []
    /// Levels, 1…4.
    public var level: [Int] = []

    /// No rows.
    public init() {}
  }

  /// The fields of ``VolunteerRow``.
  public struct Volunteers: Hashable, Sendable {
    /// Ids.
    public var id: [String] = []
    /// Ids of communes.
    public var commune: [String] = []
    /// Ids of villages.
    public var village: [String?] = []
    /// Ids of teams.
    public var team: [String?] = []
    /// Places in millionths of a degree.
    public var longitudeE6: [Int] = []
    /// Places in millionths of a degree.
    public var latitudeE6: [Int] = []
    /// Road metres.
    public var radius_m: [Int] = []
    /// 1 home, 2 station, 4 phone, added up.
    public var modes: [Int] = []
    /// Genders.
    public var gender: [Gender?] = []
    /// Visits of the half days, three bits each, the first morning lowest.
    public var seats: [Int] = []
    /// Most visits in the horizon.
    public var weeklyCap: [Int] = []
    /// Visits of the weeks before.
    public var recentLoad: [Int] = []
    /// Whether they take part.
    public var isActive: [Bool] = []
    /// Whether they agreed to offers.
    public var hasConsented: [Bool] = []

    /// No rows.
    public init() {}
  }

  /// The fields of ``RequestRow``.
  public struct Requests: Hashable, Sendable {
    /// Ids.
    public var id: [String] = []
    /// Ids of communes.
    public var commune: [String] = []
    /// Ids of villages.
    public var village: [String?] = []
    /// Ids of services.
    public var service: [String] = []
    /// Ids of priority classes.
    public var priorityClass: [String] = []
    /// Places in millionths of a degree.
    public var longitudeE6: [Int] = []
    /// Places in millionths of a degree.
    public var latitudeE6: [Int] = []
    /// One bit a half day, the first morning lowest.
    public var slots: [Int] = []
    /// Last half day in time, 0…20.
    public var deadline: [Int?] = []
    /// Whether all half days are too late.
    public var isOverdue: [Bool] = []
    /// Minutes of the visit.
    public var minutes: [Int] = []
    /// People needed.
    public var people: [Int] = []
    /// Whether they come together.
    public var isTogether: [Bool] = []
    /// How it takes place.
    public var mode: [Mode] = []
    /// Languages asked for.
    public var language: [String?] = []
    /// Genders asked for.
    public var visitorGender: [Gender?] = []
    /// Days since it was made.
    public var waitingDays: [Int] = []
    /// Offers that failed.
    public var tries: [Int] = []
    /// Ids of volunteers the household knows.
    public var known: [String?] = []

    /// No rows.
    public init() {}
  }

  /// The fields of ``PinRow``.
  public struct Pins: Hashable, Sendable {
    /// Ids of requests.
    public var request: [String] = []
    /// Ids of volunteers.
    public var volunteer: [String?] = []
    /// Half days, 0…20.
    public var slot: [Int?] = []

    /// No rows.
    public init() {}
  }
}
