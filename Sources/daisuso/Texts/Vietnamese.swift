internal import Domain

/// Everything the client says to people, in Vietnamese: a file a command group.
///
/// No command knows which language speaks. A second one is a second type with the same members; what
/// both share becomes a protocol then, and ``texts`` the choice.
struct Vietnamese {}

/// The language in use.
let texts = Vietnamese()

extension Vietnamese {
  var abstract: String { "Đại sứ số: điều phối mạng lưới tình nguyện Bình dân học vụ số." }
  var discussion: String {
    """
    Bắt đầu: daisuso sign-in --server ĐỊA_CHỈ, rồi daisuso status.

    Biến môi trường: DAISUSO_SERVER (máy chủ), DAISUSO_TOKEN (mã truy cập, thay cho đăng nhập), \
    NO_COLOR (không tô màu), COLUMNS (bề rộng bảng).

    Không ở màn hình (ống dẫn, tệp), danh sách in mỗi dòng một mục, các cột cách nhau bằng tab, \
    không tiêu đề, không rút gọn; muốn chắc chắn hãy dùng --json hoặc --csv.

    Mã thoát:
      0    xong
      1    máy chủ từ chối
      2    gõ lệnh sai
      3    không tới được máy chủ
      4    chưa đăng nhập, hoặc mã truy cập không dùng được
      5    vướng tệp trên máy này
      130  bị ngắt bằng Ctrl-C
    """
  }
  var error: String { "Lỗi:" }
  var yes: String { "có" }
  var no: String { "không" }
  var notYet: String { "chưa" }

  var serverHelp: String { "Địa chỉ máy chủ, ví dụ https://daisuso.example.vn." }
  var insecureHelp: String {
    "Chấp nhận gửi mã truy cập qua http không mã hóa: ai trên đường truyền cũng đọc được."
  }
  var jsonHelp: String { "In nguyên văn JSON của máy chủ; lỗi cũng là JSON." }
  var csvHelp: String {
    "In CSV (UTF-8 có BOM) mở được bằng Excel; ô dễ bị hiểu là công thức có dấu ' ở đầu."
  }
  var limitHelp: String { "Số dòng mỗi trang, từ 1 đến 200 (mặc định 50, với --all là 200)." }
  var afterHelp: String { "Bắt đầu sau con trỏ mà lần trước đã cho." }
  var allHelp: String { "Lấy hết các trang." }
  var urlValue: String { "địa chỉ" }
  var countValue: String { "số" }
  var cursorValue: String { "con trỏ" }
  var dayValue: String { "ngày" }

  func limitComplaint(_ most: Int) -> String { "--limit phải từ 1 đến \(most)." }
  var jsonAndCSV: String { "Chỉ dùng một trong hai: --json hoặc --csv." }
  var dayComplaint: String { "phải là ngày như 30/06/2025 hoặc 2025-06-30" }

  var nothingFound: String { "Không có dòng nào." }
  var moreRows: String { "Còn nữa: thêm --all để lấy hết, hoặc để xem tiếp thêm:" }
  func rowsFetched(_ count: Int) -> String {
    "Đã lấy \(VietnameseFormat.number(count)) dòng…"
  }
  func hiddenColumns(_ titles: [String]) -> String {
    "Màn hình hẹp nên ẩn cột: \(titles.joined(separator: ", ")); dùng --csv hoặc --json để xem đủ."
  }
}

extension Vietnamese {
  var signInAbstract: String { "Đăng nhập: cất mã truy cập cho các lệnh sau." }
  var signInDiscussion: String {
    """
    Mã truy cập được hỏi trên màn hình và không hiện khi gõ, hoặc đọc từ đầu vào chuẩn; không bao giờ \
    nhận trên dòng lệnh, vì ở đó người khác xem được. Tệp cất mã chỉ mình bạn đọc được.
    """
  }
  var signOutAbstract: String { "Đăng xuất: xóa mã truy cập đã cất." }
  var tokenQuestion: String { "Mã truy cập (không hiện khi gõ): " }
  func signedIn(_ server: String, _ hint: String, file: String) -> String {
    "Đã cất mã \(hint) cho \(server) vào \(file). Mã chưa được máy chủ kiểm tra; lệnh đầu tiên cần "
      + "quyền sẽ cho biết."
  }
  func welcome(_ name: String, _ roles: [String], on server: String, file: String) -> String {
    let parts = roles.isEmpty ? "chưa có vai trò nào hôm nay" : roles.joined(separator: "; ")
    return "Xin chào \(name): \(parts). Đã cất mã truy cập cho \(server) vào \(file)."
  }
  func role(_ role: String, at unit: String) -> String {
    let name =
      switch Role(rawValue: role) {
      case .administrator: "quản trị"
      case .provinceOfficer: "cán bộ tỉnh"
      case .communeOfficer: "cán bộ xã"
      case .teamLeader: "tổ trưởng"
      case .ambassador: "đại sứ số"
      case .auditor: "giám sát"
      case .integration: "kết nối hệ thống"
      case nil: role
      }
    return "\(name) ở \(unit)"
  }
  var environmentTokenWins: String {
    "Lưu ý: biến DAISUSO_TOKEN đang đặt nên vẫn được dùng trước."
  }
  var signedOut: String { "Đã đăng xuất: mã truy cập đã xóa khỏi máy này." }
  var wasNotSignedIn: String { "Trên máy này chưa có ai đăng nhập." }
}

extension Vietnamese {
  var statusAbstract: String { "Xem máy chủ có sẵn sàng không và bạn đang là ai." }
  var serverTitle: String { "Máy chủ" }
  var reachableTitle: String { "Kết nối được" }
  var readyTitle: String { "Sẵn sàng" }
  var apiVersionTitle: String { "Phiên bản API" }
  var clientVersionTitle: String { "Phiên bản daisuso" }
  var signedInTitle: String { "Đăng nhập" }
  var notSignedIn: String { "chưa; gõ daisuso sign-in" }
  func token(_ hint: String, since: String?) -> String {
    since.map { "mã \(hint), cất lúc \($0)" } ?? "mã \(hint) từ biến DAISUSO_TOKEN"
  }
}
