/// A commune: the area a volunteer belongs to and a request lies in.
public struct Commune: Hashable, Sendable {
  /// The id outside the engine.
  public let id: String
  /// Ranks of the communes it touches, ascending.
  public let neighbours: [Int32]
  /// The most visits its volunteers may make in the horizon; `nil`: no limit.
  public let quota: Int?
}

/// A village inside a commune.
public struct Village: Hashable, Sendable {
  /// The id outside the engine.
  public let id: String
  /// Rank of its commune.
  public let commune: Int32
}

/// A team of volunteers inside a commune.
public struct Team: Hashable, Sendable {
  /// The id outside the engine.
  public let id: String
  /// Rank of its commune.
  public let commune: Int32
  /// The most visits the team may make in the horizon; `nil`: no limit.
  public let quota: Int?
}

/// A skill and how well it is held or must be held, 1…4.
public struct SkillLevel: Hashable, Sendable {
  /// Rank of the skill.
  public let skill: Int32
  /// 1 (knows it) … 4 (teaches it).
  public let level: Int
}

/// What a request asks for.
public struct Service: Hashable, Sendable {
  /// The id outside the engine.
  public let id: String
  /// The skills a visitor must have, ascending by skill.
  public let skills: [SkillLevel]
  /// Ranks of the services it bundles, in the order wanted; none for a plain one.
  public let parts: [Int32]
}

/// A class of priority.
public struct PriorityClass: Hashable, Sendable {
  /// The id outside the engine.
  public let id: String
  /// How much one request of the class counts, 1…1000.
  public let weight: Int
}

/// How a visit takes place.
public enum Mode: String, CaseIterable, Sendable {
  case home, station, phone

  var bit: UInt8 {
    switch self {
    case .home: 1
    case .station: 2
    case .phone: 4
    }
  }
}

/// A gender as the safeguarding rule reads it.
public enum Gender: String, CaseIterable, Sendable {
  case female, male
}

/// Somebody who makes visits.
public struct Volunteer: Hashable, Sendable {
  /// The id outside the engine.
  public let id: String
  /// Whether they take part at present.
  public let isActive: Bool
  /// Whether they agreed to be sent offers.
  public let hasConsented: Bool
  /// Where they start from.
  public let point: Point
  /// Rank of their commune.
  public let commune: Int32
  /// Rank of their village, where known.
  public let village: Int32?
  /// Rank of their team, where they are in one.
  public let team: Int32?
  /// Ranks of communes beyond their own that they also serve, ascending.
  public let alsoCommunes: [Int32]
  /// Ranks of villages beyond their own that they also serve, ascending.
  public let alsoVillages: [Int32]
  /// The farthest they travel, in metres of road, 0…200,000.
  public let radius_m: Int
  /// What they can do, ascending by skill.
  public let skills: [SkillLevel]
  /// Bit `i`: speaks the language of rank `i`.
  public let languages: UInt64
  /// Bits of the modes they offer.
  let modes: UInt8
  /// Their gender, where known.
  public let gender: Gender?
  /// Visits each half day can hold.
  public let seats: Seats
  /// The most visits in the horizon, 0…63.
  public let weeklyCap: Int
  /// Visits made in the weeks before, 0…1000: who did much is asked less.
  public let recentLoad: Int
}

/// A wish for one visit by one or several volunteers.
public struct HelpRequest: Hashable, Sendable {
  /// The id outside the engine.
  public let id: String
  /// Where the visit takes place.
  public let point: Point
  /// Rank of the commune.
  public let commune: Int32
  /// Rank of the village, where known.
  public let village: Int32?
  /// Rank of the service.
  public let service: Int32
  /// Rank of the priority class.
  public let priorityClass: Int32
  /// When it can take place.
  public let slots: SlotSet
  /// The last half day that is not too late; `nil`: any.
  public let deadline: Slot?
  /// Whether the deadline lies before the horizon, so that no half day is in time.
  public let isOverdue: Bool
  /// How long the visit takes, 1…720 minutes.
  public let minutes: Int
  /// How many different volunteers it needs, 1…50.
  public let people: Int
  /// Whether they must come in the same half day.
  public let isTogether: Bool
  /// How it takes place.
  public let mode: Mode
  /// Rank of a language the visitor must speak.
  public let language: Int32?
  /// The gender the visitor must have.
  public let visitorGender: Gender?
  /// Days since it was made, 0…3650.
  public let waitingDays: Int
  /// Offers that came to nothing so far, 0…1000.
  public let tries: Int
  /// Rank of a volunteer the household knows.
  public let known: Int32?
  /// When the household can be visited by the clock, within any half day; `nil`: at any hour of it.
  public let hours: ClockWindow?

  /// The half days that are wanted and in time.
  public var slotsInTime: SlotSet {
    if isOverdue { return .none }
    guard let deadline else { return slots }
    return slots.intersection(SlotSet(through: deadline))
  }
}

/// Why a pair of request and volunteer may not be.
public enum BarReason: String, CaseIterable, Sendable {
  /// The household or the volunteer asked not to meet.
  case excluded
  /// The volunteer declined this request before.
  case declined
  /// A leader forbade it.
  case forbidden
}

/// A pair that may not be.
public struct Bar: Hashable, Sendable {
  /// Rank of the request.
  public let request: Int32
  /// Rank of the volunteer.
  public let volunteer: Int32
  /// Why.
  public let reason: BarReason
}

/// A part of the plan that is decided already.
///
/// With volunteer and half day it is a visit agreed on; with one of them it only narrows the choice.
public struct Pin: Hashable, Sendable {
  /// Rank of the request.
  public let request: Int32
  /// Rank of the volunteer, or `nil` for any.
  public let volunteer: Int32?
  /// The half day, or `nil` for any.
  public let slot: Slot?
}

/// A visit as an earlier plan has it: moving it costs.
public struct CurrentVisit: Hashable, Sendable {
  /// Rank of the request.
  public let request: Int32
  /// Rank of the volunteer.
  public let volunteer: Int32
  /// The half day.
  public let slot: Slot
}
