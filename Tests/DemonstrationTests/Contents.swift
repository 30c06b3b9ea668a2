import Demonstration

/// The rows of all tables, by name; a field is missing where COPY says NULL.
struct Contents: Sendable {
  let names: [String]
  private let columns: [String: [String]]
  private let lines: [String: [[String?]]]
  /// What each table expected to hold.
  let estimates: [String: Int]

  init(_ demonstration: Demonstration) {
    let tables = demonstration.tables
    var lines: [String: [[String?]]] = [:]
    for table in tables {
      var rows: [[String?]] = []
      for piece in table.pieces() {
        for line in piece.lines.split(separator: UInt8(ascii: "\n")) {
          let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
          rows.append(
            fields.map {
              let field = String(decoding: $0, as: UTF8.self)
              return field == "\\N" ? nil : field
            })
        }
      }
      lines[table.name] = rows
    }
    names = tables.map(\.name)
    columns = Dictionary(uniqueKeysWithValues: tables.map { ($0.name, $0.columns) })
    estimates = Dictionary(uniqueKeysWithValues: tables.map { ($0.name, $0.estimatedRows) })
    self.lines = lines
  }

  /// The rows of a table as columns' values.
  func rows(_ table: String) -> [[String: String]] {
    let names = columns[table] ?? []
    return (lines[table] ?? []).map { line in
      var row: [String: String] = [:]
      for (name, field) in zip(names, line) { row[name] = field }
      return row
    }
  }

  /// Whether each row has as many fields as the table has columns.
  func isRectangular(_ table: String) -> Bool {
    (lines[table] ?? []).allSatisfy { $0.count == columns[table]?.count }
  }
}

extension [String: String] {
  /// A whole number of a row; far off where there is none.
  func number(_ column: String) -> Int { self[column].flatMap { Int($0) } ?? -999_999 }

  /// A text of a row; empty where there is none.
  func text(_ column: String) -> String { self[column] ?? "" }
}

/// How often each value occurs.
func counted<Value: Hashable>(_ values: some Sequence<Value>) -> [Value: Int] {
  values.reduce(into: [:]) { $0[$1, default: 0] += 1 }
}
