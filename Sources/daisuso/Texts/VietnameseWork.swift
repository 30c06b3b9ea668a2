internal import Domain

extension Vietnamese {
  var numberTitle: String { "Số" }
  var dayTitle: String { "Ngày" }
  var partTitle: String { "Buổi" }
  var timeTitle: String { "Khi nào" }
  var workTitle: String { "Việc" }
  var placeTitle: String { "Ở đâu" }
  var stateTitle: String { "Trạng thái" }
  var nextTitle: String { "Làm tiếp" }
  var modeTitle: String { "Cách giúp" }
  var dueTitle: String { "Hạn" }
  var beneficiaryTitle: String { "Giúp ai" }
  var minutesTitle: String { "Thời lượng" }
  var languageTitle: String { "Ngôn ngữ" }
  var genderTitle: String { "Muốn người giúp là" }
  var phoneTitle: String { "Điện thoại" }
  var addressTitle: String { "Địa chỉ" }
  var exactPlaceTitle: String { "Vị trí" }
  var noteTitle: String { "Ghi chú" }

  func oneOf(_ values: [String]) -> String { "dùng \(values.joined(separator: ", "))" }
  func rangeComplaint(_ option: String, _ range: ClosedRange<Int>) -> String {
    "\(option) phải từ \(range.lowerBound) đến \(range.upperBound)."
  }
  var idComplaint: String { "phải là một UUID" }
  var answerAgain: String { "Chưa hiểu câu trả lời; hãy gõ lại, hoặc Ctrl-C để thôi." }
  func choice(_ isFirstUsual: Bool) -> String {
    isFirstUsual ? "Chọn số (Enter = 1):" : "Chọn số:"
  }

  func requestState(_ state: String) -> String {
    switch HelpRequest.State(rawValue: state) {
    case .submitted: "mới gửi"
    case .triaged: "đã phân loại"
    case .ready: "chờ người nhận"
    case .offered: "đang mời"
    case .assigned: "đã có người nhận"
    case .inProgress: "đang làm"
    case .resolved: "đã làm, chờ xác nhận"
    case .onHold: "tạm hoãn"
    case .closed: "đã đóng"
    case nil: state
    }
  }

  func assignmentState(_ state: String) -> String {
    switch Assignment.State(rawValue: state) {
    case .offered: "chờ trả lời"
    case .accepted: "đã nhận"
    case .started: "đang làm"
    case .reported: "đã báo cáo"
    case .verified: "đã xác nhận"
    case .declined: "đã từ chối"
    case .expired: "hết hạn trả lời"
    case .withdrawn: "lời mời đã rút"
    case .released: "đã trả lại"
    case .revoked: "đã bị thu hồi"
    case .failed: "không làm được"
    case nil: state
    }
  }

  func partOfDay(_ part: String) -> String {
    switch PartOfDay(rawValue: part) {
    case .morning: "sáng"
    case .afternoon: "chiều"
    case .evening: "tối"
    case nil: part
    }
  }

  func parts(_ parts: [String]) -> String { parts.map(partOfDay).joined(separator: ", ") }

  func mode(_ mode: String) -> String {
    switch HelpRequest.Mode(rawValue: mode) {
    case .home: "tại nhà"
    case .station: "tại điểm hỗ trợ"
    case .phone: "qua điện thoại"
    case nil: mode
    }
  }

  func gender(_ gender: String) -> String {
    switch Gender(rawValue: gender) {
    case .female: "nữ"
    case .male: "nam"
    case nil: gender
    }
  }

  func reason(_ reason: String) -> String { Self.reasons[reason] ?? reason }

  /// Why work ended, waits or was closed; one word means the same wherever it stands.
  private static let reasons = [
    "busy": "bận", "ill": "ốm", "unsafe": "không an toàn", "reassigned": "đã giao người khác",
    "other": "lý do khác", "too_far": "xa quá", "lacks_skill": "chưa thạo việc này",
    "knows_the_person": "quen người này, không tiện", "nobody_home": "không có ai ở nhà",
    "no_device": "không có điện thoại phù hợp", "no_sim": "không có SIM chính chủ",
    "data_mismatch": "dữ liệu dân cư không khớp", "citizen_declined": "người dân không muốn nữa",
    "needs_office": "phải ra cơ quan", "needs_more_time": "cần thêm buổi nữa",
    "request_closed": "yêu cầu đã đóng", "citizen_away": "người dân đi vắng",
    "referred": "đã chuyển nơi khác", "fulfilled": "đã giúp xong", "rejected": "không tiếp nhận",
    "duplicate": "trùng yêu cầu khác", "withdrawn": "người dân rút lại",
    "unfulfilled": "không giúp được", "already_helped": "đã được người khác giúp",
    "nobody_able": "không có ai giúp được", "unreachable": "không liên lạc được",
    "not_solved": "việc chưa giải quyết xong", "asked_again": "người dân nhờ lại",
    "closed_by_mistake": "đóng nhầm", "return": "cần làm tiếp",
  ]

  func outcome(_ outcome: Visit.Outcome) -> String {
    switch outcome {
    case .done: "xong"
    case .partly: "được một phần"
    case .not: "không làm được"
    }
  }

  func minutes(_ count: Int) -> String { "\(VietnameseFormat.number(count)) phút" }
  func household(of head: String) -> String { "hộ \(head)" }
  /// What nobody may ask of the people they help.
  var neverAsk: String {
    "Nhớ: không bao giờ hỏi, xem hay ghi lại mật khẩu, mã OTP, mã PIN của người dân; người dân tự "
      + "bấm trên máy của mình. Ai tự xưng là đại sứ số mà hỏi những thứ ấy là lừa đảo."
  }
}
