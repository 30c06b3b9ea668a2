internal import Domain

/// `verify`, `return`.
extension Vietnamese {
  var verifyAbstract: String { "Xác nhận một việc đã báo cáo là đã làm xong." }
  var verifyDiscussion: String {
    """
    daisuso requests --state resolved                 những yêu cầu chờ xác nhận
    daisuso verify 14329/57 --method call             đã gọi hỏi người được giúp
    daisuso verify 14329/57 "hằng" --method document  khi nhiều người cùng báo cáo

    Khi mọi người cần có đều đã được xác nhận, yêu cầu đóng lại và được tính là đã giải quyết. Không \
    ai xác nhận việc của chính mình.
    """
  }
  var returnAbstract: String { "Yêu cầu làm tiếp một việc đã báo cáo mà chưa xong." }
  var returnDiscussion: String {
    """
    daisuso return 14329/57 --method call --comment "Bà Ỷ chưa mở được Ví giấy tờ"

    Đại sứ đọc lời nhắn ở daisuso task, làm tiếp rồi báo cáo lại.
    """
  }
  var reportedByHelp: String { "Ai đã báo cáo: một phần của tên; cần khi có nhiều người." }
  var methodHelp: String {
    "Biết bằng cách nào: call gọi hỏi người được giúp, sample xem kết quả, document giấy tờ."
  }
  var methodValue: String { "cách" }
  var methodQuestion: String { "Bạn biết bằng cách nào?" }
  var commentHelp: String {
    "Lời cho đại sứ, không quá 500 ký tự; không ghi số định danh, mã OTP hay mật khẩu."
  }
  func method(_ method: Verification.Method) -> String {
    switch method {
    case .call: "gọi hỏi người được giúp"
    case .sample: "xem kết quả"
    case .document: "xem giấy tờ"
    case .code: "mã của người được giúp"
    }
  }

  func verifying(_ label: String, _ ambassador: String) -> String {
    "Xác nhận việc của \(ambassador) ở yêu cầu \(label)"
  }
  func returning(_ label: String, _ ambassador: String) -> String {
    "Yêu cầu \(ambassador) làm tiếp yêu cầu \(label)"
  }
  func verified(_ request: HelpRequestRow, ended: Int) -> String {
    guard request.state == HelpRequest.State.closed.rawValue else {
      return "Yêu cầu chưa đóng; xem còn chờ ai: daisuso request \(request.label)."
    }
    let offers = ended == 0 ? "" : " \(ended) lời mời khác đã được rút."
    return "Yêu cầu \(request.label) đã giúp xong và đóng lại.\(offers)"
  }
  func returned(_ task: Int) -> String {
    "Người ấy xem ở daisuso task \(task), làm tiếp rồi báo cáo lại."
  }

  func explanation(ofReporters label: String, _ names: [String]) -> Explanation {
    names.isEmpty
      ? Explanation(
        what: "Yêu cầu \(label) không có việc nào như thế đã báo cáo và chờ xác nhận.",
        next: "Xem: daisuso request \(label), hoặc daisuso requests --state resolved.")
      : Explanation(
        what: "Nhiều người đã báo cáo yêu cầu \(label).",
        next: "Nêu một người: \(names.joined(separator: ", ")).")
  }
}
