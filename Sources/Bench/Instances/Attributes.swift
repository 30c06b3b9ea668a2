/// A place in metres.
struct Place: Hashable {
  var east, north: Double
}

/// People, wishes and where they are: what candidates are made from.
///
/// Sets of half days are bits, 0…20; skills are five, levels 0…3; language 0 is the common one.
struct Attributes: Hashable {
  static let slotCount = 21
  static let skillCount = 5
  /// Road metres for a metre of straight line.
  static let detour = 1.3

  struct Volunteers: Hashable {
    var place: [Place] = []
    /// The farthest they go, in whole road metres.
    var radius: [Int32] = []
    var slots: [Int32] = []
    /// Five levels a volunteer.
    var levels: [Int32] = []
    var language: [Int32] = []
    var team: [Int32] = []
    var commune: [Int32] = []
    /// The most visits of the week.
    var cap: [Int32] = []
  }

  struct Requests: Hashable {
    var place: [Place] = []
    var slots: [Int32] = []
    var skill: [Int32] = []
    var level: [Int32] = []
    var language: [Int32] = []
    var priorityClass: [Int32] = []
    var commune: [Int32] = []
    /// 1…8; more goes first.
    var weight: [Int32] = []
  }

  var volunteers = Volunteers()
  var requests = Requests()
  var visitsPerHalfDay: Int32 = 1
  var seed: UInt32 = 0

  /// Whether a volunteer has skill and language for a request.
  func isAble(_ volunteer: Int, _ skill: Int32, _ level: Int32, _ language: Int32) -> Bool {
    volunteers.levels[volunteer * Attributes.skillCount + Int(skill)] >= level
      && (language == 0 || volunteers.language[volunteer] == language)
  }
}
