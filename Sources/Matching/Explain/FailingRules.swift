/// Which rules every volunteer fails beside one request, without a verdict for each.
///
/// The functions of ``Rules`` decide, as they do for ``RuleBook/verdicts(request:volunteer:)``. Those
/// that look at nothing but the kind of help are decided once for all requests that ask for the same.
struct FailingRules: Sendable {
  private struct Kind: Hashable {
    let service: Int32
    let mode: Mode
    let language: Int32?
    let gender: Gender?

    init(_ request: HelpRequest) {
      (service, mode) = (request.service, request.mode)
      (language, gender) = (request.language, request.visitorGender)
    }
  }

  private let book: RuleBook
  /// Who is asked about.
  private let volunteers: [Int32]
  /// Bits by ``volunteers`` of the rules that the kind of help decides.
  private var byKind: [Kind: [UInt32]] = [:]
  /// By ``volunteers``; whole volunteers would be copied for each pair, their skills counted as used.
  private let places: [Place]

  /// What is looked at beside each request.
  private struct Place {
    let point: Point
    let commune: Int32
    let village: Int32?
    let servesElsewhere: Bool
    let radius_m: Int
    let open: SlotSet
    let roomy: SlotSet
  }

  /// Prepares the answers about these requests and volunteers, or all of them.
  init(
    _ book: RuleBook, _ requests: some Sequence<Int32>, among volunteers: [Int32]? = nil
  ) {
    self.book = book
    let volunteers = volunteers ?? book.problem.volunteers.indices.map(Int32.init)
    self.volunteers = volunteers
    places = volunteers.map { volunteer in
      let person = book.problem.volunteers[Int(volunteer)]
      return Place(
        point: person.point, commune: person.commune, village: person.village,
        servesElsewhere: !person.alsoCommunes.isEmpty || !person.alsoVillages.isEmpty,
        radius_m: person.radius_m, open: person.seats.open, roomy: book.roomy[Int(volunteer)])
    }
    for request in requests {
      let kind = Kind(book.problem.requests[Int(request)])
      if byKind[kind] == nil { byKind[kind] = Self.general(kind, book, volunteers) }
    }
  }

  /// Calls `body` with each volunteer asked about, in order, and the bits of the rules that fail.
  ///
  /// - Complexity: O(volunteers).
  func visit(_ request: Int32, _ body: (Int32, UInt32) -> Void) {
    let problem = book.problem
    let wanted = problem.requests[Int(request)]
    let barred = Set(problem.bars(of: request).map(\.volunteer))
    // Pins bind some half days and places to some people: such a request is asked rule by rule.
    guard problem.pins(of: request).isEmpty, let general = byKind[Kind(wanted)] else {
      for volunteer in volunteers { body(volunteer, asked(request, volunteer)) }
      return
    }
    let inTime = wanted.slotsInTime
    let basis = inTime.isEmpty ? wanted.slots : inTime
    let late = Rule.deadline.bit(
      Rules.deadline(wanted: wanted.slots, inTime: inTime, deadline: wanted.deadline))
    for (index, place) in places.enumerated() {
      let volunteer = volunteers[index]
      if !barred.isEmpty, barred.contains(volunteer) {
        body(volunteer, asked(request, volunteer))
        continue
      }
      let needed =
        place.servesElsewhere
        ? book.areaNeeded(request: request, volunteer: volunteer)
        : book.areaNeeded(wanted, commune: place.commune, village: place.village)
      let metres = book.metres(wanted, from: place.point, in: place.village)
      body(
        volunteer,
        general[index] | late | Rule.area.bit(Rules.area(book.policy.area, needed: needed))
          | Rule.reach.bit(
            Rules.reach(metres: metres, radius_m: place.radius_m, mode: wanted.mode))
          | Rule.halfDay.bit(Rules.halfDay(wanted: basis, open: place.open))
          | Rule.halfDayCap.bit(
            Rules.halfDayCap(wanted: basis, open: place.open, roomy: place.roomy)))
    }
  }

  private func asked(_ request: Int32, _ volunteer: Int32) -> UInt32 {
    book.verdicts(request: request, volunteer: volunteer)
      .reduce(0) { $0 | $1.rule.bit($1.shortfall) }
  }

  private static func general(
    _ kind: Kind, _ book: RuleBook, _ volunteers: [Int32]
  ) -> [UInt32] {
    let needed = book.problem.services[Int(kind.service)].skills
    return volunteers.map { volunteer in
      let person = book.problem.volunteers[Int(volunteer)]
      return Rule.active.bit(Rules.active(person.isActive))
        | Rule.consent.bit(Rules.consent(person.hasConsented))
        | Rule.mode.bit(Rules.mode(kind.mode, offered: person.modes))
        | Rule.skill.bit(Rules.skill(needed, held: person.skills))
        | Rule.language.bit(Rules.language(kind.language, spoken: person.languages))
        | Rule.visitorGender.bit(Rules.visitorGender(kind.gender, person.gender))
        | Rule.weeklyCap.bit(
          Rules.weeklyCap(person.weeklyCap, booked: Int(book.bookedWeek[Int(volunteer)])))
    }
  }
}

extension Rule {
  /// Its bit, in the order of the cases, where it falls short; else 0.
  @inline(__always)
  fileprivate func bit(_ shortfall: Int) -> UInt32 { shortfall == 0 ? 0 : 1 << position }

  // By hand: asked for every pair, and a string's enumeration has no numbers.
  @inline(__always)
  private var position: UInt32 {
    switch self {
    case .active: 0
    case .consent: 1
    case .mode: 2
    case .skill: 3
    case .language: 4
    case .visitorGender: 5
    case .area: 6
    case .reach: 7
    case .deadline: 8
    case .halfDay: 9
    case .halfDayCap: 10
    case .weeklyCap: 11
    case .excluded: 12
    case .declined: 13
    case .forbidden: 14
    case .peopleNeeded: 15
    case .pinned: 16
    }
  }
}
