/// Help requests: their rows say where their story stands.
extension Demonstration {
  var requestTable: Table {
    Table(
      "help_request",
      [
        "id", "version", "number", "commune_id", "village_id", "service_code", "requester_id",
        "beneficiary_id", "household_id", "site_id", "campaign_id", "lon_mdeg", "lat_mdeg",
        "source", "priority_class", "mode", "people_needed", "minutes", "earliest_on", "due_on",
        "parts_of_day", "gender_wanted", "known_ambassador_id", "received_at", "attempt",
        "over_offers", "intake", "hold_reason", "hold_until", "closed_reason", "closed_at",
        "duplicate_of_id", "offered_count", "accepted_count", "started_count", "reported_count",
        "verified_count",
      ], items: story.requests.count
    ) { number, lines in
      let request = story.requests[number]
      let details = details(number)
      lines.field(requestID(number))
      lines.field(steps(number).count)
      lines.field(Int(request.number))
      addUnits(Int(request.village), to: &lines)
      lines.field(facts.services[Int(request.service)])
      addPeople(request, to: &lines)
      lines.field(campaign(request, details)?.id)
      addSnapped(settlement.place(ofHousehold: request.person.household), to: &lines)
      lines.field(details.source.word)
      lines.field(facts.priorityClasses[details.priority])
      addWork(request, details, number, to: &lines)
      addState(request, to: &lines)
      lines.end()
    }
  }

  private func addPeople(_ request: Request, to lines: inout Lines) {
    let person = residents.personID(request.person)
    let head = residents.personID(PersonNumber(household: request.person.household, slot: 0))
    // A child or spouse asks for a parent; the others for themselves.
    lines.field(request.person.slot == 2 ? head : person)
    lines.field(person)
    lines.field(residents.householdID(request.person.household))
    lines.field(request.site < 0 ? nil : siteID(Int(request.site)))
  }

  private func campaign(_ request: Request, _ details: RequestDetails) -> Campaign? {
    let day = Calendar.day(ofMinute: Int(request.received))
    return details.isInCampaign ? campaigns.first { ($0.first..<$0.end).contains(day) } : nil
  }

  private func addWork(
    _ request: Request, _ details: RequestDetails, _ number: Int, to lines: inout Lines
  ) {
    let service = province.services[Int(request.service)]
    let day = Calendar.day(ofMinute: Int(request.received))
    lines.field(request.modes == .home ? "home" : request.modes == .phone ? "phone" : "station")
    lines.field(Int(request.peopleNeeded))
    lines.field(Int(request.minutes) * 5)
    lines.field(day: day)
    lines.field(day: day + service.dueDays)
    lines.field(details.parts)
    lines.field(details.gender)
    lines.field(details.wantsKnown ? somebody(request, number).map(corps.id) : nil)
    lines.field(minute: Int(request.received))
    lines.field(Int(request.attempt))
    lines.field(Int(request.overOffers))
  }

  private func addState(_ request: Request, to lines: inout Lines) {
    let isOpen = request.ending == .open
    switch request.intake {
    case .submitted: lines.field("submitted")
    case .triaged: lines.field("triaged")
    case .ready: lines.field("ready")
    }
    lines.field(isOpen ? Self.holds[Int(request.hold.rawValue)] : nil)
    lines.field(day: isOpen && request.hold != .none ? Int(request.heldUntil) : nil)
    lines.field(Self.endings[Int(request.ending.rawValue)])
    lines.field(minute: isOpen ? nil : Int(request.ended))
    lines.field(request.duplicateOf < 0 ? nil : requestID(Int(request.duplicateOf)))
    let assignments = story.assignments(request.firstAssignment, request.assignments)
    func count(_ states: Assignment.State...) -> Int {
      assignments.reduce(0) { states.contains($1.state) ? $0 + 1 : $0 }
    }
    lines.field(count(.offered))
    lines.field(count(.accepted, .started, .reported, .verified))
    lines.field(count(.started, .reported, .verified))
    lines.field(count(.reported, .verified))
    lines.field(count(.verified))
  }

  /// An ambassador of the request's commune, drawn for this request.
  private func somebody(_ request: Request, _ number: Int) -> Int? {
    let commune = settlement.villages[Int(request.village)].commune
    let range = corps.ofCommune[commune]
    var draws = seed.draws(.exclusion, number)
    return range.isEmpty ? nil : range.lowerBound + draws.below(range.count)
  }

  var exclusionTable: Table {
    Table(
      "help_request_exclusion", ["help_request_id", "ambassador_id"], items: story.requests.count,
      rows: story.requests.count / 400
    ) { number, lines in
      guard details(number).excludes,
        let ambassador = somebody(story.requests[number], number)
      else { return }
      lines.field(requestID(number))
      lines.field(corps.id(ambassador))
      lines.end()
    }
  }

  var referralTable: Table {
    Table(
      "referral",
      [
        "id", "help_request_id", "to_body", "reason", "made_by", "made_at", "due_on",
        "answered_at", "answer",
      ], items: story.requests.count, rows: story.requests.count / 35
    ) { number, lines in
      let request = story.requests[number]
      guard request.hold == .referred else { return }
      var draws = seed.draws(.referral, number)
      let (body, reason) = Self.referrals[draws.below(Self.referrals.count)]
      let made = Int(request.held)
      lines.field(seed.id(.referral, number, minute: made))
      lines.field(requestID(number))
      lines.field(body)
      lines.field(reason)
      lines.field(residents.personID(coordinator(request.village)))
      lines.field(minute: made)
      lines.field(day: Calendar.day(ofMinute: made) + 14)
      lines.field(minute: request.ending == .open ? nil : Int(request.ended))
      lines.field(
        request.ending == .open
          ? nil : request.ending == .alreadyHelped ? "solved" : "come_in_person")
      lines.end()
    }
  }

  private static let referrals: [(StaticString, StaticString)] = [
    ("police", "data_mismatch"), ("police", "data_mismatch"), ("bank", "account"),
    ("telecom", "no_sim"), ("social_insurance", "data_mismatch"), ("one_stop_desk", "needs_office"),
  ]
}
