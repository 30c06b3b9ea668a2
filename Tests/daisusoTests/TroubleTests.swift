import API
import Foundation
import Testing

@testable import daisuso

/// A refusal as the server sends it.
func problem(
  _ kind: Fault.Kind, _ detail: String? = nil, errors: [Fault.Place] = [], headers: [String] = []
) -> [UInt8] {
  let reply = Fault(kind, detail, errors: errors).reply
  return http(
    String(decoding: reply.body, as: UTF8.self), status: reply.status,
    type: "application/problem+json", headers: headers)
}

private let token = "ma-truy-cap-thu-0123456789"

@Test(arguments: Fault.Kind.allCases)
func `every refusal is its title and an exit status`(kind: Fault.Kind) throws {
  let server = try ScriptedServer(always: problem(kind))
  defer { server.stop() }
  let run = try daisuso(["units", "--server", server.url], Home())
  #expect(run.status == (kind == .unauthenticated ? 4 : 1))
  #expect(run.output == "")
  #expect(run.notes.hasPrefix("Lỗi: \(kind.title)\n"))
}

@Test func `details and wrong places are part of the sentence`() throws {
  let server = try ScriptedServer(
    always: problem(.invalidParameter, "Sai", errors: [.init("?q", "Quá dài")]))
  defer { server.stop() }
  let run = try daisuso(["units", "--server", server.url], Home())
  #expect(run.notes == "Lỗi: Tham số trên địa chỉ không hợp lệ. Sai. ?q: Quá dài.\n")
}

@Test func `without a token one is told to sign in, with a dead one to get another`() throws {
  let server = try ScriptedServer(always: problem(.unauthenticated))
  defer { server.stop() }
  let without = try daisuso(["units", "--server", server.url], Home())
  #expect(without.notes.hasSuffix("\nĐăng nhập: daisuso sign-in.\n"))
  let dead = try daisuso(
    ["units", "--server", server.url], Home(), environment: ["DAISUSO_TOKEN": token])
  #expect(dead.status == 4)
  #expect(dead.notes.hasSuffix("\nXin người quản trị mã truy cập mới, rồi daisuso sign-in.\n"))
  #expect(!dead.notes.contains(token))
}

@Test func `an unforeseen error names the request`() throws {
  let server = try ScriptedServer(always: problem(.unforeseen, headers: ["X-Request-Id: k3-17"]))
  defer { server.stop() }
  let run = try daisuso(["units", "--server", server.url], Home())
  #expect(run.notes.hasSuffix("\nBáo người quản trị kèm mã yêu cầu k3-17.\n"))
}

@Test func `with JSON asked for, errors are JSON`() throws {
  let server = try ScriptedServer(always: problem(.unforeseen, headers: ["X-Request-Id: k3-17"]))
  defer { server.stop() }
  let run = try daisuso(["units", "--json", "--server", server.url], Home())
  let report = try JSONSerialization.jsonObject(with: Data(run.notes.utf8)) as? [String: Any]
  #expect(report?["code"] as? String == "unforeseen")
  #expect(report?["request_id"] as? String == "k3-17")
  #expect(report?["exit_status"] as? Int == 1)
  #expect((report?["message"] as? String)?.hasPrefix("Máy chủ gặp lỗi") == true)
  let usage = try daisuso(["units", "--json", "--limit", "0"], Home())
  #expect(usage.status == 2)
  #expect(usage.notes.hasPrefix(#"{"code":"usage","exit_status":2,"#))
  let both = try daisuso(["units", "--json", "--csv"], Home())
  #expect(both.status == 2)
  #expect(both.notes.contains("Chỉ dùng một trong hai: --json hoặc --csv."))
}

@Test(arguments: [
  ("", "ngắt kết nối"),
  ("HTTP/1.1 200 OK\r\nContent-Le", "kiểu không nói rõ"),
  ("\u{0}\u{1}\u{2}", "không phải là máy chủ HTTP"),
  ("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{", "ngắt kết nối"),
])
func `whatever comes instead of an answer is one sentence and status 3`(
  bytes: String, words: String
) throws {
  let server = try ScriptedServer(always: Array(bytes.utf8))
  defer { server.stop() }
  let run = try daisuso(["units", "--server", server.url], Home())
  #expect(run.status == 3)
  #expect(!run.isSignalled)
  #expect(run.notes.hasPrefix("Lỗi: \(server.url) ") || run.notes.hasPrefix("Lỗi: Ở \(server.url)"))
  #expect(run.notes.contains(words))
  #expect(run.notes.split(separator: "\n").count == 2)
}

@Test(arguments: [
  http("<html>", status: 200, type: "text/html"), http("<html>", status: 502, type: "text/html"),
  http("{}", status: 500), http("", status: 404, type: nil), http("[]"), http("{\"units\":3}"),
  http("{\"units\":[{}]}"), http("{"), http("\u{0}"), http("", status: 204, type: nil),
  http("", status: 307, headers: ["Location: https://daisuso.example.vn"]),
  http("{}", status: 404, type: "application/problem+json"),
])
func `an answer of no Đại sứ số server is status 3`(bytes: [UInt8]) throws {
  let server = try ScriptedServer(always: bytes)
  defer { server.stop() }
  let run = try daisuso(["units", "--server", server.url], Home())
  #expect(run.status == 3)
  #expect(run.output == "")
  #expect(run.notes.contains(server.url))
  #expect(server.requests.count == 1)
  let one = try daisuso(["units", "show", "1", "--json", "--server", server.url], Home())
  #expect(one.status == 3)
  #expect(one.output == "")
}

@Test func `a body without end is cut off`() throws {
  let body = "{\"units\":[],\"next\":\"" + String(repeating: "x", count: Exchange.bodyLimit) + "\"}"
  let server = try ScriptedServer(always: http(body))
  defer { server.stop() }
  let run = try daisuso(["units", "--server", server.url], Home())
  #expect(run.status == 3)
  #expect(run.notes.contains("64 MiB"))
}

@Test func `nobody listening is status 3 and a hint`() throws {
  let (listener, port) = try listeningSocket(backlog: 1)
  close(listener)
  let run = try daisuso(["status", "--server", "http://127.0.0.1:\(port)"], Home())
  #expect(run.status == 3)
  #expect(run.output.contains("Kết nối được\tkhông\n"))
  #expect(
    run.notes == """
      Lỗi: Không có máy chủ nào nghe ở http://127.0.0.1:\(port).
      Kiểm tra địa chỉ (--server, DAISUSO_SERVER) và mạng, rồi thử lại.

      """)
}

@Test(arguments: [
  (["units", "--limit", "0"], "--limit phải từ 1 đến 200."),
  (["units", "--limit", "201"], "--limit phải từ 1 đến 200."),
  (["units", "--limit", "ba"], "Giá trị «ba» không hợp lệ cho --limit <số>."),
  (
    ["units", "--kind", "làng"],
    "Giá trị «làng» không hợp lệ cho --kind <loại>: dùng province, commune,"
  ),
  (["units", "show"], "Thiếu <mã>."),
  (["units", "show", "1", "2"], "Không hiểu «2» ở chỗ này."),
  (["units", "show", "1", "2", "3"], "Không hiểu ở chỗ này: «2», «3»."),
  (["units", "show", "1", "--on"], "Thiếu giá trị cho --on <ngày>."),
  (
    ["units", "show", "1", "--on", "31/02/2025"],
    "Giá trị «31/02/2025» không hợp lệ cho --on <ngày>: phải là ngày"
  ),
  (["units", "--jsn"], "Không có tùy chọn --jsn; có phải --json?"),
  (["units", "--khac-han"], "Không có tùy chọn --khac-han."),
  (["units", "-x"], "Không có tùy chọn -x."),
  (["units", "--json=1"], "Tùy chọn --json không nhận giá trị, nhưng có «1»."),
  (["lạ"], "Không hiểu «lạ» ở chỗ này."),
  (["sign-in", "mã-trên-dòng-lệnh"], "Không hiểu «mã-trên-dòng-lệnh» ở chỗ này."),
  (["units", "--server", "a.vn"], "«a.vn» không phải địa chỉ máy chủ."),
  (
    ["--generate-completion-script", "csh"],
    "Không có bản gợi ý lệnh cho «csh»; có: zsh, bash, fish."
  ),
])
func `a command typed wrong is status 2 and a Vietnamese sentence`(
  arguments: [String], sentence: String
) throws {
  let run = try daisuso(arguments, Home())
  #expect(run.status == 2)
  #expect(run.output == "")
  #expect(run.notes.hasPrefix("Lỗi: \(sentence)"))
}

@Test func `Ctrl-C ends a call that is under way`() throws {
  let asked = DispatchSemaphore(value: 0)
  let server = try ScriptedServer { _ in
    asked.signal()
    return .keepSilent
  }
  defer { server.stop() }
  let home = try Home()
  let process = Process()
  // Threads of the test program block signals, and the client would inherit that.
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = ["--default-signal=INT", clientPath, "units", "--server", server.url]
  process.environment = home.environment
  process.standardOutput = FileHandle.nullDevice
  try process.run()
  #expect(asked.wait(timeout: .now() + 30) == .success)
  process.interrupt()
  process.waitUntilExit()
  // To a shell that is 130.
  #expect(process.terminationReason == .uncaughtSignal)
  #expect(process.terminationStatus == SIGINT)
}

@Test func `results that cannot be written are status 5`() throws {
  let server = try ScriptedServer(always: http(#"{"status":"ok"}"#))
  defer { server.stop() }
  let process = Process()
  let home = try Home()
  let pipe = Pipe()
  process.executableURL = URL(fileURLWithPath: clientPath)
  process.arguments = ["status", "--server", server.url]
  process.environment = home.environment
  process.standardOutput = FileHandle(forWritingAtPath: "/dev/full")
  process.standardError = pipe
  try process.run()
  let notes = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  process.waitUntilExit()
  #expect(process.terminationStatus == 5)
  #expect(notes.hasPrefix("Lỗi: Không ghi được kết quả: hết chỗ trống.\n"))
}

@Test func `no escape sequence of a server reaches anybody's terminal`() throws {
  let evil = "\\u001b]0;pwned\\u0007\\u001b[2J\u{9B}31m\u{202E}"
  let unit = """
    {"code":"1\(evil)","kind":"\(evil)","full_name":"\(evil)","parent":{"code":"","full_name":"\(evil)"},\
    "match":{"code":"1","full_name":"\(evil)","within":"\(evil)"},"choose":true}
    """
  let server = try ScriptedServer { request in
    let headers = ["X-Request-Id: \u{1B}[2J", "Location: \u{1B}[2J"]
    return switch request.target {
    case "/v1/units/1": .send(http(unit))
    case "/v1/units/2":
      .send(
        http(
          #"{"type":"","title":"\#(evil)","status":500,"code":"\#(evil)","detail":"\#(evil)"}"#,
          status: 500, type: "application/problem+json", headers: headers))
    case "/v1/units/3": .send(http("", status: 302, headers: headers))
    default: .send(http(#"{"units":[\#(unit)],"next":"\#(evil)"}"#))
    }
  }
  defer { server.stop() }
  let home = try Home()
  for arguments in [
    ["units"], ["units", "--json"], ["units", "show", "1"], ["units", "show", "1", "--json"],
    ["units", "show", "2"], ["units", "show", "2", "--json"], ["units", "show", "3"],
  ] {
    let run = try onTerminal(
      arguments + ["--server", server.url], home, environment: ["NO_COLOR": "1"])
    let shown = run.shown.unicodeScalars.filter { $0 != "\r" && $0 != "\n" }
    #expect(!shown.contains { $0.properties.generalCategory == .control }, "\(arguments)")
    #expect(!shown.contains("\u{202E}"), "\(arguments)")
    #expect(run.shown.contains("pwned") || arguments.contains("3"), "\(arguments)")
  }
}
