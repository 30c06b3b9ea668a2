import Foundation
import TestSupport
import Testing

/// A leader and a volunteer at work, with the built programs on a small province.
@Suite(.serialized) struct VolunteerTests {
  @Test func `a request goes from its leader to a volunteer and back, each step once`() async throws
  {
    let place = try await Place()
    let (leader, volunteer) = (place.leader, place.volunteer)
    let first = try place.request(for: "Bà Đỗ Thị Ỷ")
    let task = try place.offer(first, on: "morning")

    // Seen by the volunteer, without a way to reach anybody yet.
    let offered = try volunteer.types(["tasks"])
    #expect(offered.output.contains("\t\(task)\tsáng\t"), "\(offered)")
    #expect(try !volunteer.types(["task", task]).output.contains("0100 123 456"))

    // The service stands still: the client is killed with its acceptance on the way.
    place.service.program.send(SIGSTOP)
    let client = try volunteer.start(["accept", task])
    #expect(await eventually { !volunteer.ops.isEmpty })
    client.send(SIGKILL)
    client.wait()
    place.service.program.send(SIGCONT)
    let op = try #require(volunteer.ops.first)
    let kept = try Data(contentsOf: URL(fileURLWithPath: op))

    // The same op twice more: one effect.
    let retried = try volunteer.types(["retry"])
    #expect(retried.status == 0 && retried.output.contains("\tdone\t"), "\(retried)")
    #expect(volunteer.ops.isEmpty)
    try kept.write(to: URL(fileURLWithPath: op))
    #expect(chmod(op, 0o600) == 0)
    let repeated = try volunteer.types(["retry"])
    #expect(repeated.status == 0 && repeated.output.contains("\tdone\t"), "\(repeated)")
    let accepted = try leader.types(["request", first])
    #expect(accepted.output.contains("Người\t1/1\n"), "\(accepted)")
    #expect(accepted.output.components(separatedBy: "đại sứ: đã nhận – ").count == 2, "\(accepted)")

    // A new key is another word, and there is nothing left to accept.
    let again = try volunteer.types(["accept", task])
    #expect(again.status == 1 && again.notes.contains("Việc này đã được nhận"), "\(again)")

    let shown = try volunteer.types(["task", task])
    #expect(shown.output.contains("Điện thoại\t0100 123 456\n"), "\(shown)")
    #expect(try volunteer.types(["start", task]).output == "Việc \(task): đang làm.\n")
    let report = try volunteer.types(["report", task, "--minutes", "35"])
    #expect(report.output == "Việc \(task): đã báo cáo.\n", "\(report)")
    let resolved = try leader.types([
      "requests", "--state", "resolved", "--number", place.number(first),
    ])
    #expect(resolved.output.hasPrefix("\(first)\t"), "\(resolved)")

    try judges(place, first, task)
    try declines(place)
    try releases(place)
    #expect(place.service.stop() == 0)
    place.clear()
  }

  private func releases(_ place: Place) throws {
    let request = try place.request(for: "Bà Ngô Thị Ửng")
    let task = try place.offer(request, on: "evening")
    #expect(try place.volunteer.types(["accept", task]).status == 0)
    let back = try place.volunteer.types(["release", task, "--reason", "ill"])
    #expect(back.output == "Việc \(task): đã trả lại.\n", "\(back)")
    let free = try place.leader.types(["request", request])
    #expect(free.output.contains("Trạng thái\tchờ người nhận\n"), "\(free)")
    #expect(free.output.contains("đại sứ: đã trả lại (ốm) – "), "\(free)")
  }

  /// Returned with a word, reported again, verified: the request closes.
  private func judges(_ place: Place, _ request: String, _ task: String) throws {
    let (leader, volunteer) = (place.leader, place.volunteer)
    let silent = try leader.types(["verify", request])
    #expect(silent.status == 2 && silent.notes.contains("Thiếu --method."), "\(silent)")
    let word = "Bà Ỷ chưa tự gọi lại được"
    let back = try leader.types(["return", request, "--method", "call", "--comment", word])
    #expect(back.output.hasSuffix(" – đang làm\n"), "\(back)")
    let told = try volunteer.types(["task", task])
    #expect(told.output.contains("Lời nhắn\t\(word)\n"), "\(told)")
    let again = try volunteer.types(["report", task, "--minutes", "10", "--people", "1"])
    #expect(again.output == "Việc \(task): đã báo cáo.\n", "\(again)")
    let done = try leader.types(["verify", request, "--method", "call"])
    #expect(done.output.hasSuffix(" – đã xác nhận\n"), "\(done)")
    #expect(done.notes == "Yêu cầu \(request) đã giúp xong và đóng lại.\n", "\(done)")
    let shown = try leader.types(["request", request])
    #expect(shown.output.contains("Đã đóng\tđã giúp xong, "), "\(shown)")
    let twice = try leader.types(["verify", request, "--method", "call"])
    #expect(twice.status == 1 && twice.notes.contains("chờ xác nhận"), "\(twice)")
  }

  private func declines(_ place: Place) throws {
    let request = try place.request(for: "Ông Lý Văn Ẩn")
    let task = try place.offer(request, on: "evening")
    let declined = try place.volunteer.types(["decline", task, "--reason", "too_far"])
    #expect(declined.output == "Việc \(task): đã từ chối.\n", "\(declined)")
    let seen = try place.leader.types(["request", request])
    #expect(seen.output.contains("– đã từ chối\n"), "\(seen)")
    #expect(seen.output.contains("Trạng thái\tchờ người nhận\n"), "\(seen)")
    let contact = try place.leader.types(["contact", request])
    #expect(contact.output.contains("Điện thoại\t0100 123 456\n"), "\(contact)")
  }
}
