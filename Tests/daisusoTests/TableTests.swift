import Foundation
import Testing

@testable import daisuso

private let pieces = [
  "Nguyễn", "Thị", "Ỷ", "đ", "a\u{301}", "e\u{302}\u{323}", "日本", "한", "👍🏽", "👨‍👩‍👧", "❤️", "🇻🇳", " ",
  "  ", "\u{1B}[31m", "\u{9B}2J", "\n", "\t", "\u{202E}", "\u{7F}", "\u{0}", "x", "1.234", "…",
  "\u{301}", "ｘ", "क्षि", "abcdefghijklmnopqrstuvwxyz",
]

private func text(_ random: inout Seeded) -> String {
  (0..<Int.random(in: 0...8, using: &random)).map { _ in pieces.randomElement(using: &random) ?? ""
  }
  .joined()
}

private func isSafe(_ line: String) -> Bool {
  line.unicodeScalars.allSatisfy {
    $0.properties.generalCategory != .control
      && ($0.properties.generalCategory != .format || $0 == "\u{200D}")
  }
}

@Test(arguments: 0..<300)
func `no table is wider than its terminal, whatever is in it`(seed: UInt64) {
  var random = Seeded(state: seed)
  let rows = (0..<Int.random(in: 1...5, using: &random)).map { _ in
    (0..<6).map { _ in text(&random) }
  }
  let columns = (0..<Int.random(in: 1...6, using: &random)).map { index in
    Column<[String]>(
      title: text(&random), shown: { $0[index] }, stored: { .text($0[index]) },
      alignment: Bool.random(using: &random) ? .left : .right,
      minimum: Int.random(in: 1...20, using: &random),
      priority: Int.random(in: 0...9, using: &random),
      isWhole: Bool.random(using: &random))
  }
  for width in [1, 2, 3, 5, 10, 17, 40, 80, 200] {
    let (lines, _) = Table(columns: columns, rows: rows).layout(width: width)
    #expect(lines.count == rows.count + 1)
    for line in lines {
      #expect(line.columns <= width)
      #expect(isSafe(line))
    }
  }
}

@Test(arguments: 0..<200)
func `no field is wider than its terminal, and no letter of it is lost`(seed: UInt64) {
  var random = Seeded(state: seed)
  var details = Details()
  for _ in 0..<5 { details.add("Trường", [text(&random), text(&random)]) }
  for width in [1, 2, 7, 21, 40, 80] {
    let lines = details.layout(width: width)
    #expect(lines.allSatisfy { $0.columns <= width && isSafe($0) })
  }
  let letters = { (text: String) in text.unicodeScalars.filter { $0 != " " }.map(\.value) }
  let all = details.fields.map { $0.name + $0.values.joined() }.joined()
  #expect(letters(details.layout(width: 60).joined()) == letters(all))
}

private struct Person {
  var code: String
  var name: String
  var visits: Double
}

private let people = [
  Person(code: "01", name: "Nguyễn Thị Ỷ", visits: 1234.5),
  Person(code: "02", name: "Đỗ", visits: 7),
]

private var personColumns: [Column<Person>] {
  [
    .code("Mã") { $0.code },
    .text("Tên", minimum: 6, priority: 8) { $0.name },
    .number("Lượt người", priority: 1) { $0.visits },
  ]
}

@Test func `a table lines its columns up`() {
  #expect(
    Table(columns: personColumns, rows: people).layout(width: 80).lines == [
      "Mã  Tên           Lượt người",
      "01  Nguyễn Thị Ỷ     1.234,5",
      "02  Đỗ                     7",
    ])
}

@Test func `decomposed letters line up like composed ones`() {
  let decomposed = people.map {
    Person(
      code: $0.code, name: $0.name.decomposedStringWithCanonicalMapping, visits: $0.visits)
  }
  #expect(
    Table(columns: personColumns, rows: decomposed).layout(width: 80).lines.map(\.columns)
      == Table(columns: personColumns, rows: people).layout(width: 80).lines.map(\.columns))
}

@Test func `the least important gives way first, but a number is never cut`() {
  let table = Table(columns: personColumns, rows: people)
  #expect(
    table.layout(width: 26).lines == [
      "Mã  Tên           Lượt ng…", "01  Nguyễn Thị Ỷ   1.234,5", "02  Đỗ                   7",
    ])
  #expect(
    table.layout(width: 21).lines == [
      "Mã  Tên      Lượt ng…", "01  Nguyễn…   1.234,5", "02  Đỗ              7",
    ])
  let narrow = table.layout(width: 14)
  #expect(narrow.lines == ["Mã  Tên", "01  Nguyễn Th…", "02  Đỗ"])
  #expect(narrow.hidden == ["Lượt người"])
}

@Test func `a column without a single value is not shown`() {
  let columns = personColumns + [.text("Trống") { _ in nil }]
  let (lines, hidden) = Table(columns: columns, rows: people).layout(width: 80)
  #expect(!lines[0].contains("Trống"))
  #expect(hidden == [])
}

@Test(arguments: [
  ("", 5, ""), ("Ninh Bình", 9, "Ninh Bình"), ("Ninh Bình", 8, "Ninh Bì…"), ("日本語", 4, "日…"),
  ("日本語", 5, "日本…"), ("abc", 1, "…"), ("abc", 0, ""),
])
func `clipping keeps whole letters and says that something is gone`(
  text: String, width: Int, clipped: String
) {
  #expect(text.clipped(to: width) == clipped)
}

@Test func `controls become pictures of themselves`() {
  #expect(printable("a\u{1B}[2Jb") == "a␛[2Jb")
  #expect(printable("a\u{9B}b\u{7F}\r\nc\u{202E}d\u{2028}") == "a\u{FFFD}b␡  cd ")
  #expect(printable("Nguyễn 👨‍👩‍👧") == "Nguyễn 👨‍👩‍👧")
}

@Test func `escaped JSON has the same value and no controls`() throws {
  let json = "{\"a\":\n \"x\u{9B}\u{7F}\u{202E}\u{E0001}ễ👍\"}"
  let safe = printableJSON(json)
  #expect(!safe.unicodeScalars.contains { $0.properties.generalCategory == .format })
  #expect(!safe.contains("\u{9B}"))
  let decode = { (text: String) in
    try JSONDecoder().decode([String: String].self, from: Data(text.utf8))
  }
  #expect(try decode(safe) == (try decode(json)))
}
