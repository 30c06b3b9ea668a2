import Foundation
import FoundationNetworking
import TestSupport
import Testing

/// A leader and a volunteer at work, with the built programs on a small province.
@Suite(.serialized) struct VolunteerTests {
  @Test func `a request goes from its leader to a volunteer and back, each step once`() async throws
  {
    let place = try await Place()
    let (leader, volunteer) = (place.leader, place.volunteer)
    let first = try place.request(for: "Bà Đỗ Thị Ỷ")
    let task = try place.offer(first, on: "morning")

    // Seen by the volunteer, without a way to reach anybody yet.
    let offered = try volunteer.types(["tasks"])
    #expect(offered.output.contains("\t\(task)\tsáng\t"), "\(offered)")
    #expect(try !volunteer.types(["task", task]).output.contains("0100 123 456"))

    // The service stands still: the client is killed with its acceptance on the way.
    place.service.program.send(SIGSTOP)
    let client = try volunteer.start(["accept", task])
    #expect(await eventually { !volunteer.ops.isEmpty })
    client.send(SIGKILL)
    client.wait()
    place.service.program.send(SIGCONT)
    let op = try #require(volunteer.ops.first)
    let kept = try Data(contentsOf: URL(fileURLWithPath: op))

    // The same op twice more: one effect.
    let retried = try volunteer.types(["retry"])
    #expect(retried.status == 0 && retried.output.contains("\tdone\t"), "\(retried)")
    #expect(volunteer.ops.isEmpty)
    try kept.write(to: URL(fileURLWithPath: op))
    #expect(chmod(op, 0o600) == 0)
    let repeated = try volunteer.types(["retry"])
    #expect(repeated.status == 0 && repeated.output.contains("\tdone\t"), "\(repeated)")
    let accepted = try leader.types(["request", first])
    #expect(accepted.output.contains("Người\t1/1\n"), "\(accepted)")
    #expect(accepted.output.components(separatedBy: "đại sứ: đã nhận – ").count == 2, "\(accepted)")

    // A new key is another word, and there is nothing left to accept.
    let again = try volunteer.types(["accept", task])
    #expect(again.status == 1 && again.notes.contains("Việc này đã được nhận"), "\(again)")

    let shown = try volunteer.types(["task", task])
    #expect(shown.output.contains("Điện thoại\t0100 123 456\n"), "\(shown)")
    #expect(try volunteer.types(["start", task]).output == "Việc \(task): đang làm.\n")
    let report = try volunteer.types(["report", task, "--minutes", "35"])
    #expect(report.output == "Việc \(task): đã báo cáo.\n", "\(report)")
    let resolved = try leader.types([
      "requests", "--state", "resolved", "--number", place.number(first),
    ])
    #expect(resolved.output.hasPrefix("\(first)\t"), "\(resolved)")

    try declines(place)
    #expect(place.service.stop() == 0)
    place.clear()
  }

  private func declines(_ place: Place) throws {
    let request = try place.request(for: "Ông Lý Văn Ẩn")
    let task = try place.offer(request, on: "evening")
    let declined = try place.volunteer.types(["decline", task, "--reason", "too_far"])
    #expect(declined.output == "Việc \(task): đã từ chối.\n", "\(declined)")
    let seen = try place.leader.types(["request", request])
    #expect(seen.output.contains("– đã từ chối\n"), "\(seen)")
    #expect(seen.output.contains("Trạng thái\tchờ người nhận\n"), "\(seen)")
    let contact = try place.leader.types(["contact", request])
    #expect(contact.output.contains("Điện thoại\t0100 123 456\n"), "\(contact)")
  }
}

/// Somebody with a home folder of their own.
private struct Worker {
  let home: String
  let server: String

  typealias Said = (status: Int32, output: String, notes: String)

  var environment: [String: String] {
    ["HOME": home, "PATH": "/usr/bin:/bin", "DAISUSO_TOKEN": token]
  }
  let token: String

  /// The files of the writes that wait.
  var ops: [String] {
    let folder = home + "/.local/state/daisuso/ops"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".json") }.map { "\(folder)/\($0)" }
  }

  func start(_ arguments: [String], output: String = "/dev/null") throws -> RunningProgram {
    try RunningProgram(
      "daisuso", arguments + ["--server", server], environment: environment, output: output)
  }

  func types(_ arguments: [String]) throws -> Said {
    let output = home + ".out"
    let program = try start(arguments, output: output)
    let status = program.wait()
    return (status, (try? String(contentsOfFile: output, encoding: .utf8)) ?? "", program.log)
  }
}

/// A served province with a volunteer who takes work, and an officer of the commune where they serve.
private struct Place {
  let service: RunningService
  let commune: String
  let ambassador: String
  let leader: Worker
  let volunteer: Worker
  private let tomorrow: String

  private struct Listed: Decodable {
    var ambassadors: [Row]
    struct Row: Decodable {
      var id: String
      var commune: Unit
    }
    struct Unit: Decodable { var code: String }
  }

  init() async throws {
    let folder = RunningService.freshFolder()
    let made = try RunningProgram(
      "daisusod", ["demonstration", "--households", "400", "--data", folder],
      environment: ["HOME": folder, "PATH": "/usr/bin:/bin"])
    #expect(made.wait() == 0, "\(made.log)")
    let service = try RunningService(folder: folder)
    try #require(service.port > 0, "\(service.log)")
    #expect(await eventually { await service.get("/readyz")?.status == 200 })
    let province = try Self.token(folder, ["--role", "province_officer"])
    let listed = try await Self.answer(service, "/v1/ambassadors?status=active", province)
    let rows = try JSONDecoder().decode(Listed.self, from: listed).ambassadors
    var found: (row: Listed.Row, token: String)?
    for row in rows where found == nil {
      // The token is of the commune's first ambassador, who may be another.
      let token = try Self.token(folder, ["--role", "ambassador", "--unit", row.commune.code])
      let me = try await Self.answer(service, "/v1/me", token)
      if String(decoding: me, as: UTF8.self).contains(row.id) { found = (row, token) }
    }
    let (row, token) = try #require(found)
    let officer = try Self.token(
      folder, ["--role", "commune_officer", "--unit", row.commune.code])
    let server = "http://127.0.0.1:\(service.port)"
    (self.service, commune, ambassador) = (service, row.commune.code, row.id)
    leader = Worker(home: folder + "-leader", server: server, token: officer)
    volunteer = Worker(home: folder + "-volunteer", server: server, token: token)
    tomorrow = String((Date.now + 31 * 3600).ISO8601Format().prefix(10))
  }

  /// A token, as whoever runs the service makes them.
  private static func token(_ folder: String, _ whose: [String]) throws -> String {
    let output = folder + "-token"
    let program = try RunningProgram(
      "daisusod", ["token", "create", "--json", "--data", folder] + whose,
      environment: ["HOME": folder, "PATH": "/usr/bin:/bin"], output: output)
    try #require(program.wait() == 0, "\(program.log)")
    let made = try JSONSerialization.jsonObject(
      with: Data(contentsOf: URL(fileURLWithPath: output)))
    return try #require((made as? [String: Any])?["token"] as? String)
  }

  private static func answer(
    _ service: RunningService, _ target: String, _ token: String
  ) async throws -> Data {
    let url = try #require(URL(string: "http://127.0.0.1:\(service.port)\(target)"))
    var request = URLRequest(url: url)
    request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization")
    return try await URLSession.shared.data(for: request).0
  }

  /// Removes what the visit left on this machine.
  func clear() {
    let files = FileManager.default
    for home in [leader.home, volunteer.home] {
      for path in [home, home + ".out"] { try? files.removeItem(atPath: path) }
    }
    for path in [service.folder, service.folder + "-token"] {
      try? files.removeItem(atPath: path)
    }
  }

  /// The leader takes a request in; its number with the commune's code.
  func request(for name: String) throws -> String {
    let created = try leader.types([
      "request", "create", "--service", "phone_basics", "--commune", commune, "--source", "phone",
      "--mode", "phone", "--name", name, "--phone", "0100123456",
    ])
    try #require(created.status == 0, "\(created)")
    return String(created.output.dropLast())
  }

  func number(_ request: String) -> String {
    String(request.split(separator: "/").last ?? "")
  }

  /// The leader offers it to the volunteer; the number of the volunteer's task.
  func offer(_ request: String, on part: String) throws -> String {
    let offered = try leader.types([
      "assign", request, ambassador, "--day", tomorrow, "--part", part,
    ])
    try #require(offered.status == 0, "\(offered)")
    let number = try #require(offered.notes.firstMatch(of: /việc số (\d+)/))
    return String(number.1)
  }
}
