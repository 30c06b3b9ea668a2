/// `candidates`.
extension Vietnamese {
  var candidatesAbstract: String { "Xem ai giúp được một yêu cầu, phù hợp nhất trước." }
  var candidatesDiscussion: String {
    """
    daisuso candidates 14329/57           những người đáp ứng mọi quy định
    daisuso candidates 14329/57 --all     cả những người vướng, và vướng gì
    daisuso candidates 14329/57 "hằng"    một người, từng quy định
    """
  }
  var candidateHelp: String { "Chỉ một người: tên trong xã của yêu cầu, hoặc UUID." }
  var candidateLimitHelp: String { "Nhiều nhất mấy người, từ 1 đến 200 (mặc định 20)." }
  var allCandidatesHelp: String { "Cả những người vướng quy định, nhiều nhất 200 người." }
  var teamTitle: String { "Tổ" }
  var distanceTitle: String { "Mét" }
  var skillsTitle: String { "Kỹ năng" }
  var recentLoadTitle: String { "Lượt 28 ngày" }
  var halfDaysTitle: String { "Buổi được" }
  var failingTitle: String { "Chưa đạt" }
  var rulesTitle: String { "Quy định" }

  func skill(_ code: String, _ level: Int, needed: Int) -> String {
    level < needed ? "\(code) (\(level)/\(needed))" : "\(code) (\(level))"
  }
  func change(_ sentence: String) -> String { "Sẽ được nếu: \(sentence)" }
  func judged(_ count: Int, able: Int?) -> String {
    "Đã xét \(VietnameseFormat.number(count)) đại sứ"
      + (able.map { ", \(VietnameseFormat.number($0)) người phù hợp." } ?? ".")
  }
  func refusal(_ refusal: RuleCount) -> String {
    "\(VietnameseFormat.number(refusal.ambassadors)) người: \(refusal.textVi)"
  }
  func candidatesCut(_ count: Int) -> String {
    "Mới hiện \(count) người đầu; xem thêm bằng --limit, nhiều nhất 200."
  }
  var candidatesHint: String { "Mời một người: daisuso assign YÊU_CẦU TÊN --day NGÀY --part BUỔI." }

  func rule(_ code: String) -> String { Self.rules[code] ?? code }

  /// Each as what must be so.
  private static let rules = [
    "active": "đang hoạt động", "consent": "đồng ý nhận việc", "mode": "cách giúp",
    "skill": "kỹ năng", "language": "ngôn ngữ", "visitor_gender": "giới của người đến",
    "area": "khu vực", "reach": "bán kính đi lại", "deadline": "kịp hạn", "half_day": "buổi rảnh",
    "half_day_cap": "còn lượt trong buổi", "weekly_cap": "còn lượt trong tuần",
    "excluded": "hai bên gặp được nhau", "declined": "chưa từng từ chối",
    "forbidden": "được phép ghép", "people_needed": "còn thiếu người", "pinned": "chỗ còn trống",
  ]
}
