import API
import Foundation
import Synchronization
import Testing

@testable import daisuso

private typealias Documents = WorkDocuments

private let run = "01a20e06-c76a-7e39-bed8-f48c13ad3d42"

private func document(_ state: String, failure: String = "null", gap: String = "0") -> String {
  let isDone = ["done", "applying", "applied"].contains(state)
  let proof =
    #"{"cost":"1040","bound":"1000","gap":"\#(gap)","is_optimal":\#(gap == "0"),"is_strict":true}"#
  let score =
    #"{"served":9,"unserved_weight":4,"distance_m":11766,"added_m":900,"spread":3,"idle":2}"#
  let recruiting = """
    ,"recruiting":[{"commune":{"code":"14329","full_name":"Xã Nho Quan"},"service":\
    {"code":"vneid_use","name_vi":"Dùng VNeID"},"day":"2026-11-26","part_of_day":"evening",\
    "steps_at_most":1200}]
    """
  return """
    {"id":"\(run)","version":3,"state":"\(state)","scope":["14329"],"first_day":"2026-11-25",\
    "days":7,"policy":{},"seed":0,"queued_at":"2026-11-24T03:05:00Z","started_at":null,\
    "finished_at":null,\
    "applied_at":\(state == "applied" ? #""2026-11-24T03:10:00Z""# : "null"),"counts":{"requests":\(isDone ? "12" : "null"),\
    "volunteers":\(isDone ? "5" : "null"),"arcs":\(isDone ? "1180" : "null"),\
    "served":\(isDone ? "8" : "null"),"unserved":\(isDone ? "4" : "null"),"offered":6,"refused":2},\
    "timings":\(isDone ? #"{"load":5,"build":2,"solve":1250,"check":3,"explain":4}"# : "null"),\
    "score":\(isDone ? score : "null"),"certificate":\(isDone ? proof : "null"),\
    "warnings":[],"failure":\(failure)\(isDone ? recruiting : "")}
    """
}

private func shown(
  _ state: String, failure: String = "null", status: Int = 200, headers: [String] = []
) -> [UInt8] {
  http(
    #"{"matching_run":\#(document(state, failure: failure))}"#, status: status, headers: headers)
}

private func line(_ number: Int, served: Bool = true, outcome: String = "null") -> String {
  let place =
    served
    ? """
    "ambassador":{"id":"\(Documents.ambassadorID)","display_name":"Trần Thị Hằng"},\
    "ambassador_version":3,"day":"2026-11-26","part_of_day":"evening","seat":0,"distance_m":1433,\
    "explanation":{"text_vi":"Cách 1433 m.","added_m":300,"price_m":0}
    """
    : """
    "ambassador":null,"ambassador_version":null,"day":null,"part_of_day":null,"seat":null,\
    "distance_m":null,"explanation":{"text_vi":"Không có ai.","reason":"no_candidate",\
    "rules":[{"code":"reach","ambassadors":14,"text_vi":"Xa hơn bán kính."}],\
    "changes":[{"ambassador_id":"\(Documents.ambassadorID)","code":"reach","text_vi":"Lê Ẩn: tăng."}],\
    "holders":[{"place":{},"help_request_id":"\(Documents.requestID)","text_vi":"Vũ Ỷ, sáng 25/11"}]}
    """
  return """
    {"line":\(number),"help_request":\(Documents.request()),"help_request_version":5,\(place),\
    "outcome":\(outcome),"detail":\(outcome == "null" ? "null" : #""Yêu cầu đã sang phiên bản 6.""#)}
    """
}

private func lines(_ lines: [String]) -> [UInt8] {
  http(#"{"lines":[\#(lines.joined(separator: ","))],"next":null}"#)
}

/// A server whose run is `states`, one an answer, the last for ever.
private func planning(_ states: [[UInt8]]) throws -> ScriptedServer {
  let left = Mutex(states)
  return try ScriptedServer { request in
    if request.line.hasPrefix("POST") { return .send(shown("queued", status: 202)) }
    if request.target == "/v1/matching-runs?limit=1" {
      return .send(http(#"{"matching_runs":[\#(document("done"))],"next":null}"#))
    }
    return .send(left.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] })
  }
}

@Test func `a plan is asked for under the op's own id, and waited for`() throws {
  let server = try planning([shown("queued"), shown("running"), shown("done")])
  defer { server.stop() }
  let home = try Home()
  let said = try working(
    [
      "match", "start", "--unit", "14329", "--unit", "14362-2", "--first-day", "30/11/2026",
      "--days", "3", "--area", "commune", "--fairness-rate-m", "0", "--seed", "4",
    ], server, home)
  #expect(said.status == 0)
  let write = try #require(server.writes.first)
  #expect(
    NSDictionary(dictionary: write.members).isEqual(
      NSDictionary(dictionary: [
        "id": try #require(write.key), "scope": ["14329", "14362-2"], "first_day": "2026-11-30",
        "days": 3, "policy": ["area": "commune", "fairness_rate_m": 0], "seed": 4,
      ])))
  #expect(
    server.requests.dropFirst().map(\.target)
      == [String](
        repeating: "/v1/matching-runs/\(run)", count: 3))
  #expect(said.output.hasPrefix("Trạng thái\tđã có kế hoạch\n"))
  #expect(!said.output.contains("Đã mời"))
  for field in [
    "Các ngày\t7 ngày từ 25/11/2026\n", "Có người\t8\n", "Chưa có ai\t4\n",
    "Đại sứ chưa có lượt\t2\n", "Bằng chứng\ttốt nhất, đã chứng minh\n",
    "Số liệu\t12 yêu cầu, 5 đại sứ, 1.180 cặp có thể\n", ", giải 1.250 ms, ",
    "Nên thêm người ở\tXã Nho Quan: Dùng VNeID, tối 26/11, giúp thêm nhiều nhất 1.200 bậc ưu tiên\n",
    "Chi phí\t1040; không kế hoạch nào dưới 1000; độ lệch 0\n", "Mã (id)\t\(run)\n",
  ] { #expect(said.output.contains(field), "\(field)") }
  #expect(said.notes.contains("daisuso match apply \(run)."))
  #expect(home.ops.isEmpty)
}

@Test func `a plan is left to itself where nobody waits`() throws {
  let server = try planning([shown("done")])
  defer { server.stop() }
  let said = try working(["match", "start", "--no-wait"], server, Home())
  #expect(said.status == 0 && server.requests.count == 1)
  #expect(server.writes.first?.members.keys.sorted() == ["id"])
  #expect(said.output.hasPrefix("Trạng thái\tđang chờ đến lượt\n"))
  #expect(said.notes == "Đã xếp hàng. Xem: daisuso match show \(run).\n")
}

@Test func `waiting shows on a terminal how far the run is`() throws {
  let server = try planning([shown("running"), shown("done")])
  defer { server.stop() }
  let said = try onTerminal(
    ["match", "start", "--server", server.url], Home(),
    environment: ["DAISUSO_TOKEN": Documents.token])
  #expect(said.status == 0)
  #expect(said.shown.contains("\rLượt ghép đang tính… (Ctrl-C để thôi chờ)"))
  #expect(said.shown.contains("\r\u{1B}[KTrạng thái"))
}

@Test(arguments: ["failed", "cancelled"])
func `a run that ends without a plan is an error with its reason`(state: String) throws {
  let server = try planning([shown(state, failure: #""Toạ độ ngoài mặt phẳng""#)])
  defer { server.stop() }
  let said = try working(["match", "start"], server, Home())
  #expect(said.status == 1)
  #expect(said.notes.contains("Lỗi: Lượt ghép không cho kế hoạch nào. Toạ độ ngoài mặt phẳng\n"))
  let json = try working(["match", "start", "--json"], server, Home())
  #expect(json.status == 1 && json.notes.contains(#""code":"matching_run""#))
}

@Test func `runs are listed, and the last one goes by that name`() throws {
  let server = try planning([
    http(#"{"matching_runs":[\#(document("applied", gap: "40"))],"next":null}"#)
  ])
  defer { server.stop() }
  let listed = try working(["match"], server, Home())
  #expect(
    listed.output == "24/11/2026 10:05\tđã áp dụng\t14329\t7 ngày từ 25/11/2026\t8\t4\t"
      + "cách mức tốt nhất không quá 4 %\t\(run)\n")
  let applied = try working(
    ["match", "show", run], planning([shown("applied")]), Home())
  #expect(applied.output.contains("Đã mời\t6\nKhông mời được\t2\n"))
  let none = try ScriptedServer(always: http(#"{"matching_runs":[],"next":null}"#))
  defer { none.stop() }
  let said = try working(["match", "show", "last"], none, Home())
  #expect(said.status == 1 && said.notes.hasPrefix("Lỗi: Chưa có lượt ghép nào.\n"))
  #expect(try working(["match", "show", "cuối"], none, Home()).status == 2)
}

@Test(arguments: [
  ([], ""), (["--served"], "?served=true"),
  (["--unserved", "--unit", "14329"], "?served=false&commune=14329"),
  (["--unit", "14329-x1", "--limit", "2"], "?village=14329-x1&limit=2"),
])
func `lines of a plan are filtered by the server`(options: [String], query: String) throws {
  let server = try planning([lines([line(1), line(2, served: false)])])
  defer { server.stop() }
  let said = try working(["match", "lines", "last"] + options, server, Home())
  #expect(
    server.requests.map(\.target) == [
      "/v1/matching-runs?limit=1", "/v1/matching-runs/\(run)/lines\(query)",
    ])
  #expect(
    said.output == """
      1\t14329/57\tDùng VNeID: giấy tờ, lưu trú\tTrần Thị Hằng\ttối 26/11\t1.433\t\tCách 1433 m.\t\
      \(Documents.requestID)
      2\t14329/57\tDùng VNeID: giấy tờ, lưu trú\t\t\t\t\tKhông có ai.\t\(Documents.requestID)

      """)
  #expect(
    try working(["match", "lines", run, "--served", "--unserved"], server, Home()).status == 2)
}

@Test(arguments: [
  ([], ""), (["--unit", "14329"], "?commune=14329"),
  (["--unit", "14329-1", "--limit", "2"], "?village=14329-1&limit=2"),
])
func `those whom a plan sends nowhere are listed with why`(options: [String], query: String) throws
{
  let server = try planning([
    http(
      """
      {"idle":[{"ambassador":{"id":"\(Documents.ambassadorID)","display_name":"Trần Thị Hằng"},\
      "commune":{"code":"14329","full_name":"Xã Nho Quan"},"village":null,"explanation":{"text_vi":\
      "Còn nhận được 3 lượt.","room":3,"served_by_others":1200,"quotas":[],"rules":[\
      {"code":"reach","requests":1400,"text_vi":"Xa hơn bán kính."},\
      {"code":"mode","requests":2,"text_vi":"Không nhận cách này."}]}}],"next":null}
      """)
  ])
  defer { server.stop() }
  let said = try working(["match", "idle", "last"] + options, server, Home())
  #expect(
    server.requests.map(\.target) == [
      "/v1/matching-runs?limit=1", "/v1/matching-runs/\(run)/idle\(query)",
    ])
  #expect(
    said.output == """
      Trần Thị Hằng\tXã Nho Quan\t3\t1.200\tCòn nhận được 3 lượt.\t1.400 yêu cầu: Xa hơn bán kính.; \
      2 yêu cầu: Không nhận cách này.\t\(Documents.ambassadorID)

      """)
  let json = try working(["match", "idle", run, "--json"], server, Home())
  #expect(json.status == 0 && json.output.contains(#""served_by_others""#))
}

@Test func `one request is explained, whoever comes or why nobody does`() throws {
  let server = try planning([lines([line(3, outcome: #""stale""#), line(4, served: false)])])
  defer { server.stop() }
  let said = try working(["match", "explain", run, Documents.requestID], server, Home())
  #expect(
    server.requests.map(\.target) == [
      "/v1/matching-runs/\(run)/lines?help_request=\(Documents.requestID)"
    ])
  #expect(
    said.output == """
      Dòng\t3
      Yêu cầu\t14329/57: Dùng VNeID: giấy tờ, lưu trú
      Đại sứ\tTrần Thị Hằng
      Khi nào\ttối 26/11
      Vì sao\tCách 1433 m.
      Theo chính sách\ttính thêm 300 m
      Kết quả\tđã đổi: Yêu cầu đã sang phiên bản 6.
      Dòng\t4
      Yêu cầu\t14329/57: Dùng VNeID: giấy tờ, lưu trú
      Đại sứ\tchưa có ai
      Vì sao\tKhông có ai.
      Chưa đạt\t14 người: Xa hơn bán kính.
      Sẽ có người nếu\tLê Ẩn: tăng.
      Đang giữ chỗ\tVũ Ỷ, sáng 25/11

      """)
  let empty = try planning([lines([])])
  defer { empty.stop() }
  let none = try working(["match", "explain", run, Documents.requestID], empty, Home())
  #expect(none.notes == "Yêu cầu này không có trong kế hoạch.\n")
}

@Test func `a plan is applied line by line, and what did not hold is told`() throws {
  let server = try ScriptedServer(
    always: http(
      """
      {"applied":1,"offers":1,"refused":[{"line":7,"outcome":"stale","detail":"Yêu cầu đã sang phiên \
      bản 6."}]}
      """))
  defer { server.stop() }
  let said = try working(["match", "apply", run, "9", "7", "3", "7"], server, Home())
  #expect(said.status == 0)
  #expect(
    said.output
      == "Đã mời 1 dòng, không áp dụng được 1.\n7\tđã đổi\tYêu cầu đã sang phiên bản 6.\n")
  #expect(said.notes == "1 dòng đã nêu không có ai để mời, hoặc đã mời từ trước.\n")
  let write = try #require(server.writes.first)
  #expect(write.target == "/v1/matching-runs/\(run)/application")
  #expect(write.members["lines"] as? [Int] == [3, 7, 9])
  #expect(write.members["require"] as? String == "each" && write.key != nil)
  let all = try working(["match", "apply", run, "--all-or-none"], server, Home())
  #expect(all.notes == "" && server.writes.last?.members["require"] as? String == "all")
  #expect(server.writes.last?.members["lines"] == nil)
}

@Test func `a plan too large for one call is applied to its end under one key`() throws {
  let left = Mutex(2)
  let server = try ScriptedServer { _ in
    let isLast = left.withLock { left in
      left -= 1
      return left < 0
    }
    return .send(
      isLast
        ? http(#"{"applied":12,"offers":12,"refused":[]}"#)
        : shown("applying", status: 202, headers: ["Retry-After: 0"]))
  }
  defer { server.stop() }
  let home = try Home()
  let said = try onTerminal(
    ["match", "apply", run, "--server", server.url], home,
    environment: ["DAISUSO_TOKEN": Documents.token])
  #expect(said.status == 0)
  #expect(said.shown.contains("\rĐã xét 8 trong 8 dòng… (Ctrl-C để dừng giữa chừng)"))
  #expect(said.shown.contains("\r\u{1B}[KĐã mời 12 dòng, không áp dụng được 0."))
  #expect(server.writes.count == 3 && Set(server.writes.map(\.key)).count == 1)
  #expect(home.ops.isEmpty)
}
