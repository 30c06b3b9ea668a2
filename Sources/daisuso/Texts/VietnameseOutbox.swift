extension Vietnamese {
  var retryAbstract: String { "Gửi lại những việc chưa rõ kết quả." }
  var retryDiscussion: String {
    """
    Mỗi việc ghi (nhận, từ chối, bắt đầu, báo cáo, tạo, phân công) được cất vào tệp trước khi gửi, \
    với một khóa riêng. Mạng đứt thì việc ở lại và được gửi lại cùng khóa, ở lệnh này hoặc ở lệnh cần \
    đăng nhập kế tiếp: máy chủ không ghi hai lần.
    """
  }
  var adoptHelp: String {
    "Gửi cả những việc cất bằng mã truy cập trước, khi chính bạn đã đổi mã."
  }
  var dropHelp: String { "Bỏ một việc đang chờ, không gửi nữa." }
  var keyValue: String { "khóa" }
  var keyTitle: String { "Khóa" }
  var madeAtTitle: String { "Lúc" }
  var messageTitle: String { "Vì sao" }
  var nothingWaits: String { "Không có việc nào đang chờ." }
  var waitingTitle: String { "Việc chờ gửi" }
  func waiting(_ count: Int) -> String { "\(count); gõ daisuso retry" }
  var foreignOps: String {
    "Việc cất bằng mã khác chỉ được gửi bằng mã ấy; nếu chính bạn đã đổi mã: daisuso retry --adopt. "
      + "Muốn bỏ một việc: daisuso retry --drop KHÓA."
  }
  func op(_ report: OpReport) -> String {
    let what = "\(report.title) (cất lúc \(report.time))"
    return switch report.state {
    case .done: "Đã gửi xong: \(what)."
    case .refused: "Máy chủ không nhận: \(what). \(report.message ?? "")"
    case .open: "Vẫn chờ: \(what). \(report.message ?? "")"
    case .waiting: "Vẫn chờ: \(what)."
    case .foreign: "Chưa gửi: \(what), khóa \(report.key), cho \(report.server)."
    }
  }
  var maybeDoneBefore: String { "Có thể chính lần gửi trước đã ghi xong; hãy xem lại." }
  func opDropped(_ op: Op) -> String { "Đã bỏ, không gửi nữa: \(op.title)." }
  func explanation(ofKept op: Op, because trouble: Explanation) -> Explanation {
    var explanation = trouble
    explanation.keptOp = op.key
    let kept =
      "Chưa mất gì: «\(op.title)» đã cất trên máy này và sẽ gửi lại ở lệnh sau, hoặc gõ daisuso retry."
    explanation.next = [kept, trouble.next].compactMap { $0 }.joined(separator: " ")
    return explanation
  }
}
