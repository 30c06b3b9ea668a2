/// One rule on one pair, with what would make it hold.
extension RuleBook {
  /// What every rule says about one pair, in the order of ``Rule``.
  public func verdicts(request: Int32, volunteer: Int32) -> [Verdict] {
    let pair = Pair(self, request, volunteer)
    return Self.rules.map { verdict($0, pair) }
  }

  // Made once: `allCases` makes its array anew each time it is asked.
  private static let rules = Rule.allCases

  /// What one rule says about one pair.
  public func verdict(_ rule: Rule, request: Int32, volunteer: Int32) -> Verdict {
    verdict(rule, Pair(self, request, volunteer))
  }

  private func verdict(_ rule: Rule, _ pair: Pair) -> Verdict {
    switch rule {
    case .active: return Verdict(rule, Rules.active(pair.person.isActive), .activate)
    case .consent: return Verdict(rule, Rules.consent(pair.person.hasConsented), .consent)
    case .mode, .skill, .language, .visitorGender: return ability(rule, pair)
    case .area, .reach: return distance(rule, pair)
    case .deadline, .halfDay, .halfDayCap, .weeklyCap: return time(rule, pair)
    case .excluded, .declined, .forbidden: return bar(rule, pair)
    case .peopleNeeded, .pinned: return place(rule, pair)
    }
  }

  private struct Pair {
    let request, volunteer: Int32
    let wanted: HelpRequest
    let person: Volunteer

    init(_ book: RuleBook, _ request: Int32, _ volunteer: Int32) {
      self.request = request
      self.volunteer = volunteer
      wanted = book.problem.requests[Int(request)]
      person = book.problem.volunteers[Int(volunteer)]
      basis = wanted.slotsInTime.isEmpty ? wanted.slots : wanted.slotsInTime
    }

    /// What is wanted and in time; where nothing is in time the deadline alone is to blame.
    let basis: SlotSet
  }

  private func ability(_ rule: Rule, _ pair: Pair) -> Verdict {
    switch rule {
    case .mode:
      return Verdict(
        rule, Rules.mode(pair.wanted.mode, offered: pair.person.modes), .addMode(pair.wanted.mode))
    case .skill:
      let needed = problem.services[Int(pair.wanted.service)].skills
      return Verdict(
        rule, Rules.skill(needed, held: pair.person.skills),
        .raiseSkills(Rules.missing(needed, held: pair.person.skills)))
    case .language:
      return Verdict(
        rule, Rules.language(pair.wanted.language, spoken: pair.person.languages),
        pair.wanted.language.map(Change.addLanguage))
    default:
      return Verdict(
        rule, Rules.visitorGender(pair.wanted.visitorGender, pair.person.gender),
        .waiveVisitorGender)
    }
  }

  private func distance(_ rule: Rule, _ pair: Pair) -> Verdict {
    if rule == .area {
      let needed = areaNeeded(request: pair.request, volunteer: pair.volunteer)
      return Verdict(rule, Rules.area(policy.area, needed: needed), .widenArea(needed))
    }
    let short = Rules.reach(
      metres: metres(request: pair.request, volunteer: pair.volunteer),
      radius_m: pair.person.radius_m, mode: pair.wanted.mode)
    return Verdict(rule, short, .widenRadius(metres: short))
  }

  private func time(_ rule: Rule, _ pair: Pair) -> Verdict {
    let wanted = pair.wanted
    let open = pair.person.seats.open
    switch rule {
    case .deadline:
      let short = Rules.deadline(
        wanted: wanted.slots, inTime: wanted.slotsInTime, deadline: wanted.deadline)
      let free = wanted.slots.intersection(roomy[Int(pair.volunteer)])
      return Verdict(
        rule, short,
        (preferred(pair, free) ?? preferred(pair, wanted.slots)).map(Change.extendDeadline))
    case .halfDay:
      return Verdict(
        rule, Rules.halfDay(wanted: pair.basis, open: open),
        preferred(pair, pair.basis).map(Change.openHalfDay) ?? .widenSlots)
    case .halfDayCap:
      return Verdict(
        rule,
        Rules.halfDayCap(wanted: pair.basis, open: open, roomy: roomy[Int(pair.volunteer)]),
        preferred(pair, pair.basis.intersection(open)).map(Change.addSeat))
    default:
      let booked = Int(bookedWeek[Int(pair.volunteer)])
      return Verdict(
        rule, Rules.weeklyCap(pair.person.weeklyCap, booked: booked),
        .raiseWeeklyCap(to: booked + 1))
    }
  }

  /// The first half day of a set that the pins leave to the pair, else the first.
  private func preferred(_ pair: Pair, _ slots: SlotSet) -> Slot? {
    let bound = slots.intersection(groupSlots(pair.request))
    let left = places(pair.request).slots(of: pair.volunteer, among: bound)
    return left.slots.first ?? slots.slots.first
  }

  private func bar(_ rule: Rule, _ pair: Pair) -> Verdict {
    let reasons = problem.bars(of: pair.request).filter { $0.volunteer == pair.volunteer }
      .map(\.reason)
    switch rule {
    case .excluded: return Verdict(rule, Rules.excluded(reasons), .lift(.excluded))
    case .declined: return Verdict(rule, Rules.declined(reasons), .lift(.declined))
    default: return Verdict(rule, Rules.forbidden(reasons), .lift(.forbidden))
    }
  }

  private func place(_ rule: Rule, _ pair: Pair) -> Verdict {
    let agreedOn = problem.pins(of: pair.request).filter { $0.volunteer != nil && $0.slot != nil }
    let isOnIt = agreedOn.contains { $0.volunteer == pair.volunteer }
    if rule == .peopleNeeded {
      let short = Rules.peopleNeeded(
        pair.wanted.people, agreed: agreedOn.count, isOnIt: isOnIt)
      return Verdict(rule, short, isOnIt ? nil : .addPerson)
    }
    // Where no half day is shared, the rules of time answer for that and the pins for the wanted.
    let open = places(pair.request)
    let shared = pair.wanted.slotsInTime.intersection(roomy[Int(pair.volunteer)])
    let basis = !shared.isEmpty ? shared : !pair.basis.isEmpty ? pair.basis : .all
    let bound = basis.intersection(groupSlots(pair.request))
    let isFull = open.free <= 0 && open.kept.isEmpty
    let isLeft = isFull || !open.slots(of: pair.volunteer, among: bound).isEmpty
    return Verdict(rule, Rules.pinned(isOpenPlaceLeft: isLeft), .releasePin)
  }
}
