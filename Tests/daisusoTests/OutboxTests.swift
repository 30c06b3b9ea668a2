import API
import Foundation
import Synchronization
import Testing

@testable import daisuso

private typealias Documents = WorkDocuments

@Test func `a write stands in a file of its own before it goes out, and not after the answer`()
  throws
{
  let home = try Home()
  let seen = Mutex<(names: [String], mode: Int?)>(([], nil))
  let server = try Documents.volunteers { [path = home.opsPath] _ in
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    let file = names.first.map { path + "/" + $0 } ?? ""
    let attributes = try? FileManager.default.attributesOfItem(atPath: file)
    seen.withLock { $0 = (names, attributes?[.posixPermissions] as? Int) }
    return .send(Documents.moved("accepted"))
  }
  defer { server.stop() }
  let run = try working(["accept", "7"], server, home)
  #expect(run.status == 0)
  #expect(run.output == "Việc 7: đã nhận.\n")
  let write = try #require(server.writes.first)
  #expect(server.writes.count == 1)
  #expect(seen.withLock { $0.names } == ["\(try #require(write.key)).json"])
  #expect(seen.withLock { $0.mode } == 0o600)
  #expect(home.ops.isEmpty)
}

@Test func `killed before the answer, the next command sends the same under the same key`() throws {
  let home = try Home()
  let asked = DispatchSemaphore(value: 0)
  let isFirst = Mutex(true)
  let server = try Documents.volunteers { _ in
    guard
      isFirst.withLock({ first in
        defer { first = false }; return first
      })
    else {
      return .send(Documents.moved("accepted"))
    }
    asked.signal()
    return .keepSilent
  }
  defer { server.stop() }
  let process = Process()
  process.executableURL = URL(fileURLWithPath: clientPath)
  process.arguments = ["accept", "7", "--server", server.url]
  process.environment = home.environment.merging(["DAISUSO_TOKEN": Documents.token]) { $1 }
  try process.run()
  #expect(asked.wait(timeout: .now() + 30) == .success)
  kill(process.processIdentifier, SIGKILL)
  process.waitUntilExit()
  #expect(home.ops.count == 1)

  let run = try working(["tasks"], server, home)
  #expect(run.status == 0)
  #expect(run.notes.hasPrefix("Đã gửi xong: Nhận việc 7 (cất lúc "))
  #expect(server.writes.count == 2)
  #expect(server.writes[0].key == server.writes[1].key)
  #expect(server.writes[0].body == server.writes[1].body)
  #expect(server.requests.last?.target == "/v1/tasks")
  #expect(home.ops.isEmpty)
}

@Test func `typed again after a lost answer it is the same write, and its answer is shown`() throws
{
  let home = try Home()
  let count = Mutex(0)
  let server = try Documents.volunteers { _ in
    let number = count.withLock { count in
      count += 1
      return count
    }
    return .send(number == 1 ? [] : Documents.moved("reported"))
  }
  defer { server.stop() }
  let lost = try working(["report", "7", "--minutes", "40"], server, home)
  #expect(lost.status == 3)
  #expect(lost.output == "")
  #expect(
    lost.notes.contains("\nChưa mất gì: «Báo cáo việc 7: xong, 40 phút, 1 người» đã cất trên máy"))
  let again = try working(["report", "7", "--minutes", "40"], server, home)
  #expect(again.status == 0)
  #expect(again.output == "Việc 7: đã báo cáo.\n")
  #expect(server.writes.count == 2)
  #expect(Set(server.writes.map(\.key)).count == 1)
  #expect(server.writes[0].body == server.writes[1].body)
  #expect(home.ops.isEmpty)
}

@Test func `typed again with other words it is another write, which goes out after the first`()
  throws
{
  let home = try Home()
  let count = Mutex(0)
  let server = try Documents.volunteers { _ in
    let number = count.withLock { count in
      count += 1
      return count
    }
    return .send(number == 1 ? [] : Documents.moved("reported"))
  }
  defer { server.stop() }
  _ = try working(["report", "7", "--minutes", "40"], server, home)
  let other = try working(["report", "7", "--minutes", "45"], server, home)
  #expect(other.status == 0)
  #expect(other.notes.hasPrefix("Đã gửi xong: Báo cáo việc 7: xong, 40 phút, 1 người (cất lúc "))
  let minutes = server.writes.map { ($0.members["visit"] as? [String: Any])?["minutes"] as? Int }
  #expect(minutes == [40, 40, 45])
  #expect(server.writes[0].key == server.writes[1].key)
  #expect(server.writes[1].key != server.writes[2].key)
}

@Test(arguments: Fault.Kind.allCases)
func `a refusal is the last word, a trouble of the server is none`(kind: Fault.Kind) throws {
  let home = try Home()
  let server = try Documents.volunteers { _ in .send(problem(kind)) }
  defer { server.stop() }
  let isTrouble = kind.status >= 500 || kind == .requestTimeout
  let first = try working(["accept", "7"], server, home)
  #expect(first.status == (kind == .unauthenticated ? 4 : 1))
  #expect(home.ops.count == (isTrouble ? 1 : 0))
  #expect(first.notes.contains("Chưa mất gì") == isTrouble)
}

@Test(arguments: Fault.Kind.allCases)
func `a repeated write outlives a token that died, too`(kind: Fault.Kind) throws {
  let home = try Home()
  let count = Mutex(0)
  let server = try Documents.volunteers { _ in
    let number = count.withLock { count in
      count += 1
      return count
    }
    return .send(number == 1 ? [] : problem(kind))
  }
  defer { server.stop() }
  _ = try working(["accept", "7"], server, home)
  let run = try working(["retry"], server, home)
  let stays = kind.status >= 500 || [.requestTimeout, .unauthenticated, .forbidden].contains(kind)
  #expect(home.ops.count == (stays ? 1 : 0))
  #expect(run.status == (kind == .unauthenticated ? 4 : stays ? 1 : 0))
  #expect(run.output.contains(stays ? "\topen\tNhận việc 7\t" : "\trefused\tNhận việc 7\t"))
}

@Test func `a refusal that comes later is told with all that was typed`() throws {
  let home = try Home()
  let count = Mutex(0)
  let server = try Documents.volunteers { _ in
    let number = count.withLock { count in
      count += 1
      return count
    }
    return .send(number == 1 ? [] : problem(.stateConflict, "Việc này đã bị thu hồi."))
  }
  defer { server.stop() }
  _ = try working(["start", "7"], server, home)
  let run = try working(["tasks"], server, home)
  #expect(run.status == 0)
  #expect(run.notes.hasPrefix("Máy chủ không nhận: Bắt đầu việc 7 (cất lúc "))
  #expect(run.notes.contains("Việc này đã bị thu hồi."))
}

@Test func `without a network one op is tried, and the rest keep their order`() throws {
  let home = try Home()
  let isDown = Mutex(true)
  let server = try Documents.volunteers { _ in
    .send(isDown.withLock { $0 } ? [] : Documents.moved("started"))
  }
  defer { server.stop() }
  _ = try working(["accept", "7"], server, home)
  _ = try working(["start", "7"], server, home)
  #expect(home.ops.count == 2)
  let tried = server.writes.count
  _ = try working(["tasks"], server, home)
  #expect(server.writes.count == tried + 1)
  let waiting = try working(["retry"], server, home)
  #expect(waiting.status == 3)
  #expect(waiting.output.contains("\topen\tNhận việc 7\t"))
  #expect(waiting.output.contains("\twaiting\tBắt đầu việc 7\t"))
  isDown.withLock { $0 = false }
  let run = try working(["retry", "--json"], server, home)
  #expect(run.status == 0)
  #expect(run.output.split(separator: "\n").count { $0.contains(#""state":"done""#) } == 2)
  #expect(
    server.writes.suffix(2).map { $0.members["event"] as? String } == ["accept", "start"])
  #expect(home.ops.isEmpty)
}
