internal import ArgumentParser
internal import FoundationEssentials
internal import Matching

struct SolvePlan: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "solve",
    abstract: "Tìm kế hoạch tốt nhất, kèm chứng minh.",
    discussion: """
      Cùng tệp vào thì cùng từng byte ra. Hết --budget thì ra kế hoạch khả thi tốt nhất tới lúc đó, \
      kèm độ lệch lớn nhất đã chứng minh so với mức tốt nhất.
      """)

  @Argument(help: "Tệp bài toán.")
  var problem: InputFile

  @OptionGroup var solving: SolvingOptions

  @Option(help: "Số luồng, 1…64; mặc định là số nhân của máy, nhiều nhất 4. Kế hoạch không đổi.")
  var threads = Parallel.usualThreads

  @Option(help: "Tệp chính sách; trường nào bỏ trống thì theo mặc định.")
  var policy: InputFile?

  @Option(help: "Kế hoạch trước đó: đổi người, đổi buổi thì mất như chính sách quy định.")
  var previous: InputFile?

  func validate() throws {
    try checkStandardInput([problem, policy, previous])
    guard (1...64).contains(threads) else {
      throw ValidationError("--threads phải từ 1 đến 64.")
    }
  }

  func run() throws {
    try explained(isJSON: solving.json) {
      let ticker = Ticker()
      ticker.say("Đọc \(problem.name)")
      let problem = try problem.read(ProblemFile.read)
      let policy = try policy?.read(PolicyFile.read) ?? Policy()
      let previous = try previous?.read { (bytes) throws(MatchingError) in
        try PlanFile.read(bytes)
      }
      ticker.say(
        "Giải \(problem.requests.count) yêu cầu, \(problem.volunteers.count) tình nguyện viên")
      let budget = ticker.budget(solving.limit, threads: threads)
      let plan = try solved(problem, policy, previous, budget)
      ticker.finish()
      let summary = PlanSummary(plan, of: problem)
      try solving.show(plan, summary.text, json: summary.json)
    }
  }

  private func solved(
    _ problem: Problem, _ policy: Policy, _ previous: Plan?, _ budget: Budget
  ) throws(Refusal) -> Plan {
    do {
      return try solve(problem, policy: policy, previous: previous, budget: budget)
    } catch {
      throw FaultText(file: self.problem.name).refusal(error)
    }
  }
}

/// How long a command that solves may take, and where its plan and what it says of it go.
struct SolvingOptions: ParsableArguments {
  @Option(help: "Ghi kế hoạch ra tệp này; «-» là đầu ra chuẩn.")
  var out: String?

  @Option(help: "Số giây được tính; mặc định không hạn.")
  var budget: Double?

  @Flag(help: "In tóm tắt là một đối tượng JSON.")
  var json = false

  func validate() throws {
    try checkBudget(budget)
    if out == "-", json { throw ValidationError("--out - và --json không cùng dùng được.") }
  }

  var limit: Duration? { budget.map(Duration.seconds) }

  /// Writes the plan where it is wanted, and says what there is to say of it as people or programs like.
  func show(_ plan: Plan, _ text: String, json object: () throws -> String) throws {
    if let out { try write(plan, to: out) }
    if json { return print(try object()) }
    out == "-" ? tell(text) : print(text)
  }
}

/// Refuses a time that is none, or longer than a day.
func checkBudget(_ seconds: Double?) throws(ValidationError) {
  guard let seconds else { return }
  guard seconds > 0 && seconds <= 86_400 else {
    throw ValidationError("--budget phải lớn hơn 0 và không quá 86400 giây.")
  }
}

/// Writes a plan to a file, all of it or nothing; `-` is standard output.
private func write(_ plan: Plan, to path: String) throws {
  let bytes = PlanFile.write(plan)
  guard path != "-" else { return try writeOut(bytes) }
  do {
    try Data(bytes).write(to: URL(filePath: path), options: .atomic)
  } catch {
    throw Refusal("Không ghi được \(path).")
  }
}
