@testable import Matching

/// Two communes side by side and a third far off, with the words that rows refer to.
func emptyWorld() -> Problem.Builder {
  var rows = Problem.Builder()
  rows.origin = GeographicPoint(longitudeE6: 105_970_000, latitudeE6: 20_250_000)
  for (id, neighbours) in [
    ("Giao Thủy", ["Hải Hậu"]), ("Hải Hậu", ["Giao Thủy"]), ("Đồng Văn", []),
  ] {
    var commune = CommuneRow()
    commune.id = id
    commune.neighbours = neighbours
    rows.communes.append(commune)
  }
  for (id, commune) in [("Xóm 5", "Giao Thủy"), ("Xóm 6", "Giao Thủy"), ("Thôn Đông", "Hải Hậu")] {
    var village = VillageRow()
    village.id = id
    village.commune = commune
    rows.villages.append(village)
  }
  for (id, commune) in [("Tổ Giao Thủy", "Giao Thủy"), ("Tổ Hải Hậu", "Hải Hậu")] {
    var team = TeamRow()
    team.id = id
    team.commune = commune
    rows.teams.append(team)
  }
  rows.skills = ["định danh", "thanh toán"]
  for (id, skills) in [
    ("kích hoạt VNeID", [SkillRow(skill: "định danh", level: 2)]),
    ("ví điện tử", [SkillRow(skill: "thanh toán", level: 1)]),
    ("trò chuyện", []),
  ] {
    var service = ServiceRow()
    service.id = id
    service.skills = skills
    rows.services.append(service)
  }
  for (id, weight) in [("khuyết tật", 8), ("người già", 5), ("khác", 2)] {
    var entry = ClassRow()
    entry.id = id
    entry.weight = weight
    rows.classes.append(entry)
  }
  return rows
}

/// Somebody near the origin who can do everything at any time, three visits a week.
func volunteer(_ id: String, east_m: Int = 0) -> VolunteerRow {
  var row = VolunteerRow()
  row.id = id
  row.place = place(east_m: east_m)
  row.commune = "Giao Thủy"
  row.village = "Xóm 5"
  row.team = "Tổ Giao Thủy"
  row.radius_m = 5000
  row.skills = [SkillRow(skill: "định danh", level: 3), SkillRow(skill: "thanh toán", level: 3)]
  row.languages = ["vi"]
  row.modes = [.home, .phone]
  row.gender = .female
  for slot in Slot.all.prefix(3) { row.seats[slot] = 1 }
  row.weeklyCap = 3
  return row
}

/// A plain wish near the origin for the first three half days.
func request(_ id: String, east_m: Int = 100) -> RequestRow {
  var row = RequestRow()
  row.id = id
  row.place = place(east_m: east_m)
  row.commune = "Giao Thủy"
  row.village = "Xóm 5"
  row.service = "kích hoạt VNeID"
  row.priorityClass = "người già"
  row.slots = SlotSet(Slot.all.prefix(3))
  return row
}

/// About so many metres east and north of the origin.
func place(east_m: Int, north_m: Int = 0) -> GeographicPoint {
  // 104,506 m and 110,717 m to a degree at 20.25°N.
  GeographicPoint(
    longitudeE6: 105_970_000 + east_m * 1_000_000 / 104_506,
    latitudeE6: 20_250_000 + north_m * 1_000_000 / 110_717)
}

func bar(_ request: String, _ volunteer: String, _ reason: BarReason) -> BarRow {
  var row = BarRow()
  row.request = request
  row.volunteer = volunteer
  row.reason = reason
  return row
}

func pin(_ request: String, _ volunteer: String?, _ slot: Int?) -> PinRow {
  var row = PinRow()
  row.request = request
  row.volunteer = volunteer
  row.slot = slot.flatMap { Slot(index: $0) }
  return row
}

func village(_ id: String) -> VillageRow {
  var row = VillageRow()
  row.id = id
  row.commune = "Giao Thủy"
  return row
}

func way(_ from: String, _ to: String, _ minutes: Int) -> TravelRow {
  var row = TravelRow()
  row.from = from
  row.to = to
  row.minutes = minutes
  return row
}
