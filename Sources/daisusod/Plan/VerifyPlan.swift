internal import ArgumentParser
internal import Matching

struct VerifyPlan: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Công nhận một kế hoạch, hoặc nêu vi phạm đầu tiên.",
    discussion: """
      Kiểm từng quy định, sức chứa và điểm, rồi tính lại cả hai chứng chỉ chỉ từ bài toán, kế hoạch \
      và chính sách ghi trong đó. Vi phạm thì mã thoát là 3.
      """)

  /// The exit status for a plan that is not right.
  static let refused: Int32 = 3

  @OptionGroup var files: PlanFiles

  @Option(help: "Đòi kế hoạch được lập đúng theo tệp chính sách này.")
  var policy: InputFile?

  private struct Verdict: Encodable {
    var is_valid = false
    var code: String?
    var text: String
    var gap: String?
    var is_optimal: Bool?
    var is_strict: Bool?
  }

  func validate() throws {
    try checkStandardInput([files.problem, files.plan, files.previous, policy])
  }

  func run() throws {
    try explained(isJSON: files.json) {
      let contents = try files.contents()
      let wanted = try policy?.read(PolicyFile.read)
      let verdict = verdict(contents, wanted)
      if files.json {
        print(try encoded(verdict))
      } else if verdict.is_valid {
        print("✓ \(verdict.text)")
      } else {
        tell("✗ \(verdict.text)")
      }
      if !verdict.is_valid { throw ExitCode(Self.refused) }
    }
  }

  private func verdict(_ contents: PlanContents, _ wanted: Policy?) -> Verdict {
    if let wanted, wanted != contents.plan.policy {
      return Verdict(
        code: "foreign_policy",
        text: "Kế hoạch được lập theo chính sách khác tệp chính sách đã nêu.")
    }
    do {
      try contents.verify()
    } catch {
      return Verdict(code: error.code, text: FaultText(file: files.plan.name).text(error))
    }
    let proof = contents.plan.certificate
    let text =
      proof.gap == 0
      ? "Kế hoạch đúng mọi quy định và là tốt nhất."
      : "Kế hoạch đúng mọi quy định; cách mức tốt nhất không quá \(proof.gap)."
    return Verdict(
      is_valid: true, text: text, gap: "\(proof.gap)", is_optimal: proof.gap == 0,
      is_strict: proof.isStrict)
  }
}
