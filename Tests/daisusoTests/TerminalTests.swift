import Foundation
import Testing

@testable import daisuso

private let rows = (1...3).map { number in
  """
  {"code":"1446\(number)","kind":"commune","full_name":"Xã Nguyễn Thị Ỷ Đặng Thị Hằng số \(number)",\
  "parent":{"code":"37","full_name":"Tỉnh Ninh Bình"},"area_km2":45.5,"population":31234,\
  "match":{"code":"1","full_name":"Xã Đồng Phong","within":"Huyện Nho Quan, Tỉnh Ninh Bình"}}
  """
}.joined(separator: ",")

@Test(arguments: [10, 20, 40, 60, 80, 132] as [UInt16])
func `a table and what is said below it fit the terminal`(columns: UInt16) throws {
  let server = try ScriptedServer(always: http("{\"units\":[\(rows)],\"next\":\"p2\"}"))
  defer { server.stop() }
  let run = try onTerminal(
    ["units", "--server", server.url], Home(), columns: columns, environment: ["NO_COLOR": "1"])
  let lines = run.shown.split(separator: "\r\n").filter { !$0.hasPrefix("  --after=") }
  #expect(run.status == 0)
  #expect(lines.count > 4)
  #expect(lines.allSatisfy { $0.columns <= Int(columns) })
  #expect(lines[0].hasPrefix("Mã"))
  #expect(lines[1].hasPrefix("14461"))
}

@Test func `COLUMNS goes before what the terminal says`() throws {
  let server = try ScriptedServer(always: http("{\"units\":[\(rows)]}"))
  defer { server.stop() }
  let run = try onTerminal(
    ["units", "--server", server.url], Home(), columns: 200,
    environment: ["COLUMNS": "30", "NO_COLOR": "1"])
  #expect(run.shown.split(separator: "\r\n").allSatisfy { $0.columns <= 30 })
}

@Test(
  arguments: [
    ([:], true), (["NO_COLOR": "1"], false), (["NO_COLOR": ""], true), (["TERM": "dumb"], false),
  ] as [([String: String], Bool)])
func `colour is for terminals that want it`(environment: [String: String], hasColour: Bool) throws {
  let server = try ScriptedServer(always: http("{\"units\":[\(rows)]}"))
  defer { server.stop() }
  let run = try onTerminal(["units", "--server", server.url], Home(), environment: environment)
  #expect(run.shown.contains("\u{1B}[1m") == hasColour)
  let failed = try onTerminal(["units", "--server", "x"], Home(), environment: environment)
  #expect(failed.shown.contains("\u{1B}[31mLỗi:") == hasColour)
}

@Test func `progress is shown on a terminal and gone at the end`() throws {
  let server = try ScriptedServer { request in
    .send(
      http("{\"units\":[\(rows)],\"next\":\(request.target.contains("after") ? "null" : "\"b\"")}"))
  }
  defer { server.stop() }
  let run = try onTerminal(["units", "--all", "--server", server.url], Home())
  #expect(run.shown.contains("\rĐã lấy 3 dòng…\r\u{1B}[K"))
}

@Test func `an empty list says so`() throws {
  let server = try ScriptedServer(always: http("{\"units\":[],\"next\":null}"))
  defer { server.stop() }
  let run = try onTerminal(["units", "x", "--server", server.url], Home())
  #expect(run.shown == "Không có dòng nào.\r\n")
}

@Test(arguments: [
  [], ["--help"], ["units", "--help"], ["help", "units", "search"],
  ["units", "show", "--help"], ["sign-in", "--help"], ["sign-out", "-h"], ["status", "--help"],
  ["tasks", "-h"], ["task", "-h"], ["accept", "-h"], ["decline", "-h"], ["start", "-h"],
  ["report", "-h"], ["retry", "-h"], ["requests", "-h"], ["request", "-h"],
  ["request", "show", "-h"], ["request", "create", "-h"], ["assign", "-h"], ["contact", "-h"],
])
func `help speaks Vietnamese and fits the terminal`(arguments: [String]) throws {
  let run = try onTerminal(arguments, Home(), columns: 80)
  #expect(run.status == 0)
  for english in [
    "OVERVIEW", "USAGE", "ARGUMENTS", "OPTIONS", "SUBCOMMANDS", "Show", "default", "values",
    "subcommand", "See ", "detailed", "<options>",
  ] {
    #expect(!run.shown.contains(english), "\(english)")
  }
  #expect(run.shown.split(separator: "\r\n").allSatisfy { $0.columns <= 80 })
  #expect(!run.shown.hasSuffix("\r\n\r\n"))
}

@Test func `the exit statuses are in the help`() throws {
  let run = try daisuso(["--help"], Home())
  for status in ExitStatus.allCases {
    #expect(run.output.contains(try Regex("\n +\(status.rawValue) +\\w")))
  }
}

@Test func `the version is the version`() throws {
  #expect(try daisuso(["--version"], Home()).output == clientVersion + "\n")
}

@Test(arguments: ["bash", "zsh", "fish"])
func `completions know the commands and the kinds of unit`(shell: String) throws {
  let run = try daisuso(["--generate-completion-script", shell], Home())
  #expect(run.status == 0)
  for word in ["sign-in", "units", "former_commune", "insecure-http", "too_far", "evening"] {
    #expect(run.output.contains(word))
  }
}

@Test func `bash takes the completions and completes with them`() throws {
  let home = try Home()
  let process = Process()
  let pipe = Pipe()
  process.executableURL = URL(fileURLWithPath: "/bin/bash")
  process.arguments = [
    "-c",
    """
    "$0" --generate-completion-script bash >"$HOME/c" && . "$HOME/c" || exit 9
    COMP_WORDS=(daisuso sign); COMP_CWORD=1; COMP_LINE="daisuso sign"; COMP_POINT=12
    _daisuso daisuso sign daisuso
    printf '%s\\n' "${COMPREPLY[@]}"
    """, clientPath,
  ]
  process.environment = home.environment
  process.standardOutput = pipe
  try process.run()
  let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  process.waitUntilExit()
  #expect(process.terminationStatus == 0)
  #expect(output.split(separator: "\n") == ["sign-in", "sign-out"])
}
