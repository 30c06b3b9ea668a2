/// The rules together with the people, requests and visits agreed on that they speak of.
public struct RuleBook: Sendable {
  /// Who and what.
  public let problem: Problem
  /// What the province wants.
  public let policy: Policy

  /// Visits agreed on (full pins) in each volunteer's week.
  let bookedWeek: [Int32]
  /// Visits agreed on in each volunteer's half days.
  let bookedSeats: [Seats]
  /// Visits agreed on for each request.
  let agreed: [Int32]
  /// Seats left beside them.
  let roomy: [SlotSet]

  /// Counts the visits agreed on.
  public init(_ problem: Problem, _ policy: Policy) {
    self.problem = problem
    self.policy = policy
    var week = [Int32](repeating: 0, count: problem.volunteers.count)
    var seats = [Seats](repeating: Seats(), count: problem.volunteers.count)
    var agreed = [Int32](repeating: 0, count: problem.requests.count)
    for pin in problem.pins {
      guard let volunteer = pin.volunteer, let slot = pin.slot else { continue }
      week[Int(volunteer)] += 1
      seats[Int(volunteer)][slot] += 1
      agreed[Int(pin.request)] += 1
    }
    bookedWeek = week
    bookedSeats = seats
    self.agreed = agreed
    roomy = zip(problem.volunteers, seats).map { volunteer, booked in
      SlotSet(volunteer.seats.open.slots.filter { volunteer.seats[$0] > booked[$0] })
    }
  }

  /// Whether every rule holds for one pair.
  public func allows(request: Int32, volunteer: Int32) -> Bool {
    verdicts(request: request, volunteer: volunteer).allSatisfy(\.holds)
  }

  /// The half days in which one pair can meet: wanted, in time, free and with room.
  public func slots(request: Int32, volunteer: Int32) -> SlotSet {
    let shared = wantedSlots(request).intersection(roomy[Int(volunteer)])
    return places(request).isOpenToAll
      ? shared : places(request).slots(of: volunteer, among: shared)
  }

  /// The half days in which a request can be met: wanted, in time, and those of the others where
  /// people come together.
  func wantedSlots(_ request: Int32) -> SlotSet {
    problem.requests[Int(request)].slotsInTime.intersection(groupSlots(request))
  }

  /// The half days that people who come together are bound to by the pins of the others.
  func groupSlots(_ request: Int32) -> SlotSet {
    let wanted = problem.requests[Int(request)]
    guard wanted.people > 1, wanted.isTogether else { return .all }
    let pinned = problem.pins(of: request).compactMap(\.slot)
    return pinned.isEmpty ? .all : SlotSet(pinned)
  }

  /// Road metres from volunteer to request; 0 by phone.
  ///
  /// Where the travel table knows the way between their villages, its minutes count at the policy's
  /// speed; else the straight line counts with the policy's detour.
  public func metres(request: Int32, volunteer: Int32) -> Int {
    metres(
      problem.requests[Int(request)], from: problem.volunteers[Int(volunteer)].point,
      in: problem.volunteers[Int(volunteer)].village)
  }

  /// The same for somebody who sets out from a point in a village.
  @inline(__always)
  func metres(_ wanted: HelpRequest, from point: Point, in village: Int32?) -> Int {
    guard wanted.mode != .phone else { return 0 }
    if let minutes = problem.travel.minutes(wanted.village, village) {
      return minutes * policy.metresPerMinute
    }
    return wanted.point.metres(to: point, detourPercent: policy.detourPercent)
  }

  /// The smallest area that holds both; what a volunteer also serves counts as their own.
  public func areaNeeded(request: Int32, volunteer: Int32) -> Policy.Area {
    let wanted = problem.requests[Int(request)]
    let rank = Int(volunteer)
    let own = areaNeeded(
      wanted, commune: problem.volunteers[rank].commune, village: problem.volunteers[rank].village)
    if let village = wanted.village, problem.volunteers[rank].alsoVillages.contains(village) {
      return .village
    }
    return problem.volunteers[rank].alsoCommunes.contains(wanted.commune) ? min(own, .commune) : own
  }

  /// The same for somebody of a commune and village who serves nowhere else.
  @inline(__always)
  func areaNeeded(_ wanted: HelpRequest, commune: Int32, village: Int32?) -> Policy.Area {
    if wanted.commune == commune {
      return wanted.village != nil && wanted.village == village ? .village : .commune
    }
    return problem.communes[Int(wanted.commune)].neighbours.contains(commune)
      ? .neighbours : .province
  }

  /// The open places of one request: those not agreed on, with what its partial pins ask.
  func places(_ request: Int32) -> OpenPlaces {
    OpenPlaces(
      people: problem.requests[Int(request)].people, pins: problem.pins(of: request))
  }
}

/// The places of a request that are still to be filled.
struct OpenPlaces {
  /// Places without any pin.
  let free: Int
  /// Places kept for a volunteer or a half day.
  let kept: [Pin]

  init(people: Int, pins: ArraySlice<Pin>) {
    free = people - pins.count
    kept = pins.filter { $0.volunteer == nil || $0.slot == nil }
  }

  var isOpenToAll: Bool { free > 0 }

  /// The half days of a set in which the volunteer may take one of the places.
  func slots(of volunteer: Int32, among shared: SlotSet) -> SlotSet {
    if free > 0 { return shared }
    var bits: UInt32 = 0
    for pin in kept {
      if pin.volunteer == volunteer { return shared }
      if let slot = pin.slot { bits |= shared.bits & 1 << UInt32(slot.index) }
    }
    return SlotSet(bits: bits)
  }
}
