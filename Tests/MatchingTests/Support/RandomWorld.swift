@testable import Matching

/// A small problem in which every rule and kind of pin comes up.
struct RandomWorld {
  var rows = emptyWorld()
  var policy = Policy()
  private var dice: Dice

  /// Draws a problem of up to so many requests and volunteers.
  init(seed: Int, requests: Int = 6, volunteers: Int = 4, groups: Bool = false) {
    dice = Dice(seed)
    let people = dice.roll(1...volunteers)
    for index in 0..<people { rows.volunteers.append(person(index)) }
    for index in 0..<dice.roll(1...requests) {
      rows.requests.append(wish(index, people: people, groups: groups))
    }
    drawPolicy()
    drawLinks()
    drawAreas(seed)
  }

  /// The problem, or `nil` where the pins drawn ask for too much.
  var problem: Problem? { try? rows.build() }

  private mutating func person(_ index: Int) -> VolunteerRow {
    var row = volunteer("Tình nguyện viên \(index)")
    row.place = place(east_m: dice.roll(-2000...2000), north_m: dice.roll(-2000...2000))
    row.commune = dice.pick(["Giao Thủy", "Giao Thủy", "Hải Hậu", "Đồng Văn"])
    row.village = dice.chance(50) ? dice.pick(["Xóm 5", "Xóm 6"]) : nil
    row.team = dice.chance(50) ? dice.pick(["Tổ Giao Thủy", "Tổ Hải Hậu"]) : nil
    row.radius_m = dice.pick([800, 2500, 6000])
    row.skills = [
      SkillRow(skill: "định danh", level: dice.roll(1...3)),
      SkillRow(skill: "thanh toán", level: dice.roll(1...2)),
    ]
    row.languages = dice.chance(30) ? ["vi", "mường"] : ["vi"]
    row.modes = dice.chance(80) ? [.home, .phone] : [.phone]
    row.gender = dice.pick([.female, .male, nil])
    row.isActive = dice.chance(93)
    row.hasConsented = dice.chance(93)
    row.seats = Seats()
    for slot in Slot.all.prefix(4) { row.seats[slot] = dice.pick([0, 1, 1, 2]) }
    row.weeklyCap = dice.roll(0...3)
    row.recentLoad = dice.roll(0...2)
    return row
  }

  private mutating func wish(_ index: Int, people: Int, groups: Bool) -> RequestRow {
    var row = request("Yêu cầu \(index)")
    row.place = place(east_m: dice.roll(-2000...2000), north_m: dice.roll(-2000...2000))
    row.commune = dice.pick(["Giao Thủy", "Giao Thủy", "Hải Hậu", "Đồng Văn"])
    row.village = dice.chance(50) ? dice.pick(["Xóm 5", "Xóm 6"]) : nil
    row.service = dice.pick(["kích hoạt VNeID", "ví điện tử", "trò chuyện"])
    row.priorityClass = dice.pick(["khuyết tật", "người già", "khác"])
    row.slots = SlotSet(Slot.all.prefix(4).filter { _ in dice.chance(45) })
    row.deadline = dice.chance(25) ? Slot(index: dice.roll(0...3)) : nil
    row.isOverdue = dice.chance(3)
    row.mode = dice.chance(12) ? .phone : .home
    row.language = dice.chance(12) ? "mường" : nil
    row.visitorGender = dice.chance(12) ? .female : nil
    row.waitingDays = dice.roll(0...30)
    row.tries = dice.chance(10) ? 1 : 0
    row.known = dice.chance(25) ? "Tình nguyện viên \(dice.roll(0...people - 1))" : nil
    if groups, dice.chance(40) {
      row.people = 2
      row.isTogether = dice.chance(60)
    }
    return row
  }

  /// By dice of its own, so that all else stays as it was drawn.
  private mutating func drawAreas(_ seed: Int) {
    var dice = Dice(seed + 1_000_003)
    for index in rows.volunteers.indices {
      if dice.chance(15) {
        rows.volunteers[index].alsoCommunes = [dice.pick(["Hải Hậu", "Đồng Văn"])]
      }
      if dice.chance(15) { rows.volunteers[index].alsoVillages = [dice.pick(["Xóm 5", "Xóm 6"])] }
    }
  }

  private mutating func drawPolicy() {
    policy.priority = dice.chance(60) ? .strict : .exchange(metresPerWeight: dice.roll(20...900))
    policy.fairness = dice.chance(60) ? .rate(metres: dice.roll(0...300)) : .tieBreak
    policy.area = dice.pick([.province, .province, .neighbours, .commune, .village])
    policy.candidatesPerRequest = dice.pick([1, 2, 64])
    if dice.chance(30) { rows.teams[0].quota = dice.roll(0...3) }
    if dice.chance(20) { rows.communes[0].quota = dice.roll(0...4) }
  }

  private mutating func drawLinks() {
    for wish in rows.requests {
      for person in rows.volunteers where dice.chance(6) {
        rows.bars.append(bar(wish.id, person.id, dice.pick(BarReason.allCases)))
      }
      if dice.chance(15) {
        rows.current.append(
          pin(wish.id, dice.pick(rows.volunteers).id, dice.roll(0...3)))
      }
      if dice.chance(14) {
        let person = dice.chance(70) ? dice.pick(rows.volunteers).id : nil
        let slot = person == nil || dice.chance(40) ? dice.roll(0...3) : nil
        rows.pins.append(pin(wish.id, person, slot))
      }
    }
  }
}
