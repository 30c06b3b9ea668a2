internal import ArgumentParser

struct PlanCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Giải, kiểm chứng, giải thích và so sánh kế hoạch trên tệp; không cần cơ sở dữ liệu.",
    discussion: """
      Bài toán và kế hoạch là tệp JSON; định dạng ở Matching.docc (ProblemFileFormat, \
      PlanFileFormat). Tệp «-» là đầu vào chuẩn, chỉ dùng được cho một tệp.

      Mã thoát: 0 xong · 1 tệp không đọc, không ghi được hoặc sai, kèm đúng chỗ sai · \
      3 kế hoạch vi phạm · 64 gõ sai lệnh. Với --json, điều không làm được cũng là một đối tượng JSON, \
      ở đầu ra lỗi.
      """,
    subcommands: [
      SolvePlan.self, VerifyPlan.self, ExplainPlan.self, SuggestForPlan.self, ComparePlans.self,
      RematchPlan.self, CurveOfPlans.self, PriceOfWalls.self,
    ])
}
