import API
import Foundation
import Synchronization
import Testing

@testable import daisuso

private typealias Documents = WorkDocuments

/// A server of one request and the ambassadors of its commune, which takes or refuses offers.
private func leaders(
  _ names: [String] = ["Trần Thị Hằng"], _ answer: [UInt8]? = nil
) throws -> ScriptedServer {
  try ScriptedServer { request in
    let made = http(#"{"assignment":\#(Documents.assignment())}"#, status: 201)
    if request.line.hasPrefix("POST") { return .send(answer ?? made) }
    if request.target.hasPrefix("/v1/ambassadors/") {
      return .send(http(Documents.ambassador("Trần Thị Hằng")))
    }
    if request.target.hasPrefix("/v1/ambassadors") {
      let rows = names.map { Documents.ambassador($0) }.joined(separator: ",")
      return .send(http(#"{"ambassadors":[\#(rows)],"next":null}"#))
    }
    return .send(http(Documents.facts()))
  }
}

private let when = ["--day", "25/11/2026", "--part", "morning"]

@Test func `an ambassador is offered the request, both as they were read`() throws {
  let server = try leaders()
  defer { server.stop() }
  let run = try working(
    ["assign", Documents.requestID, "tran thi hang"] + when, server, Home())
  #expect(run.status == 0)
  #expect(run.output == "14329/57: Trần Thị Hằng – sáng thứ Tư 25/11/2026 – chờ trả lời\n")
  #expect(run.notes == "Đã mời: việc số 7 của người ấy, trả lời trước 26/11/2026 08:18.\n")
  #expect(
    server.requests.map(\.target) == [
      "/v1/help-requests/\(Documents.requestID)",
      "/v1/ambassadors?commune=14329&q=tran%20thi%20hang",
      "/v1/help-requests/\(Documents.requestID)/assignments",
    ])
  let write = try #require(server.writes.first)
  let expected: [String: Any] = [
    "id": try #require(write.key), "ambassador_id": Documents.ambassadorID,
    "ambassador_version": 3, "help_request_version": 5, "day": "2026-11-25",
    "part_of_day": "morning",
  ]
  #expect(NSDictionary(dictionary: write.members).isEqual(NSDictionary(dictionary: expected)))
}

@Test func `agreement and a rule passed over are said in so many words`() throws {
  let server = try leaders()
  defer { server.stop() }
  let run = try working(
    ["assign", Documents.requestID, Documents.ambassadorID] + when
      + ["--agreed", "--override", "reach", "--override", "area", "--reason", "Nhà cùng ngõ"],
    server, Home())
  #expect(run.status == 0)
  #expect(run.notes == "Đã giao: việc số 7 của người ấy.\n")
  let members = try #require(server.writes.first?.members)
  #expect(members["agreed"] as? Bool == true)
  let override = try #require(members["override"] as? [String: Any])
  #expect(override["rules"] as? [String] == ["reach", "area"])
  #expect(override["reason"] as? String == "Nhà cùng ngõ")
  #expect(server.requests[1].target == "/v1/ambassadors/\(Documents.ambassadorID)")
  let half = try working(
    ["assign", "57", "x"] + when + ["--override", "reach"], server, Home())
  #expect(half.status == 2)
  #expect(half.notes.hasPrefix("Lỗi: --override và --reason phải đi cùng nhau."))
}

@Test(arguments: [
  ([], "không có đại sứ nào tên «hang»"), (["Lê Hằng", "Vũ Hằng"], "nhiều đại sứ"),
])
func `a name must mean one person`(names: [String], words: String) throws {
  let server = try leaders(names)
  defer { server.stop() }
  let run = try working(["assign", Documents.requestID, "hang"] + when, server, Home())
  #expect(run.status == 1)
  #expect(run.notes.contains(words))
  for name in names {
    #expect(run.notes.contains("\(name), Xóm Bến, \(Documents.ambassadorID)"))
  }
  #expect(server.writes.isEmpty)
}

@Test(arguments: [
  (Fault.Kind.stale, "Yêu cầu đã sang phiên bản 6.", "Xem lại bằng daisuso request SỐ"),
  (.taken, "Buổi đó của đại sứ đã có việc.", "Xem lại: daisuso tasks"),
  (.full, "Yêu cầu đã có 1 người nhận.", "Xem lại: daisuso tasks"),
])
func `a refusal is the server's sentence and what to do next`(
  kind: Fault.Kind, detail: String, next: String
) throws {
  let home = try Home()
  let server = try leaders(["Trần Thị Hằng"], problem(kind, detail))
  defer { server.stop() }
  let run = try working(["assign", Documents.requestID, "hang"] + when, server, home)
  #expect(run.status == 1)
  #expect(run.notes.hasPrefix("Lỗi: \(kind.title) \(detail)\n\(next)"))
  #expect(home.ops.isEmpty)
}

@Test(arguments: [
  (
    "/override/rules",
    #"Nếu có lý do, gõ lại và thêm: --override reach --override skill --reason "VÌ SAO"."#
  ),
  ("/ambassador_id", "daisuso candidates YÊU_CẦU.\n"),
])
func `rules that do not hold are named, and how to pass over those that may be`(
  pointer: String, way: String
) throws {
  let document = """
    {"type":"x","title":"Chưa đúng các quy định.","status":409,"code":"rules_not_met","errors":[\
    {"pointer":"/override/rules","detail":"Xa hơn bán kính đi lại.","code":"reach"},\
    {"pointer":"\(pointer)","detail":"Chưa đủ kỹ năng.","code":"skill"}]}
    """
  let server = try leaders(
    ["Trần Thị Hằng"], http(document, status: 409, type: "application/problem+json"))
  defer { server.stop() }
  let run = try working(["assign", Documents.requestID, "hang"] + when, server, Home())
  #expect(run.status == 1)
  #expect(
    run.notes.hasPrefix(
      "Lỗi: Chưa đúng các quy định. --override reach: Xa hơn bán kính đi lại. "))
  #expect(run.notes.contains(" skill: Chưa đủ kỹ năng.\nChọn người hoặc buổi khác: "))
  #expect(run.notes.hasSuffix(way + (way.hasSuffix("\n") ? "" : "\n")))
}

@Test func `an offer typed again after a lost answer is the same one, whatever moved meanwhile`()
  throws
{
  let home = try Home()
  let count = Mutex(0)
  let server = try ScriptedServer { request in
    if request.line.hasPrefix("POST") {
      let number = count.withLock { count in
        count += 1
        return count
      }
      let made = http(#"{"assignment":\#(Documents.assignment())}"#, status: 201)
      return .send(number == 1 ? [] : made)
    }
    if request.target.hasPrefix("/v1/ambassadors/") {
      return .send(http(Documents.ambassador("Trần Thị Hằng")))
    }
    // The offer was made, though nobody heard of it: the request is another version now.
    let version = count.withLock { $0 == 0 ? 5 : 6 }
    return .send(http(Documents.facts(version: version)))
  }
  defer { server.stop() }
  let offer = ["assign", Documents.requestID, Documents.ambassadorID] + when
  #expect(try working(offer, server, home).status == 3)
  let again = try working(offer, server, home)
  #expect(again.status == 0)
  #expect(server.writes.count == 2)
  #expect(server.writes[0].key == server.writes[1].key)
  #expect(server.writes[0].body == server.writes[1].body)
}
