internal import API

/// `request create`.
extension Vietnamese {
  var createAbstract: String { "Ghi một yêu cầu hỗ trợ mới." }
  var createDiscussion: String {
    """
    daisuso request create --service vneid_use --commune 14329 --village 14329-xom-1 \
    --source phone --mode home --name "Bà Đỗ Thị Ỷ" --phone 0912345678

    Bỏ trống thì: cần 1 người, số phút và hạn theo dịch vụ, làm được từ hôm nay, buổi nào cũng được.

    Không ghi số định danh, mật khẩu hay mã xác thực của người dân vào bất cứ ô nào.
    """
  }
  var communeHelp: String { "Mã xã, phường (tìm: daisuso units TÊN)." }
  var villageHelp: String { "Mã thôn, xóm, tổ dân phố; tổ trưởng của thôn phải nêu." }
  var sourceHelp: String { "Yêu cầu đến bằng cách nào." }
  var sourceValue: String { "nguồn" }
  var newPriorityHelp: String { priorityHelp + " Bỏ trống: ordinary." }
  var nameHelp: String { "Tên người cần giúp, nếu chưa có trong sổ." }
  var nameValue: String { "tên" }
  var birthYearHelp: String { "Năm sinh của người mới." }
  var yearValue: String { "năm" }
  var personGenderHelp: String { "Giới tính của người mới: female nữ, male nam." }
  var genderValue: String { "giới" }
  var householdHelp: String { "Hoặc: mã hộ đã có trong sổ." }
  var personHelp: String { "Hoặc: mã người đã có trong sổ." }
  var siteHelp: String { "Hoặc: mã sạp chợ, hợp tác xã, cửa hàng." }
  var idValue: String { "UUID" }
  var oneBeneficiary: String {
    "Nêu đúng một trong --name, --household, --person, --site: giúp ai."
  }
  var onlyForNewPeople: String { "--birth-year và --gender chỉ đi cùng --name." }
  var phoneHelp: String { "Điện thoại liên hệ, ví dụ 0912345678." }
  var phoneValue: String { "số" }
  var phoneComplaint: String { "phải là số điện thoại, ví dụ 0912345678" }
  var addressHelp: String { "Địa chỉ bằng lời." }
  var noteHelp: String { "Điều cần biết để tìm đến hoặc để hiểu nhau." }
  var textValue: String { "lời" }
  var peopleNeededHelp: String { "Cần mấy đại sứ, từ 1 đến 50." }
  var newMinutesHelp: String { "Số phút dự kiến, từ 5 đến 480." }
  var earliestHelp: String { "Làm được từ ngày này." }
  var dueHelp: String { "Hạn." }
  var partsHelp: String {
    "Buổi tiện: morning sáng, afternoon chiều, evening tối; gõ nhiều lần được."
  }
  var partValue: String { "buổi" }
  var genderWantedHelp: String { "Chỉ muốn người giúp là: female nữ, male nam." }
  var knownAmbassadorHelp: String { "Đại sứ mà người cần giúp quen và tin." }
  var excludeHelp: String { "Đại sứ không nên đến, gõ nhiều lần được; lý do không được giữ." }

  func creating(_ draft: HelpRequestDraft) -> String {
    var title = "Ghi yêu cầu \(draft.service) ở \(draft.village ?? draft.commune)"
    if case .newPerson(let person) = draft.beneficiary { title += " cho \(person.displayName)" }
    return title
  }
  func created(_ label: String, due day: String) -> String {
    "Đã ghi yêu cầu \(label), hạn \(VietnameseFormat.day(day)). Xem: daisuso request \(label)."
  }
  func warning(_ pointer: String, _ detail: String) -> String {
    "Lưu ý \(typedName(of: pointer)): \(detail)"
  }
}
