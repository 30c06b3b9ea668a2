internal import ArgumentParser
internal import Matching

/// What a question that takes several solves reads.
struct SweepFiles: ParsableArguments {
  @Argument(help: "Tệp bài toán.")
  var problem: InputFile

  @Option(help: "Tệp chính sách; trường nào bỏ trống thì theo mặc định.")
  var policy: InputFile?

  @Option(help: "Số giây được tính cho tất cả; mặc định không hạn.")
  var budget: Double?

  @Flag(help: "In một đối tượng JSON.")
  var json = false

  func validate() throws {
    try checkStandardInput([problem, policy])
    try checkBudget(budget)
  }

  /// Asks the engine about the files.
  func answer<Value>(
    _ body: (Problem, Policy, Budget) throws(MatchingError) -> Value
  ) throws(Refusal) -> Value {
    let ticker = Ticker()
    let problem = try problem.read(ProblemFile.read)
    let policy = try policy?.read(PolicyFile.read) ?? Policy()
    ticker.say("Giải nhiều lần \(problem.requests.count) yêu cầu")
    defer { ticker.finish() }
    do {
      return try body(
        problem, policy, ticker.budget(budget.map(Duration.seconds), threads: Parallel.usualThreads)
      )
    } catch {
      throw FaultText(file: self.problem.name).refusal(error)
    }
  }
}

/// What is said of a plan that is not proved best.
private func unproved(_ gap: String) -> String {
  gap == "0" ? "" : "; cách mức tốt nhất không quá \(gap)"
}

struct CurveOfPlans: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "curve",
    abstract: "Phục vụ thêm thì phải đi thêm bao xa: một kế hoạch tốt nhất cho mỗi tỷ giá.",
    discussion: """
      Tỷ giá là số mét được đi thêm cho một đơn vị trọng số; điểm cuối là ưu tiên tuyệt đối: trọng số \
      lớn nhất, rồi mới tới đường ngắn nhất.
      """)

  @OptionGroup var files: SweepFiles

  @Option(help: "Các tỷ giá, cách nhau bằng dấu phẩy.")
  var rates = "50,100,200,400,800,1600,3200"

  private struct Point: Encodable {
    let priority_rate_m: Int?
    let served: Int
    let unserved_weight: Int
    let metres: Int
    let gap: String

    init(_ point: CurvePoint) {
      if case .exchange(let metres) = point.priority {
        priority_rate_m = metres
      } else {
        priority_rate_m = nil
      }
      served = point.score.served
      unserved_weight = point.score.unservedWeight
      metres = point.score.metres
      gap = "\(point.gap)"
    }
  }

  /// The rates as numbers.
  private var metres: [Int]? {
    let words = rates.split(separator: ",", omittingEmptySubsequences: false)
    let numbers = words.compactMap { Int($0) }.filter { (1...1_000_000).contains($0) }
    return numbers.count == words.count ? numbers : nil
  }

  func validate() throws {
    guard metres != nil else {
      throw ValidationError("--rates phải là các số từ 1 đến 1000000, cách nhau bằng dấu phẩy.")
    }
  }

  func run() throws {
    try explained(isJSON: files.json) {
      let rates = metres ?? []
      let points = try files.answer { (problem, policy, budget) throws(MatchingError) in
        try paretoCurve(problem, policy: policy, rates: rates, budget: budget)
      }.map(Point.init)
      if files.json { return print(try encoded(["points": points])) }
      for point in points {
        let rate = point.priority_rate_m.map { "tỷ giá \($0) m" } ?? "ưu tiên tuyệt đối"
        print(
          "\(rate): phục vụ \(point.served) lượt, trọng số chưa phục vụ \(point.unserved_weight), "
            + "đường \(point.metres) m\(unproved(point.gap))")
      }
    }
  }
}

struct PriceOfWalls: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "walls",
    abstract:
      "Giá của ranh giới: kế hoạch tốt nhất khi chỉ đi trong thôn, trong xã, sang xã bên, cả tỉnh.")

  @OptionGroup var files: SweepFiles

  private struct Wall: Encodable {
    let area: String
    let served: Int
    let unserved_weight: Int
    let metres: Int
    let gap: String

    init(_ price: WallPrice) {
      area = "\(price.area)"
      served = price.score.served
      unserved_weight = price.score.unservedWeight
      metres = price.score.metres
      gap = "\(price.gap)"
    }

    var name: String {
      switch area {
      case "village": "trong thôn"
      case "commune": "trong xã"
      case "neighbours": "cả xã bên"
      default: "cả tỉnh"
      }
    }
  }

  func run() throws {
    try explained(isJSON: files.json) {
      let walls = try files.answer { (problem, policy, budget) throws(MatchingError) in
        try wallPrices(problem, policy: policy, budget: budget)
      }.map(Wall.init)
      if files.json { return print(try encoded(["walls": walls])) }
      for wall in walls {
        print(
          "\(wall.name): phục vụ \(wall.served) lượt, trọng số chưa phục vụ "
            + "\(wall.unserved_weight), đường \(wall.metres) m\(unproved(wall.gap))")
      }
    }
  }
}
