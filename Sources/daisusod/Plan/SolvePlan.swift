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

  @Option(help: "Ghi kế hoạch ra tệp này; «-» là đầu ra chuẩn.")
  var out: String?

  @Option(help: "Số giây được tính; mặc định không hạn.")
  var budget: Double?

  @Option(help: "Số luồng, 1…64; mặc định là số nhân của máy, nhiều nhất 4. Kế hoạch không đổi.")
  var threads = Parallel.usualThreads

  @Option(help: "Tệp chính sách; trường nào bỏ trống thì theo mặc định.")
  var policy: InputFile?

  @Option(help: "Kế hoạch trước đó: đổi người, đổi buổi thì mất như chính sách quy định.")
  var previous: InputFile?

  @Flag(help: "In tóm tắt là một đối tượng JSON.")
  var json = false

  func validate() throws {
    try checkStandardInput([problem, policy, previous])
    if let budget { try checkBudget(budget) }
    guard (1...64).contains(threads) else {
      throw ValidationError("--threads phải từ 1 đến 64.")
    }
    if out == "-", json { throw ValidationError("--out - và --json không cùng dùng được.") }
  }

  func run() throws {
    try explained {
      let ticker = Ticker()
      ticker.say("Đọc \(problem.name)")
      let problem = try problem.read(ProblemFile.read)
      let policy = try policy?.read(PolicyFile.read) ?? Policy()
      let previous = try previous?.read { (bytes) throws(MatchingError) in
        try PlanFile.read(bytes)
      }
      ticker.say(
        "Giải \(problem.requests.count) yêu cầu, \(problem.volunteers.count) tình nguyện viên")
      let budget = ticker.budget(budget.map(seconds), threads: threads)
      let plan = try solved(problem, policy, previous, budget)
      ticker.finish()
      if let out { try write(plan, to: out) }
      let summary = PlanSummary(plan, of: problem)
      if json { return print(try summary.json()) }
      out == "-" ? tell(summary.text) : print(summary.text)
    }
  }

  private func solved(
    _ problem: Problem, _ policy: Policy, _ previous: Plan?, _ budget: Budget
  ) throws(Refusal) -> Plan {
    do {
      return try solve(problem, policy: policy, previous: previous, budget: budget)
    } catch {
      throw Refusal(FaultText(file: self.problem.name).text(error))
    }
  }
}

/// Refuses a budget of no time, or of more than a day.
func checkBudget(_ seconds: Double) throws(ValidationError) {
  guard seconds > 0, seconds <= 86_400 else {
    throw ValidationError("--budget phải lớn hơn 0 và không quá 86400 giây.")
  }
}

/// Seconds as people type them.
func seconds(_ number: Double) -> Duration { .milliseconds(Int64(number * 1000)) }

/// Writes a plan to a file, all of it or nothing; `-` is standard output.
func write(_ plan: Plan, to path: String) throws {
  let bytes = PlanFile.write(plan)
  guard path != "-" else { return try writeOut(bytes) }
  do {
    try Data(bytes).write(to: URL(filePath: path), options: .atomic)
  } catch {
    throw Refusal("Không ghi được \(path).")
  }
}
