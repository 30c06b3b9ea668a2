import Foundation
import Synchronization
import Testing

@testable import daisuso

private typealias Documents = WorkDocuments

/// A server that loses every answer to a write until it is told otherwise.
private final class Lossy: Sendable {
  let isDown = Mutex(true)

  func server(me: String? = nil) throws -> ScriptedServer {
    try ScriptedServer { [self] request in
      if request.line.hasPrefix("POST") {
        return .send(isDown.withLock { $0 } ? [] : Documents.moved("accepted"))
      }
      let tasks = #"{"tasks":[\#(Documents.task(Documents.assignment()))]}"#
      return switch request.target {
      case "/v1/me": .send(http(me ?? "{}"))
      case "/openapi.json": .send(http(#"{"info":{"version":"1"}}"#))
      case "/v1/tasks": .send(http(tasks))
      default: .send(http(Documents.taskFacts(Documents.assignment())))
      }
    }
  }
}

@Test func `what somebody else decided is never sent as one's own, unless one says so`() throws {
  let home = try Home()
  let lossy = Lossy()
  let server = try lossy.server()
  defer { server.stop() }
  _ = try working(["accept", "7"], server, home)
  lossy.isDown.withLock { $0 = false }
  let other = "mot-ma-khac-9876543210"
  _ = try working(["tasks"], server, home, token: other)
  #expect(
    try working(["status"], server, home, token: other).output
      .hasSuffix("\nViệc chờ gửi\t1; gõ daisuso retry\n"))
  let shown = try working(["retry"], server, home, token: other)
  #expect(shown.output.contains("\tforeign\tNhận việc 7\t"))
  #expect(server.writes.count == 1)
  #expect(home.ops.count == 1)
  let adopted = try working(["retry", "--adopt"], server, home, token: other)
  #expect(adopted.output.contains("\tdone\tNhận việc 7\t"))
  #expect(server.writes.map { $0.headers["authorization"] }.last == "Bearer \(other)")
  #expect(Set(server.writes.map(\.key)).count == 1)
  #expect(home.ops.isEmpty)
}

@Test func `a new token of the same person sends what waited under the old one`() throws {
  let home = try Home()
  let lossy = Lossy()
  let me = """
    {"person":{"id":"019fc893-4466-71fa-a6d9-0db0fac06f6f","display_name":"Đỗ Thị Ỷ"},"roles":[]}
    """
  let server = try lossy.server(me: me)
  defer { server.stop() }
  _ = try daisuso(["sign-in", "--server", server.url], home, input: Documents.token)
  _ = try daisuso(["accept", "7"], home)
  #expect(home.ops.count == 1)
  lossy.isDown.withLock { $0 = false }
  _ = try daisuso(["sign-in", "--server", server.url], home, input: "mot-ma-khac-9876543210")
  let run = try daisuso(["tasks"], home)
  #expect(run.notes.hasPrefix("Đã gửi xong: Nhận việc 7"))
  #expect(home.ops.isEmpty)
}

@Test func `what was meant for one server is not sent to another`() throws {
  let home = try Home()
  let lossy = Lossy()
  let (mine, other) = (try lossy.server(), try lossy.server())
  defer {
    mine.stop()
    other.stop()
  }
  _ = try working(["accept", "7"], mine, home)
  _ = try working(["tasks"], other, home)
  _ = try working(["retry", "--adopt"], other, home)
  #expect(other.writes.isEmpty)
  #expect(home.ops.count == 1)
}

@Test func `an op can be given up by its key, and no other way`() throws {
  let home = try Home()
  let server = try Lossy().server()
  defer { server.stop() }
  _ = try working(["accept", "7"], server, home)
  let key = try #require(home.ops.first?.dropLast(5))
  #expect(try working(["retry", "--drop", "khac"], server, home).status == 2)
  #expect(home.ops.count == 1)
  let run = try working(["retry", "--drop", String(key)], server, home)
  #expect(run.status == 0)
  #expect(run.notes == "Đã bỏ, không gửi nữa: Nhận việc 7.\n")
  #expect(home.ops.isEmpty)
}

@Test func `a file that is no op is named, left alone, and stops nothing`() throws {
  let home = try Home()
  let server = try Documents.volunteers()
  defer { server.stop() }
  try FileManager.default.createDirectory(
    atPath: home.opsPath, withIntermediateDirectories: true)
  let file = home.opsPath + "/la.json"
  try Data("{}".utf8).write(to: URL(fileURLWithPath: file))
  chmod(file, 0o600)
  let open = home.opsPath + "/mo.json"
  try Data("{}".utf8).write(to: URL(fileURLWithPath: open))
  chmod(open, 0o644)
  let run = try working(["accept", "7"], server, home)
  #expect(run.status == 0)
  #expect(run.notes.contains("Bỏ qua \(file): hỏng"))
  #expect(run.notes.contains("chmod 600 \(open)"))
  #expect(home.ops == ["la.json", "mo.json"])
}

@Test func `what cannot be kept is not sent`() throws {
  let home = try Home()
  let server = try Documents.volunteers()
  defer { server.stop() }
  _ = try working(["tasks"], server, home)
  try Data().write(to: URL(fileURLWithPath: home.opsPath))
  let run = try working(["accept", "7"], server, home)
  #expect(run.status == 5)
  #expect(server.writes.isEmpty)
}

@Test func `nobody signed in writes nothing, neither here nor there`() throws {
  let home = try Home()
  let server = try Documents.volunteers()
  defer { server.stop() }
  let run = try daisuso(["accept", "7", "--server", server.url], home)
  #expect(run.status == 4)
  #expect(run.notes == "Lỗi: Chưa đăng nhập vào máy chủ này.\nĐăng nhập: daisuso sign-in.\n")
  #expect(server.requests.isEmpty)
  #expect(home.ops.isEmpty)
}

@Test func `with JSON asked for, a kept op and a settled one are told as JSON`() throws {
  let home = try Home()
  let lossy = Lossy()
  let server = try lossy.server()
  defer { server.stop() }
  let lost = try working(["accept", "7", "--json"], server, home)
  let report = try #require(
    JSONSerialization.jsonObject(with: Data(lost.notes.utf8)) as? [String: Any])
  #expect(report["code"] as? String == "network")
  #expect(report["kept_op"] as? String == server.writes.first?.key)
  lossy.isDown.withLock { $0 = false }
  let run = try working(["tasks", "--json"], server, home)
  let settled = try #require(
    JSONSerialization.jsonObject(with: Data(run.notes.utf8)) as? [String: Any])
  #expect(settled["state"] as? String == "done")
  #expect(settled["title"] as? String == "Nhận việc 7")
}
