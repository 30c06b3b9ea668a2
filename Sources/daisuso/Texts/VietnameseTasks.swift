internal import API
internal import Domain

extension Vietnamese {
  var tasksAbstract: String { "Xem lời mời và việc của mình, theo ngày." }
  var tasksDiscussion: String {
    """
    Cột «Làm tiếp» là các lệnh có thể gõ tiếp với số việc, ví dụ: daisuso accept 7. \
    Lời mời đã xem ở đây được tính là đã đến tay bạn.
    """
  }
  var taskAbstract: String { "Xem một việc của mình." }
  var taskDiscussion: String {
    "Cách liên hệ chỉ hiện sau khi bạn nhận việc, đến 7 ngày sau khi xong; mỗi lần xem đều được ghi lại."
  }
  var acceptAbstract: String { "Nhận một việc được mời." }
  var declineAbstract: String { "Từ chối một việc được mời." }
  var declineDiscussion: String {
    "Từ chối không ảnh hưởng gì tới bạn; lý do giúp chọn người khác cho đúng. Không nêu --reason thì được hỏi."
  }
  var startAbstract: String { "Bắt đầu làm một việc đã nhận." }
  var reportAbstract: String { "Báo cáo một việc đã làm." }
  var reportDiscussion: String {
    """
    daisuso report 7                hỏi lần lượt: kết quả, số phút, số người
    daisuso report 7 --minutes 40   đã xong, giúp 1 người
    daisuso report 7 --minutes 20 --outcome not --reason nobody_home
    """
  }
  var releaseAbstract: String { "Trả lại một việc đã nhận, để người khác làm." }
  var releaseDiscussion: String {
    "Số phút đã hẹn được trả lại cho tuần của bạn. Không nêu --reason thì được hỏi."
  }
  var failAbstract: String { "Báo rằng một việc đã nhận không làm được." }
  var failDiscussion: String {
    "Đã đến tận nơi thì dùng daisuso report --outcome not, để lần đến ấy được ghi lại."
  }
  var taskNumberHelp: String { "Số việc, như ở daisuso tasks." }
  var taskNumberValue: String { "số việc" }
  var taskNumberComplaint: String { "Số việc phải từ 1." }
  func reasonsHelp(_ reasons: [String]) -> String {
    "Lý do: " + reasons.map { "\($0) (\(reason($0)))" }.joined(separator: ", ") + "."
  }
  var reasonValue: String { "lý do" }
  var reportMinutesHelp: String { "Số phút đã giúp, từ 0 đến 720." }
  var minutesValue: String { "phút" }
  var reportPeopleHelp: String { "Số người được giúp (bỏ trống: 1; không làm được: 0)." }
  var peopleValue: String { "người" }
  var outcomeHelp: String {
    "Kết quả: done xong (bỏ trống cũng vậy), partly một phần, not không làm được."
  }
  var outcomeValue: String { "kết quả" }
  var reportReasonHelp: String { "Vì sao chưa xong; cần khi kết quả là partly hoặc not." }
  var nobodyHelped: String { "Không làm được (--outcome not) thì --people phải là 0." }
  var reasonNeedsOutcome: String { "--reason chỉ đi cùng --outcome partly hoặc not." }

  var taskTitle: String { "Việc số" }
  var answerByTitle: String { "Trả lời trước" }
  var verdictTitle: String { "Lời nhắn" }
  var linksTitle: String { "Tài liệu học" }
  func nextStep(_ event: String, task number: Int) -> String {
    switch event {
    case "accept": "daisuso accept \(number) – nhận việc"
    case "decline": "daisuso decline \(number) – từ chối"
    case "start": "daisuso start \(number) – bắt đầu làm"
    case "report": "daisuso report \(number) – báo cáo"
    case "release": "daisuso release \(number) – trả lại cho người khác làm"
    case "fail": "daisuso fail \(number) – không làm được"
    default: event
    }
  }
  var noTasks: String { "Bạn chưa có lời mời hay việc nào." }
  var tasksHint: String {
    "Xem một việc: daisuso task SỐ. Làm tiếp: daisuso LỆNH SỐ, ví dụ daisuso accept SỐ."
  }
  func hiddenTaskColumns(_ titles: [String]) -> String {
    "Màn hình hẹp nên ẩn cột: \(titles.joined(separator: ", "))."
  }

  var declineQuestion: String { "Vì sao bạn không nhận được?" }
  var outcomeQuestion: String { "Kết quả thế nào?" }
  func minutesQuestion(_ planned: Int) -> String { "Bao nhiêu phút (Enter = \(planned))?" }
  var peopleQuestion: String { "Giúp được mấy người (Enter = 1)?" }
  var visitReasonQuestion: String { "Vì sao chưa xong?" }

  var releaseQuestion: String { "Vì sao bạn trả lại?" }
  func releasing(_ number: Int, _ reason: String) -> String {
    "Trả lại việc \(number) (\(self.reason(reason)))"
  }
  var released: String { "Cảm ơn bạn đã báo; việc này sẽ mời người khác." }
  func failing(_ number: Int, _ reason: String) -> String {
    "Báo việc \(number) không làm được (\(self.reason(reason)))"
  }
  var failed: String { "Đã ghi; tổ trưởng sẽ xem nên làm gì tiếp." }

  func accepting(_ number: Int) -> String { "Nhận việc \(number)" }
  func declining(_ number: Int, _ reason: String) -> String {
    "Từ chối việc \(number) (\(self.reason(reason)))"
  }
  func starting(_ number: Int) -> String { "Bắt đầu việc \(number)" }
  func reporting(_ number: Int, _ visit: VisitReport) -> String {
    let reason = visit.reason.map { ", \(self.reason($0.rawValue))" } ?? ""
    return "Báo cáo việc \(number): \(outcome(visit.outcome)), \(minutes(visit.minutes)), "
      + "\(visit.peopleHelped) người\(reason)"
  }
  func taskNow(_ number: Int, _ state: String) -> String { "Việc \(number): \(state)." }
  func accepted(_ number: Int) -> String {
    "Xem cách liên hệ: daisuso task \(number). Khi đến nơi: daisuso start \(number)."
  }
  var declined: String { "Cảm ơn bạn đã báo sớm; việc này sẽ mời người khác." }
  func started(_ number: Int) -> String { "Xong việc: daisuso report \(number)." }
  var reported: String { "Cảm ơn bạn. Việc còn lại: daisuso tasks." }
  var reportedLate: String {
    "Báo cáo đến khi việc đã kết thúc: vẫn được giữ, và tổ trưởng sẽ xem lại."
  }
}
