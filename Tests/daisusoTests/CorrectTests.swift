import API
import Foundation
import Synchronization
import Testing

@testable import daisuso

private typealias Documents = WorkDocuments

private let path = "/v1/help-requests/\(Documents.requestID)"
private let corrected = http(#"{"help_request":\#(Documents.request(version: 6))}"#)
private let change = """
  {"kind":"corrected","recorded_at":"2026-11-24T03:05:00Z","via":"api","version":6,\
  "actor":"Lê Thị Ẩn","changed":["due_on","people_needed"]}
  """
private let older = change.replacingOccurrences(of: #""version":6"#, with: #""version":5"#)

extension ScriptedServer {
  fileprivate var patches: [Request] { requests.filter { $0.line.hasPrefix("PATCH") } }
}

/// A server of one request, read as `reads` one after the other, the last for ever.
private func correcting(
  _ reads: [String] = [Documents.facts()], _ answer: [UInt8] = corrected
) throws -> ScriptedServer {
  let left = Mutex(reads)
  return try ScriptedServer { request in
    if request.line.hasPrefix("PATCH") { return .send(answer) }
    return .send(http(left.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] }))
  }
}

@Test func `a correction says what it changes, and holds for the version that was read`() throws {
  let server = try correcting()
  defer { server.stop() }
  let home = try Home()
  let run = try working(
    [
      "request", "correct", Documents.requestID, "--due", "10/12/2026", "--part", "evening",
      "--part", "afternoon", "--people-needed", "1", "--mode", "phone", "--gender-wanted", "female",
      "--minutes", "60", "--over-offers", "2", "--no-known-ambassador",
    ], server, home)
  #expect(run.status == 0)
  #expect(
    run.output == """
      14329/57: Cách giúp: tại nhà → qua điện thoại
      14329/57: Lời mời thêm: 0 → 2
      14329/57: Thời lượng: 40 phút → 60 phút
      14329/57: Hạn: 04/12/2026 → 10/12/2026
      14329/57: Buổi: sáng, tối → chiều, tối
      14329/57: Muốn người giúp là: không → nữ

      """)
  let patch = try #require(server.patches.first)
  #expect(patch.target == path && patch.headers["if-match"] == "\"5\"")
  let expected: [String: Any] = [
    "mode": "phone", "people_needed": 1, "over_offers": 2, "minutes": 60, "due_on": "2026-12-10",
    "parts_of_day": ["afternoon", "evening"], "gender_wanted": "female",
    "known_ambassador_id": NSNull(),
  ]
  #expect(NSDictionary(dictionary: patch.members).isEqual(NSDictionary(dictionary: expected)))
  #expect(home.ops.isEmpty)
}

@Test func `what is so already is not written`() throws {
  let server = try correcting()
  defer { server.stop() }
  let arguments = ["request", "correct", Documents.requestID, "--due", "4/12/2026", "--any-gender"]
  let run = try working(arguments, server, Home())
  #expect(run.status == 0 && run.output == "")
  #expect(run.notes == "Yêu cầu 14329/57 đã đúng như vậy, không phải sửa gì.\n")
  #expect(server.requests.count == 1)
  #expect(try working(arguments + ["--json"], server, Home()).output == Documents.facts() + "\n")
}

@Test func `who was overtaken hears by whom, and in what`() throws {
  let home = try Home()
  let server = try correcting(
    [Documents.facts(), Documents.facts(version: 6, events: [change, older])], problem(.stale, "…"))
  defer { server.stop() }
  let run = try working(
    ["request", "correct", Documents.requestID, "--due", "10/12/2026"], server, home)
  #expect(run.status == 1 && run.output == "")
  #expect(
    run.notes == """
      Lỗi: Chưa sửa gì: yêu cầu 14329/57 đã đổi từ lúc được đọc. Từ lúc đó: 24/11/2026 10:05 sửa yêu cầu \
      (hạn, số người) – Lê Thị Ẩn.
      Xem lại: daisuso request 14329/57. Nếu vẫn muốn, gõ lại lệnh.

      """)
  #expect(home.ops.isEmpty)
  let json = try correcting([Documents.facts()], problem(.stale, "…"))
  defer { json.stop() }
  let said = try working(
    ["request", "correct", Documents.requestID, "--minutes", "60", "--json"], json, Home())
  #expect(said.notes.contains(#""code":"stale""#))
}

@Test func `a correction whose answer was lost is found done, and nothing waits for it any more`()
  throws
{
  let home = try Home()
  let server = try correcting(
    [Documents.facts(), Documents.facts(version: 6, due: "2026-12-10")], [])
  defer { server.stop() }
  let arguments = ["request", "correct", Documents.requestID, "--due", "10/12/2026"]
  let lost = try working(arguments, server, home)
  #expect(lost.status == 3)
  #expect(lost.notes.contains("«Sửa yêu cầu 14329/57: Hạn 10/12/2026» đã cất trên máy"))
  #expect(home.ops.count == 1)
  let again = try working(arguments, server, home)
  #expect(again.status == 0)
  #expect(again.notes == "Yêu cầu 14329/57 đã đúng như vậy, không phải sửa gì.\n")
  #expect(server.patches.count == 1)
  #expect(home.ops.isEmpty)
}

@Test func `a correction that waited keeps its version, and may have been done before`() throws {
  let home = try Home()
  let count = Mutex(0)
  let server = try ScriptedServer { request in
    guard request.line.hasPrefix("PATCH") else { return .send(http(Documents.facts())) }
    return .send(
      count.withLock {
        $0 += 1; return $0
      } == 1 ? [] : problem(.stale, "…"))
  }
  defer { server.stop() }
  let arguments = ["request", "correct", Documents.requestID, "--minutes", "60"]
  #expect(try working(arguments, server, home).status == 3)
  let retried = try working(["retry"], server, home)
  #expect(retried.output.contains("\trefused\tSửa yêu cầu 14329/57: Thời lượng 60 phút\t"))
  #expect(retried.output.contains("Có thể chính lần gửi trước đã ghi xong; hãy xem lại.\n"))
  #expect(server.patches.map { $0.headers["if-match"] } == ["\"5\"", "\"5\""])
  #expect(home.ops.isEmpty)
}

@Test(arguments: [
  [], ["--any-gender", "--gender-wanted", "male"],
  ["--no-known-ambassador", "--known-ambassador", Documents.ambassadorID], ["--minutes", "ít"],
])
func `a correction of nothing, or of one thing twice, is typed wrong`(options: [String]) throws {
  let server = try correcting()
  defer { server.stop() }
  let run = try working(["request", "correct", Documents.requestID] + options, server, Home())
  #expect(run.status == 2 && server.requests.isEmpty)
}
