/// `hold`, `resume`, `close`, `reopen`.
extension Vietnamese {
  var holdAbstract: String { "Tạm hoãn một yêu cầu đến một ngày." }
  var holdDiscussion: String {
    """
    daisuso hold 14329/57 --reason no_sim --until 05/12/2026

    Đến ngày ấy yêu cầu tự tiếp tục; sớm hơn: daisuso resume. Trong lúc hoãn không ai nhận được việc.
    """
  }
  var untilHelp: String { "Ngày tự tiếp tục, từ ngày mai." }
  var resumeAbstract: String { "Tiếp tục một yêu cầu đang tạm hoãn." }
  var closeAbstract: String { "Đóng một yêu cầu không cần hoặc không giúp được nữa." }
  var closeDiscussion: String {
    """
    daisuso close 14329/57 --reason withdrawn
    daisuso close 14329/57 --reason unfulfilled --cause nobody_able
    daisuso close 14329/57 --reason duplicate --of 14329/41

    Mọi lời mời và việc đang giữ của yêu cầu kết thúc cùng lúc. Việc đã báo cáo thì xác nhận hoặc yêu \
    cầu làm tiếp trước; đã giúp xong thì daisuso verify, yêu cầu tự đóng.
    """
  }
  func causeHelp(_ causes: [String]) -> String {
    "Vì sao không giúp được; chỉ đi cùng --reason unfulfilled. \(reasonsHelp(causes))"
  }
  var duplicateHelp: String { "Trùng với yêu cầu nào; chỉ đi cùng --reason duplicate." }
  var causeBelongs: String { "--cause đi cùng --reason unfulfilled, và chỉ khi ấy." }
  var originalBelongs: String { "--of đi cùng --reason duplicate, và chỉ khi ấy." }
  var reopenAbstract: String { "Mở lại một yêu cầu đã đóng chưa quá 30 ngày." }
  var reopenDiscussion: String {
    "Yêu cầu lại chờ người nhận; quá hạn thì sửa: daisuso request correct YÊU_CẦU --due NGÀY."
  }

  func holding(_ reason: String, _ day: String) -> (String) -> String {
    { "Tạm hoãn yêu cầu \($0) đến \(day) (\(self.reason(reason)))" }
  }
  func resuming(_ label: String) -> String { "Tiếp tục yêu cầu \(label)" }
  func closing(_ reason: String, _ cause: String?) -> (String) -> String {
    let why = [reason, cause].compactMap { $0.map(self.reason) }.joined(separator: ": ")
    return { "Đóng yêu cầu \($0) (\(why))" }
  }
  func reopening(_ reason: String) -> (String) -> String {
    { "Mở lại yêu cầu \($0) (\(self.reason(reason)))" }
  }
  func ended(_ count: Int) -> String {
    "Đã rút hoặc thu hồi \(count) lời mời và việc của yêu cầu; các đại sứ thấy ở daisuso tasks."
  }
}
