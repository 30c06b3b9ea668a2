import Foundation
import Testing

@testable import daisusod

private func objects(_ lines: JSONLines) throws -> [[String: Any]] {
  try lines.bytes.split(separator: UInt8(ascii: "\n")).map { line in
    try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
  }
}

@Test func `each log line is one JSON object, whatever its words hold`() throws {
  let words = ["", "Nguyễn Thị Ánh «Tuyết»", "a\"b\\c\nd", "\u{1}\t\r"]
  var lines = JSONLines()
  for word in words {
    lines.begin(.warning, "trial")
    lines.add("word", word)
    lines.add("number", -42)
    lines.end()
  }
  let read = try objects(lines)
  #expect(read.map { $0["word"] as? String } == [words[0], words[1], words[2], "   "])
  for object in read {
    #expect(object["level"] as? String == "warning")
    #expect(object["event"] as? String == "trial")
    #expect(object["number"] as? Int == -42)
    #expect(object.count == 5)
  }
}

@Test func `log lines tell the time in UTC to the millisecond`() throws {
  var lines = JSONLines()
  let before = Date.now
  lines.begin(.info, "trial")
  lines.end()
  let after = Date.now
  let text = try #require(try objects(lines).first?["time"] as? String)
  let milliseconds = try Date.ISO8601FormatStyle(includingFractionalSeconds: true).parse(text)
  // What is shown is cut off, not rounded.
  #expect(milliseconds > before - 0.0011 && milliseconds <= after + 0.0001)
  #expect(text.utf8.count == 24)
}
