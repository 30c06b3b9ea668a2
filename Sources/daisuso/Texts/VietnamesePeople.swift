internal import Domain

/// `ambassadors`, `teams`, `households`, `visits`.
extension Vietnamese {
  var ambassadorsAbstract: String { "Tìm đại sứ trong phạm vi của mình." }
  var ambassadorsDiscussion: String {
    """
    daisuso ambassadors hằng --unit 14329           theo tên, không cần dấu
    daisuso ambassadors --skill vneid --status active
    daisuso ambassadors show UUID                   một người: lịch rảnh, số phút từng tuần
    """
  }
  var listAmbassadorsAbstract: String { "Liệt kê, hoặc tìm theo tên." }
  var showAmbassadorAbstract: String { "Xem một đại sứ: lịch rảnh, số phút đã nhận từng tuần." }
  var teamsAbstract: String { "Tìm tổ công nghệ số cộng đồng trong phạm vi của mình." }
  var teamsDiscussion: String {
    """
    daisuso teams "thon 5" --unit 14329
    daisuso teams --decision missing     tổ chưa rõ quyết định thành lập
    daisuso teams show UUID              một tổ với các thành viên
    """
  }
  var listTeamsAbstract: String { "Liệt kê, hoặc tìm theo tên." }
  var showTeamAbstract: String { "Xem một tổ với các thành viên hôm nay." }
  var householdsAbstract: String { "Tìm hộ trong phạm vi của mình." }
  var listHouseholdsAbstract: String { "Liệt kê, hoặc tìm theo tên chủ hộ." }
  var showHouseholdAbstract: String { "Xem một hộ: thành viên, các yêu cầu gần nhất." }
  var visitsAbstract: String { "Xem các lần đã đến giúp trong phạm vi của mình, mới nhất trước." }

  var shownIDHelp: String { "UUID, như danh sách cho với --csv hoặc --json." }
  var nameWordsHelp: String { "Các từ trong tên, có dấu hay không đều được." }
  var skillHelp: String { "Chỉ ai có kỹ năng này, theo mã, ví dụ vneid." }
  var teamHelp: String { "Chỉ một tổ." }
  var ambassadorStatusHelp: String {
    "Chỉ một trạng thái: candidate, active, paused, left (bỏ trống: trừ người đã thôi)."
  }
  var teamKindHelp: String { "Chỉ một loại tổ." }
  var decisionHelp: String { "Quyết định thành lập: valid đã biết, missing chưa." }
  var recognitionHelp: String { "Chỉ một mức công nhận Gia đình số." }
  var householdStatusHelp: String { "Tình trạng hộ." }
  var fromDayHelp: String { "Từ ngày này." }
  var toDayHelp: String { "Đến hết ngày này." }

  var communeTitle: String { "Xã, phường" }
  var openTitle: String { "Việc đang giữ" }
  var reachTitle: String { "Đi xa (m)" }
  var availabilityTitle: String { "Lịch rảnh" }
  var weeksTitle: String { "Từng tuần" }
  var leaderTitle: String { "Tổ trưởng" }
  var membersTitle: String { "Thành viên" }
  var decisionTitle: String { "Quyết định" }
  var headTitle: String { "Chủ hộ" }
  var recognitionTitle: String { "Gia đình số" }
  var openRequestsTitle: String { "Yêu cầu mở" }
  var late: String { "báo muộn" }

  func ambassadorStatus(_ status: String) -> String {
    switch Ambassador.Status(rawValue: status) {
    case .candidate: "chờ duyệt"
    case .active: "đang hoạt động"
    case .paused: "tạm nghỉ"
    case .left: "đã thôi"
    case nil: status
    }
  }

  func availability(_ entry: AmbassadorRow.Availability) -> String {
    let parts = entry.partsOfDay.map(partOfDay).joined(separator: ", ")
    let weekdays = [
      "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật",
    ]
    let weekday = entry.weekday.flatMap {
      weekdays.indices.contains($0 - 1) ? weekdays[$0 - 1] : nil
    }
    let from = entry.from.map { "từ \(VietnameseFormat.day($0))" }
    let to = entry.to.map { "đến \(VietnameseFormat.day($0))" }
    let isAway = entry.kind == "blackout"
    let when = [weekday, from, to].compactMap(\.self).joined(separator: " ")
    return isAway ? "nghỉ \(parts) \(when)" : "\(parts) \(when), \(entry.seats) lượt một buổi"
  }

  func week(_ week: AmbassadorRow.Week) -> String {
    "từ \(VietnameseFormat.day(week.monday)): \(week.minutes)/\(minutes(week.capMinutes))"
  }

  func teamKind(_ kind: String) -> String {
    switch Team.Kind(rawValue: kind) {
    case .villageDigitalTeam: "tổ thôn, xóm"
    case .communeDigitalTeam: "tổ xã, phường"
    case .youthFormation: "đội thanh niên"
    case .publicServiceCentre: "trung tâm phục vụ hành chính công"
    case nil: kind
    }
  }

  func teamRole(_ role: String) -> String {
    switch role {
    case "leader": "tổ trưởng"
    case "deputy": "tổ phó"
    case "member": "thành viên"
    default: role
    }
  }

  func recognition(_ recognition: String) -> String {
    switch Household.Recognition(rawValue: recognition) {
    case .some(.none): "chưa"
    case .committed: "đã đăng ký"
    case .assessed: "đã xét"
    case .recognised: "đã công nhận"
    case .lapsed: "hết hiệu lực"
    case nil: recognition
    }
  }

  func relation(_ relation: String) -> String { Self.relations[relation] ?? relation }

  private static let relations = [
    "spouse": "vợ, chồng", "child": "con", "parent": "cha, mẹ", "grandparent": "ông, bà",
    "grandchild": "cháu", "sibling": "anh, chị, em", "other": "người khác",
  ]
}
