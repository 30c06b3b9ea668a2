import Foundation
import FoundationNetworking
import TestSupport
import Testing

/// Somebody with a home folder of their own.
struct Worker {
  let home: String
  let server: String
  let token: String

  typealias Said = (status: Int32, output: String, notes: String)

  var environment: [String: String] {
    ["HOME": home, "PATH": "/usr/bin:/bin", "DAISUSO_TOKEN": token]
  }
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
struct Place {
  let service: RunningService
  let commune: String
  let ambassador: String
  let leader: Worker
  let volunteer: Worker
  /// As the server writes days.
  let tomorrow: String

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
    let province = try service.token(["--role", "province_officer"])
    let listed = try await Self.answer(service, "/v1/ambassadors?status=active", province)
    let rows = try JSONDecoder().decode(Listed.self, from: listed).ambassadors
    var found: (row: Listed.Row, token: String)?
    for row in rows where found == nil {
      // The token is of the commune's first ambassador, who may be another.
      let token = try service.token(["--role", "ambassador", "--unit", row.commune.code])
      let me = try await Self.answer(service, "/v1/me", token)
      if String(decoding: me, as: UTF8.self).contains(row.id) { found = (row, token) }
    }
    let (row, token) = try #require(found)
    let officer = try service.token(["--role", "commune_officer", "--unit", row.commune.code])
    let server = "http://127.0.0.1:\(service.port)"
    (self.service, commune, ambassador) = (service, row.commune.code, row.id)
    leader = Worker(home: folder + "-leader", server: server, token: officer)
    volunteer = Worker(home: folder + "-volunteer", server: server, token: token)
    tomorrow = String((Date.now + 31 * 3600).ISO8601Format().prefix(10))
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
  func request(
    for name: String, service: String = "phone_basics", _ more: [String] = ["--mode", "phone"]
  ) throws -> String {
    let created = try leader.types(
      [
        "request", "create", "--service", service, "--commune", commune, "--source", "phone",
        "--name", name, "--phone", "0100123456",
      ] + more)
    try #require(created.status == 0, "\(created)")
    return String(created.output.dropLast())
  }

  func number(_ request: String) -> String {
    String(request.split(separator: "/").last ?? "")
  }

  /// The leader offers it to the volunteer, whoever was drawn; the number of the volunteer's task.
  func offer(_ request: String, on part: String) throws -> String {
    let passedOver = ["skill", "mode", "half_day", "reach"].flatMap { ["--override", $0] }
    let offered = try leader.types(
      ["assign", request, ambassador, "--day", tomorrow, "--part", part, "--reason", "đã hẹn"]
        + passedOver)
    try #require(offered.status == 0, "\(offered)")
    let number = try #require(offered.notes.firstMatch(of: /việc số (\d+)/))
    return String(number.1)
  }
}
