/// A volunteer who may serve a request, how far away, and when they can meet.
struct Meeting {
  let volunteer: Int32
  let metres: Int32
  let slots: SlotSet
}

/// Finds all volunteers that every rule allows for a request, without looking at all of them.
///
/// Requests that ask for the same service, mode, language and visitor share one group: the rules
/// that look at nothing else are decided once per group and volunteer, the others once per pair near
/// enough. The answers are those of ``RuleBook/allows(request:volunteer:)``.
struct PairFinder {
  let book: RuleBook
  private let groupOf: [Int32]
  private let groups: [[Bands]]
  /// The volunteers of each village that the travel table knows; empty where there is none.
  let tabled: [[Int32]]
  /// Who may use the pairs that limits count; `nil`: whoever may by the rules.
  var licences: Licences?

  private struct Key: Hashable {
    let service: Int32
    let mode: Mode
    let language: Int32?
    let gender: Gender?

    init(_ request: HelpRequest) {
      service = request.service
      mode = request.mode
      language = request.language
      gender = request.visitorGender
    }
  }

  init(_ book: RuleBook, _ parallel: Parallel = .inTurn) {
    self.book = book
    var number: [Key: Int32] = [:]
    var keys: [Key] = []
    groupOf = book.problem.requests.map { request in
      let key = Key(request)
      if let known = number[key] { return known }
      number[key] = Int32(keys.count)
      keys.append(key)
      return Int32(keys.count - 1)
    }
    let all = keys
    groups = parallel.map(all.indices, by: 1) { PairFinder.layers(of: all[$0.lowerBound], book) }
    tabled = PairFinder.volunteersOfTable(book)
  }

  /// The volunteers of a group, by radius: up to 2 km, 4 km, 8 km and so on.
  private static func layers(of key: Key, _ book: RuleBook) -> [Bands] {
    let needed = book.problem.services[Int(key.service)].skills
    var layers: [[Anchor]] = []
    for (rank, person) in book.problem.volunteers.enumerated() {
      guard Rules.active(person.isActive) == 0, Rules.consent(person.hasConsented) == 0,
        Rules.mode(key.mode, offered: person.modes) == 0,
        Rules.skill(needed, held: person.skills) == 0,
        Rules.language(key.language, spoken: person.languages) == 0,
        Rules.visitorGender(key.gender, person.gender) == 0,
        Rules.weeklyCap(person.weeklyCap, booked: Int(book.bookedWeek[rank])) == 0,
        !book.roomy[rank].isEmpty
      else { continue }
      let layer = key.mode == .phone ? 0 : layerIndex(person.radius_m)
      while layers.count <= layer { layers.append([]) }
      layers[layer].append(
        Anchor(
          east_m: person.point.east_m, north_m: person.point.north_m,
          reach_m2: key.mode == .phone
            ? farthest_m * farthest_m
            : straight_m2(within: person.radius_m, detourPercent: book.policy.detourPercent),
          volunteer: Int32(rank), roomy: book.roomy[rank].bits))
    }
    return layers.map { anchors in
      let reach_m2 = anchors.reduce(0) { max($0, $1.reach_m2) }
      return Bands(anchors, reach_m: integerSquareRoot(reach_m2) + 1)
    }
  }

  /// No two points of a problem are so far apart: by phone everybody is near.
  private static let farthest_m = 2_000_000

  /// The square of the longest straight line whose road is no longer than so many metres, rounded as
  /// ``Point/metres(to:detourPercent:)`` does.
  private static func straight_m2(within road_m: Int, detourPercent: Int) -> Int {
    let root = 100 * road_m + 50
    return (root * root - 1) / (detourPercent * detourPercent)
  }

  private static func layerIndex(_ radius_m: Int) -> Int {
    var index = 0
    while radius_m > 2000 << index { index += 1 }
    return index
  }

  /// Calls `body` with every volunteer who may serve a request as the straight line has it; the order is
  /// fixed, not by distance.
  ///
  /// Those farther than `most_m` by road may be left out.
  @inline(__always)
  func visitStraight(_ request: Int32, within most_m: Int, _ body: (Meeting) -> Void) {
    let wanted = book.problem.requests[Int(request)]
    let places = book.places(request)
    guard places.isOpenToAll || !places.kept.isEmpty else { return }
    let inTime = book.wantedSlots(request).bits
    let isSpecial =
      !places.isOpenToAll || !book.problem.bars(of: request).isEmpty
      || places.kept.count + places.free < wanted.people
    let isWalled = book.policy.area != .province
    let point = wanted.point
    let isByPhone = wanted.mode == .phone
    let detour = book.policy.detourPercent
    let most_m2 =
      isByPhone || most_m >= PairFinder.farthest_m
      ? PairFinder.farthest_m * PairFinder.farthest_m
      : PairFinder.straight_m2(within: most_m, detourPercent: detour)
    for bands in groups[Int(groupOf[Int(request)])] {
      bands.visit(point, within: most_m2, sharing: inTime) { anchor in
        if isWalled && isBeyondWall(request, anchor.volunteer) { return }
        var slots = SlotSet(bits: inTime & anchor.roomy)
        if isSpecial { slots = narrowed(slots, request, anchor.volunteer, places) }
        guard !slots.isEmpty else { return }
        let place = Point(east_m: anchor.east_m, north_m: anchor.north_m)
        let metres = isByPhone ? 0 : point.metres(to: place, detourPercent: detour)
        body(Meeting(volunteer: anchor.volunteer, metres: Int32(metres), slots: slots))
      }
    }
  }

  private func isBeyondWall(_ request: Int32, _ volunteer: Int32) -> Bool {
    let needed = book.areaNeeded(request: request, volunteer: volunteer)
    return Rules.area(book.policy.area, needed: needed) > 0
  }

  /// What bars and pins leave of the half days.
  private func narrowed(
    _ shared: SlotSet, _ request: Int32, _ volunteer: Int32, _ places: OpenPlaces
  ) -> SlotSet {
    let problem = book.problem
    if problem.bars(of: request).contains(where: { $0.volunteer == volunteer }) { return .none }
    let isOnIt = problem.pins(of: request).contains {
      $0.volunteer == volunteer && $0.slot != nil
    }
    return isOnIt ? .none : places.slots(of: volunteer, among: shared)
  }
}
