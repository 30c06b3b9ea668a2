internal import Matching

/// What the engine refuses, in words, about one file.
struct FaultText {
  /// What people call the file.
  let file: String
  /// Its bytes, where a place in them may have to be named.
  var bytes: [UInt8] = []

  func text(_ error: MatchingError) -> String {
    switch error {
    case .input(let pointer, let fault):
      "\(file)\(pointer.isEmpty ? "" : ", chỗ \(pointer)"): \(text(fault))"
    case .pinsBeyondCapacity(let conflicts):
      "\(file): các chỗ ghim (pins) mâu thuẫn ở \(conflicts.count) nơi:\n"
        + conflicts.map { "  · " + text($0) }.joined(separator: "\n")
    case .foreignPlan:
      "Kế hoạch này của bài toán khác, chính sách khác, hoặc thiếu --previous."
    case .refuted(let violation): violation.vietnamese
    }
  }

  private func text(_ fault: InputFault) -> String {
    switch fault {
    case .notJSON(let byte): "không phải JSON, từ \(place(byte))."
    case .tooLong(let limit): "dài hơn \(limit) byte."
    case .tooDeep(let limit): "lồng sâu hơn \(limit) tầng."
    case .unknownField: "định dạng không có trường này."
    case .missingField: "thiếu trường này."
    case .repeatedField: "trường này có hai lần."
    case .wrongType(let expected): "phải là \(expected)."
    case .outOfRange(let lowest, let highest): "phải từ \(lowest) đến \(highest)."
    case .badText: "chữ rỗng, dài hơn 200 byte hoặc không đúng dạng."
    case .unknownWord(let allowed): "phải là một trong: \(allowed.joined(separator: ", "))."
    case .unknownReference(let kind, let id): "không có \(kind) nào mang mã «\(id)»."
    case .duplicate(let id): "«\(id)» có hai lần."
    case .unevenColumn(let expected, let found): "có \(found) dòng thay vì \(expected)."
    case .tooMany(let limit): "nhiều hơn \(limit), mức lớn nhất bộ máy tính được."
    case .farFromOrigin: "cách gốc hơn 3 độ; kinh độ và vĩ độ có đổi chỗ không?"
    }
  }

  /// A byte as people look for it: by line and column.
  private func place(_ byte: Int) -> String {
    let before = bytes.prefix(byte)
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let column = String(decoding: before[start...], as: UTF8.self).count + 1
    let end = byte >= bytes.count ? " (hết tệp)" : ""
    return "dòng \(line), cột \(column)\(end)"
  }

  private func text(_ conflict: PinConflict) -> String {
    let what =
      switch conflict.kind {
      case .halfDay:
        "buổi \(conflict.slot?.description ?? "") của tình nguyện viên «\(conflict.id)»"
      case .week: "tuần của tình nguyện viên «\(conflict.id)»"
      case .request: "yêu cầu «\(conflict.id)»"
      case .samePair: "yêu cầu «\(conflict.id)», số người khác nhau"
      case .barred: "yêu cầu «\(conflict.id)», người bị cấm ghép"
      case .apart: "yêu cầu «\(conflict.id)», số buổi của người đi cùng nhau"
      case .team: "hạn ngạch của tổ «\(conflict.id)»"
      case .limit: "hạn mức «\(conflict.id)»"
      case .commune: "hạn ngạch của xã «\(conflict.id)»"
      }
    return "\(what): chứa được \(conflict.capacity), ghim \(conflict.asked)"
  }
}
