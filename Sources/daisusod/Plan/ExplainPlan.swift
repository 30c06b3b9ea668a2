internal import ArgumentParser
internal import Matching

struct ExplainPlan: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Vì sao kế hoạch như thế: một yêu cầu, một tình nguyện viên, hoặc cả tỉnh.",
    discussion: """
      Không nêu --request hay --volunteer thì nói về cả tỉnh: ai chưa được phục vụ và vì sao, và thêm \
      một tình nguyện viên ở đâu, dịch vụ nào, buổi nào thì đáng giá nhất.
      """)

  @OptionGroup var files: PlanFiles

  @Option(help: "Mã yêu cầu.")
  var request: String?

  @Option(help: "Mã tình nguyện viên.")
  var volunteer: String?

  @Option(help: "Số dòng nhiều nhất của mỗi danh sách về cả tỉnh (không kể --json).")
  var top = 20

  @Flag(help: "Câu chữ tiếng Anh.")
  var english = false

  func validate() throws {
    guard request == nil || volunteer == nil else {
      throw ValidationError("Chỉ một trong --request và --volunteer.")
    }
    guard top > 0 else { throw ValidationError("--top phải từ 1.") }
  }

  func run() throws {
    try explained(isJSON: files.json) {
      let contents = try files.checkedContents()
      let reasons = PlanReasons(contents, english ? .english : .vietnamese)
      if let request {
        let rank = try contents.problem.rank(ofRequest: request)
        return try show(reasons.request(rank)) { $0.lines }
      }
      if let volunteer {
        let rank = try contents.problem.rank(ofVolunteer: volunteer)
        return try show(reasons.volunteer(rank)) { $0.lines }
      }
      try show(reasons.province()) { $0.lines(top: top, isEnglish: english) }
    }
  }

  private func show<Answer: Encodable>(
    _ answer: Answer, _ lines: (Answer) -> [String]
  ) throws {
    print(files.json ? try encoded(answer) : lines(answer).joined(separator: "\n"))
  }
}

extension Problem {
  /// The rank of a request that a person names.
  func rank(ofRequest id: String) throws(Refusal) -> Int32 {
    guard let rank = requests.firstIndex(where: { $0.id == id }) else {
      throw Refusal("Bài toán không có yêu cầu nào mang mã «\(id)».")
    }
    return Int32(rank)
  }

  /// The rank of a volunteer whom a person names.
  func rank(ofVolunteer id: String) throws(Refusal) -> Int32 {
    guard let rank = volunteers.firstIndex(where: { $0.id == id }) else {
      throw Refusal("Bài toán không có tình nguyện viên nào mang mã «\(id)».")
    }
    return Int32(rank)
  }
}
