import API
import Foundation
import Testing

@testable import daisuso

private typealias Documents = WorkDocuments

private func candidate(
  _ name: String, id: String = Documents.ambassadorID, failing: [(String, String, String?)] = []
) -> String {
  let rules = ["active", "consent", "mode", "skill", "reach"].map { code in
    guard let rule = failing.first(where: { $0.0 == code }) else {
      return #"{"code":"\#(code)","holds":true,"text_vi":null,"change_vi":null}"#
    }
    let change = rule.2.map { #""\#($0)""# } ?? "null"
    return
      #"{"code":"\#(code)","holds":false,"text_vi":"\#(rule.1)","change_vi":\#(change)}"#
  }
  return """
    {"ambassador":{"id":"\(id)","version":3,"display_name":"\(name)"},\
    "village":{"code":"14329-x2","full_name":"Xóm Bến"},"team":"Tổ số Xóm Bến",\
    "skills":[{"code":"cv3139-1.0:2.6","needed":1,"level":1},{"code":"vneid","needed":2,"level":\(failing.isEmpty ? 3 : 1)}],\
    "is_candidate":\(failing.isEmpty),"distance_m":1250,"recent_load":4,\
    "half_days":[{"day":"2026-11-25","part_of_day":"morning"},\
    {"day":"2026-11-26","part_of_day":"evening"}],"rules":[\(rules.joined(separator: ","))]}
    """
}

private let other = "019ff37b-ba8e-7eb2-a21d-c5927877de00"
private let refused = candidate(
  "Vũ Thị Ỷ", id: other,
  failing: [
    ("skill", "Tình nguyện viên chưa đủ kỹ năng cần thiết.", "Nâng kỹ năng: vneid 2."),
    ("reach", "Xa hơn bán kính đi lại.", nil),
  ])

/// A server of one request that `considered` ambassadors were judged for, and of one of those by name.
private func judging(_ candidates: [String], considered: Int = 2) throws -> ScriptedServer {
  try ScriptedServer { request in
    if request.target.contains("/candidates") {
      return .send(
        http(
          """
          {"help_request":{"id":"\(Documents.requestID)","version":5},"considered":\(considered),\
          "refusals":[{"code":"skill","ambassadors":1,"text_vi":"Chưa đủ kỹ năng."}],\
          "candidates":[\(candidates.joined(separator: ","))]}
          """))
    }
    if request.target.hasPrefix("/v1/ambassadors") {
      let found = Documents.ambassador("Vũ Thị Ỷ", id: other)
      return .send(http(#"{"ambassadors":[\#(found)],"next":null}"#))
    }
    return .send(http(Documents.facts()))
  }
}

@Test func `those who can come are listed, and why the others cannot`() throws {
  let server = try judging([candidate("Trần Thị Hằng"), refused])
  defer { server.stop() }
  let run = try working(["candidates", Documents.requestID], server, Home())
  #expect(run.status == 0)
  #expect(
    run.output == """
      Trần Thị Hằng\tXóm Bến\tTổ số Xóm Bến\t1.250\tvneid (3), cv3139-1.0:2.6 (1)\t4\tsáng 25/11, tối 26/11\t\t\
      \(Documents.ambassadorID)

      """)
  #expect(
    run.notes.hasPrefix(
      "Đã xét 2 đại sứ, 1 người phù hợp.\n1 người: Chưa đủ kỹ năng.\nMời một người: daisuso assign")
  )
  #expect(
    server.requests.map(\.target) == ["/v1/help-requests/\(Documents.requestID)/candidates"])
}

@Test func `all are listed with what they lack, as many as a page has`() throws {
  let server = try judging([candidate("Trần Thị Hằng"), refused], considered: 301)
  defer { server.stop() }
  let run = try working(["candidates", Documents.requestID, "--all"], server, Home())
  #expect(
    run.output.contains(
      "\tvneid (1/2), cv3139-1.0:2.6 (1)\t4\tsáng 25/11, tối 26/11\tkỹ năng, bán kính đi lại\t"))
  #expect(run.notes.contains("Đã xét 301 đại sứ, 1 người phù hợp.\n"))
  #expect(run.notes.contains("Mới hiện 2 người đầu"))
  #expect(server.requests.first?.target.hasSuffix("/candidates?limit=200") == true)
}

@Test func `where all that came can come, nobody says how many more could`() throws {
  let server = try judging([candidate("Trần Thị Hằng")], considered: 3)
  defer { server.stop() }
  let run = try working(["candidates", Documents.requestID, "--limit", "1"], server, Home())
  #expect(run.notes.hasPrefix("Đã xét 3 đại sứ.\n"))
  #expect(run.notes.contains("Mới hiện 1 người đầu"))
  #expect(try working(["candidates", "57", "--limit", "201"], server, Home()).status == 2)
}

@Test func `one of them is shown with every rule`() throws {
  let server = try judging([candidate("Trần Thị Hằng"), refused])
  defer { server.stop() }
  let run = try working(["candidates", Documents.requestID, "vu thi y"], server, Home())
  #expect(run.status == 0)
  #expect(run.output.hasPrefix("Tên\tVũ Thị Ỷ\n"))
  #expect(run.output.contains("Quy định\t✓ cách giúp\n"))
  #expect(
    run.output.contains(
      "Quy định\t✗ kỹ năng: Tình nguyện viên chưa đủ kỹ năng cần thiết. Sẽ được nếu: "
        + "Nâng kỹ năng: vneid 2.\nQuy định\t✗ bán kính đi lại: Xa hơn bán kính đi lại.\n"))
  #expect(server.requests.last?.target == "/v1/ambassadors?commune=14329&q=vu%20thi%20y")
}

@Test func `candidates are a file, or the server's own bytes`() throws {
  let server = try judging([candidate("Trần Thị Hằng"), refused])
  defer { server.stop() }
  let file = try working(["candidates", Documents.requestID, "--csv"], server, Home())
  #expect(file.output.hasPrefix("\u{FEFF}\"Tên\",\"Thôn, xóm\",\"Tổ\",\"Mét\","))
  #expect(file.output.contains(#""Tổ số Xóm Bến",1250,"vneid (3), cv3139-1.0:2.6 (1)",4,"#))
  #expect(file.notes.isEmpty)
  let json = try working(["candidates", Documents.requestID, "--json"], server, Home())
  #expect(json.output.contains(#""considered":2,"#) && json.notes.isEmpty)
}
