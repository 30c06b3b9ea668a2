import Foundation
import Testing

@testable import daisuso

private typealias Documents = WorkDocuments

private let list = [
  Documents.task(
    Documents.assignment(
      state: "accepted", number: 7, day: "2026-11-25", next: ["start", "report"],
      scheduled: #"{"from":"2026-11-25T01:30:00Z","to":"2026-11-25T02:15:00Z"}"#)),
  Documents.task(Documents.assignment(number: 9, day: "2026-11-25"), number: 9, mode: "phone"),
  Documents.task(Documents.assignment(number: 8, day: "2026-11-29"), number: 8, mode: "station"),
].joined(separator: ",")

private func tasksServer() throws -> ScriptedServer {
  try ScriptedServer(always: http(#"{"tasks":[\#(list)]}"#))
}

@Test func `one's tasks are a line each for programs, the day in front`() throws {
  let server = try tasksServer()
  defer { server.stop() }
  let run = try working(["tasks"], server, Home())
  let service = "Dùng VNeID: giấy tờ, lưu trú"
  #expect(
    run.output == """
      2026-11-25\t7\tsáng 08:30\t\(service)\tXóm Ngõ Đình\tđã nhận\tstart, report
      2026-11-25\t9\tsáng\t\(service)\tqua điện thoại\tchờ trả lời\taccept, decline
      2026-11-29\t8\tsáng\t\(service)\tXóm Ngõ Đình, tại điểm hỗ trợ\tchờ trả lời\taccept, decline

      """)
  #expect(run.notes == "")
}

@Test(arguments: [30, 40, 60, 80, 132] as [UInt16])
func `on a terminal each day stands once above its tasks`(columns: UInt16) throws {
  let server = try tasksServer()
  defer { server.stop() }
  let run = try onTerminal(
    ["tasks", "--server", server.url], Home(), columns: columns,
    environment: ["DAISUSO_TOKEN": Documents.token, "NO_COLOR": "1"])
  let lines = run.shown.split(separator: "\r\n").map(String.init)
  #expect(lines.allSatisfy { $0.columns <= Int(columns) })
  #expect(lines[0].hasPrefix("Số  Buổi"))
  #expect(lines[1] == "thứ Tư 25/11/2026")
  #expect(lines[2].hasPrefix("7   sáng 08:30"))
  #expect(lines[3].hasPrefix("9   sáng"))
  #expect(lines[4] == "Chủ nhật 29/11/2026")
  #expect(lines[5].hasPrefix("8 "))
  // Half a command is a wrong one.
  #expect(!run.shown.contains("accept,…") && !run.shown.contains("declin…"))
}

@Test func `no tasks is said, and JSON is the server's bytes`() throws {
  let body = "{ \"tasks\" : [ ] }"
  let server = try ScriptedServer(always: http(body))
  defer { server.stop() }
  #expect(try working(["tasks", "--json"], server, Home()).output == body + "\n")
  let run = try onTerminal(
    ["tasks", "--server", server.url], Home(),
    environment: ["DAISUSO_TOKEN": Documents.token])
  #expect(run.shown == "Bạn chưa có lời mời hay việc nào.\r\n")
}

@Test func `a task tells how to reach them, and what never to ask them`() throws {
  let contact = """
    {"phone":"+84100123456","address":"Nhà số 3, Xóm Ngõ Đình","place":[106.15,20.34],\
    "note":"Gọi trước"}
    """
  let accepted = Documents.assignment(state: "accepted", next: ["start", "report"])
  let server = try ScriptedServer(always: http(Documents.taskFacts(accepted, contact: contact)))
  defer { server.stop() }
  let run = try working(["task", "7"], server, Home())
  #expect(server.requests.map(\.target) == ["/v1/tasks/7"])
  #expect(
    run.output == """
      Việc số\t7: Dùng VNeID: giấy tờ, lưu trú
      Trạng thái\tđã nhận
      Khi nào\tsáng thứ Tư 25/11/2026
      Trả lời trước\t26/11/2026 08:18
      Hạn\t04/12/2026
      Ở đâu\tXóm Ngõ Đình, Phường Hoa Lư
      Cách giúp\ttại nhà
      Giúp ai\thộ Đỗ Thị Ỷ
      Điện thoại\t0100 123 456
      Địa chỉ\tNhà số 3, Xóm Ngõ Đình
      Vị trí\t106,15000° Đông, 20,34000° Bắc
      Ghi chú\tGọi trước
      Thời lượng\t40 phút
      Muốn người giúp là\tnữ
      Tài liệu học\tSổ tay: https://vneid.gov.vn
      Làm tiếp\tdaisuso start 7 – bắt đầu làm
      Làm tiếp\tdaisuso report 7 – báo cáo

      """)
  #expect(run.notes.contains("không bao giờ hỏi, xem hay ghi lại mật khẩu, mã OTP, mã PIN"))
}

@Test func `without a contact nothing is said of it`() throws {
  let server = try Documents.volunteers()
  defer { server.stop() }
  let run = try working(["task", "7"], server, Home())
  #expect(!run.output.contains("Điện thoại"))
  #expect(run.notes == "")
}

@Test func `a number that was seen needs no second question`() throws {
  let home = try Home()
  let server = try Documents.volunteers()
  defer { server.stop() }
  _ = try working(["accept", "7"], server, home)
  _ = try working(["start", "7"], server, home)
  let path = "/v1/assignments/\(Documents.assignmentID)/events"
  #expect(server.requests.map(\.target) == ["/v1/tasks/7", path, path])
  // Another person's 7 is another task.
  _ = try working(["start", "7"], server, home, token: "mot-ma-khac-9876543210")
  #expect(server.requests.map(\.target).suffix(2) == ["/v1/tasks/7", path])
}

@Test func `each word says what happened and when`() throws {
  let home = try Home()
  let server = try Documents.volunteers()
  defer { server.stop() }
  for arguments in [
    ["accept", "7"], ["decline", "7", "--reason", "too_far"], ["start", "7"],
    [
      "report", "7", "--minutes", "25", "--people", "3", "--outcome", "partly", "--reason",
      "no_sim",
    ],
    ["report", "7", "--minutes", "5", "--outcome", "not", "--reason", "nobody_home"],
  ] {
    #expect(try working(arguments, server, home).status == 0)
  }
  let writes = server.writes.map(\.members)
  #expect(
    writes.map { $0["event"] as? String } == ["accept", "decline", "start", "report", "report"])
  #expect(writes[1]["reason"] as? String == "too_far")
  for write in writes {
    let moment = try Date(#require(write["occurred_at"] as? String), strategy: milliseconds)
    #expect(abs(moment.timeIntervalSinceNow) < 60)
  }
  let visits = try writes.suffix(2).map { try #require($0["visit"] as? [String: Any]) }
  #expect(visits.map { $0["people_helped"] as? Int } == [3, 0])
  #expect(visits.map { $0["reason"] as? String } == ["no_sim", "nobody_home"])
  #expect(visits.map { $0["id"] as? String } == server.writes.suffix(2).map(\.key))
}

private let milliseconds = Date.ISO8601FormatStyle(includingFractionalSeconds: true)

@Test func `a report that comes too late is kept and said to be`() throws {
  let server = try Documents.volunteers { _ in
    .send(Documents.moved("revoked", visit: #","visit":{"id":"x","is_late":true}"#))
  }
  defer { server.stop() }
  let run = try working(["report", "7", "--minutes", "25"], server, Home())
  #expect(run.output == "Việc 7: đã bị thu hồi.\n")
  #expect(run.notes.hasPrefix("Báo cáo đến khi việc đã kết thúc: vẫn được giữ"))
}

@Test func `at the door three keys are enough`() throws {
  let server = try Documents.volunteers { _ in .send(Documents.moved("reported")) }
  defer { server.stop() }
  let run = try onTerminal(
    ["report", "7", "--server", server.url], Home(),
    environment: ["DAISUSO_TOKEN": Documents.token, "NO_COLOR": "1"], typing: "\n\n\n",
    isUnseen: false)
  #expect(run.status == 0)
  let visit = try #require(server.writes.first?.members["visit"] as? [String: Any])
  #expect(visit["outcome"] as? String == "done")
  #expect(visit["minutes"] as? Int == 40)
  #expect(visit["people_helped"] as? Int == 1)
}

@Test func `what makes no sense is asked again, and a reason is asked where one is needed`() throws
{
  let server = try Documents.volunteers { _ in .send(Documents.moved("reported")) }
  defer { server.stop() }
  let run = try onTerminal(
    ["report", "7", "--server", server.url], Home(),
    environment: ["DAISUSO_TOKEN": Documents.token, "NO_COLOR": "1"],
    typing: "9\n3\n999\n15\n0\n1\n", isUnseen: false)
  #expect(run.status == 0)
  #expect(run.shown.components(separatedBy: "Chưa hiểu câu trả lời").count == 4)
  let visit = try #require(server.writes.first?.members["visit"] as? [String: Any])
  #expect(visit["outcome"] as? String == "not")
  #expect(visit["minutes"] as? Int == 15)
  #expect(visit["people_helped"] as? Int == 0)
  #expect(visit["reason"] as? String == "nobody_home")
}

@Test func `declining asks why when it was not said, and the end of input writes nothing`() throws {
  let server = try Documents.volunteers { _ in .send(Documents.moved("declined")) }
  defer { server.stop() }
  let environment = ["DAISUSO_TOKEN": Documents.token, "NO_COLOR": "1"]
  let ended = try onTerminal(
    ["decline", "7", "--server", server.url], Home(), environment: environment,
    typing: "\u{04}", isUnseen: false)
  #expect(ended.status == 130)
  #expect(server.writes.isEmpty)
  let run = try onTerminal(
    ["decline", "7", "--server", server.url], Home(), environment: environment, typing: "2\n",
    isUnseen: false)
  #expect(run.status == 0)
  #expect(server.writes.first?.members["reason"] as? String == "too_far")
}

@Test(arguments: [
  (["report", "7"], "Thiếu --minutes.\n"),
  (["decline", "7"], "Thiếu --reason.\n"),
  (["report", "7", "--minutes", "9", "--outcome", "partly"], "Thiếu --reason.\n"),
  (["report", "7", "--minutes", "721"], "--minutes phải từ 0 đến 720."),
  (["report", "7", "--minutes", "9", "--people", "201"], "--people phải từ 0 đến 200."),
  (
    ["report", "7", "--minutes", "9", "--outcome", "not", "--people", "2"],
    "Không làm được (--outcome not) thì --people phải là 0."
  ),
  (
    ["report", "7", "--minutes", "9", "--reason", "other"],
    "--reason chỉ đi cùng --outcome partly hoặc not."
  ),
  (["decline", "7", "--reason", "nobody_home"], "Giá trị «nobody_home» không hợp lệ cho --reason"),
  (["accept", "0"], "Số việc phải từ 1."),
  (["accept", "bảy"], "Giá trị «bảy» không hợp lệ cho <số việc>."),
  (["accept"], "Thiếu <số việc>."),
])
func `a word that lacks something is status 2 and writes nothing`(
  arguments: [String], sentence: String
) throws {
  let home = try Home()
  let server = try Documents.volunteers()
  defer { server.stop() }
  let run = try working(arguments, server, home)
  #expect(run.status == 2)
  #expect(run.notes.hasPrefix("Lỗi: \(sentence)"))
  #expect(server.writes.isEmpty)
  #expect(home.ops.isEmpty)
}

@Test(arguments: [
  ("release", "ill", "released", "đã trả lại"),
  ("fail", "needs_office", "failed", "không làm được"),
])
func `what cannot be kept or done is said with a reason`(
  command: String, reason: String, state: String, words: String
) throws {
  let server = try Documents.volunteers { _ in .send(Documents.moved(state)) }
  defer { server.stop() }
  let silent = try working([command, "7"], server, Home())
  #expect(silent.status == 2 && silent.notes.hasPrefix("Lỗi: Thiếu --reason."))
  #expect(server.writes.isEmpty)
  let run = try working([command, "7", "--reason", reason], server, Home())
  #expect(run.status == 0 && run.output == "Việc 7: \(words).\n", "\(run)")
  let members = try #require(server.writes.first).members
  #expect(members["event"] as? String == command && members["reason"] as? String == reason)
  let wrong = try working([command, "7", "--reason", "reassigned"], server, Home())
  #expect(wrong.status == 2 && server.writes.count == 1)
}
