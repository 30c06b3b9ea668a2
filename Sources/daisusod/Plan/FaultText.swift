internal import Matching

/// What the engine refuses, in words, about one file.
struct FaultText {
  /// What people call the file.
  let file: String
  /// Its bytes, where a place in them may have to be named.
  var bytes: [UInt8] = []

  /// What makes a command end.
  func refusal(_ error: MatchingError) -> Refusal {
    var refusal = Refusal(text(error))
    (refusal.code, refusal.file) = (error.code, file)
    if case .input(let pointer, _) = error, !pointer.isEmpty { refusal.pointer = pointer }
    return refusal
  }

  /// The same about a plan that its check refuses.
  func refusalOfPlan(_ error: MatchingError) -> Refusal {
    var refusal = Refusal("\(file): \(text(error))")
    (refusal.code, refusal.file) = (error.code, file)
    refusal.exitStatus = VerifyPlan.refused
    return refusal
  }

  func text(_ error: MatchingError) -> String {
    switch error {
    case .input(let pointer, let fault):
      "\(file)\(pointer.isEmpty ? "" : ", chỗ \(pointer)"): \(text(fault))"
    case .pinsBeyondCapacity(let conflicts):
      "\(file): các chỗ ghim (pins) mâu thuẫn ở \(conflicts.count) nơi:\n"
        + conflicts.map { "  · " + $0.vietnamese }.joined(separator: "\n")
    case .foreignPlan:
      "Kế hoạch này của bài toán khác, chính sách khác, hoặc thiếu --previous."
    case .refuted(let violation): violation.vietnamese
    }
  }

  private func text(_ fault: InputFault) -> String {
    guard case .notJSON(let byte) = fault else { return fault.vietnamese }
    return "không phải JSON, từ \(place(byte))."
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
}
