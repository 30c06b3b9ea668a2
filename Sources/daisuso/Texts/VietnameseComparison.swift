/// `match compare`.
extension Vietnamese {
  var compareAbstract: String { "Xem kế hoạch khác lượt trước của cùng nơi ở đâu, và được gì." }
  var compareDiscussion: String {
    """
    So từng dòng đã lưu. Việc đã mời giữa hai lượt không là dòng của lượt sau, nên được đếm riêng. \
    Quy định và lịch lúc ấy không được giữ lại: cột Vì sao là lý do của lượt sau.
    """
  }
  var compareWithHelp: String { "Lượt để so (bỏ trống: lượt trước của cùng nơi)." }
  var changeTitle: String { "Thay đổi" }
  var beforeTitle: String { "Trước" }
  var afterTitle: String { "Sau" }
  var distanceChangeTitle: String { "Thêm (m)" }
  var requestChanged: String { "Yêu cầu đã được sửa." }

  func changeKind(_ kind: String) -> String {
    switch kind {
    case "added": "nay có người"
    case "dropped": "nay chưa có ai"
    case "gone": "không còn chỗ"
    case "other_ambassador": "đổi người"
    case "other_half_day": "đổi buổi"
    case "other_both": "đổi người và buổi"
    default: kind
    }
  }

  func comparison(_ found: Comparison) -> String {
    let number = { (count: Int) in VietnameseFormat.number(count) }
    let counts = found.counts
    let metres = found.distanceChangeM
    return "So với lượt \(VietnameseFormat.instant(found.before.queuedAt)): "
      + "giữ \(number(found.kept)), đã mời \(number(found.agreed)), thêm \(number(counts.added)), "
      + "mất \(number(counts.dropped)), không còn chỗ \(number(counts.gone)), đổi người "
      + "\(number(counts.otherAmbassador)), đổi buổi \(number(counts.otherHalfDay)), đổi cả hai "
      + "\(number(counts.otherBoth)); đường \(metres > 0 ? "+" : "")\(number(metres)) m."
  }
}
