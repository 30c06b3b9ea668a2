import API
import Foundation
import Testing

@testable import daisuso

private let token = "ma-truy-cap-thu-0123456789"
/// Nobody listens there, whatever else runs on this machine.
private let signIn = ["sign-in", "--server", "http://127.0.0.1:9"]

private func mode(_ path: String) throws -> Int {
  let attributes = try FileManager.default.attributesOfItem(atPath: path)
  return try #require(attributes[.posixPermissions] as? Int)
}

@Test func `signing in stores the token where nobody else can read it`() throws {
  let home = try Home()
  // Nobody listens there: people sign in where no network is, too.
  let run = try daisuso(
    ["sign-in", "--server", "http://127.0.0.1:9/"], home, input: " \(token) \nrest\n")
  #expect(run.status == 0)
  #expect(run.output == "")
  #expect(!run.notes.contains(token))
  #expect(run.notes.contains("…6789"))
  #expect(run.notes.contains("chưa được máy chủ kiểm tra"))
  #expect(try mode(home.sessionPath) == 0o600)
  #expect(try mode(home.path + "/.config/daisuso") == 0o700)
  let session = try #require(try SessionFile(environment: home.environment).read())
  #expect(session.server == "http://127.0.0.1:9")
  #expect(session.token == token)
  #expect(abs(session.signedInAt.timeIntervalSinceNow) < 60)
  let names = try FileManager.default.contentsOfDirectory(atPath: home.path + "/.config/daisuso")
  #expect(names == ["session.json"])
}

@Test func `a folder that others could enter is closed to them`() throws {
  let home = try Home()
  try FileManager.default.createDirectory(
    atPath: home.path + "/x/daisuso", withIntermediateDirectories: true,
    attributes: [.posixPermissions: 0o755])
  let run = try daisuso(
    signIn, home, environment: ["XDG_CONFIG_HOME": home.path + "/x"], input: token)
  #expect(run.status == 0)
  #expect(try mode(home.path + "/x/daisuso") == 0o700)
  #expect(try mode(home.path + "/x/daisuso/session.json") == 0o600)
}

@Test func `signing out forgets the token, and once is enough`() throws {
  let home = try Home()
  _ = try daisuso(signIn, home, input: token)
  let run = try daisuso(["sign-out"], home)
  #expect(run.status == 0)
  #expect(run.notes.hasPrefix("Đã đăng xuất"))
  #expect(!FileManager.default.fileExists(atPath: home.sessionPath))
  let again = try daisuso(["sign-out"], home)
  #expect(again.status == 0)
  #expect(again.notes.hasPrefix("Trên máy này chưa có ai đăng nhập"))
}

@Test(arguments: ["", "\n", "ngắn", "mã-có-dấu-dài-hơn-hai-mươi-ký-tự", "hai tu 0123456789012345"])
func `what is no token is not stored`(input: String) throws {
  let home = try Home()
  let run = try daisuso(signIn, home, input: input)
  #expect(run.status == 4)
  #expect(!FileManager.default.fileExists(atPath: home.sessionPath))
}

@Test func `the token goes to its own server and to no other`() throws {
  let (mine, other) = (
    try ScriptedServer(always: http("{\"units\":[]}")),
    try ScriptedServer(always: http("{\"units\":[]}"))
  )
  defer {
    mine.stop()
    other.stop()
  }
  let home = try Home()
  _ = try daisuso(["sign-in", "--server", mine.url], home, input: token)
  _ = try daisuso(["units"], home)
  _ = try daisuso(["units", "--server", mine.url + "/"], home)
  _ = try daisuso(["units", "--server", other.url], home)
  _ = try daisuso(["units"], home, environment: ["DAISUSO_SERVER": other.url])
  #expect(
    mine.requests.map(\.target)
      == ["/v1/me", "/v1/units?kind=commune", "/v1/units?kind=commune"])
  #expect(mine.requests.allSatisfy { $0.headers["authorization"] == "Bearer \(token)" })
  #expect(other.requests.map { $0.headers["authorization"] } == [nil, nil])
  let given = "mot-ma-khac-0123456789"
  _ = try daisuso(
    ["units", "--server", other.url], home,
    environment: ["DAISUSO_TOKEN": given, "DAISUSO_SERVER": mine.url])
  #expect(other.requests.last?.headers["authorization"] == "Bearer \(given)")
}

@Test func `no proxy of the environment sees what goes to this machine`() throws {
  let server = try ScriptedServer(always: http("{\"units\":[]}"))
  let proxy = try ScriptedServer(always: http("{\"units\":[]}"))
  defer {
    server.stop()
    proxy.stop()
  }
  let run = try daisuso(
    ["units", "--server", server.url], Home(),
    environment: ["http_proxy": proxy.url, "all_proxy": proxy.url, "DAISUSO_TOKEN": token])
  #expect(run.status == 0)
  #expect(proxy.requests.isEmpty)
}

@Test(arguments: [["units"], ["status"], ["sign-in"]])
func `no token crosses a network in the clear`(command: [String]) throws {
  // A documentation address (RFC 5737): the refusal comes before anything is sent.
  let run = try daisuso(
    command + ["--server", "http://192.0.2.7"], Home(), environment: ["DAISUSO_TOKEN": token],
    input: token)
  #expect(run.status == 2)
  #expect(run.notes.hasPrefix("Lỗi: Không gửi mã truy cập tới 192.0.2.7 qua http, vì"))
}

@Test func `plain HTTP is for those who say so`() throws {
  let home = try Home()
  let run = try daisuso(
    ["sign-in", "--server", "http://192.0.2.7", "--insecure-http"], home, input: token)
  #expect(run.status == 0)
  let encrypted = try daisuso(["sign-in", "--server", "https://192.0.2.7"], home, input: token)
  #expect(encrypted.status == 0)
}

@Test func `a session that others may read is not used, and the cure is told`() throws {
  let home = try Home()
  _ = try daisuso(signIn, home, input: token)
  for permissions in [0o640, 0o604, 0o620] {
    chmod(home.sessionPath, mode_t(permissions))
    let run = try daisuso(["units"], home)
    #expect(run.status == 5)
    #expect(run.notes.contains("chmod 600 \(home.sessionPath)"))
  }
  let again = try daisuso(signIn, home, input: token)
  #expect(again.status == 0)
  #expect(try mode(home.sessionPath) == 0o600)
}

@Test(arguments: ["{", "", "{\"server\":1}", String(repeating: "x", count: 5000)])
func `a session that is none is not used`(content: String) throws {
  let home = try Home()
  _ = try daisuso(signIn, home, input: token)
  try Data(content.utf8).write(to: URL(fileURLWithPath: home.sessionPath))
  let run = try daisuso(["units"], home)
  #expect(run.status == 5)
  #expect(run.notes.contains("hỏng hoặc không phải do daisuso ghi"))
}

@Test(.enabled(if: geteuid() == 0, "only root can give a file away"))
func `another user's session is not used`() throws {
  let home = try Home()
  _ = try daisuso(signIn, home, input: token)
  chown(home.sessionPath, 65534, 65534)
  let run = try daisuso(["units"], home)
  #expect(run.status == 5)
  #expect(run.notes.contains("là tệp của người khác"))
}

@Test func `a link, a folder or a file in the way is named`() throws {
  let home = try Home()
  _ = try daisuso(signIn, home, input: token)
  let files = FileManager.default
  try files.moveItem(atPath: home.sessionPath, toPath: home.path + "/elsewhere")
  try files.createSymbolicLink(
    atPath: home.sessionPath, withDestinationPath: home.path + "/elsewhere")
  #expect(try daisuso(["units"], home).notes.contains("không phải tệp thường"))
  try files.removeItem(atPath: home.sessionPath)
  try files.createDirectory(atPath: home.sessionPath, withIntermediateDirectories: false)
  #expect(try daisuso(["units"], home).notes.contains("không phải tệp thường"))
  let failed = try daisuso(signIn, home, input: token)
  #expect(failed.status == 5)
  #expect(failed.notes.contains("đó là một thư mục"))
  #expect(
    try files.contentsOfDirectory(atPath: home.path + "/.config/daisuso") == ["session.json"])
  let blocked = try daisuso(
    signIn, home, environment: ["XDG_CONFIG_HOME": home.path + "/elsewhere"], input: token)
  #expect(blocked.status == 5)
  #expect(blocked.notes.contains("trên đường dẫn có thứ không phải thư mục"))
  let homeless = try daisuso(signIn, home, environment: ["HOME": ""], input: token)
  #expect(homeless.status == 5)
  #expect(homeless.notes.contains("Đặt biến HOME"))
}

@Test func `the token is typed unseen, with corrections`() throws {
  let home = try Home()
  let run = try onTerminal(signIn, home, typing: "sai\u{15}\(token)x\u{7F}\r")
  #expect(run.status == 0)
  #expect(run.shown.hasPrefix("Mã truy cập (không hiện khi gõ): \r\n"))
  #expect(!run.shown.contains(token.prefix(8)))
  #expect(run.echoes)
  #expect(try SessionFile(environment: home.environment).read()?.token == token)
}

@Test func `Ctrl-C at the question leaves the terminal as it was and nothing behind`() throws {
  let home = try Home()
  let run = try onTerminal(signIn, home, typing: "\(token)\u{03}")
  #expect(run.status == 130)
  #expect(run.echoes)
  #expect(!FileManager.default.fileExists(atPath: home.sessionPath))
}

private let me = """
  {"person":{"id":"019fc893-4466-71fa-a6d9-0db0fac06f6f","display_name":"Đỗ Thị Ỷ Nhi"},"roles":[\
  {"role":"ambassador","unit":{"code":"14329","full_name":"Phường Hoa Lư"},"until":null}],\
  "ambassador":null,"token":{"label":"x","expires_at":"2027-01-01T00:00:00Z"}}
  """

@Test func `signing in asks the server who that is, and greets them`() throws {
  let server = try ScriptedServer(always: http(me))
  defer { server.stop() }
  let home = try Home()
  let run = try daisuso(["sign-in", "--server", server.url], home, input: token)
  #expect(run.status == 0)
  #expect(run.notes.hasPrefix("Xin chào Đỗ Thị Ỷ Nhi: đại sứ số ở Phường Hoa Lư. "))
  let session = try #require(try SessionFile(environment: home.environment).read())
  #expect(session.person == "019fc893-4466-71fa-a6d9-0db0fac06f6f")
}

@Test func `a token that the server does not know is not stored`() throws {
  let server = try ScriptedServer(always: problem(.unauthenticated))
  defer { server.stop() }
  let home = try Home()
  let run = try daisuso(["sign-in", "--server", server.url], home, input: token)
  #expect(run.status == 4)
  #expect(!FileManager.default.fileExists(atPath: home.sessionPath))
}

@Test func `a server that cannot say who that is takes the token unchecked`() throws {
  let server = try ScriptedServer(always: problem(.unavailable))
  defer { server.stop() }
  let home = try Home()
  let run = try daisuso(["sign-in", "--server", server.url], home, input: token)
  #expect(run.status == 0)
  #expect(run.notes.contains("chưa được máy chủ kiểm tra"))
  #expect(try SessionFile(environment: home.environment).read()?.person == nil)
}
