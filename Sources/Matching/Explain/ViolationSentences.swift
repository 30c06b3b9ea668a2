extension Violation {
  /// A stable word for programs.
  public var code: String {
    switch self {
    case .shape: "shape"
    case .order: "order"
    case .pinBroken: "pin_broken"
    case .rule(let rule, _, _): "rule_\(rule.code)"
    case .slot: "slot"
    case .metres: "metres"
    case .predecessor: "predecessor"
    case .seats: "seats"
    case .week: "week"
    case .team: "team"
    case .commune: "commune"
    case .limit: "limit"
    case .people: "people"
    case .together: "together"
    case .unserved: "unserved"
    case .reason: "reason"
    case .score: "score"
    case .certificate: "certificate"
    case .strictness: "strictness"
    }
  }

  /// What is wrong, in words.
  public var vietnamese: String {
    switch self {
    case .shape(let list): "Danh sách «\(list)» không khớp với bài toán."
    case .order(let request): "Các lượt không theo thứ tự, hoặc lặp lại, ở yêu cầu «\(request)»."
    case .pinBroken(let request): "Lượt đã hẹn của yêu cầu «\(request)» bị bỏ hoặc bị đổi."
    case .rule(let rule, let request, let volunteer):
      "Yêu cầu «\(request)» không được giao cho «\(volunteer)» (quy định \(rule.code))."
    case .slot(let request, let volunteer, let slot):
      "Yêu cầu «\(request)» và «\(volunteer)» không gặp nhau được vào buổi \(slot)."
    case .metres(let request, let found, let expected):
      "Quãng đường của yêu cầu «\(request)» ghi \(found) m, tính ra \(expected) m."
    case .predecessor(let request):
      "Lượt trước đó của yêu cầu «\(request)» không đúng như bài toán."
    default: vietnameseTotals
    }
  }

  private var vietnameseTotals: String {
    switch self {
    case .seats(let volunteer, let slot): "Buổi \(slot) của «\(volunteer)» có quá nhiều lượt."
    case .week(let volunteer): "Tuần của «\(volunteer)» có quá nhiều lượt."
    case .team(let id): "Tổ «\(id)» vượt hạn ngạch."
    case .commune(let id): "Xã «\(id)» vượt hạn ngạch."
    case .limit(let id): "Hạn mức «\(id)» có quá nhiều lượt."
    case .people(let request): "Yêu cầu «\(request)» có quá nhiều người, hoặc không đúng chỗ ghim."
    case .together(let request): "Những người của yêu cầu «\(request)» không đi cùng nhau."
    case .unserved(let request): "Số người còn thiếu của yêu cầu «\(request)» ghi không đúng."
    case .reason(let request): "Lý do yêu cầu «\(request)» chưa được phục vụ ghi không đúng."
    case .score: "Điểm của kế hoạch không đúng với các lượt."
    case .certificate(let cost, let bound):
      "Chứng chỉ không đúng: tính ra chi phí \(cost), cận dưới \(bound)."
    default: "Kế hoạch ghi sai việc có thể phục vụ trọng số lớn hơn hay không."
    }
  }
}
