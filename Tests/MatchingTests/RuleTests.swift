import Testing

@testable import Matching

/// One test a rule, of the rule's name: a pair that satisfies all rules is changed until just this
/// one fails; the change it names must make it hold again.
@Suite struct RuleTests {
  private func verdicts(_ rows: Problem.Builder, _ policy: Policy = Policy()) throws -> [Verdict] {
    RuleBook(try rows.build(), policy).verdicts(request: 0, volunteer: 0)
  }

  private func pair(
    _ change: (inout VolunteerRow, inout RequestRow) -> Void = { _, _ in }
  ) -> Problem.Builder {
    var rows = emptyWorld()
    var person = volunteer("Nguyễn Thị Hòa")
    var wish = request("Bà Đặng Thị Tuyết")
    change(&person, &wish)
    rows.volunteers = [person]
    rows.requests = [wish]
    return rows
  }

  /// Expects that one rule fails alone and by so much, and gives what would help.
  private func expectOnly(
    _ rule: Rule, by shortfall: Int, _ rows: Problem.Builder, _ policy: Policy = Policy()
  ) throws -> Change? {
    let failing = try verdicts(rows, policy).filter { !$0.holds }
    #expect(failing.map(\.rule) == [rule])
    #expect(failing.first?.shortfall == shortfall)
    return failing.first?.change
  }

  @Test func `a fitting pair satisfies every rule`() throws {
    #expect(try verdicts(pair()).allSatisfy { $0.holds && $0.change == nil })
    #expect(try verdicts(pair()).map(\.rule) == Rule.allCases)
  }

  @Test func active() throws {
    #expect(
      try expectOnly(.active, by: 1, pair { person, _ in person.isActive = false }) == .activate)
  }

  @Test func consent() throws {
    let rows = pair { person, _ in person.hasConsented = false }
    #expect(try expectOnly(.consent, by: 1, rows) == .consent)
  }

  @Test func mode() throws {
    let rows = pair { _, wish in wish.mode = .station }
    #expect(try expectOnly(.mode, by: 1, rows) == .addMode(.station))
  }

  @Test func skill() throws {
    let rows = pair { person, _ in person.skills = [SkillRow(skill: "thanh toán", level: 4)] }
    let skill = Int32(try #require(try rows.build().skills.firstIndex(of: "định danh")))
    #expect(
      try expectOnly(.skill, by: 2, rows)
        == .raiseSkills([SkillLevel(skill: skill, level: 2)]))
    let low = pair { person, _ in person.skills[0].level = 1 }
    #expect(try expectOnly(.skill, by: 1, low) != nil)
  }

  @Test func language() throws {
    let rows = pair { _, wish in wish.language = "mường" }
    let rank = Int32(try #require(try rows.build().languages.firstIndex(of: "mường")))
    #expect(try expectOnly(.language, by: 1, rows) == .addLanguage(rank))
    #expect(try verdicts(pair { _, wish in wish.language = "vi" }).allSatisfy(\.holds))
  }

  @Test func visitorGender() throws {
    let rows = pair { _, wish in wish.visitorGender = .male }
    #expect(try expectOnly(.visitorGender, by: 1, rows) == .waiveVisitorGender)
    let unknown = pair { person, wish in
      person.gender = nil
      wish.visitorGender = .female
    }
    #expect(try expectOnly(.visitorGender, by: 1, unknown) == .waiveVisitorGender)
  }

  @Test(
    arguments: [
      ("Giao Thủy", "Xóm 5", Policy.Area.village), ("Giao Thủy", "Xóm 6", .commune),
      ("Hải Hậu", "Thôn Đông", .neighbours), ("Đồng Văn", nil, .province),
    ] as [(String, String?, Policy.Area)])
  func area(commune: String, village: String?, needed: Policy.Area) throws {
    let rows = pair { _, wish in
      wish.commune = commune
      wish.village = village
    }
    for allowed in Policy.Area.allCases {
      var policy = Policy()
      policy.area = allowed
      if allowed >= needed {
        #expect(try verdicts(rows, policy).allSatisfy(\.holds))
      } else {
        let short = needed.rawValue - allowed.rawValue
        #expect(try expectOnly(.area, by: short, rows, policy) == .widenArea(needed))
      }
    }
  }

  @Test func `what a volunteer also serves counts as their own`() throws {
    func needed(_ commune: String, _ village: String?, _ change: (inout VolunteerRow) -> Void)
      throws -> Policy.Area
    {
      let rows = pair { person, wish in
        change(&person)
        (wish.commune, wish.village) = (commune, village)
      }
      return RuleBook(try rows.build(), Policy()).areaNeeded(request: 0, volunteer: 0)
    }
    let commune: (inout VolunteerRow) -> Void = { $0.alsoCommunes = ["Đồng Văn", "Hải Hậu"] }
    let village: (inout VolunteerRow) -> Void = { $0.alsoVillages = ["Thôn Đông", "Xóm 6"] }
    #expect(try needed("Đồng Văn", nil, commune) == .commune)
    #expect(try needed("Hải Hậu", "Thôn Đông", commune) == .commune)
    #expect(try needed("Hải Hậu", "Thôn Đông", village) == .village)
    #expect(try needed("Hải Hậu", nil, village) == .neighbours)
    #expect(try needed("Giao Thủy", "Xóm 6", village) == .village)
    #expect(try needed("Giao Thủy", "Xóm 5", commune) == .village)
    #expect(try needed("Đồng Văn", nil, village) == .province)
  }

  @Test func `communes touch each other, whichever of them says so`() throws {
    var problems: [Problem] = []
    for silent in [[], ["Giao Thủy"], ["Hải Hậu"]] {
      var rows = pair { _, wish in
        wish.commune = "Hải Hậu"
        wish.village = nil
      }
      for index in rows.communes.indices where silent.contains(rows.communes[index].id) {
        rows.communes[index].neighbours = []
      }
      let problem = try rows.build()
      #expect(RuleBook(problem, Policy()).areaNeeded(request: 0, volunteer: 0) == .neighbours)
      problems.append(problem)
    }
    #expect(problems[0] == problems[1] && problems[1] == problems[2])
  }

  @Test func reach() throws {
    let far = pair { person, wish in
      person.radius_m = 5000
      wish.place = place(east_m: 4000)
    }
    let metres = RuleBook(try far.build(), Policy()).metres(request: 0, volunteer: 0)
    #expect(abs(metres - 5200) <= 2)
    #expect(
      try expectOnly(.reach, by: metres - 5000, far) == .widenRadius(metres: metres - 5000))
    let exact = pair { person, wish in
      person.radius_m = metres
      wish.place = place(east_m: 4000)
    }
    #expect(try verdicts(exact).allSatisfy(\.holds))
    let byPhone = pair { _, wish in
      wish.place = place(east_m: 40_000)
      wish.mode = .phone
    }
    #expect(try verdicts(byPhone).allSatisfy(\.holds))
  }

  @Test func deadline() throws {
    let rows = pair { _, wish in
      wish.slots = SlotSet(Slot.all[1...2])
      wish.deadline = Slot.all[0]
    }
    #expect(try expectOnly(.deadline, by: 1, rows) == .extendDeadline(Slot.all[1]))
    let overdue = pair { _, wish in wish.isOverdue = true }
    #expect(try expectOnly(.deadline, by: 1, overdue) == .extendDeadline(Slot.all[0]))
    let onTheDay = pair { _, wish in wish.deadline = Slot.all[0] }
    #expect(try verdicts(onTheDay).allSatisfy(\.holds))
  }

  @Test func halfDay() throws {
    let rows = pair { _, wish in wish.slots = SlotSet(Slot.all[7...9]) }
    #expect(try expectOnly(.halfDay, by: 1, rows) == .openHalfDay(Slot.all[7]))
    let never = pair { _, wish in wish.slots = .none }
    #expect(try expectOnly(.halfDay, by: 1, never) == .widenSlots)
    let late = pair { _, wish in
      wish.slots = SlotSet([Slot.all[0], Slot.all[5]])
      wish.deadline = Slot.all[1]
    }
    #expect(try verdicts(late).allSatisfy(\.holds))
  }

  @Test func halfDayCap() throws {
    var rows = pair { _, wish in wish.slots = SlotSet([Slot.all[0]]) }
    rows.requests.append(request("Cụ Ỷ"))
    rows.pins = [pin("Cụ Ỷ", "Nguyễn Thị Hòa", 0)]
    #expect(try expectOnly(.halfDayCap, by: 1, rows) == .addSeat(Slot.all[0]))
    rows.pins = [pin("Cụ Ỷ", "Nguyễn Thị Hòa", 1)]
    #expect(try verdicts(rows).allSatisfy(\.holds))
  }

  @Test func weeklyCap() throws {
    #expect(
      try expectOnly(.weeklyCap, by: 1, pair { person, _ in person.weeklyCap = 0 })
        == .raiseWeeklyCap(to: 1))
    var rows = pair { person, _ in person.weeklyCap = 1 }
    rows.requests.append(request("Cụ Ỷ"))
    rows.pins = [pin("Cụ Ỷ", "Nguyễn Thị Hòa", 1)]
    #expect(try expectOnly(.weeklyCap, by: 1, rows) == .raiseWeeklyCap(to: 2))
  }

  @Test(arguments: [(Rule.excluded, BarReason.excluded), (.declined, .declined)])
  func `excluded and declined`(rule: Rule, reason: BarReason) throws {
    var rows = pair()
    rows.bars = [bar("Bà Đặng Thị Tuyết", "Nguyễn Thị Hòa", reason)]
    #expect(try expectOnly(rule, by: 1, rows) == .lift(reason))
  }

  @Test func forbidden() throws {
    var rows = pair()
    rows.bars = [bar("Bà Đặng Thị Tuyết", "Nguyễn Thị Hòa", .forbidden)]
    #expect(try expectOnly(.forbidden, by: 1, rows) == .lift(.forbidden))
  }

  @Test func peopleNeeded() throws {
    var rows = pair()
    rows.volunteers.append(volunteer("Trần Văn Ước"))
    rows.pins = [pin("Bà Đặng Thị Tuyết", "Trần Văn Ước", 0)]
    #expect(try expectOnly(.peopleNeeded, by: 1, rows) == .addPerson)
    rows.pins = [pin("Bà Đặng Thị Tuyết", "Nguyễn Thị Hòa", 0)]
    let own = try verdicts(rows).filter { !$0.holds }
    #expect(own.map(\.rule) == [.peopleNeeded] && own.first?.change == nil)
    rows.requests[0].people = 2
    rows.pins = [pin("Bà Đặng Thị Tuyết", "Trần Văn Ước", 0)]
    #expect(try verdicts(rows).allSatisfy(\.holds))
  }

  @Test func pinned() throws {
    var rows = pair()
    rows.volunteers.append(volunteer("Trần Văn Ước"))
    rows.pins = [pin("Bà Đặng Thị Tuyết", "Trần Văn Ước", nil)]
    #expect(try expectOnly(.pinned, by: 1, rows) == .releasePin)
    rows.pins = [pin("Bà Đặng Thị Tuyết", nil, 9)]
    #expect(try expectOnly(.pinned, by: 1, rows) == .releasePin)
    rows.pins = [pin("Bà Đặng Thị Tuyết", nil, 2)]
    let book = RuleBook(try rows.build(), Policy())
    #expect(book.allows(request: 0, volunteer: 0))
    #expect(book.slots(request: 0, volunteer: 0) == SlotSet([Slot.all[2]]))
  }

  @Test func `people who come together meet in the half day agreed on`() throws {
    var rows = pair { _, wish in wish.people = 2 }
    rows.volunteers.append(volunteer("Trần Văn Ước"))
    rows.pins = [pin("Bà Đặng Thị Tuyết", "Trần Văn Ước", 1)]
    let book = RuleBook(try rows.build(), Policy())
    #expect(book.slots(request: 0, volunteer: 0) == SlotSet([Slot.all[1]]))
  }
}
