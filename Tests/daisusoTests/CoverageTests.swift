import Foundation
import Testing

@testable import daisuso

private func figure(_ state: String, _ more: String = "") -> String {
  #"{"state":"\#(state)"\#(more)}"#
}

private func unit(_ code: String, _ name: String, _ open: String, _ share: String) -> String {
  #"{"code":"\#(code)","full_name":"\#(name)","cells":{"requests_open":\#(open),"share":\#(share)}}"#
}

private let units = [
  unit("1", "Xã Ẩn", figure("not_collected"), figure("few")),
  unit("2", "Xã Bến", figure("few"), figure("number", #","value":18.3"#)),
  unit("3", "Xã Chợ", figure("zero", #","value":0"#), figure("zero", #","value":0"#)),
  unit("4", "Xã Đình", figure("number", #","value":1234"#), figure("no_denominator")),
  unit("5", "Xã Ỷ", figure("number", #","value":12"#), figure("not_collected")),
]

private let numbers = """
  {"as_of":"2026-11-24T03:05:00Z","cell":{"name":"Tỉnh Ninh Bình","kind":"demonstration"},\
  "smallest_count":10,"indicators":[{"code":"requests_open","name_vi":"Yêu cầu mở","name_en":"x",\
  "unit":"count","direction":"less","numerator_vi":"Chưa đóng.","denominator_vi":null,\
  "source_vi":"Sổ."},{"code":"share","name_vi":"Tỷ lệ","name_en":"x","unit":"percent",\
  "direction":"more","numerator_vi":"Tử.","denominator_vi":"Mẫu.","source_vi":"Sổ."}],\
  "province":{"cells":{"requests_open":\(figure("number", #","value":1246,"left_out":2"#)),\
  "share":\(figure("number", #","value":1.5,"left_out":3,"numerator":17,"denominator":1126"#))}},\
  "units":[\(units.joined(separator: ","))]}
  """

private func publishing() throws -> ScriptedServer {
  try ScriptedServer { request in
    switch request.target {
    case "/v1/coverage": .send(http(numbers))
    case "/v1/coverage.csv": .send(http("\u{FEFF}Mã,Tên\r\n", type: "text/csv; charset=utf-8"))
    default: .send(http(#"{"type":"FeatureCollection"}"#, type: "application/geo+json"))
    }
  }
}

private func asking(_ arguments: [String], _ server: ScriptedServer) throws -> Run {
  try daisuso(["coverage", "--server", server.url] + arguments, Home())
}

@Test func `communes stand by an indicator, the five kinds of cell told apart`() throws {
  let server = try publishing()
  defer { server.stop() }
  let run = try asking(["--indicator", "requests_open", "--indicator", "share"], server)
  #expect(run.status == 0)
  #expect(
    run.output == """
      \tTỉnh Ninh Bình\t1.246\t1,5 %
      4\tXã Đình\t1.234\tchưa rõ mẫu số
      5\tXã Ỷ\t12\tchưa thu thập
      2\tXã Bến\t<10\t18,3 %
      3\tXã Chợ\t0\t0 %
      1\tXã Ẩn\tchưa thu thập\t<10

      """)
  #expect(
    run.notes == """
      Yêu cầu mở: Chưa đóng. Nguồn: Sổ.
      Tỷ lệ: Tử. Trên: Mẫu. Nguồn: Sổ.
      Tính đến 24/11/2026 10:05. Trình diễn: người và số liệu là hư cấu.

      """)
  // Nobody is signed in, and nobody has to be.
  #expect(server.requests.allSatisfy { $0.headers["authorization"] == nil })
  let lowest = try asking(["--indicator", "requests_open", "--lowest"], server)
  #expect(
    lowest.output.split(separator: "\n").map { $0.prefix { $0 != "\t" } }
      == ["", "3", "2", "5", "4", "1"])
}

@Test func `without an indicator all of them are shown, of the province or of one commune`() throws
{
  let server = try publishing()
  defer { server.stop() }
  let whole = try asking([], server)
  #expect(
    whole.output
      == "Yêu cầu mở\t1.246\t\t2\trequests_open\nTỷ lệ\t1,5 %\t17/1.126\t3\tshare\n")
  #expect(whole.notes.hasSuffix("Từng xã, phường: daisuso coverage --indicator MÃ.\n"))
  let commune = try asking(["--unit", "2"], server)
  #expect(commune.output == "Yêu cầu mở\t<10\t\t\trequests_open\nTỷ lệ\t18,3 %\t\t\tshare\n")
  let one = try asking(["--unit", "5", "--indicator", "requests_open"], server)
  #expect(one.output == "5\tXã Ỷ\t12\n")
}

@Test(arguments: [
  ("--json", numbers + "\n"), ("--csv", "\u{FEFF}Mã,Tên\r\n"),
  ("--geojson", "{\"type\":\"FeatureCollection\"}\n"),
])
func `files are the server's own bytes`(form: String, bytes: String) throws {
  let server = try publishing()
  defer { server.stop() }
  let run = try asking([form], server)
  #expect(run.outputBytes == Array(bytes.utf8) && run.notes.isEmpty)
  let filtered = try asking([form, "--unit", "2"], server)
  #expect(filtered.status == 2)
  #expect(try asking([form, form == "--csv" ? "--geojson" : "--csv"], server).status == 2)
}

@Test(arguments: [
  (["--unit", "9"], "Không có xã, phường nào mang mã «9».\nTìm mã: daisuso units TÊN.\n"),
  (["--indicator", "x"], "Không có chỉ số «x».\nDùng: requests_open, share.\n"),
])
func `what is not published is named with what is`(options: [String], words: String) throws {
  let server = try publishing()
  defer { server.stop() }
  let run = try asking(options, server)
  #expect(run.status == 1 && run.output == "" && run.notes == "Lỗi: " + words)
}
