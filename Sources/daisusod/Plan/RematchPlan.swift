internal import ArgumentParser
internal import Matching

struct RematchPlan: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rematch",
    abstract: "Bài toán đổi đôi chỗ: lập lại từ kế hoạch đang có, ai phải đổi và vì sao.",
    discussion: """
      Tự tìm ra điều gì đã đổi giữa hai bài toán: yêu cầu mới, rút hay đổi ý; người mới, người nghỉ, đổi \
      lịch; cặp bị từ chối hay cấm; chỗ ghim. Kế hoạch mới tốt như khi giải từ đầu với --previous, được \
      chứng minh như mọi kế hoạch, và theo chính sách ghi trong kế hoạch cũ.
      """)

  @Argument(help: "Tệp bài toán bây giờ.")
  var problem: InputFile

  @Option(help: "Tệp bài toán của kế hoạch cũ.")
  var was: InputFile

  @Option(help: "Tệp kế hoạch cũ.")
  var previous: InputFile

  @OptionGroup var solving: SolvingOptions

  func validate() throws {
    try checkStandardInput([problem, was, previous])
  }

  func run() throws {
    try explained(isJSON: solving.json) {
      let ticker = Ticker()
      let problem = try problem.read(ProblemFile.read)
      let old = try was.read(ProblemFile.read)
      let plan = try previous.read { (bytes) throws(MatchingError) in
        try PlanFile.read(bytes, of: old)
      }
      ticker.say("Lập lại kế hoạch của \(problem.requests.count) yêu cầu")
      let begun = ContinuousClock.now
      let limit = ticker.budget(solving.limit, threads: Parallel.usualThreads)
      let rematch = try rematched(problem, plan, old, limit)
      let time = ContinuousClock.now - begun
      ticker.finish()
      let report = RematchReport(rematch, plan, problem, time)
      try solving.show(rematch.plan, report.lines.joined(separator: "\n")) { try encoded(report) }
    }
  }

  private func rematched(
    _ problem: Problem, _ plan: Plan, _ old: Problem, _ budget: Budget
  ) throws(Refusal) -> Rematch {
    do {
      return try rematch(problem, from: plan, of: old, budget: budget)
    } catch .foreignPlan {
      throw Refusal("\(previous.name) không phải kế hoạch của \(was.name).")
    } catch {
      throw FaultText(file: self.problem.name).refusal(error)
    }
  }
}

/// What changed, who moves and why, how long it took, and what the new plan reaches.
struct RematchReport: Encodable {
  let changes: Changes
  /// `repaired`, `restarted` or `fresh`.
  let way: String
  let elapsed_ms: Int
  /// Weight of those left out now less before.
  let unserved_weight: Int
  let moves: PlanChanges
  let plan: PlanSummary

  init(_ rematch: Rematch, _ before: Plan, _ problem: Problem, _ time: Duration) {
    changes = Changes(rematch.changes)
    way = rematch.way.rawValue
    elapsed_ms = Int(time / .milliseconds(1))
    unserved_weight = rematch.plan.score.unservedWeight - before.score.unservedWeight
    moves = PlanChanges(from: before, to: rematch.plan, of: problem)
    plan = PlanSummary(rematch.plan, of: problem)
  }

  var lines: [String] {
    let how =
      switch way {
      case "repaired": "sửa từng chỗ trên kế hoạch cũ"
      case "restarted": "đổi nhiều, nên đấu giá lại từ giá cũ"
      default: "giá cũ không dùng được, nên giải từ đầu"
      }
    let weight = unserved_weight > 0 ? "+\(unserved_weight)" : "\(unserved_weight)"
    return changes.lines + ["Lập lại trong \(elapsed_ms) ms: \(how)."] + moves.lines
      + ["Trọng số chưa phục vụ: \(weight).", plan.text]
  }

  /// What is new in the problem.
  struct Changes: Encodable {
    let requests, volunteers: Ids
    let pins_added, pins_lifted: [Pin]
    let bars_added, bars_lifted: [Bar]
    let elsewhere: Bool

    struct Ids: Encodable {
      let added, gone, changed: [String]

      init(_ ids: ProblemDiff.Ids) {
        added = ids.added
        gone = ids.gone
        changed = ids.changed
      }

      func line(_ name: String) -> String? {
        let parts = [("mới", added), ("không còn", gone), ("đổi", changed)].compactMap {
          word, ids in
          ids.isEmpty ? nil : "\(ids.count) \(word) (\(RematchReport.short(ids)))"
        }
        return parts.isEmpty ? nil : "  · \(name): " + parts.joined(separator: ", ")
      }
    }

    struct Pin: Encodable {
      let request: String
      let volunteer: String?
      let slot: String?

      init(_ row: PinRow) {
        request = row.request
        volunteer = row.volunteer
        slot = row.slot?.description
      }

      var text: String { [request, volunteer, slot].compactMap(\.self).joined(separator: " ") }
    }

    struct Bar: Encodable {
      let request: String
      let volunteer: String
      let reason: String

      init(_ row: BarRow) {
        request = row.request
        volunteer = row.volunteer
        reason = row.reason.rawValue
      }

      var text: String { "\(request) \(volunteer)" }
    }

    init(_ diff: ProblemDiff) {
      requests = Ids(diff.requests)
      volunteers = Ids(diff.volunteers)
      pins_added = diff.pinsAdded.map(Pin.init)
      pins_lifted = diff.pinsLifted.map(Pin.init)
      bars_added = diff.barsAdded.map(Bar.init)
      bars_lifted = diff.barsLifted.map(Bar.init)
      elsewhere = diff.isElsewhere
    }

    var lines: [String] {
      let found = [
        requests.line("yêu cầu"), volunteers.line("tình nguyện viên"),
        line("ghim thêm", pins_added.map(\.text)), line("bỏ ghim", pins_lifted.map(\.text)),
        line("cặp nay không được ghép", bars_added.map(\.text)),
        line("cặp nay lại ghép được", bars_lifted.map(\.text)),
        elsewhere ? "  · nơi, tổ, dịch vụ, nhóm ưu tiên, hạn mức hoặc đường đi khác trước" : nil,
      ].compactMap(\.self)
      return found.isEmpty ? ["Bài toán không đổi."] : ["Bài toán đổi:"] + found
    }

    private func line(_ name: String, _ rows: [String]) -> String? {
      rows.isEmpty ? nil : "  · \(name): \(rows.count) (\(RematchReport.short(rows)))"
    }
  }

  /// The first few of a list.
  fileprivate static func short(_ list: [String]) -> String {
    list.prefix(5).joined(separator: "; ") + (list.count > 5 ? "; …" : "")
  }
}
