/// Persons, their consents and their ways to be reached.
extension Demonstration {
  var personTable: Table {
    Table(
      "person",
      [
        "id", "display_name", "commune_id", "village_id", "birth_year", "gender", "vneid_level",
        "vneid_seen_on", "vneid_seen_by",
      ], items: roster.staff.count + settlement.villageOfHousehold.count,
      rows: roster.staff.count + settlement.villageOfHousehold.count + story.requests.count * 2 / 5
    ) { item, lines in
      guard item >= roster.staff.count else { return addStaff(item, to: &lines) }
      let household = item - roster.staff.count
      addResident(PersonNumber(household: household, slot: 0), to: &lines)
      for person in story.peopleAsking(household..<household + 1) where person.slot > 0 {
        addResident(person, to: &lines)
      }
    }
  }

  private func addStaff(_ number: Int, to lines: inout Lines) {
    let staff = roster.staff[number]
    lines.field(residents.personID(PersonNumber(staff: number)))
    lines.begin()
    residents.naming.add(staff.person, to: &lines)
    lines.field(facts.communes[staff.commune])
    lines.field(staff.village.map { settlement.villages[$0].id })
    lines.field(staff.person.birthYear)
    lines.field(staff.person.isFemale ? "female" : "male")
    for _ in 0..<3 { lines.null() }
    lines.end()
  }

  private func addResident(_ number: PersonNumber, to lines: inout Lines) {
    let person = residents.person(number)
    let village = Int(settlement.villageOfHousehold[number.household])
    lines.field(residents.personID(number))
    lines.begin()
    residents.naming.add(person, to: &lines)
    addUnits(village, to: &lines)
    lines.field(person.birthYear)
    lines.field(person.isFemale ? "female" : "male")
    addIdentitySeen(number, village, to: &lines)
    lines.end()
  }

  /// The level of VNeID that somebody saw: an assessor of the household, or whoever helped activate
  /// it.
  private func addIdentitySeen(_ number: PersonNumber, _ village: Int, to lines: inout Lines) {
    let (recognition, day) = residents.recognition(number.household)
    if number.slot == 0, recognition == .recognised {
      lines.field(2)
      lines.field(day: day)
      lines.field(residents.personID(assessor(village)))
    } else if let request = story.seenRequest(of: number) {
      let last = story.requests[request]
      let helper = story.assignments(last.firstAssignment, last.assignments).last
      lines.field(2)
      lines.field(day: helper.map { Calendar.day(ofMinute: Int($0.reported)) })
      lines.field(helper.map { residents.personID(corps.ambassadors[Int($0.ambassador)].person) })
    } else {
      for _ in 0..<3 { lines.null() }
    }
  }

  /// Who assesses households: the commune's second officer.
  func assessor(_ village: Int) -> PersonNumber {
    roster.officer(settlement.villages[village].commune, 1)
  }

  var consentTable: Table {
    let asked = story.asked
    return Table(
      "consent", ["id", "person_id", "purpose", "text_version", "channel", "given_at"],
      items: asked.count + corps.ambassadors.count, rows: asked.count * 9 / 10
    ) { item, lines in
      var draws = seed.draws(.consent, item)
      let channel: StaticString = ["paper", "spoken", "spoken", "phone"][draws.below(4)]
      if item < asked.count {
        let (person, request) = asked[item]
        if item > 0, asked[item - 1].person == person { return }
        let minute = Int(story.requests[Int(request)].received)
        addConsent(item, person, "receive_help", channel, minute, to: &lines)
      } else {
        let ambassador = corps.ambassadors[item - asked.count]
        let minute = Calendar.minute(ofDay: ambassador.first - 1, clock: 540)
        addConsent(item, ambassador.person, "serve_as_ambassador", "paper", minute, to: &lines)
      }
    }
  }

  private func addConsent(
    _ item: Int, _ person: PersonNumber, _ purpose: StaticString, _ channel: StaticString,
    _ minute: Int, to lines: inout Lines
  ) {
    lines.field(seed.id(.consent, item, minute: minute))
    lines.field(residents.personID(person))
    lines.field(purpose)
    lines.field("trinh-dien-1")
    lines.field(channel)
    lines.field(minute: minute)
    lines.end()
  }

  var grantTable: Table {
    let grants = roster.grants
    return Table(
      "role_grant", ["id", "person_id", "role", "unit_id", "valid", "delegated_by", "reason"],
      items: grants.count + corps.ambassadors.count
    ) { item, lines in
      let grant = item < grants.count ? grants[item] : grantOfAmbassador(item - grants.count)
      lines.field(
        seed.id(.grant, item, minute: Calendar.minute(ofDay: grant.first, clock: 480)))
      lines.field(residents.personID(grant.person))
      lines.field(grant.role)
      if let village = grant.village {
        lines.field(settlement.villages[village].id)
      } else {
        lines.field(grant.commune.map { facts.communes[$0] } ?? facts.province)
      }
      lines.field(days: grant.first, grant.end)
      lines.field(grant.delegatedBy.map(residents.personID))
      if grant.delegatedBy == nil { lines.null() } else { lines.field(Self.delegation) }
      lines.end()
    }
  }

  private static let delegation = Text("Tổ trưởng phân công phụ trách một phần việc của tổ")

  private func grantOfAmbassador(_ number: Int) -> Grant {
    let ambassador = corps.ambassadors[number]
    return Grant(
      person: ambassador.person, role: "ambassador", commune: ambassador.commune, village: nil,
      first: ambassador.first, end: ambassador.end, delegatedBy: nil)
  }
}
