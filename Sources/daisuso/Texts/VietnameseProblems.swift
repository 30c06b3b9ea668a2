internal import API
internal import Glibc

extension Vietnamese {
  /// What happened and what to do next.
  func explanation(of trouble: Trouble) -> Explanation {
    switch trouble {
    case .refused(let refusal): explanation(of: refusal)
    case .network(let failure, let server): explanation(of: failure, server)
    case .foreign(let answer, let server): explanation(of: answer, server)
    case .usage(let failure): explanation(of: failure)
    case .token(.empty):
      Explanation(what: "Chưa nhập mã truy cập.", next: "Chạy lại lệnh và dán mã được cấp.")
    case .token(.malformed):
      Explanation(
        what: "Mã truy cập phải là 20 đến 200 ký tự liền nhau, không dấu.",
        next:
          "Chép lại trọn mã được cấp, rồi daisuso sign-in; nếu dùng DAISUSO_TOKEN thì sửa biến ấy."
      )
    case .file(let failure): explanation(of: failure)
    case .interrupted: Explanation(what: "")
    case .request(let failure): explanation(ofRequest: failure)
    case .ambassador(let failure): explanation(ofAmbassador: failure)
    case .holder(let label, let names): explanation(ofHolders: label, names)
    case .reporter(let label, let names): explanation(ofReporters: label, names)
    case .overtaken(let title, let label, let events):
      explanation(ofOvertaken: title, label, by: events)
    case .coverage(let failure): explanation(ofCoverage: failure)
    case .run(let failure): explanation(ofRun: failure)
    case .kept(let op, let trouble):
      explanation(ofKept: op, because: explanation(of: trouble))
    case .token(.missing):
      Explanation(what: "Chưa đăng nhập vào máy chủ này.", next: "Đăng nhập: daisuso sign-in.")
    }
  }

  private func explanation(of refusal: Refusal) -> Explanation {
    let problem = refusal.problem
    var what = sentence(problem.title)
    if let detail = problem.detail, !detail.isEmpty { what += " " + sentence(detail) }
    for place in problem.errors ?? [] {
      let name = [typedName(of: place.pointer), place.code].compactMap(\.self)
      what += " \(name.joined(separator: " ")): \(sentence(place.detail))"
    }
    var explanation = Explanation(what: what)
    switch refusal.kind {
    case .unauthenticated:
      explanation.next =
        refusal.hadToken
        ? "Xin người quản trị mã truy cập mới, rồi daisuso sign-in." : "Đăng nhập: daisuso sign-in."
    case .unavailable, .requestTimeout:
      explanation.next =
        "Thử lại sau \(refusal.retryAfterSeconds.map { max(1, $0) } ?? 5) giây; nếu vẫn vậy, xem "
        + "daisuso status."
    case .forbidden:
      explanation.next = "Nhờ người có vai trò phù hợp, hoặc đăng nhập bằng mã khác."
    case .notFound: explanation.next = "Kiểm tra lại mã hoặc số đã gõ."
    case .stateConflict, .taken, .full:
      explanation.next =
        "Xem lại: daisuso tasks (việc của bạn), daisuso request SỐ hoặc daisuso match list."
    case .rulesNotMet: explanation.next = wayPast(problem.errors ?? [])
    case .stale: explanation.next = "Xem lại bằng daisuso request SỐ, rồi chạy lại lệnh."
    case .unforeseen, nil:
      explanation.requestID = refusal.requestID
      explanation.next =
        refusal.requestID.map { "Báo người quản trị kèm mã yêu cầu \($0)." }
        ?? "Báo người quản trị giờ xảy ra và lệnh đã gõ."
    default: break
    }
    return explanation
  }

  private func explanation(of failure: NetworkFailure, _ server: String) -> Explanation {
    let check = "Kiểm tra địa chỉ (--server, DAISUSO_SERVER) và mạng, rồi thử lại."
    let again = "Thử lại sau ít phút; nếu vẫn vậy, báo người quản trị."
    return switch failure {
    case .refusedConnection:
      Explanation(what: "Không có máy chủ nào nghe ở \(server).", next: check)
    case .unknownHost:
      Explanation(what: "Không tìm thấy tên máy chủ của \(server).", next: check)
    case .noNetwork: Explanation(what: "Máy này không có mạng tới \(server).", next: check)
    case .noConnection:
      Explanation(
        what: "Không nối được tới \(server) trong \(Exchange.connectSeconds) giây.", next: check)
    case .noAnswer:
      Explanation(
        what: "\(server) không trả lời xong trong \(Exchange.wholeSeconds) giây.", next: again)
    case .cut:
      Explanation(what: "\(server) ngắt kết nối trước khi trả lời xong.", next: again)
    case .certificate:
      Explanation(
        what: "Chứng chỉ TLS của \(server) không đáng tin, nên chưa gửi gì.",
        next: "Kiểm tra địa chỉ và ngày giờ của máy này; nếu đúng cả, báo người quản trị.")
    case .tls:
      Explanation(
        what: "Không bắt tay TLS được với \(server).",
        next: "Nếu máy chủ chỉ có http, gõ địa chỉ bắt đầu bằng http://.")
    case .notHTTP:
      Explanation(what: "Ở \(server) không phải là máy chủ HTTP.", next: check)
    case .tooLarge:
      Explanation(
        what: "\(server) trả lời dài quá \(Exchange.bodyLimit >> 20) MiB nên đã ngừng nhận.",
        next: "Lấy ít hơn bằng --limit hoặc bộ lọc.")
    case .other(let code):
      Explanation(what: "Không trao đổi được với \(server) (mã libcurl \(code)).", next: check)
    }
  }

  private func explanation(of answer: ForeignAnswer, _ server: String) -> Explanation {
    let check = "Kiểm tra địa chỉ máy chủ; nếu đúng, báo người quản trị."
    return switch answer {
    case .redirect(let status, let location):
      Explanation(
        what: "\(server) chuyển hướng (\(status)) tới \(location ?? "nơi không nói rõ"); "
          + "lệnh này không tự đi theo.",
        next: "Nếu tin nơi ấy, gõ địa chỉ đó vào --server.")
    case .contentType(let status, let type):
      Explanation(
        what: "\(server) trả lời \(status) với kiểu \(type ?? "không nói rõ"), "
          + "không phải của máy chủ Đại sứ số.",
        next: check)
    case .shape:
      Explanation(
        what: "\(server) trả lời theo khuôn dạng mà bản này không hiểu.",
        next: "Kiểm tra địa chỉ máy chủ, hoặc cập nhật daisuso (đang là \(clientVersion)).")
    case .circularPages:
      Explanation(
        what: "\(server) cho các trang nối thành vòng nên đã dừng.", next: "Báo người quản trị.")
    }
  }

  private func explanation(of failure: UsageFailure) -> Explanation {
    switch failure {
    case .server(let text):
      Explanation(
        what: "«\(text)» không phải địa chỉ máy chủ.",
        next: "Gõ như https://daisuso.example.vn hoặc http://127.0.0.1:8080.")
    case .missing(let option):
      Explanation(
        what: "Thiếu \(option).",
        next: "Thêm nó vào lệnh, hoặc chạy ở màn hình (không --json) để được hỏi.")
    case .noSuchOp(let key):
      Explanation(
        what: "Không có việc nào đang chờ mang khóa «\(key)».", next: "Xem: daisuso retry --json.")
    case .plainHTTP(let host):
      Explanation(
        what:
          "Không gửi mã truy cập tới \(host) qua http, vì ai trên đường truyền cũng đọc được nó.",
        next: "Dùng https://; nếu thật sự chấp nhận, thêm --insecure-http.")
    }
  }

  private func explanation(of failure: FileFailure) -> Explanation {
    switch failure {
    case .noHome:
      Explanation(
        what: "Không biết thư mục nhà của bạn để cất đăng nhập.", next: "Đặt biến HOME rồi thử lại."
      )
    case .foreignOwner(let path):
      Explanation(
        what: "\(path) là tệp của người khác nên không dùng.", next: "Xóa tệp, rồi daisuso sign-in."
      )
    case .openToOthers(let path):
      Explanation(
        what: "Người khác đọc được \(path), nơi cất điều của riêng bạn, nên không dùng.",
        next: "Chạy: chmod 600 \(shellWord(path)) – và nếu nghi lộ mã truy cập, xin mã mới.")
    case .notAFile(let path):
      Explanation(
        what: "\(path) không phải tệp thường nên không dùng.",
        next: "Dời nó đi, rồi daisuso sign-in.")
    case .unreadable(let path):
      Explanation(
        what: "\(path) hỏng hoặc không phải do daisuso ghi.", next: "Chạy lại daisuso sign-in.")
    case .brokenOp(let path):
      Explanation(
        what: "Bỏ qua \(path): hỏng hoặc không phải do daisuso ghi.", next: "Xem rồi dời nó đi.")
    case .system(let code, let path):
      Explanation(
        what: "Không đọc hay ghi được \(path): \(systemReason(code)).",
        next: "Kiểm tra quyền và chỗ trống của thư mục, rồi thử lại.")
    case .output(let code):
      Explanation(
        what: "Không ghi được kết quả: \(systemReason(code)).",
        next: "Kiểm tra chỗ trống nơi kết quả được ghi vào, rồi thử lại.")
    }
  }

  /// The usual reasons in words; the rest as the system says them.
  private func systemReason(_ code: Int32) -> String {
    switch code {
    case EACCES, EPERM: "không có quyền"
    case ENOSPC, EDQUOT: "hết chỗ trống"
    case EROFS: "ổ đĩa chỉ cho đọc"
    case ENOTDIR: "trên đường dẫn có thứ không phải thư mục"
    case EISDIR: "đó là một thư mục"
    case EBADF: "đầu ra đã đóng"
    default: String(cString: strerror(code))
    }
  }

  /// The text with a full stop, if it has no end of its own.
  private func sentence(_ text: String) -> String {
    guard let last = text.last, !".!?:".contains(last) else { return text }
    return text + "."
  }
}
