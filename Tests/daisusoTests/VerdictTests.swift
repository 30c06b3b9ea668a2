import Foundation
import Testing

@testable import daisuso

private typealias Documents = WorkDocuments

private let other = "019ff37b-ba8e-7eb2-a21d-c5927877de00"

private func judged(_ assignment: String, request: String, ended: Int = 0) -> [UInt8] {
  http(
    """
    {"assignment":\(Documents.assignment(state: assignment, next: [])),\
    "help_request":\(Documents.request(state: request)),"ended":\(ended)}
    """)
}

/// A server of one request in which these have a part, and that takes a verdict.
private func judging(_ parts: [String], _ answer: [UInt8]) throws -> ScriptedServer {
  try ScriptedServer { request in
    if request.line.hasPrefix("POST") { return .send(answer) }
    if request.target.hasPrefix("/v1/ambassadors") {
      let found = Documents.ambassador("Trần Thị Hằng")
      return .send(http(#"{"ambassadors":[\#(found)],"next":null}"#))
    }
    return .send(http(Documents.facts(assignments: parts)))
  }
}

private let hang = Documents.part("Trần Thị Hằng", state: "reported")

@Test func `the only reported work is verified, and what closed is said`() throws {
  let server = try judging([hang], judged("verified", request: "closed", ended: 2))
  defer { server.stop() }
  let run = try working(["verify", Documents.requestID, "--method", "call"], server, Home())
  #expect(run.status == 0)
  #expect(run.output == "14329/57: Trần Thị Hằng – đã xác nhận\n")
  #expect(
    run.notes == "Yêu cầu 14329/57 đã giúp xong và đóng lại. 2 lời mời khác đã được rút.\n")
  let write = try #require(server.writes.first)
  #expect(write.target == "/v1/assignments/\(Documents.assignmentID)/events")
  #expect(write.members["event"] as? String == "verify")
  #expect(write.members["method"] as? String == "call" && write.members["comment"] == nil)
}

@Test func `what is returned goes with a word to its volunteer`() throws {
  let server = try judging([hang], judged("started", request: "in_progress"))
  defer { server.stop() }
  let run = try working(
    [
      "return", Documents.requestID, "--method", "sample", "--comment", "Chưa mở được Ví giấy tờ",
    ], server, Home())
  #expect(run.output == "14329/57: Trần Thị Hằng – đang làm\n")
  #expect(run.notes == "Người ấy xem ở daisuso task 7, làm tiếp rồi báo cáo lại.\n")
  let members = try #require(server.writes.first).members
  #expect(members["event"] as? String == "return")
  #expect(members["comment"] as? String == "Chưa mở được Ví giấy tờ")
}

@Test func `a verdict needs a way of knowing, and one whose work it is`() throws {
  let server = try judging(
    [hang, Documents.part("Lê Thị Ẩn", id: other, state: "reported")],
    judged("verified", request: "in_progress"))
  defer { server.stop() }
  let several = try working(["verify", Documents.requestID, "--method", "call"], server, Home())
  #expect(several.status == 1)
  #expect(several.notes.hasSuffix("Nêu một người: Trần Thị Hằng, Lê Thị Ẩn.\n"))
  let silent = try working(["verify", Documents.requestID, "hang"], server, Home())
  #expect(silent.status == 2 && silent.notes.hasPrefix("Lỗi: Thiếu --method."))
  for method in ["code", "nghe nói"] {
    let wrong = try working(
      ["verify", Documents.requestID, "hang", "--method", method], server, Home())
    #expect(wrong.status == 2 && wrong.notes.contains("call, sample, document"))
  }
  #expect(server.writes.isEmpty)
  let named = try working(
    ["verify", Documents.requestID, "hang", "--method", "document"], server, Home())
  #expect(named.status == 0 && named.notes.hasPrefix("Yêu cầu chưa đóng"))
  let nothing = try judging([Documents.part("Lê Thị Ẩn", id: other, state: "started")], [])
  defer { nothing.stop() }
  let none = try working(["return", Documents.requestID, "--method", "call"], nothing, Home())
  #expect(none.status == 1 && none.notes.contains("daisuso requests --state resolved"))
  #expect(nothing.writes.isEmpty)
}

@Test func `a volunteer reads what was said of the work`() throws {
  let told =
    Documents.taskFacts(Documents.assignment(state: "started", next: ["report"]))
    .dropLast() + #","verdict_comment":"Chưa mở được Ví giấy tờ"}"#
  let server = try ScriptedServer(always: http(String(told)))
  defer { server.stop() }
  let run = try working(["task", "7"], server, Home())
  #expect(run.output.contains("\nLời nhắn\tChưa mở được Ví giấy tờ\n"))
}
