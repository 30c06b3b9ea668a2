import ArgumentParser
import FoundationEssentials

/// Puts the lines of all measurements together.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Puts measured lines together; fails where scores differ or a proof is missing.")

  @Argument(help: "File with one line of JSON a measurement.") var path: String
  @Flag(help: "One JSON object instead of the table.") var json = false

  func run() throws {
    var reader = try ByteReader(path)
    let bytes: [UInt8] = try reader.take(reader.left)
    let decoder = JSONDecoder()
    let lines = try bytes.split(separator: UInt8(ascii: "\n")).map {
      try decoder.decode(Line.self, from: Data($0))
    }
    let findings = Findings(lines)
    if json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = .sortedKeys
      let whole = Findings.Whole(runs: findings.runs, changes: findings.changes)
      print(String(decoding: try encoder.encode(whole), as: UTF8.self))
    } else {
      Table(findings).lines.forEach { print($0) }
    }
    let faults = findings.faults
    guard faults.isEmpty else { throw BenchError.wrong(faults.joined(separator: "\n")) }
  }
}
