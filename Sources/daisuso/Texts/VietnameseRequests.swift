internal import Domain

extension Vietnamese {
  var requestsAbstract: String { "Xem các yêu cầu hỗ trợ trong phạm vi của mình." }
  var requestsDiscussion: String {
    """
    daisuso requests                              còn mở, hạn gần nhất trước
    daisuso requests --state ready --unit 14329   chờ người nhận ở một xã
    daisuso requests --due-before 01/12/2026 --csv

    Yêu cầu đã đóng chỉ liệt kê theo từng xã: thêm --unit.
    """
  }
  var requestAbstract: String { "Xem, ghi hoặc sửa một yêu cầu hỗ trợ." }
  var requestDiscussion: String {
    """
    daisuso request 14329/57        yêu cầu số 57 của xã 14329
    daisuso request create --help   ghi yêu cầu mới
    daisuso request correct 14329/57 --due 10/12/2026
    """
  }
  var showRequestAbstract: String { "Xem một yêu cầu với các phân công của nó." }
  var contactAbstract: String { "Xem cách liên hệ người cần giúp của một yêu cầu." }
  var contactDiscussion: String { "Mỗi lần xem đều được ghi lại." }

  func statesHelp(_ states: [String]) -> String {
    "Trạng thái, cách nhau bằng dấu phẩy (bỏ trống: còn mở): \(states.joined(separator: ", "))."
  }
  var stateValue: String { "trạng thái" }
  var unitFilterHelp: String { "Chỉ một xã, phường hoặc thôn, theo mã." }
  var serviceHelp: String { "Mã dịch vụ hỗ trợ, ví dụ vneid_use." }
  var codeValue: String { "mã" }
  var priorityHelp: String { "Mã mức ưu tiên: urgent, deadline, home_visit, ordinary." }
  var modeHelp: String { "Cách giúp: home tại nhà, station tại điểm hỗ trợ, phone qua điện thoại." }
  var modeValue: String { "cách giúp" }
  var dueFromHelp: String { "Hạn từ ngày này." }
  var dueBeforeHelp: String { "Hạn trước ngày này." }
  var requestNumberHelp: String { "Số yêu cầu trong xã." }
  var requestHelp: String {
    "Yêu cầu: MÃ_XÃ/SỐ như 14329/57, riêng số nếu chỉ có một yêu cầu mở mang số ấy, hoặc UUID."
  }
  var requestValue: String { "yêu cầu" }
  var requestComplaint: String { "phải như 14329/57, 57 hoặc một UUID" }
  func explanation(ofRequest failure: LookupFailure) -> Explanation {
    switch failure {
    case .none(let text):
      Explanation(
        what: "Không thấy yêu cầu \(text) trong phạm vi của bạn.",
        next: text.contains("/")
          ? "Kiểm tra mã xã và số, hoặc tìm ở daisuso requests."
          : "Gõ kèm mã xã, như 14329/\(text), nhất là khi yêu cầu đã đóng.")
    case .several(let text, let candidates):
      Explanation(
        what: "Nhiều xã có yêu cầu số \(text).",
        next: "Gõ rõ một trong: \(candidates.joined(separator: ", ")).")
    }
  }

  var requestTitle: String { "Yêu cầu" }
  var serviceTitle: String { "Cần giúp" }
  var villageTitle: String { "Thôn, xóm" }
  var peopleTitle: String { "Người" }
  var priorityTitle: String { "Ưu tiên" }
  var holdTitle: String { "Tạm hoãn" }
  var closedTitle: String { "Đã đóng" }
  var earliestTitle: String { "Sớm nhất" }
  var knownAmbassadorTitle: String { "Đại sứ quen" }
  var sourceTitle: String { "Nguồn" }
  var receivedTitle: String { "Nhận lúc" }
  var attemptTitle: String { "Lần thử" }
  var assignmentsTitle: String { "Phân công" }
  var eventsTitle: String { "Diễn biến" }
  var idTitle: String { "Mã (id)" }
  var noContact: String { "Yêu cầu này không có cách liên hệ nào." }

  func source(_ source: String) -> String {
    switch HelpRequest.Source(rawValue: source) {
    case .phone: "điện thoại"
    case .zalo: "Zalo"
    case .web: "trang mạng"
    case .visit: "gặp tại chỗ"
    case .villageHead: "trưởng thôn báo"
    case .oneStopDesk: "bộ phận một cửa"
    case .trainingClass: "lớp học"
    case .fileImport: "nhập từ tệp"
    case nil: source
    }
  }

  /// When it happened, what, to which fields or why, and by whom.
  func event(_ event: RequestFacts.Event) -> String {
    let fields = (event.changed ?? []).compactMap { Self.fields[$0] }
    let more = event.kind == "corrected" ? fields : event.reason.map { [reason($0)] } ?? []
    return VietnameseFormat.instant(event.recordedAt) + " " + self.event(event.kind)
      + (more.isEmpty ? "" : " (\(more.joined(separator: ", ")))")
      + (event.actor.map { " – \($0)" } ?? "")
  }

  /// An event's kind is the state it led to or, where none moved, what was done.
  func event(_ kind: String) -> String {
    switch kind {
    case "submitted": "ghi yêu cầu"
    case "corrected": "sửa yêu cầu"
    case "offered": "mời đại sứ"
    case "recorded": "ghi lần đến giúp"
    case _ where Assignment.State(rawValue: kind) != nil: "đại sứ: \(assignmentState(kind))"
    default: requestState(kind)
    }
  }

  /// The fields that a correction may change.
  private static let fields = [
    "priority": "ưu tiên", "mode": "cách giúp", "people_needed": "số người",
    "over_offers": "số lời mời thêm", "minutes": "thời lượng", "earliest_on": "ngày sớm nhất",
    "due_on": "hạn", "parts_of_day": "buổi", "language": "ngôn ngữ", "gender_wanted": "giới",
    "known_ambassador_id": "đại sứ quen", "point": "vị trí",
  ]
}
