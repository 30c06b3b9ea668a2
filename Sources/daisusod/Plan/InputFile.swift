internal import ArgumentParser
internal import Glibc
internal import Matching

/// A file named on the command line; `-` is standard input.
struct InputFile: ExpressibleByArgument {
  let path: String

  init(argument: String) {
    path = argument
  }

  var isStandardInput: Bool { path == "-" }

  /// What people call it.
  var name: String { isStandardInput ? "đầu vào chuẩn" : path }

  /// All of it, up to one byte more than the engine reads.
  func bytes() throws(Refusal) -> [UInt8] {
    let descriptor = isStandardInput ? STDIN_FILENO : Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw trouble(errno) }
    defer { if !isStandardInput { Glibc.close(descriptor) } }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 20)
    while bytes.count <= 1 << 30 {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw trouble(errno) }
      if count == 0 { break }
      bytes += chunk.prefix(count)
    }
    return bytes
  }

  private func trouble(_ code: Int32) -> Refusal {
    let why =
      switch code {
      case ENOENT: "không có tệp này"
      case EACCES: "không có quyền đọc"
      case EISDIR: "đây là thư mục"
      default: String(cString: strerror(code))
      }
    var refusal = Refusal("Không đọc được \(name): \(why).")
    (refusal.code, refusal.file) = ("unreadable", name)
    return refusal
  }

  /// Reads it, or says where in it the first fault is and why.
  func read<Value>(
    _ body: ([UInt8]) throws(MatchingError) -> Value
  ) throws(Refusal) -> Value {
    let bytes = try bytes()
    do {
      return try body(bytes)
    } catch {
      throw FaultText(file: name, bytes: bytes).refusal(error)
    }
  }
}

/// Refuses a command line that names standard input twice.
func checkStandardInput(_ files: [InputFile?]) throws(ValidationError) {
  guard files.count(where: { $0?.isStandardInput == true }) < 2 else {
    throw ValidationError("Chỉ một tệp có thể là «-».")
  }
}

/// Problem and plan, as most commands take them.
struct PlanFiles: ParsableArguments {
  @Argument(help: "Tệp bài toán.")
  var problem: InputFile

  @Argument(help: "Tệp kế hoạch.")
  var plan: InputFile

  @Option(help: "Kế hoạch trước đó, nếu lúc giải đã dùng --previous.")
  var previous: InputFile?

  @Flag(help: "In một đối tượng JSON.")
  var json = false

  func validate() throws {
    try checkStandardInput([problem, plan, previous])
  }

  /// Everything read.
  func contents() throws(Refusal) -> PlanContents {
    let problem = try problem.read(ProblemFile.read)
    let plan = try plan.read { (bytes) throws(MatchingError) in
      try PlanFile.read(bytes, of: problem)
    }
    let previous = try previous?.read { (bytes) throws(MatchingError) in
      try PlanFile.read(bytes)
    }
    return PlanContents(problem: problem, plan: plan, previous: previous)
  }

  /// Everything read, and the plan checked: what is explained must be true first.
  func checkedContents() throws(Refusal) -> PlanContents {
    let contents = try contents()
    do {
      try contents.verify()
    } catch {
      throw FaultText(file: plan.name).refusalOfPlan(error)
    }
    return contents
  }
}

/// A problem, a plan of it, and the plan before.
struct PlanContents {
  let problem: Problem
  let plan: Plan
  let previous: Plan?

  func verify() throws(MatchingError) {
    try Check.verify(plan, of: problem, policy: plan.policy, previous: previous)
  }
}
