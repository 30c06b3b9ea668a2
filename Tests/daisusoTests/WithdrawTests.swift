import API
import Foundation
import Testing

@testable import daisuso

private typealias Documents = WorkDocuments

private let other = "019ff37b-ba8e-7eb2-a21d-c5927877de00"

/// A server of one request that these hold, which takes work back.
private func holding(_ parts: [String]) throws -> ScriptedServer {
  try ScriptedServer { request in
    if request.line.hasPrefix("POST") { return .send(Documents.moved("withdrawn")) }
    if request.target.hasPrefix("/v1/ambassadors") {
      let found = Documents.ambassador("Trần Thị Hằng")
      return .send(http(#"{"ambassadors":[\#(found)],"next":null}"#))
    }
    return .send(http(Documents.facts(assignments: parts)))
  }
}

@Test func `the only offer is withdrawn without a word`() throws {
  let server = try holding([
    Documents.part("Trần Thị Hằng", state: "offered"),
    Documents.part("Lê Thị Ẩn", id: other, state: "declined"),
  ])
  defer { server.stop() }
  let run = try working(["withdraw", Documents.requestID], server, Home())
  #expect(run.status == 0)
  #expect(run.output == "14329/57: Trần Thị Hằng – lời mời đã rút\n")
  let write = try #require(server.writes.first)
  #expect(write.target == "/v1/assignments/\(Documents.assignmentID)/events")
  #expect(write.members["event"] as? String == "withdraw" && write.members["reason"] == nil)
}

@Test func `work that was accepted is revoked for a reason`() throws {
  let server = try holding([Documents.part("Trần Thị Hằng", state: "accepted")])
  defer { server.stop() }
  let silent = try working(["withdraw", Documents.requestID], server, Home())
  #expect(silent.status == 2 && silent.notes.hasPrefix("Lỗi: Thiếu --reason."))
  let run = try working(["withdraw", Documents.requestID, "--reason", "ill"], server, Home())
  #expect(run.status == 0)
  #expect(server.writes.first?.members["event"] as? String == "revoke")
  #expect(server.writes.first?.members["reason"] as? String == "ill")
  let wrong = try working(["withdraw", Documents.requestID, "--reason", "too_far"], server, Home())
  #expect(wrong.status == 2)
}

@Test func `of several who hold it one is named`() throws {
  let server = try holding([
    Documents.part("Trần Thị Hằng", state: "offered"),
    Documents.part("Lê Thị Ẩn", id: other, state: "started"),
  ])
  defer { server.stop() }
  let unnamed = try working(["withdraw", Documents.requestID], server, Home())
  #expect(unnamed.status == 1)
  #expect(unnamed.notes.hasSuffix("Nêu một người: Trần Thị Hằng, Lê Thị Ẩn.\n"))
  #expect(server.writes.isEmpty)
  let named = try working(["withdraw", Documents.requestID, "hang"], server, Home())
  #expect(named.status == 0 && server.writes.count == 1)
  let nobody = try holding([Documents.part("Lê Thị Ẩn", id: other, state: "declined")])
  defer { nobody.stop() }
  let none = try working(["withdraw", Documents.requestID], nobody, Home())
  #expect(none.status == 1 && none.notes.contains("Không ai như thế đang giữ yêu cầu 14329/57."))
}
