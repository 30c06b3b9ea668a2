import API
import Foundation
import Testing

@testable import daisuso

private typealias Documents = WorkDocuments

private func page(_ requests: [String], next: String = "null") -> [UInt8] {
  http(#"{"help_requests":[\#(requests.joined(separator: ","))],"next":\#(next)}"#)
}

@Test(arguments: [
  (["requests"], "/v1/help-requests"),
  (["requests", "--state", "ready,offered"], "/v1/help-requests?state=ready%2Coffered"),
  (
    ["requests", "--state", "offered", "--state", "ready", "--state", "ready"],
    "/v1/help-requests?state=ready%2Coffered"
  ),
  (
    ["requests", "--unit", "14329", "--service", "vneid_use", "--priority", "urgent"],
    "/v1/help-requests?commune=14329&service=vneid_use&priority=urgent"
  ),
  (
    ["requests", "--unit", "14329-x1", "--mode", "phone", "--number", "57"],
    "/v1/help-requests?village=14329-x1&mode=phone&number=57"
  ),
  (
    ["requests", "--due-from", "1/12/2026", "--due-before", "2026-12-08", "--limit", "3"],
    "/v1/help-requests?due_from=2026-12-01&due_before=2026-12-08&limit=3"
  ),
])
func `filters go to the server as it wants them`(arguments: [String], target: String) throws {
  let server = try ScriptedServer(always: page([Documents.request(beneficiary: "Đỗ Thị Ỷ")]))
  defer { server.stop() }
  let run = try working(arguments, server, Home())
  #expect(run.status == 0)
  #expect(server.requests.map(\.target) == [target])
  #expect(
    run.output == """
      14329/57\t04/12/2026\tđang mời\tDùng VNeID: giấy tờ, lưu trú\tĐỗ Thị Ỷ\tXóm Ngõ Đình\t0/1\t\
      Thông thường\ttại nhà

      """)
}

@Test func `all states are asked for by name`() throws {
  let server = try ScriptedServer(always: page([]))
  defer { server.stop() }
  _ = try working(["requests", "--state", "all", "--unit", "14329"], server, Home())
  #expect(server.requests.first?.target.contains("submitted%2Ctriaged%2Cready") == true)
  #expect(server.requests.first?.target.contains("closed&commune=14329") == true)
  #expect(try working(["requests", "--state", "mở"], server, Home()).status == 2)
}

@Test func `a list of requests is CSV, too, and all pages of it`() throws {
  let server = try ScriptedServer { request in
    .send(page([Documents.request()], next: request.target.contains("after") ? "null" : "\"b\""))
  }
  defer { server.stop() }
  let run = try working(["requests", "--all", "--csv"], server, Home())
  #expect(run.output.hasPrefix("\u{FEFF}\"Số\",\"Hạn\",\"Trạng thái\""))
  #expect(run.output.split(whereSeparator: \.isNewline).count { $0.contains("\"14329/57\"") } == 2)
}

private let detail =
  Documents.request(beneficiary: "Đỗ Thị Ỷ").dropLast() + """
    ,"minutes":40,"language":"vi","gender_wanted":null,"known_ambassador_id":null,"source":"zalo",\
    "attempt":2,"over_offers":0,"hold":null,"closed":null,"duplicate_of":null,"assignments":[\
    {"id":"x","version":2,"state":"declined","ambassador":{"id":"y","display_name":"Lê Thị Ẩn"},\
    "day":"2026-11-25","part_of_day":"evening","scheduled":null,"offered_at":"2026-11-24T01:00:00Z",\
    "expires_at":null}],"events":[{"kind":"declined","recorded_at":"2026-11-24T02:00:00Z","via":"api",\
    "version":5,"actor":"Lê Thị Ẩn","changed":["state"]}]}
    """

@Test func `a request is found by its number in the commune, closed or not`() throws {
  let server = try ScriptedServer { request in
    .send(request.target.contains("?") ? page([Documents.request()]) : http(String(detail)))
  }
  defer { server.stop() }
  let run = try working(["request", "14329/57"], server, Home())
  #expect(run.status == 0)
  #expect(
    server.requests.map(\.target) == [
      "/v1/help-requests?state=submitted%2Ctriaged%2Cready%2Coffered%2Cassigned%2Cin_progress%2C"
        + "resolved%2Con_hold%2Cclosed&commune=14329&number=57",
      "/v1/help-requests/\(Documents.requestID)",
    ])
  #expect(run.output.hasPrefix("Yêu cầu\t14329/57: Dùng VNeID: giấy tờ, lưu trú\n"))
  #expect(
    run.output.contains("\nPhân công\tLê Thị Ẩn – tối thứ Tư 25/11/2026 – đã từ chối\n"))
  #expect(run.output.contains("\nDiễn biến\t24/11/2026 09:00 đại sứ: đã từ chối – Lê Thị Ẩn\n"))
  let direct = try working(["request", Documents.requestID, "--json"], server, Home())
  #expect(direct.output == detail + "\n")
  #expect(server.requests.count == 3)
}

@Test func `a bare number is for when only one request has it`() throws {
  let server = try ScriptedServer { request in
    if !request.target.contains("?") { return .send(http(String(detail))) }
    let found = request.target.hasSuffix("57") ? 1 : request.target.hasSuffix("58") ? 2 : 0
    return .send(page(Array(repeating: Documents.request(), count: found)))
  }
  defer { server.stop() }
  #expect(try working(["request", "57"], server, Home()).status == 0)
  let several = try working(["request", "58"], server, Home())
  #expect(several.status == 1)
  #expect(several.notes.contains("Gõ rõ một trong: 14329/57, 14329/57."))
  let none = try working(["request", "59"], server, Home())
  #expect(none.status == 1)
  #expect(none.notes.contains("Không thấy yêu cầu 59 trong phạm vi của bạn."))
}

@Test(arguments: ["14329/", "/57", "a/b", "14329/57/1", "0", "-1", "", "14329/0"])
func `what names no request is not asked for`(text: String) throws {
  let server = try ScriptedServer(always: page([]))
  defer { server.stop() }
  #expect(try working(["request", "--", text], server, Home()).status == 2)
  #expect(server.requests.isEmpty)
}

@Test func `a contact is shown with what never to ask`() throws {
  let server = try ScriptedServer(
    always: http(#"{"phone":"+84100123456","address":null,"place":null,"note":null}"#))
  defer { server.stop() }
  let run = try working(["contact", Documents.requestID], server, Home())
  #expect(server.requests.map(\.target) == ["/v1/help-requests/\(Documents.requestID)/contact"])
  #expect(run.output == "Điện thoại\t0100 123 456\n")
  #expect(run.notes.contains("mã OTP"))
}

@Test func `a new request says what was typed, under an id that is its key`() throws {
  let warning = #"{"pointer":"/contact/note","detail":"Có dãy 12 chữ số."}"#
  let made = #"{"help_request":\#(Documents.request()),"warnings":[\#(warning)]}"#
  let server = try ScriptedServer(always: http(made, status: 201))
  defer { server.stop() }
  let run = try working(
    [
      "request", "create", "--service", "vneid_use", "--commune", "14329", "--village", "14329-x1",
      "--source", "phone", "--mode", "home", "--name", "Đỗ Thị Ỷ", "--birth-year", "1950",
      "--phone", "0912.345 678", "--note", "036123456789", "--part", "morning", "--part", "evening",
      "--due", "4/12/2026", "--exclude", Documents.ambassadorID,
    ], server, Home())
  #expect(run.status == 0)
  #expect(run.output == "14329/57\n")
  #expect(run.notes.hasSuffix("\nLưu ý --note: Có dãy 12 chữ số.\n"))
  let write = try #require(server.writes.first)
  var members = write.members
  #expect(members.removeValue(forKey: "id") as? String == write.key)
  let expected: [String: Any] = [
    "service": "vneid_use", "commune": "14329", "village": "14329-x1", "source": "phone",
    "mode": "home", "priority": "ordinary",
    "person": ["display_name": "Đỗ Thị Ỷ", "birth_year": 1950] as [String: Any],
    "contact": ["phone": "+84912345678", "note": "036123456789"],
    "parts_of_day": ["morning", "evening"], "due_on": "2026-12-04",
    "exclude": [Documents.ambassadorID],
  ]
  #expect(NSDictionary(dictionary: members).isEqual(NSDictionary(dictionary: expected)))
}

@Test func `wrong places are named by their options`() throws {
  let server = try ScriptedServer(
    always: problem(
      .invalidBody,
      errors: [
        .init("/due_on", "Sai"), .init("/person/display_name", "Dài"),
        .init("/parts_of_day", "Lạ"), .init("/people_needed", "Nhiều"),
        .init("/household_id", "Không có"),
      ]))
  defer { server.stop() }
  let run = try working(
    [
      "request", "create", "--service", "x", "--commune", "1", "--source", "web", "--mode", "phone",
      "--household", Documents.requestID,
    ], server, Home())
  #expect(
    run.notes.contains(
      "--due: Sai. --name: Dài. --part: Lạ. --people-needed: Nhiều. --household: Không có."))
}

@Test(arguments: [
  ([], "Nêu đúng một trong --name, --household, --person, --site"),
  (["--name", "A", "--site", Documents.requestID], "Nêu đúng một trong"),
  (
    ["--site", Documents.requestID, "--birth-year", "1950"], "--birth-year và --gender chỉ đi cùng"
  ),
  (["--household", "57"], "Giá trị «57» không hợp lệ cho --household <UUID>: phải là một UUID"),
  (["--name", "A", "--phone", "12"], "Giá trị «12» không hợp lệ cho --phone <số>: phải là số"),
])
func `a new request that cannot be is not sent`(arguments: [String], sentence: String) throws {
  let server = try Documents.volunteers()
  defer { server.stop() }
  let run = try working(
    [
      "request", "create", "--service", "x", "--commune", "1", "--source", "web", "--mode", "phone",
    ] + arguments, server, Home())
  #expect(run.status == 2)
  #expect(run.notes.hasPrefix("Lỗi: \(sentence)"))
  #expect(server.requests.isEmpty)
}
