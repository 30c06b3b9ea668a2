import Domain
import Foundation
import Testing

@testable import daisuso

@Test(
  arguments: [
    (0, "0"), (7, "7"), (12.5, "12,5"), (1234, "1.234"), (1_234_567.891, "1.234.567,89"),
    (-0.5, "-0,5"), (-1234, "-1.234"), (-0.001, "0"), (999.995, "1.000"), (0.05, "0,05"),
    (100, "100"), (1000, "1.000"),
  ] as [(Double, String)])
func `numbers have a decimal comma and a thousands point`(value: Double, text: String) {
  #expect(VietnameseFormat.number(value) == text)
}

@Test func `numbers beyond reason are still numbers`() {
  #expect(VietnameseFormat.number(Double.infinity) == "inf")
  #expect(VietnameseFormat.number(1e300) == "1e+300")
  #expect(VietnameseFormat.number(Int.min) == "-9.223.372.036.854.775.808")
}

@Test func `days and instants are those of Vietnam`() {
  #expect(VietnameseFormat.day("2025-07-01") == "01/07/2025")
  #expect(VietnameseFormat.day("hôm qua") == "hôm qua")
  #expect(VietnameseFormat.instant("2026-11-24T17:05:59Z") == "25/11/2026 00:05")
  #expect(VietnameseFormat.instant("2026-11-24T10:05:59+07:00") == "24/11/2026 10:05")
  #expect(VietnameseFormat.instant("?") == "?")
}

@Test(arguments: [
  ("1970-01-01", "thứ Năm 01/01/1970"), ("2026-11-29", "Chủ nhật 29/11/2026"),
  ("2026-11-30", "thứ Hai 30/11/2026"), ("1969-12-28", "Chủ nhật 28/12/1969"), ("mai", "mai"),
])
func `a day is said with its weekday`(day: String, text: String) {
  #expect(VietnameseFormat.weekdayAndDay(day) == text)
}

@Test(arguments: [
  ("+84912345678", "0912 345 678"), ("+842293871234", "0229 387 1234"), ("+8410", "010"),
  ("+8613800138000", "+8613800138000"), ("", ""),
])
func `a telephone number is written as it is dialled here`(number: String, text: String) {
  #expect(VietnameseFormat.phone(number) == text)
}

@Test(arguments: [
  ("30/06/2025", "2025-06-30"), ("1/7/2025", "2025-07-01"), ("2025-06-30", "2025-06-30"),
])
func `a day may be typed as people write it or as files do`(typed: String, day: String) throws {
  #expect(try Day.typed(typed).description == day)
}

@Test(arguments: ["31/02/2025", "06/30/2025", "2025-6-30", "30/06", "", "30/06/25", "a/b/c"])
func `no other day is guessed`(typed: String) {
  #expect(throws: (any Error).self) { try Day.typed(typed) }
}

@Test func `a code with a leading zero and a formula get an apostrophe, a number does not`() {
  #expect(
    CSV.record([.text("00123"), .text("=1+1"), .number(-12.5), .number(3), .text("a\"b,c")])
      == "\"'00123\",\"'=1+1\",-12.5,3,\"a\"\"b,c\"\r\n")
}

@Test(arguments: ["=", "+84", "-x", "@a", "\tx", "\rx", "=\u{301}", "'=1", "''@"])
func `what a spreadsheet would run is guarded`(text: String) {
  #expect(CSV.guarded(text) == "'" + text)
}

@Test(arguments: ["", "Xã Nho Quan", "14464", "0", "'tis", "x=1", "0,5"])
func `what it would leave alone is left alone`(text: String) {
  #expect(CSV.guarded(text) == text)
}

@Test(arguments: 0..<200)
func `what is written as CSV is read back`(seed: UInt64) {
  var random = Seeded(state: seed)
  let pieces = ["\"", ",", "\r\n", "\n", "'", "=", "0", "7", "ễ", "-", "@", "\t", " ", "\u{301}"]
  let texts = (0..<6).map { _ in
    (0..<Int.random(in: 0...5, using: &random)).map { _ in
      pieces.randomElement(using: &random) ?? ""
    }
    .joined()
  }
  let fields = fields(of: CSV.record(texts.map(Cell.text)))
  #expect(fields.map(unguarded).map { Array($0.utf8) } == texts.map { Array($0.utf8) })
}

/// The fields of one record of RFC 4180.
private func fields(of record: String) -> [String] {
  let quote = UInt8(ascii: "\"")
  var fields: [[UInt8]] = [[]]
  var isQuoted = false
  var bytes = Array(record.utf8.dropLast(2))[...]
  while let byte = bytes.popFirst() {
    if isQuoted, byte == quote, bytes.first == quote {
      fields[fields.count - 1].append(quote)
      bytes = bytes.dropFirst()
    } else if byte == quote {
      isQuoted.toggle()
    } else if byte == UInt8(ascii: ","), !isQuoted {
      fields.append([])
    } else {
      fields[fields.count - 1].append(byte)
    }
  }
  return fields.map { String(decoding: $0, as: UTF8.self) }
}

/// Takes off the apostrophe that the writer's rule put there.
private func unguarded(_ text: String) -> String {
  guard text.unicodeScalars.first == "'" else { return text }
  let rest = String(text.unicodeScalars.dropFirst())
  return CSV.needsGuard(rest) ? rest : text
}
