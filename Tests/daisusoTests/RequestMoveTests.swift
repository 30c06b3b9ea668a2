import API
import Foundation
import Testing

@testable import daisuso

private typealias Documents = WorkDocuments

private let path = "/v1/help-requests/\(Documents.requestID)/events"

private func moved(_ state: String, ended: Int = 0) -> [UInt8] {
  http(#"{"help_request":\#(Documents.request(state: state, version: 6)),"ended":\#(ended)}"#)
}

/// A server of one request, told of as `events` say, that takes every event of it.
private func moving(_ answer: [UInt8], events: [String] = []) throws -> ScriptedServer {
  try ScriptedServer { request in
    if request.line.hasPrefix("POST") { return .send(answer) }
    return .send(http(Documents.facts(events: events)))
  }
}

@Test(arguments: [
  (
    ["hold", "--reason", "no_sim", "--until", "5/12/2026"],
    ["event": "hold", "reason": "no_sim", "until": "2026-12-05"]
  ),
  (["resume"], ["event": "resume"]),
  (["close", "--reason", "withdrawn"], ["event": "close", "reason": "withdrawn"]),
  (["close", "--reason", "already_helped"], ["event": "close", "reason": "already_helped"]),
  (["close", "--reason", "rejected"], ["event": "close", "reason": "rejected"]),
  (
    ["close", "--reason", "unfulfilled", "--cause", "unreachable"],
    ["event": "close", "reason": "unfulfilled", "cause": "unreachable"]
  ),
  (
    ["close", "--reason", "duplicate", "--of", Documents.assignmentID],
    ["event": "close", "reason": "duplicate", "duplicate_of": Documents.assignmentID]
  ),
  (["reopen", "--reason", "asked_again"], ["event": "reopen", "reason": "asked_again"]),
])
func `what happens to a request goes out for the version that was read`(
  words: [String], body: [String: String]
) throws {
  let server = try moving(moved("closed"))
  defer { server.stop() }
  let home = try Home()
  let run = try working([words[0], Documents.requestID] + words.dropFirst(), server, home)
  #expect(run.status == 0 && run.output == "14329/57: đã đóng\n", "\(run)")
  let write = try #require(server.writes.first)
  #expect(write.target == path && write.headers["if-match"] == "\"5\"")
  #expect(write.members as? [String: String] == body)
  #expect(home.ops.isEmpty)
}

@Test func `closing says how much ended with it`() throws {
  let server = try moving(moved("closed", ended: 3))
  defer { server.stop() }
  let run = try working(["close", Documents.requestID, "--reason", "withdrawn"], server, Home())
  #expect(run.notes.hasPrefix("Đã rút hoặc thu hồi 3 lời mời và việc của yêu cầu"))
}

@Test func `who was overtaken hears who did what, and why`() throws {
  let event = """
    {"kind":"declined","recorded_at":"2026-11-24T03:05:00Z","via":"cli","version":6,\
    "actor":"Lê Thị Ẩn","changed":["state"],"reason":"too_far"}
    """
  let server = try moving(problem(.stale, "…"), events: [event])
  defer { server.stop() }
  let home = try Home()
  let run = try working(["resume", Documents.requestID], server, home)
  #expect(run.status == 1)
  #expect(
    run.notes.contains("Từ lúc đó: 24/11/2026 10:05 đại sứ: đã từ chối (xa quá) – Lê Thị Ẩn."))
  #expect(home.ops.isEmpty)
}

@Test func `what was not heard of keeps its key and version, and is sent again`() throws {
  let home = try Home()
  let arguments = ["close", Documents.requestID, "--reason", "withdrawn"]
  let silent = try moving([])
  let lost = try working(arguments, silent, home)
  silent.stop()
  #expect(lost.status == 3 && home.ops.count == 1)
  #expect(lost.notes.contains("«Đóng yêu cầu 14329/57 (người dân rút lại)»"))
}

@Test(arguments: [
  ["close"], ["close", "--reason", "fulfilled"], ["close", "--reason", "unfulfilled"],
  ["close", "--reason", "withdrawn", "--cause", "other"], ["close", "--reason", "duplicate"],
  ["close", "--reason", "rejected", "--of", "57"], ["hold", "--reason", "no_sim"],
  ["hold", "--reason", "withdrawn", "--until", "5/12/2026"], ["reopen"],
  ["reopen", "--reason", "rejected"], ["resume", "--reason", "other"],
])
func `an event without its words is typed wrong`(words: [String]) throws {
  let server = try moving(moved("closed"))
  defer { server.stop() }
  let run = try working([words[0], Documents.requestID] + words.dropFirst(), server, Home())
  #expect(run.status == 2 && server.requests.isEmpty, "\(run)")
}
