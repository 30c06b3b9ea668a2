internal import ArgumentParser
internal import Matching

struct SuggestForPlan: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suggest",
    abstract: "Những lựa chọn khác bên một kế hoạch, và cả kế hoạch mất đúng bao nhiêu.",
    discussion: """
      Với --request: những tình nguyện viên tốt nhất cho yêu cầu đó, người đang giúp đứng đầu. Với \
      --volunteer: những yêu cầu tốt nhất cho người đó. Kế hoạch phải được chứng minh là tốt nhất.
      """)

  @OptionGroup var files: PlanFiles

  @Option(help: "Mã yêu cầu.")
  var request: String?

  @Option(help: "Mã tình nguyện viên.")
  var volunteer: String?

  @Option(help: "Số lựa chọn nhiều nhất.")
  var top = 5

  private struct Line: Encodable {
    let request: String
    let volunteer: String
    let slot: String
    let metres: Int
    let lost_weight: Int
    let lost_m: Int
  }

  func validate() throws {
    guard (request == nil) != (volunteer == nil) else {
      throw ValidationError("Cần đúng một trong --request và --volunteer.")
    }
    guard (1...1000).contains(top) else { throw ValidationError("--top phải từ 1 đến 1000.") }
  }

  func run() throws {
    try explained(isJSON: files.json) {
      let contents = try files.checkedContents()
      let lines = try suggestions(contents).map { entry in
        Line(
          request: contents.problem.requests[Int(entry.request)].id,
          volunteer: contents.problem.volunteers[Int(entry.volunteer)].id,
          slot: "\(entry.slot)", metres: entry.metres, lost_weight: entry.lostWeight,
          lost_m: entry.lost_m)
      }
      if files.json { return print(try encoded(["suggestions": lines])) }
      if lines.isEmpty { return print("Không có lựa chọn nào đáp ứng đủ quy định.") }
      for line in lines {
        let who = request == nil ? line.request : line.volunteer
        let way = line.lost_m < 0 ? "bớt \(-line.lost_m) m" : "mất \(line.lost_m) m"
        print(
          "\(who), \(line.slot), cách \(line.metres) m: mất trọng số \(line.lost_weight), \(way)")
      }
    }
  }

  private func suggestions(_ contents: PlanContents) throws -> [Suggestion] {
    let problem = contents.problem
    let requestRank = try request.map { try problem.rank(ofRequest: $0) }
    let volunteerRank = try volunteer.map { try problem.rank(ofVolunteer: $0) }
    guard
      var live = try Suggestions.beside(
        contents.plan, of: problem, policy: contents.plan.policy, previous: contents.previous)
    else {
      throw Refusal(
        "Chỉ gợi ý được bên kế hoạch đã chứng minh là tốt nhất và không có hạn ngạch, hạn mức.")
    }
    if let requestRank { return live.volunteers(for: requestRank, limit: top) }
    return volunteerRank.map { live.requests(for: $0, limit: top) } ?? []
  }
}
