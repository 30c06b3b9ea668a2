internal import API
internal import Domain

extension Vietnamese {
  var assignAbstract: String { "Mời hoặc phân công một đại sứ cho một yêu cầu." }
  var assignDiscussion: String {
    """
    daisuso assign 14329/57 "trần thị hằng" --day 30/11/2026 --part morning

    Là lời mời, đại sứ còn phải nhận; --agreed khi người ấy đã đồng ý với bạn. Quy định nào chưa đúng \
    thì được nêu tên; có lý do thì bỏ qua từng quy định bằng --override và --reason.
    """
  }
  var ambassadorHelp: String {
    "Đại sứ: tên (không cần dấu) trong xã của yêu cầu, hoặc UUID."
  }
  var ambassadorValue: String { "đại sứ" }
  var assignDayHelp: String { "Ngày đến giúp." }
  var assignPartHelp: String { "Buổi đến giúp." }
  var agreedHelp: String { "Đại sứ đã đồng ý: giao luôn, không phải trả lời nữa." }
  var overrideHelp: String { "Bỏ qua một quy định ghép, theo mã của nó; gõ nhiều lần được." }
  var ruleValue: String { "quy định" }
  var overrideReasonHelp: String { "Vì sao bỏ qua; được lưu lại." }
  var overrideNeedsReason: String { "--override và --reason phải đi cùng nhau." }
  func assigning(
    _ request: String, _ ambassador: String, _ day: String, _ part: PartOfDay
  ) -> String {
    "Mời \(ambassador) nhận yêu cầu \(request), \(partOfDay(part.rawValue)) "
      + VietnameseFormat.day(day)
  }
  func offered(_ task: Int, _ expiry: String?) -> String {
    let limit = expiry.map { ", trả lời trước \($0)" } ?? ""
    return "Đã mời: việc số \(task) của người ấy\(limit)."
  }
  func assigned(_ task: Int) -> String { "Đã giao: việc số \(task) của người ấy." }

  /// What to do about rules that do not hold: each may be passed over by name, or none helps.
  func wayPast(_ rules: [Fault.Place]) -> String {
    let choice = "Chọn người hoặc buổi khác: daisuso candidates YÊU_CẦU."
    let names = rules.filter { $0.pointer == "/override/rules" }.compactMap(\.code)
    guard !names.isEmpty, names.count == rules.count else { return choice }
    let overrides = names.map { "--override \($0)" }.joined(separator: " ")
    return "\(choice) Nếu có lý do, gõ lại và thêm: \(overrides) --reason \"VÌ SAO\"."
  }

  func explanation(ofAmbassador failure: LookupFailure) -> Explanation {
    switch failure {
    case .none(let text):
      Explanation(
        what: "Xã của yêu cầu không có đại sứ nào tên «\(text)».",
        next: "Gõ lại tên, hoặc dùng UUID nếu người ấy ở xã khác.")
    case .several(let text, let candidates):
      Explanation(
        what: "Có nhiều đại sứ tên «\(text)».",
        next: "Gõ thêm cho rõ, hoặc dùng UUID: \(candidates.joined(separator: "; ")).")
    }
  }
}
