/// A file of comma-separated values with a header line.
///
/// RFC 4180, <https://www.rfc-editor.org/rfc/rfc4180>, with LF as the line end.
struct CSV {
  let name: String
  private var positions: [String: Int] = [:]
  private var lines: [[String]] = []

  init(name: String, text: String) throws(ProvinceError) {
    self.name = name
    var rows = Self.records(text)
    guard !rows.isEmpty else { throw .malformed(file: name, line: 1) }
    let header = rows.removeFirst()
    for (position, column) in header.enumerated() { positions[column] = position }
    for (index, row) in rows.enumerated() where row.count != header.count {
      throw .malformed(file: name, line: index + 2)
    }
    lines = rows
  }

  /// The values of these columns, line by line.
  func columns(_ names: String...) throws(ProvinceError) -> [[String]] {
    var chosen: [Int] = []
    for column in names {
      guard let position = positions[column] else { throw .malformed(file: name, line: 1) }
      chosen.append(position)
    }
    return lines.map { line in chosen.map { line[$0] } }
  }

  private static func records(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var (row, field, isQuoted, quoteBefore): ([String], [UInt8], Bool, Bool) = (
      [], [], false, false
    )
    func take() {
      row.append(String(decoding: field, as: UTF8.self))
      field = []
    }
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""):
        // A doubled quote inside quotes is one; the state flips twice and puts it back.
        if !isQuoted, quoteBefore { field.append(byte) }
        isQuoted.toggle()
        quoteBefore = true
        continue
      case UInt8(ascii: ","), UInt8(ascii: "\n"):
        if isQuoted { break }
        take()
        quoteBefore = false
        if byte == UInt8(ascii: "\n") {
          rows.append(row)
          row = []
        }
        continue
      default: break
      }
      quoteBefore = false
      field.append(byte)
    }
    if !field.isEmpty || !row.isEmpty {
      take()
      rows.append(row)
    }
    return rows
  }
}
