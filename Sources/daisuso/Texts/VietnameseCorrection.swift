/// `request correct`, `withdraw`.
extension Vietnamese {
  var correctAbstract: String { "Sửa một yêu cầu; điều không nêu giữ nguyên." }
  var correctDiscussion: String {
    """
    daisuso request correct 14329/57 --due 10/12/2026 --part morning --part evening

    Chỉ sửa bản vừa đọc: ai đó đã đổi yêu cầu trước thì không sửa gì, và được biết ai đã đổi gì.
    """
  }
  var overOffersHelp: String { "Mời nhiều hơn số chỗ mấy người, từ 0 đến 200." }
  var languageHelp: String { "Ngôn ngữ cần nói, theo ISO 639, ví dụ vi." }
  var anyGenderHelp: String { "Bỏ đòi hỏi về giới của người giúp." }
  var noKnownAmbassadorHelp: String { "Bỏ đại sứ quen." }
  var nothingToCorrect: String { "Nêu điều cần sửa, ví dụ --due 10/12/2026." }
  var setAndCleared: String {
    "--any-gender không đi cùng --gender-wanted, --no-known-ambassador không cùng --known-ambassador."
  }
  var overOffersTitle: String { "Lời mời thêm" }
  var nothing: String { "không" }
  func correcting(_ label: String, _ changes: [String]) -> String {
    "Sửa yêu cầu \(label): \(changes.joined(separator: "; "))"
  }
  func alreadySo(_ label: String) -> String {
    "Yêu cầu \(label) đã đúng như vậy, không phải sửa gì."
  }
  func explanation(
    ofOvertaken title: String, _ label: String, by events: [String]
  ) -> Explanation {
    let who = events.isEmpty ? "" : " Từ lúc đó: \(events.joined(separator: "; "))."
    return Explanation(
      what: "Chưa sửa gì: yêu cầu \(label) đã đổi từ lúc được đọc.\(who)",
      next: "Xem lại: daisuso request \(label). Nếu vẫn muốn, gõ lại lệnh.")
  }

  var withdrawAbstract: String { "Rút một lời mời, hoặc thu hồi việc đã giao." }
  var withdrawDiscussion: String {
    """
    daisuso withdraw 14329/57                  khi yêu cầu chỉ có một người đang giữ
    daisuso withdraw 14329/57 "hằng" --reason ill
    """
  }
  var heldByHelp: String { "Ai đang giữ: một phần của tên; cần khi có nhiều người." }
  var withdrawQuestion: String { "Vì sao thu hồi?" }
  func withdrawing(_ label: String, _ ambassador: String) -> String {
    "Rút việc của \(ambassador) ở yêu cầu \(label)"
  }
  func explanation(ofHolders label: String, _ names: [String]) -> Explanation {
    names.isEmpty
      ? Explanation(
        what: "Không ai như thế đang giữ yêu cầu \(label).", next: "Xem: daisuso request \(label).")
      : Explanation(
        what: "Nhiều người đang giữ yêu cầu \(label).",
        next: "Nêu một người: \(names.joined(separator: ", ")).")
  }
}
