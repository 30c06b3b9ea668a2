/// One value of a CSV file.
enum Cell: Equatable {
  /// Words, codes, days: never a number to a spreadsheet's eyes.
  case text(String)
  /// A quantity, written with a decimal point.
  case number(Double)
}

/// Comma-separated values (RFC 4180) that spreadsheets open without harm.
///
/// UTF-8 with a byte-order mark, since Excel takes the file for a legacy encoding without one; CRLF
/// line ends; every text quoted. A text that a spreadsheet would run as a formula (it begins with
/// = + - @, tab or CR) or would take for a number and so lose its leading zeros gets an apostrophe in
/// front, which the same rule lets a program take off again.
///
/// - SeeAlso: <https://owasp.org/www-community/attacks/CSV_Injection>.
enum CSV {
  /// What the file starts with.
  static let byteOrderMark = "\u{FEFF}"

  /// One record with its line end.
  static func record(_ cells: [Cell]) -> String {
    cells.map(field).joined(separator: ",") + "\r\n"
  }

  /// The text with the apostrophe, where it needs one.
  static func guarded(_ text: String) -> String {
    needsGuard(text) ? "'" + text : text
  }

  private static func field(_ cell: Cell) -> String {
    switch cell {
    case .number(let value):
      return value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : "\(value)"
    case .text(let text):
      let quoted = guarded(text).unicodeScalars.reduce(into: String.UnicodeScalarView()) {
        if $1 == "\"" { $0.append("\"") }
        $0.append($1)
      }
      return "\"\(String(quoted))\""
    }
  }

  /// Whether a spreadsheet would make something else of the text.
  ///
  /// By scalars: a combining mark after `=` makes another character, but not for a spreadsheet.
  static func needsGuard(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first else { return false }
    if "=+-@\t\r".unicodeScalars.contains(first) { return true }
    if first == "'" { return needsGuard(String(text.unicodeScalars.dropFirst())) }
    return first == "0" && text.utf8.count > 1
      && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}
