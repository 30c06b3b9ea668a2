extension InputFault {
  /// What is wrong, in words that go on from the place where it is.
  public var vietnamese: String {
    switch self {
    case .notJSON(let byte): "không phải JSON, từ byte \(byte)."
    case .tooLong(let limit): "dài hơn \(limit) byte."
    case .tooDeep(let limit): "lồng sâu hơn \(limit) tầng."
    case .unknownField: "định dạng không có trường này."
    case .missingField: "thiếu trường này."
    case .repeatedField: "trường này có hai lần."
    case .wrongType(let expected): "phải là \(expected.vietnamese)."
    case .outOfRange(let lowest, let highest): "phải từ \(lowest) đến \(highest)."
    case .badText: "chữ rỗng, dài hơn 200 byte hoặc có ký tự điều khiển."
    case .unknownWord(let allowed): "phải là một trong: \(allowed.joined(separator: ", "))."
    case .unknownReference(let kind, let id): "không có \(kind.vietnamese) nào mang mã «\(id)»."
    default: vietnameseOfRows
    }
  }

  private var vietnameseOfRows: String {
    switch self {
    case .duplicate(let id): "«\(id)» có hai lần."
    case .unevenColumn(let expected, let found): "có \(found) dòng thay vì \(expected)."
    case .tooMany(let limit): "nhiều hơn \(limit), mức lớn nhất bộ máy tính được."
    case .farFromOrigin: "cách gốc hơn 3 độ; kinh độ và vĩ độ có đổi chỗ không?"
    case .notOnEarth:
      "không phải [kinh độ từ −180 đến 180, vĩ độ từ −80 đến 80]; kinh độ và vĩ độ có đổi chỗ không?"
    default: "giờ kết thúc phải sau giờ bắt đầu."
    }
  }
}

extension ExpectedValue {
  fileprivate var vietnamese: String {
    switch self {
    case .object: "đối tượng {…}"
    case .array: "danh sách […]"
    case .string: "chữ trong ngoặc kép"
    case .number: "số"
    case .boolean: "true hoặc false"
    case .wholeNumber: "số nguyên, không có phần thập phân"
    case .plainNumber: "số viết không có e"
    case .digits: "số nguyên trong ngoặc kép"
    case .place: "[kinh độ, vĩ độ]"
    case .window: "[giờ bắt đầu, giờ kết thúc]"
    case .clock: "giờ viết HH:MM, từ 00:00 đến 24:00"
    }
  }
}

extension ReferenceKind {
  fileprivate var vietnamese: String {
    switch self {
    case .commune: "xã"
    case .village: "thôn"
    case .team: "tổ"
    case .skill: "kỹ năng"
    case .service: "dịch vụ"
    case .priorityClass: "nhóm ưu tiên"
    case .volunteer: "tình nguyện viên"
    case .request: "yêu cầu"
    case .language: "ngôn ngữ"
    case .owner: "dòng"
    }
  }
}

extension PinConflict {
  /// What is full, how much it holds and how much the pins ask for; without a full stop.
  public var vietnamese: String {
    let what =
      switch kind {
      case .halfDay: "buổi \(slot?.description ?? "") của tình nguyện viên «\(id)»"
      case .week: "tuần của tình nguyện viên «\(id)»"
      case .request: "yêu cầu «\(id)»"
      case .samePair: "yêu cầu «\(id)», số người khác nhau"
      case .barred: "yêu cầu «\(id)», người bị cấm ghép"
      case .apart: "yêu cầu «\(id)», số buổi của người đi cùng nhau"
      case .team: "hạn ngạch của tổ «\(id)»"
      case .limit: "hạn mức «\(id)»"
      case .commune: "hạn ngạch của xã «\(id)»"
      }
    return "\(what): chứa được \(capacity), ghim \(asked)"
  }
}
