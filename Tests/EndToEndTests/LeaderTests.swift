import Foundation
import TestSupport
import Testing

/// A leader who looks for people, plans, applies and corrects, with the built programs.
@Suite(.serialized) struct LeaderTests {
  @Test func `candidates, plan, application, correction and coverage of a small province`()
    async throws
  {
    let place = try await Place()
    let request = try candidate(place)
    try passesOver(place, request)
    try plans(place, request)
    try corrects(place, request)
    try closes(place, request)
    try looksWithoutToken(place)
    #expect(place.service.stop() == 0)
    for command in [["coverage"]] + commands(request) {
      let alone = try place.leader.types(command)
      #expect(alone.status == 3, "\(command): \(alone)")
      #expect(alone.notes.hasPrefix("Lỗi: Không có máy chủ nào nghe ở "), "\(command): \(alone)")
    }
    place.clear()
  }

  private func commands(_ request: String) -> [[String]] {
    [
      ["candidates", request], ["match"], ["match", "lines", "last"],
      ["match", "apply", "last"], ["ambassadors"], ["teams"], ["households"], ["visits"],
      ["request", "correct", request, "--minutes", "50"], ["withdraw", request],
      ["verify", request, "--method", "call"], ["return", request, "--method", "call"],
      ["hold", request, "--reason", "other", "--until", "2026-12-31"], ["resume", request],
      ["close", request, "--reason", "withdrawn"], ["reopen", request, "--reason", "other"],
      // Last, since what cannot be sent is kept, and told of by each command that follows.
      ["match", "start"],
    ]
  }

  /// A request for which the rules let the volunteer in; who they are is drawn, so some are tried.
  private func candidate(_ place: Place) throws -> String {
    let services = [
      "phone_basics", "zalo_basics", "vneid_use", "public_service_online", "online_safety",
      "cashless_payment", "vneid_activation", "health_record",
    ]
    for service in services {
      for mode in ["phone", "home", "station"] {
        let made = try? place.request(
          for: "Bà Đỗ Thị Ỷ", service: service,
          ["--mode", mode, "--priority", "urgent", "--known-ambassador", place.ambassador])
        guard let request = made else { continue }
        let listed = try place.leader.types(["candidates", request])
        #expect(listed.status == 0, "\(listed)")
        #expect(listed.notes.hasPrefix("Đã xét "), "\(listed)")
        guard listed.output.contains("\t\(place.ambassador)\n") else { continue }
        let one = try place.leader.types(["candidates", request, place.ambassador])
        #expect(one.output.contains("Quy định\t✓ kỹ năng\n"), "\(one)")
        #expect(!one.output.contains("✗"), "\(one)")
        return request
      }
    }
    throw Unlucky()
  }

  private struct Unlucky: Error {}

  /// A half day that the volunteer did not offer is refused by name, and taken with a reason.
  private func passesOver(_ place: Place, _ request: String) throws {
    struct Listed: Decodable {
      var candidates: [Row]
      struct Row: Decodable {
        var ambassador: Person
        var half_days: [HalfDay]
      }
      struct Person: Decodable { var id: String }
      struct HalfDay: Decodable { var part_of_day: String }
    }
    let listed = try place.leader.types(["candidates", request, "--json"])
    let rows = try JSONDecoder().decode(Listed.self, from: Data(listed.output.utf8)).candidates
    let row = try #require(rows.first { $0.ambassador.id == place.ambassador })
    let offered = Set(row.half_days.map(\.part_of_day))
    let part = try #require(["morning", "afternoon", "evening"].first { !offered.contains($0) })
    let offer = ["assign", request, place.ambassador, "--day", place.tomorrow, "--part", part]
    let refused = try place.leader.types(offer)
    #expect(refused.status == 1, "\(refused)")
    #expect(refused.notes.contains(" --override half_day: Không có buổi rảnh chung."), "\(refused)")
    #expect(refused.notes.contains(#"thêm: --override half_day --reason "VÌ SAO"."#), "\(refused)")
    let made = try place.leader.types(
      offer + ["--override", "half_day", "--reason", "Đã gọi điện hẹn"])
    #expect(made.status == 0 && made.notes.hasPrefix("Đã mời: việc số "), "\(made)")
    let back = try place.leader.types(["withdraw", request, place.ambassador])
    #expect(back.output.hasSuffix("– lời mời đã rút\n"), "\(back)")
  }

  private func plans(_ place: Place, _ request: String) throws {
    let (leader, volunteer) = (place.leader, place.volunteer)
    let none = try leader.types(["match", "show", "last"])
    #expect(none.status == 1 && none.notes.contains("Chưa có lượt ghép nào."), "\(none)")
    let started = try leader.types(["match", "start", "--unit", place.commune])
    #expect(started.status == 0, "\(started)")
    #expect(started.output.hasPrefix("Trạng thái\tđã có kế hoạch\n"), "\(started)")
    #expect(started.output.contains("\nBằng chứng\ttốt nhất, đã chứng minh\n"), "\(started)")
    let why = try leader.types(["match", "explain", "last", request])
    #expect(why.output.contains("Yêu cầu\t\(request): "), "\(why)")
    let lines = try leader.types(["match", "lines", "last", "--served", "--all"])
    let line = try #require(
      lines.output.split(separator: "\n").first { $0.contains("\t\(request)\t") }, "\(why)")
    let number = String(line.prefix { $0 != "\t" })
    let before = try volunteer.types(["tasks"])
    let applied = try leader.types(["match", "apply", "last", number])
    #expect(applied.output == "Đã mời 1 dòng, không áp dụng được 0.\n", "\(applied)")
    let again = try leader.types(["match", "apply", "last", number])
    #expect(again.output == "Đã mời 0 dòng, không áp dụng được 0.\n", "\(again)")
    #expect(again.notes.hasPrefix("1 dòng đã nêu"), "\(again)")
    let seen = try volunteer.types(["tasks"])
    #expect(
      seen.output.split(separator: "\n").count == before.output.split(separator: "\n").count + 1,
      "\(seen)")
    let shown = try leader.types(["request", request])
    #expect(shown.output.contains("Trạng thái\tđang mời\n"), "\(shown)")
    let back = try leader.types(["withdraw", request])
    #expect(back.status == 0 && back.output.hasSuffix("– lời mời đã rút\n"), "\(back)")
  }

  private func corrects(_ place: Place, _ request: String) throws {
    let leader = place.leader
    let old = try document(of: request, leader)
    let due = try leader.types(["request", "correct", request, "--people-needed", "2"])
    #expect(due.output == "\(request): Người: 1 → 2\n", "\(due)")

    // One that was decided before that and never went out: it holds for the version read then.
    let body = #"{"minutes":50}"#
    let op: [String: Any] = [
      "key": UUID().uuidString.lowercased(), "server": leader.server,
      "sender": String(leader.token.suffix(8)), "title": "Sửa", "made_at": "2026-11-24T01:00:00Z",
      "method": "PATCH", "target": "/v1/help-requests/\(old.id)", "version": old.version,
      "body": body, "intent": body,
    ]
    let path = leader.home + "/.local/state/daisuso/ops/\(op["key"] ?? "").json"
    try JSONSerialization.data(withJSONObject: op).write(to: URL(fileURLWithPath: path))
    #expect(chmod(path, 0o600) == 0)
    let minutes = ["request", "correct", request, "--minutes", "50"]
    let overtaken = try leader.types(minutes)
    #expect(overtaken.status == 1, "\(overtaken)")
    #expect(
      overtaken.notes.hasPrefix("Lỗi: Chưa sửa gì: yêu cầu \(request) đã đổi từ lúc được đọc."),
      "\(overtaken)")
    #expect(overtaken.notes.contains(" sửa yêu cầu (số người) – "), "\(overtaken)")
    #expect(leader.ops.isEmpty)
    let corrected = try leader.types(minutes)
    #expect(corrected.status == 0 && corrected.output.hasSuffix(" → 50 phút\n"), "\(corrected)")
    let same = try leader.types(minutes)
    #expect(same.status == 0 && same.notes.contains("đã đúng như vậy"), "\(same)")
  }

  /// Held and resumed; closed with the offer that was out, and reopened.
  private func closes(_ place: Place, _ request: String) throws {
    let (leader, volunteer) = (place.leader, place.volunteer)
    let task = try place.offer(request, on: "evening")
    let held = try leader.types(
      ["hold", request, "--reason", "no_sim", "--until", place.tomorrow])
    #expect(held.output == "\(request): tạm hoãn\n", "\(held)")
    let early = try volunteer.types(["accept", task])
    #expect(early.status == 1 && early.notes.contains("đang tạm dừng"), "\(early)")
    #expect(try leader.types(["resume", request]).output == "\(request): đang mời\n")
    let closed = try leader.types(["close", request, "--reason", "withdrawn"])
    #expect(closed.output == "\(request): đã đóng\n", "\(closed)")
    #expect(closed.notes.hasPrefix("Đã rút hoặc thu hồi 1 lời mời"), "\(closed)")
    let gone = try volunteer.types(["task", task])
    #expect(gone.output.contains("Trạng thái\tlời mời đã rút\n"), "\(gone)")
    let again = try leader.types(["close", request, "--reason", "rejected"])
    #expect(again.status == 1 && again.notes.contains("Yêu cầu đã đóng"), "\(again)")
    let open = try leader.types(["reopen", request, "--reason", "asked_again"])
    #expect(open.output == "\(request): chờ người nhận\n", "\(open)")
    let shown = try leader.types(["request", request])
    #expect(shown.output.contains(" đã đóng (người dân rút lại) – "), "\(shown)")
    #expect(shown.output.contains("Lần thử\t2\n"), "\(shown)")
  }

  private func document(of request: String, _ leader: Worker) throws -> (id: String, version: Int) {
    let shown = try leader.types(["request", request, "--json"])
    let members = try JSONSerialization.jsonObject(with: Data(shown.output.utf8))
    let facts = try #require(members as? [String: Any])
    return (try #require(facts["id"] as? String), try #require(facts["version"] as? Int))
  }

  private func looksWithoutToken(_ place: Place) throws {
    let nobody = Worker(home: place.leader.home, server: place.leader.server, token: "")
    let overview = try nobody.types(["coverage"])
    #expect(overview.status == 0 && overview.output.contains("\thouseholds\n"), "\(overview)")
    let communes = try nobody.types(["coverage", "--indicator", "households"])
    #expect(communes.output.split(separator: "\n").count == 130, "\(communes)")
    let numbers = try nobody.types(["coverage", "--geojson"])
    #expect(numbers.status == 0 && numbers.output.hasPrefix(#"{"type""#))

    let dead = Worker(
      home: place.leader.home, server: place.leader.server,
      token: "dss_" + String(repeating: "x", count: 40))
    for command in commands("\(place.commune)/1") {
      let refused = try dead.types(command)
      #expect(refused.status == 4, "\(command): \(refused)")
      #expect(
        refused.notes.contains("Xin người quản trị mã truy cập mới"), "\(command): \(refused)")
      let silent = try nobody.types(command)
      #expect(silent.status == 4, "\(command): \(silent)")
    }
  }
}
