import Foundation
import FoundationNetworking
import TestSupport
import Testing

/// The built daisusod, started as a user would, on a port of its own and a folder of its own.
final class RunningService {
  let program: RunningProgram
  let folder: String
  /// The port it serves; 0 when it ended instead.
  private(set) var port = 0

  var log: String { program.log }

  /// Starts `daisusod serve` and waits until it says that it serves, or until it ends.
  init(folder: String = freshFolder(), environment: [String: String] = [:]) throws {
    self.folder = folder
    program = try RunningProgram(
      "daisusod", ["serve", "--port", "0", "--data", folder],
      environment: ["HOME": folder, "PATH": "/usr/bin:/bin"].merging(environment) { $1 })
    while port == 0, let line = program.nextLine() {
      let entry = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      if entry?["event"] as? String == "serving" { port = entry?["port"] as? Int ?? 0 }
    }
  }

  /// A token, as whoever runs the service makes them; `whose` are options of `token create`.
  func token(_ whose: [String]) throws -> String {
    let output = folder + "-token"
    let program = try RunningProgram(
      "daisusod", ["token", "create", "--json", "--data", folder] + whose,
      environment: ["HOME": folder, "PATH": "/usr/bin:/bin"], output: output)
    try #require(program.wait() == 0, "\(program.log)")
    let made = try JSONSerialization.jsonObject(
      with: Data(contentsOf: URL(fileURLWithPath: output)))
    return try #require((made as? [String: Any])?["token"] as? String)
  }

  static func freshFolder() -> String {
    "/tmp/daisuso-e2e-\(UInt32.random(in: 0 ... .max))"
  }

  /// Asks for SIGTERM and waits for the end; gives the exit status.
  func stop() -> Int32 {
    program.send(SIGTERM)
    return program.wait()
  }

  /// One request over the wire; `nil` when nobody answers.
  func get(_ target: String) async -> (status: Int, body: Data, headers: [String: String])? {
    guard let url = URL(string: "http://127.0.0.1:\(port)\(target)"),
      let (data, response) = try? await URLSession.shared.data(from: url),
      let response = response as? HTTPURLResponse
    else { return nil }
    var headers: [String: String] = [:]
    for (name, value) in response.allHeaderFields { headers["\(name)"] = "\(value)" }
    return (response.statusCode, data, headers)
  }

  /// The processes of its private cluster that live now.
  var clusterProcesses: [pid_t] {
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return entries.compactMap { pid_t($0) }.filter { pid in
      let place = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(pid)/cwd")
      return place == folder + "/postgres"
    }
  }
}

/// Looks every few milliseconds until `condition` holds; false after `seconds`.
func eventually(seconds: Double = 20, _ condition: () async -> Bool) async -> Bool {
  let deadline = Date.now + seconds
  while Date.now < deadline {
    if await condition() { return true }
    try? await Task.sleep(for: .milliseconds(20))
  }
  return false
}
