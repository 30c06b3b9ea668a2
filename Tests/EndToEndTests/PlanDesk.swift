import Foundation
import TestSupport
import Testing

/// A folder of its own with the names of files in it.
final class Desk {
  let folder: String
  var problem: String { folder + "/problem.json" }
  var plan: String { folder + "/plan.json" }
  var cut: String { folder + "/cut.json" }

  struct Answer {
    let status: Int32
    let text: String
    let said: String
  }

  init() throws {
    folder = "/tmp/daisuso-plan-\(UInt64.random(in: 0 ... .max))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let here = URL(filePath: #filePath).deletingLastPathComponent()
    let example = here.appending(
      path: "../../Sources/Matching/Matching.docc/Resources/example-problem.json")
    try FileManager.default.copyItem(at: example.standardizedFileURL, to: URL(filePath: problem))
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// A page of the engine's documentation.
  func documentation(_ name: String) throws -> String {
    let here = URL(filePath: #filePath).deletingLastPathComponent()
    let page = here.appending(path: "../../Sources/Matching/Matching.docc/" + name)
    return String(decoding: try Data(contentsOf: page.standardizedFileURL), as: UTF8.self)
  }

  /// The example without its first volunteer, whom no request names.
  func withoutFirstVolunteer() throws -> String {
    var tree = try #require(
      try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: problem)))
        as? [String: Any])
    tree["volunteers"] = (tree["volunteers"] as? [Any])?.dropFirst().map { $0 }
    let path = folder + "/other.json"
    try JSONSerialization.data(withJSONObject: tree).write(to: URL(filePath: path))
    return path
  }

  func run(_ words: String...) throws -> Answer { try run(words) }

  func run(_ words: [String], input: String = "/dev/null") throws -> Answer {
    let output = folder + "/out"
    let program = try RunningProgram(
      "daisusod", ["plan"] + words, environment: ["PATH": "/usr/bin:/bin"], input: input,
      output: output)
    let status = program.wait()
    return Answer(status: status, text: try text(of: output), said: program.log)
  }

  func json(_ words: String...) throws -> [String: Any] { try json(words) }

  func json(_ words: [String]) throws -> [String: Any] {
    let tree = try JSONSerialization.jsonObject(with: Data(try run(words).text.utf8))
    return try #require(tree as? [String: Any])
  }

  func write(_ text: String) throws {
    try Data(text.utf8).write(to: URL(filePath: cut))
  }

  func text(of path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
  }
}
