import API
import Foundation
import Testing

@testable import daisuso

private let nhoQuan = """
  {"code":"14464","kind":"commune","name":"Nho Quan","full_name":"Xã Nho Quan",\
  "parent":{"code":"37","kind":"province","full_name":"Tỉnh Ninh Bình"},"point":[105.75,20.32],\
  "area_km2":45.5,"population":31234,"match":null,"choose":false}
  """

private func page(_ units: String, next: String? = nil) -> String {
  #"{"units":[\#(units)],"next":\#(next.map { "\"\($0)\"" } ?? "null")}"#
}

/// «Phường Quang Trung» was split between two units.
private let split = ["13285|Phường Phủ Lý", "13366|Phường Hà Nam"].map { part in
  let (code, name) = (part.prefix(5), part.dropFirst(6))
  return """
    {"code":"\(code)","kind":"commune","name":"x","full_name":"\(name)","parent":null,"point":null,\
    "area_km2":null,"population":null,"choose":true,"match":{"code":"13285","kind":"former_commune",\
    "full_name":"Phường Quang Trung","within":"Thành phố Phủ Lý, tỉnh Hà Nam (cũ)"}}
    """
}.joined(separator: ",")

@Test func `a list without a terminal is a tab-separated line a row`() throws {
  let server = try ScriptedServer(always: http(page(nhoQuan)))
  defer { server.stop() }
  let run = try daisuso(["units", "nho", "quan", "--server", server.url], Home())
  #expect(run.status == 0)
  #expect(run.output == "14464\tXã Nho Quan\t\t31.234\t45,5\t\n")
  #expect(run.notes == "")
  #expect(server.requests.map(\.target) == ["/v1/units?q=nho%20quan"])
}

@Test(arguments: [
  (["units"], "/v1/units?kind=commune"),
  (["units", "  "], "/v1/units?kind=commune"),
  (["units", "--kind", "former_commune"], "/v1/units?kind=former_commune"),
  (["units", "search", "đất", "--kind", "village"], "/v1/units?q=%C4%91%E1%BA%A5t&kind=village"),
  (["units", "a", "--limit", "3", "--after", "x/y"], "/v1/units?q=a&limit=3&after=x%2Fy"),
  (["units", "--all"], "/v1/units?kind=commune&limit=200"),
])
func `what is typed is what is asked`(arguments: [String], target: String) throws {
  let server = try ScriptedServer(always: http(page(nhoQuan)))
  defer { server.stop() }
  let run = try daisuso(arguments + ["--server", server.url], Home())
  #expect(run.status == 0)
  #expect(server.requests.map(\.target) == [target])
}

@Test func `a split former unit is told apart part by part, and the person is asked`() throws {
  let server = try ScriptedServer(always: http(page(split)))
  defer { server.stop() }
  let run = try daisuso(["units", "quang trung", "--server", server.url], Home())
  #expect(
    run.output == """
      13285\tPhường Phủ Lý\tPhường Quang Trung, Thành phố Phủ Lý, tỉnh Hà Nam (cũ)\t\t\t
      13366\tPhường Hà Nam\tPhường Quang Trung, Thành phố Phủ Lý, tỉnh Hà Nam (cũ)\t\t\t

      """)
  #expect(
    run.notes == """
      Phường Quang Trung, Thành phố Phủ Lý, tỉnh Hà Nam (cũ) nay thuộc nhiều đơn vị: Phường Phủ Lý (13285), \
      Phường Hà Nam (13366). Hãy hỏi rõ thuộc phần nào rồi dùng mã của phần đó.

      """)
}

@Test func `a former district points at the rows instead of repeating them`() {
  let match = UnitRow.Match(code: "369", fullName: "Huyện Nho Quan", within: nil)
  let rows = (1...5).map {
    UnitRow(code: "\($0)", kind: "commune", fullName: "Xã \($0)", match: match, choose: true)
  }
  let splits = UnitRow.splits(in: rows)
  #expect(splits.map(\.parts) == [["Xã 1 (1)", "Xã 2 (2)", "Xã 3 (3)", "Xã 4 (4)", "Xã 5 (5)"]])
  #expect(texts.unitsToChooseFrom("H", splits[0].parts).contains("nay thuộc nhiều đơn vị: xem các"))
}

@Test func `one unit is shown field by field, on the day that was asked for`() throws {
  let facts = """
    {"code":"13285","kind":"commune","name":"Phủ Lý","full_name":"Phường Phủ Lý","name_alt":null,\
    "designation":"phường","former_commune":null,"village_count":1234,"parent":{"code":"37","kind":"province","full_name":"Tỉnh Ninh Bình"},"former_province":"Hà Nam",\
    "valid_from":"2025-07-01","valid_until":"2027-12-31","area_km2":7.5,"outline_area_km2":7.6,"point":[105.9125,20.54],\
    "office_point":null,"population":38000,"clause":1,"figures":[{"figure":"population","value":38000,\
    "as_of":"2025-07-01","source":"Niên giám"}],"predecessors":[{"code":"13285","kind":"former_commune",\
    "full_name":"Phường Quang Trung","within":"Thành phố Phủ Lý","whole":false,\
    "effective_on":"2025-07-01","decree":"Nghị quyết 1674/NQ-UBTVQH15"}],"successors":[],"neighbours":[{"code":"13366",\
    "full_name":"Phường Hà Nam","border_m":1500,"distance_m":3000}]}
    """
  let server = try ScriptedServer(always: http(facts))
  defer { server.stop() }
  let run = try daisuso(
    ["units", "show", "13285", "--on", "30/06/2025", "--server", server.url], Home())
  #expect(server.requests.map(\.target) == ["/v1/units/13285?on=2025-06-30"])
  #expect(
    run.output == """
      Tên\tPhường Phủ Lý
      Mã\t13285
      Loại\tphường
      Thuộc\tTỉnh Ninh Bình
      Tỉnh cũ\tHà Nam
      Có từ ngày\t01/07/2025
      Đến hết ngày\t31/12/2027
      Diện tích (km²)\t7,5
      Dân số\t38.000 (ngày 01/07/2025, nguồn: Niên giám)
      Thôn, xóm, tổ dân phố\t1.234
      Điểm bên trong\t105,91250° Đông, 20,54000° Bắc
      Hình thành từ\tPhường Quang Trung (13285), Thành phố Phủ Lý – một phần
      Căn cứ\tNghị quyết 1674/NQ-UBTVQH15, từ 01/07/2025
      Giáp ranh\tPhường Hà Nam (13366) – 1,5 km

      """)
}

@Test func `JSON is the server's bytes, whatever their spacing`() throws {
  let body = "{ \"units\" : [ ],\n\t\"next\":null,\"mới\":\"\\u1ec5 \u{9B}\" }"
  let server = try ScriptedServer(always: http(body))
  defer { server.stop() }
  let run = try daisuso(["units", "--json", "--server", server.url], Home())
  #expect(run.outputBytes == Array((body + "\n").utf8))
  #expect(run.notes == "")
}

@Test func `CSV has a byte-order mark, headings and plain numbers`() throws {
  let evil = nhoQuan.replacingOccurrences(of: "Xã Nho Quan", with: "=HYPERLINK(1)")
  let server = try ScriptedServer(always: http(page(evil)))
  defer { server.stop() }
  let run = try daisuso(["units", "--csv", "--server", server.url], Home())
  #expect(
    run.output
      == "\u{FEFF}\"Mã\",\"Tên\",\"Từ tên cũ\",\"Dân số\",\"DT (km²)\",\"Thuộc\"\r\n"
      + "\"14464\",\"'=HYPERLINK(1)\",\"\",31234,45.5,\"\"\r\n")
}

@Test(arguments: [[], ["--json"], ["--csv"]])
func `all pages are fetched in order`(form: [String]) throws {
  let server = try ScriptedServer { request in
    let isSecond = request.target.contains("after=p2")
    return .send(http(page(nhoQuan, next: isSecond ? nil : "p2")))
  }
  defer { server.stop() }
  let run = try daisuso(["units", "--all", "--server", server.url] + form, Home())
  #expect(run.status == 0)
  #expect(run.output.split(whereSeparator: \.isNewline).count { $0.contains("14464") } == 2)
  #expect(
    server.requests.map(\.target) == [
      "/v1/units?kind=commune&limit=200", "/v1/units?kind=commune&limit=200&after=p2",
    ])
  #expect(run.notes == "")
}

@Test(arguments: [("p2", "p2"), ("7a-b", "7a-b"), ("x; rm -rf 'y", #"'x; rm -rf '\''y'"#)])
func `one page says how to get the next, in words a shell takes as they are`(
  cursor: String, word: String
) throws {
  let server = try ScriptedServer(always: http(page(nhoQuan, next: cursor)))
  defer { server.stop() }
  let run = try daisuso(["units", "--server", server.url], Home())
  #expect(run.notes.hasSuffix(" để xem tiếp thêm:\n  --after=\(word)\n"))
}

@Test func `pages that lead in a circle end`() throws {
  let server = try ScriptedServer(always: http(page(nhoQuan, next: "p2")))
  defer { server.stop() }
  let run = try daisuso(["units", "--all", "--server", server.url], Home())
  #expect(run.status == 3)
  #expect(server.requests.count == 2)
}

@Test func `a reader that leaves ends the client without a word`() throws {
  let rows = Array(repeating: nhoQuan, count: 20_000).joined(separator: ",")
  let server = try ScriptedServer(always: http(page(rows)))
  defer { server.stop() }
  let home = try Home()
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/bin/bash")
  process.arguments = [
    "-c",
    "\"$0\" units --server \(server.url) 2>\"$HOME/notes\" | head -n 1 >\"$HOME/rows\";"
      + "exit ${PIPESTATUS[0]}", clientPath,
  ]
  process.environment = home.environment
  try process.run()
  process.waitUntilExit()
  #expect(process.terminationStatus == 128 + SIGPIPE)
  #expect(try String(contentsOfFile: home.path + "/notes", encoding: .utf8) == "")
  #expect(try String(contentsOfFile: home.path + "/rows", encoding: .utf8).hasPrefix("14464\t"))
}

@Test func `the server's state, the versions and who is signed in are told`() throws {
  let server = try ScriptedServer { request in
    .send(
      http(request.target == "/openapi.json" ? #"{"info":{"version":"1"}}"# : #"{"status":"ok"}"#))
  }
  defer { server.stop() }
  let home = try Home()
  let run = try daisuso(["status", "--server", server.url], home)
  #expect(run.status == 0)
  #expect(
    run.output == """
      Máy chủ\t\(server.url)
      Kết nối được\tcó
      Sẵn sàng\tcó
      Phiên bản API\t1
      Phiên bản daisuso\t\(clientVersion)
      Đăng nhập\tchưa; gõ daisuso sign-in

      """)
  let json = try daisuso(
    ["status", "--json", "--server", server.url], home,
    environment: ["DAISUSO_TOKEN": "abcdefghijklmnopqrstuvwxyz"])
  #expect(
    json.output == """
      {"api_version":"1","client_version":"\(clientVersion)","is_reachable":true,"is_ready":true,\
      "server":"\(server.url)","token_hint":"…wxyz"}

      """)
}

@Test func `a server that lives but is not ready is told as such`() throws {
  let server = try ScriptedServer { request in
    switch request.target {
    case "/healthz": .send(http(#"{"status":"ok"}"#))
    case "/openapi.json": .send(http(#"{"info":{"version":"1"}}"#))
    default: .send(problem(.unavailable, headers: ["Retry-After: 2"]))
    }
  }
  defer { server.stop() }
  let run = try daisuso(["status", "--server", server.url], Home())
  #expect(run.status == 1)
  #expect(run.output.contains("Sẵn sàng\tchưa\n"))
  #expect(run.notes.contains("Thử lại sau 2 giây"))
}
