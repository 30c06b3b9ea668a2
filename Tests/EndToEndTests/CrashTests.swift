import Foundation
import FoundationNetworking
import TestSupport
import Testing

/// The database killed while it is written to, with the built programs.
@Suite(.serialized, .timeLimit(.minutes(3))) struct CrashTests {
  @Test func `what was acknowledged outlives a cluster killed under load`() async throws {
    let folder = RunningService.freshFolder()
    let made = try RunningProgram(
      "daisusod", ["demonstration", "--households", "200", "--data", folder],
      environment: ["HOME": folder, "PATH": "/usr/bin:/bin"])
    #expect(made.wait() == 0, "\(made.log)")
    let service = try RunningService(folder: folder)
    try #require(service.port > 0, "\(service.log)")
    #expect(await eventually { await service.get("/readyz")?.status == 200 })
    let officer = try await Officer(of: service)

    let postmaster = try #require(
      String(contentsOfFile: folder + "/postgres/postmaster.pid", encoding: .utf8)
        .split(separator: "\n").first.flatMap { pid_t($0) })
    // Whoever brings the 60th does it: a watcher beside them may come when all is over.
    let tally = Tally { if $0 == 60 { kill(postmaster, SIGKILL) } }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask { try await officer.work(until: 160, tally) }
      }
      try await group.waitForAll()
    }

    // Some met the dead cluster, and were told so.
    #expect(await tally.refused > 0)
    for id in await tally.acknowledged {
      #expect(try await officer.send("GET", "/v1/help-requests/\(id)").status == 200)
    }
    #expect(service.stop() == 0)
    for path in [folder, folder + "-token"] { try FileManager.default.removeItem(atPath: path) }
  }
}

private actor Tally {
  private(set) var acknowledged: [String] = []
  private(set) var refused = 0
  private let counted: @Sendable (Int) -> Void

  init(_ counted: @escaping @Sendable (Int) -> Void) { self.counted = counted }

  func acknowledge(_ id: String) {
    acknowledged.append(id)
    counted(acknowledged.count)
  }
  func refuse() { refused += 1 }
}

/// A commune's officer, who takes requests in.
private struct Officer {
  let server: String
  let token: String
  let commune: String

  init(of service: RunningService) async throws {
    let server = "http://127.0.0.1:\(service.port)"
    let token = try service.token(["--role", "commune_officer"])
    let unplaced = Officer(server: server, token: token, commune: "")
    let me = try await unplaced.send("GET", "/v1/me").body
    let code = try #require(me.firstMatch(of: /"code": ?"(\d{5})"/))
    self = Officer(server: server, token: token, commune: String(code.1))
  }

  private init(server: String, token: String, commune: String) {
    (self.server, self.token, self.commune) = (server, token, commune)
  }

  /// Takes requests in, one after the other; what was refused is sent again under the same key.
  func work(until enough: Int, _ tally: Tally) async throws {
    while await tally.acknowledged.count < enough {
      let (id, key) = (UUID().uuidString.lowercased(), UUID().uuidString)
      let body = #"""
        {"id":"\#(id)","service":"phone_basics","commune":"\#(commune)","source":"phone",
        "priority":"ordinary","mode":"phone","person":{"display_name":"Bà Đỗ Thị Ỷ","birth_year":1950}}
        """#
      var told = false
      while !told {
        let answer = try await send("POST", "/v1/help-requests", key: key, body: body)
        switch answer.status {
        case 201:
          await tally.acknowledge(id)
          told = true
        case 503: await tally.refuse()
        default:
          Issue.record("\(answer)")
          return
        }
      }
    }
  }

  func send(
    _ method: String, _ target: String, key: String? = nil, body: String? = nil
  ) async throws -> (status: Int, body: String) {
    var request = URLRequest(url: try #require(URL(string: server + target)))
    request.httpMethod = method
    request.httpBody = body.map { Data($0.utf8) }
    request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization")
    request.setValue("application/json", forHTTPHeaderField: "Content-Type")
    if let key { request.setValue(key, forHTTPHeaderField: "Idempotency-Key") }
    let (data, response) = try await URLSession.shared.data(for: request)
    return ((response as? HTTPURLResponse)?.statusCode ?? 0, String(decoding: data, as: UTF8.self))
  }
}
