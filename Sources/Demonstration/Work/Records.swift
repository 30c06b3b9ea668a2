/// A request's course, small enough that half a million stand in memory; ids and names are drawn
/// anew from its number.
struct Request: Sendable {
  enum Intake: UInt8, Sendable { case submitted, triaged, ready }
  enum Ending: UInt8, Sendable {
    case open, fulfilled, rejected, duplicate, withdrawn, alreadyHelped, unfulfilled
  }
  enum Hold: UInt8, Sendable { case none, citizenAway, noDevice, noSim, dataMismatch, referred }

  let person: PersonNumber
  var site: Int32 = -1
  let village: UInt16
  let service: UInt8
  let modes: Ambassador.Modes
  let minutes: UInt8
  let isUrgent: Bool
  var peopleNeeded: UInt8 = 1
  var overOffers: UInt8 = 0
  var intake = Intake.ready
  var ending = Ending.open
  var hold = Hold.none
  var attempt: UInt8 = 1
  /// In its commune.
  let number: UInt32
  /// Minutes since 1970: of the request, of becoming ready or triaged, of the hold, of the end; 0:
  /// never.
  let received: Int32
  var ready: Int32 = 0
  var held: Int32 = 0
  var ended: Int32 = 0
  var heldUntil: Int32 = 0
  var duplicateOf: Int32 = -1
  var firstAssignment: Int32 = 0
  var assignments: UInt8 = 0
}

/// An ambassador's part in a request or an activity.
struct Assignment: Sendable {
  enum State: UInt8, Sendable {
    case offered, accepted, started, reported, verified, declined, expired, failed

    /// Whether it still takes a place.
    var isLive: Bool { rawValue <= State.reported.rawValue }
    var isBinding: Bool { self == .accepted || self == .started }
    /// Whether its minutes count in the ambassador's week.
    var isPromised: Bool { rawValue >= 1 && rawValue <= State.verified.rawValue }
  }

  /// The request's number, or −1 − the activity's.
  let target: Int32
  let ambassador: Int32
  var task: UInt16 = 0
  var state: State
  let part: UInt8
  let minutes: UInt8
  /// Whether the volunteer had agreed already when the leader wrote it down: no offer went out.
  var agreed = false
  let day: Int32
  var offered: Int32
  var accepted: Int32 = 0
  var started: Int32 = 0
  var reported: Int32 = 0
  var ended: Int32 = 0
}

/// A class in a village's hall.
struct Activity: Sendable {
  let village: UInt16
  let service: UInt8
  let day: Int32
  let part: UInt8
  let created: Int32
  var assignments: UInt8 = 0
  var firstAssignment: Int32 = 0
}

/// A market stall or shop, run by the head of a household.
struct Site: Sendable {
  let village: UInt16
  let household: UInt32
}
