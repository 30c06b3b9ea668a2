/// One column of a table: what it is called, what it shows of a row and how it gives way.
struct Column<Row> {
  /// The heading.
  let title: String
  /// What the column shows, as people read it; «» for nothing.
  let shown: (Row) -> String
  /// What a file gets: the value for programs.
  let stored: (Row) -> Cell
  /// The side that values keep to.
  var alignment = Alignment.left
  /// The narrowest that still helps, in columns; with less room the column is left out.
  var minimum = 6
  /// Who gives way: lower numbers shrink, and are left out, first.
  var priority = 1
  /// Whether values are shown whole or not at all: half a number or half a code is a wrong one.
  var isWhole = false
  /// Whether files and plain lines alone have it.
  var isForPrograms = false

  /// Text that may be shortened.
  static func text(
    _ title: String, minimum: Int = 8, priority: Int = 1, _ value: @escaping (Row) -> String?
  ) -> Column {
    Column(
      title: title, shown: { value($0) ?? "" }, stored: { .text(value($0) ?? "") },
      minimum: minimum, priority: priority)
  }

  /// A code, or a number that people say.
  static func code(
    _ title: String, minimum: Int = 0, priority: Int = 9, _ value: @escaping (Row) -> String?
  ) -> Column {
    Column(
      title: title, shown: { value($0) ?? "" }, stored: { .text(value($0) ?? "") },
      minimum: minimum, priority: priority, isWhole: true)
  }

  /// What names a row to programs; people have better ways, and a terminal no room.
  static func id(_ value: @escaping (Row) -> String) -> Column {
    var column = code(texts.idTitle, value)
    column.isForPrograms = true
    return column
  }

  /// A quantity, right-aligned, at most two decimals.
  static func number(
    _ title: String, priority: Int = 1, _ value: @escaping (Row) -> Double?
  ) -> Column {
    Column(
      title: title, shown: { value($0).map { VietnameseFormat.number($0) } ?? "" },
      stored: { value($0).map(Cell.number) ?? .text("") },
      alignment: .right, minimum: 8, priority: priority, isWhole: true)
  }
}

/// A row for programs: whole values between tabs.
func plainLine<Row>(_ row: Row, _ columns: [Column<Row>]) -> String {
  columns.map { printable($0.shown(row)) }.joined(separator: "\t")
}

/// Rows under headings, laid out to fit.
struct Table<Row> {
  /// The columns in the order they are shown.
  let columns: [Column<Row>]
  /// The rows.
  let rows: [Row]

  private static var gap: Int { 2 }

  /// The rows under the columns that say anything of them.
  init(columns: [Column<Row>], rows: [Row]) {
    self.columns = columns.filter { column in
      !column.isForPrograms && rows.contains { !column.shown($0).isEmpty }
    }
    self.rows = rows
  }

  /// The table in lines of at most `width` columns, headings first, with the titles left out.
  func layout(width: Int) -> (lines: [String], hidden: [String]) {
    let cells = rows.map { row in columns.map { printable($0.shown(row)) } }
    let titles = columns.map { printable($0.title) }
    let widest = columns.indices.map { index in
      cells.reduce(0) { max($0, $1[index].columns) }
    }
    let natural = columns.indices.map { max(widest[$0], titles[$0].columns) }
    let least = columns.indices.map { index in
      let column = columns[index]
      return min(
        natural[index], column.isWhole ? max(widest[index], column.minimum) : column.minimum)
    }
    let widths = fit(natural, least, into: width)
    let lines = ([titles] + cells).map { cells in
      let shown = columns.indices.compactMap { index in
        widths[index].map {
          cells[index].clipped(to: $0).padded(to: $0, columns[index].alignment)
        }
      }
      return trimmingEnd(shown.joined(separator: String(repeating: " ", count: Self.gap)))
    }
    let hidden = columns.indices.filter { widths[$0] == nil }.map { titles[$0] }
    return (lines, hidden)
  }

  /// A width for each column, `nil` for those left out; their sum with the gaps is at most `width`.
  private func fit(_ natural: [Int], _ least: [Int], into width: Int) -> [Int?] {
    var widths = natural.map(Optional.some)
    // Least important first; of equals the one farther right.
    let order = columns.indices.sorted { ($0, $1) == earlier($0, $1) }
    for index in order.dropLast() {
      let kept = columns.indices.filter { widths[$0] != nil }
      guard kept.reduce(gaps(kept.count), { $0 + least[$1] }) > width else { break }
      widths[index] = nil
    }
    for index in order {
      guard let current = widths[index] else { continue }
      let kept = widths.compactMap { $0 }
      let excess = kept.reduce(gaps(kept.count), +) - width
      guard excess > 0 else { break }
      let floor = kept.count == 1 ? 0 : least[index]
      widths[index] = max(floor, current - excess)
    }
    return widths
  }

  private func earlier(_ one: Int, _ other: Int) -> (Int, Int) {
    let (first, second) = (columns[one].priority, columns[other].priority)
    let isFirst = first == second ? one > other : first < second
    return isFirst ? (one, other) : (other, one)
  }

  private func gaps(_ count: Int) -> Int {
    max(0, count - 1) * Self.gap
  }
}

private func trimmingEnd(_ line: String) -> String {
  var line = line
  while line.last == " " { line.removeLast() }
  return line
}
