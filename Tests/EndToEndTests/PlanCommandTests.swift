import Foundation
import TestSupport
import Testing

/// `daisusod plan …` as somebody runs it on files, with the example of the documentation.
@Suite struct PlanCommandTests {
  @Test func `the example is solved, verified, explained and compared`() throws {
    let desk = try Desk()
    let solved = try desk.run("solve", desk.problem, "--out", desk.plan)
    #expect(solved.status == 0 && solved.text.contains("5/7"))
    #expect(solved.text.contains("Đã chứng minh là tốt nhất"))
    let round = "Nguyễn Văn Ước, 1-morning: 07:32–08:47 YC-1, 08:51–09:31 YC-2; cả vòng 1842 m"
    #expect(solved.text.contains(round))
    let verified = try desk.run("verify", desk.problem, desk.plan)
    #expect(verified.status == 0 && verified.text.contains("✓"))
    let far = try desk.run("explain", desk.problem, desk.plan, "--request", "YC-5")
    #expect(far.text.contains("Đỗ Thị Yến: Tăng bán kính thêm"))
    let held = try desk.run("explain", desk.problem, desk.plan, "--request", "YC-3", "--english")
    #expect(held.text.contains("YC-6") && held.text.contains("same or a higher priority."))
    let person = try desk.run("explain", desk.problem, desk.plan, "--volunteer", "Nguyễn Văn Ước")
    #expect(person.text.contains("YC-1") && person.text.contains("YC-2"))
    #expect(person.text.contains(round))
    let province = try desk.run("explain", desk.problem, desk.plan)
    #expect(province.text.contains("Xã Hải Hậu, ví điện tử, 3-evening"))
    let other = try desk.run("suggest", desk.problem, desk.plan, "--request", "YC-4", "--top", "1")
    #expect(other.text == "Đỗ Thị Yến, 2-morning, cách 1357 m: mất trọng số 0, mất 0 m\n")
    let same = try desk.run("compare", desk.problem, desk.plan, desk.plan)
    #expect(same.status == 0 && same.text.contains("Giữ 5 lượt, đổi 0"))
  }

  @Test func `what the documentation says of the example is what the commands say`() throws {
    let desk = try Desk()
    _ = try desk.run("solve", desk.problem, "--out", desk.plan)
    var tried = 0
    let page = try desk.documentation("Explaining.md")
    for block in page.components(separatedBy: "\n\n") where block.hasPrefix("    $ daisusod plan ")
    {
      let lines = block.split(separator: "\n").map { String($0.dropFirst(4)) }
      let words = lines[0].split(separator: " ").dropFirst(3).map { word in
        word == "problem.json" ? desk.problem : word == "plan.json" ? desk.plan : String(word)
      }
      let answer = try desk.run(words)
      #expect(answer.text == lines.dropFirst().joined(separator: "\n") + "\n", "\(lines[0])")
      tried += 1
    }
    #expect(tried == 7)
  }

  @Test func `the documented change is worked in as documented`() throws {
    let desk = try Desk()
    _ = try desk.run("solve", desk.problem, "--out", desk.plan)
    let page = try desk.documentation("Rematching.md")
    let (now, next) = (desk.folder + "/now.json", desk.folder + "/next.json")
    let bar = try #require(page.split(separator: "\n").first { $0.contains("\"bars\": [{") })
    let changed = try desk.text(of: desk.problem)
      .replacing("  \"requests\": [", with: bar + "\n  \"requests\": [")
    try Data(changed.utf8).write(to: URL(filePath: now))
    let files = [now, "--was", desk.problem, "--previous", desk.plan]
    let answer = try desk.run(["rematch"] + files + ["--out", next])
    #expect(answer.status == 0)
    let told = page.components(separatedBy: "`rematch` answers\n\n")[1]
      .components(separatedBy: "\n\n")[0].split(separator: "\n").map { $0.dropFirst(4) }
    #expect(told.count == 6)
    for line in told where !line.hasPrefix("Lập lại trong") {
      #expect(answer.text.contains(line + "\n"), "\(line)")
    }
    #expect(answer.text.contains("sửa từng chỗ trên kế hoạch cũ"))
    #expect(try desk.run("verify", now, next, "--previous", desk.plan).status == 0)
    let report = try desk.json(["rematch"] + files + ["--json"])
    #expect(report["way"] as? String == "repaired")
    let moves = try #require((report["moves"] as? [String: Any])?["moves"] as? [[String: Any]])
    #expect(moves.map { $0["reason"] as? String } == ["added", "declined"])
    #expect(report["unserved_weight"] as? Int == 16)
    let back = try desk.run("rematch", desk.problem, "--was", now, "--previous", next)
    #expect(back.status == 0)
    let mixed = try desk.run(
      "rematch", now, "--was", try desk.withoutFirstVolunteer(), "--previous", next)
    #expect(mixed.status == 1)
  }

  @Test func `each command answers in JSON`() throws {
    let desk = try Desk()
    let solved = try desk.json("solve", desk.problem, "--out", desk.plan, "--json")
    #expect((solved["score"] as? [String: Any])?["served"] as? Int == 5)
    let files = [desk.problem, desk.plan]
    #expect(try desk.json(["verify"] + files + ["--json"])["is_valid"] as? Bool == true)
    let why = try desk.json(["explain"] + files + ["--json", "--request", "YC-5"])
    let changes = (why["unserved"] as? [String: Any])?["changes"] as? [[String: Any]]
    #expect(changes?.first?["code"] as? String == "reach")
    let one = try desk.json(["suggest"] + files + ["--json", "--volunteer", "Đỗ Thị Yến"])
    #expect((one["suggestions"] as? [Any])?.count == 2)
    #expect(try desk.json(["explain"] + files + ["--json"])["recruiting"] is [Any])
    let diff = try desk.json(["compare", desk.problem, desk.plan, desk.plan, "--json"])
    #expect(diff["kept"] as? Int == 5)
  }

  @Test func `the same file gives the same bytes, also by way of the standard streams`() throws {
    let desk = try Desk()
    _ = try desk.run("solve", desk.problem, "--out", desk.plan)
    let piped = try desk.run(["solve", "-", "--out", "-"], input: desk.problem)
    #expect(try piped.text == desk.text(of: desk.plan))
    #expect(piped.said.contains("Đã chứng minh"))
    let verified = try desk.run(["verify", desk.problem, "-"], input: desk.plan)
    #expect(verified.status == 0)
    #expect(try desk.run("verify", "-", "-").status == 64)
    #expect(try desk.run("solve", desk.problem, "--json", "--out", "-").status == 64)
  }

  @Test func `the price of weight and of walls is told`() throws {
    let desk = try Desk()
    let curve = try desk.json("curve", desk.problem, "--rates", "400,20", "--json")
    let points = try #require(curve["points"] as? [[String: Any]])
    #expect(points.map { $0["priority_rate_m"] as? Int } == [20, 400, nil])
    #expect(points.map { $0["served"] as? Int } == [1, 5, 5])
    let walls = try desk.json("walls", desk.problem, "--json")["walls"] as? [[String: Any]]
    #expect(walls?.map { $0["served"] as? Int } == [1, 5, 5, 5])
    #expect(try desk.run("walls", desk.problem).text.contains("trong thôn: phục vụ 1 lượt"))
    #expect(try desk.run("curve", desk.problem).text.contains("ưu tiên tuyệt đối: phục vụ 5"))
    #expect(try desk.run("curve", desk.problem, "--rates", "0").status == 64)
    #expect(try desk.run("walls", desk.problem, "--budget", "0").status == 64)
    let hasty = try desk.run("walls", desk.problem, "--budget", "0.000001")
    #expect(hasty.status == 0 && hasty.text.split(separator: "\n").count == 4)
  }

  @Test func `a file cut anywhere is refused with the place`() throws {
    let desk = try Desk()
    _ = try desk.run("solve", desk.problem, "--out", desk.plan)
    for file in [desk.problem, desk.plan] {
      let bytes = try Data(contentsOf: URL(filePath: file))
      for length in stride(from: 0, to: bytes.count - 2, by: 293) {
        try bytes.prefix(length).write(to: URL(filePath: desk.cut))
        let command =
          file == desk.plan ? ["verify", desk.problem, desk.cut] : ["solve", desk.cut]
        let answer = try desk.run(command)
        #expect(answer.status == 1 && answer.said.contains("(hết tệp)"), "\(file) \(length)")
        #expect(answer.said.contains("dòng "))
      }
    }
  }

  @Test func `pins that contradict each other are all listed`() throws {
    let desk = try Desk()
    let pins = """
      "pins": [{"request": "YC-1", "volunteer": "Đỗ Thị Yến", "slot": "1-morning"},
        {"request": "YC-2", "volunteer": "Đỗ Thị Yến", "slot": "1-morning"},
        {"request": "YC-6", "volunteer": "Trần Thị Hằng", "slot": "3-evening"},
        {"request": "YC-6", "volunteer": "Trần Thị Hằng"}],
      "requests": [
      """
    try desk.write(try desk.text(of: desk.problem).replacing("\"requests\": [", with: pins))
    let answer = try desk.run("solve", desk.cut)
    #expect(answer.status == 1 && answer.said.contains("ở 4 nơi"))
    for place in ["yêu cầu «YC-6»", "buổi 1-morning của tình nguyện viên «Đỗ Thị Yến»"] {
      #expect(answer.said.contains(place))
    }
  }

  @Test func `a plan of another problem, and a plan with any lie in it, are refused`() throws {
    let desk = try Desk()
    _ = try desk.run("solve", desk.problem, "--out", desk.plan)
    let problem = try desk.text(of: desk.problem)
    try desk.write(problem.replacing("\"weekly_cap\": 3", with: "\"weekly_cap\": 2"))
    let foreign = try desk.run("verify", desk.cut, desk.plan)
    #expect(foreign.status == 3 && foreign.said.contains("bài toán khác"))
    let plan = try desk.text(of: desk.plan)
    for (piece, other, word) in [
      ("\"metres\":479", "\"metres\":478", "YC-1"), ("\"1-morning\"", "\"3-evening\"", "YC-1"),
      ("\"served\":5", "\"served\":6", "Điểm"),
      ("\"week_prices\":[", "\"week_prices\":[9", "Chứng chỉ"),
      ("\"missing\":1", "\"missing\":2", "YC-3"),
      ("\"reason\":\"outweighed\"", "\"reason\":\"no_candidate\"", "Lý do yêu cầu «YC-3»"),
      ("\"strict\":true", "\"strict\":false", "trọng số"),
    ] {
      let turned = try #require(plan.range(of: piece))
      try desk.write(plan.replacingCharacters(in: turned, with: other))
      let answer = try desk.run("verify", desk.problem, desk.cut)
      #expect(answer.status == 3 && answer.said.contains(word), "\(other)")
      #expect(try desk.run("explain", desk.problem, desk.cut).status == 3)
    }
    try desk.write(plan.replacing("\"volunteer\":\"Đỗ Thị Yến\"", with: "\"volunteer\":\"Ai đó\""))
    let unknown = try desk.run("verify", desk.problem, desk.cut)
    #expect(unknown.status == 1 && unknown.said.contains("/visits/2/volunteer"))
  }

  @Test func `a policy is read strictly, and verify can ask for it`() throws {
    let desk = try Desk()
    try desk.write(#"{"priority_rate_m": 50}"#)
    _ = try desk.run("solve", desk.problem, "--policy", desk.cut, "--out", desk.plan)
    #expect(try desk.run("verify", desk.problem, desk.plan, "--policy", desk.cut).status == 0)
    try desk.write("{}")
    let other = try desk.run("verify", desk.problem, desk.plan, "--policy", desk.cut)
    #expect(other.status == 3 && other.said.contains("chính sách"))
    try desk.write(#"{"area": "country"}"#)
    let wrong = try desk.run("solve", desk.problem, "--policy", desk.cut)
    #expect(wrong.status == 1 && wrong.said.contains("/area"))
  }

  @Test func `a plan that goes on from another is compared with it, and says why`() throws {
    let desk = try Desk()
    _ = try desk.run("solve", desk.problem, "--out", desk.plan)
    let text = try desk.text(of: desk.problem)
    try desk.write(
      text.replacing("\"radius_m\": 6000,", with: "\"radius_m\": 6000, \"active\": false,"))
    let next = desk.plan + ".next"
    let solved = try desk.run("solve", desk.cut, "--previous", desk.plan, "--out", next)
    #expect(solved.status == 0)
    #expect(try desk.run("verify", desk.cut, next).status == 3)
    #expect(try desk.run("verify", desk.cut, next, "--previous", desk.plan).status == 0)
    let diff = try desk.run("compare", desk.cut, desk.plan, next)
    #expect(diff.status == 0 && diff.text.contains("đang tạm nghỉ"))
  }

  @Test func `with --json what cannot be done is an object too`() throws {
    let desk = try Desk()
    _ = try desk.run("solve", desk.problem, "--out", desk.plan)
    func failure(_ words: String...) throws -> [String: Any] {
      let answer = try desk.run(words + ["--json"])
      #expect(answer.text.isEmpty)
      let tree = try JSONSerialization.jsonObject(with: Data(answer.said.utf8)) as? [String: Any]
      #expect(tree?["exit_status"] as? Int32 == answer.status)
      return try #require(tree)
    }
    let missing = try failure("solve", desk.folder + "/none.json")
    #expect(missing["code"] as? String == "unreadable" && missing["pointer"] == nil)
    try desk.write(
      try desk.text(of: desk.problem).replacing("\"weekly_cap\": 3", with: "\"weekly_cap\": 64"))
    let range = try failure("curve", desk.cut)
    #expect(range["code"] as? String == "out_of_range" && range["file"] as? String == desk.cut)
    #expect(range["pointer"] as? String == "/volunteers/0/weekly_cap")
    #expect((range["message"] as? String)?.hasSuffix("phải từ 0 đến 63.") == true)
    let plan = try desk.text(of: desk.plan)
    try desk.write(plan.replacing("\"served\":5", with: "\"served\":6"))
    for command in ["explain", "suggest"] {
      let more = command == "suggest" ? ["--request", "YC-1"] : []
      let answer = try desk.run([command, desk.problem, desk.cut, "--json"] + more)
      #expect(answer.status == 3 && answer.said.contains("\"code\":\"score\""))
    }
    let lie = try failure("compare", desk.problem, desk.plan, desk.cut)
    #expect(lie["code"] as? String == "score" && lie["exit_status"] as? Int == 3)
    let nobody = try failure("explain", desk.problem, desk.plan, "--request", "YC-99")
    #expect(nobody["code"] as? String == "refused")
  }

  @Test func `what cannot be read, written or found is said`() throws {
    let desk = try Desk()
    let missing = try desk.run("solve", desk.folder + "/không có.json")
    #expect(missing.status == 1 && missing.said.contains("không có tệp này"))
    #expect(try desk.run("solve", desk.folder).said.contains("thư mục"))
    let unwritable = try desk.run("solve", desk.problem, "--out", desk.folder + "/no/plan.json")
    #expect(unwritable.status == 1 && unwritable.said.contains("Không ghi được"))
    _ = try desk.run("solve", desk.problem, "--out", desk.plan)
    let nobody = try desk.run("explain", desk.problem, desk.plan, "--volunteer", "Ai đó")
    #expect(nobody.status == 1 && nobody.said.contains("«Ai đó»"))
    #expect(try desk.run("solve", desk.problem, "--budget", "0").status == 64)
    #expect(try desk.run("solve", desk.problem, "--threads", "0").status == 64)
  }
}
