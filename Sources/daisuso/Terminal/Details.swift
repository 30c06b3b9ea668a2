/// One thing's fields, a name beside each value.
struct Details {
  /// The fields in the order they are shown; a field may have several lines.
  private(set) var fields: [(name: String, values: [String])] = []

  /// Adds a field; one without a value is left out.
  mutating func add(_ name: String, _ value: String?) {
    guard let value, !value.isEmpty else { return }
    fields.append((printable(name), [printable(value)]))
  }

  /// Adds a field with a value a line; one without values is left out.
  mutating func add(_ name: String, _ values: [String]) {
    guard !values.isEmpty else { return }
    fields.append((printable(name), values.map(printable)))
  }

  /// Prints the fields: fitted to a terminal, else a tab-separated line a value.
  func show() throws(Trouble) {
    let screen = Output.results.screen
    let lines =
      screen.isTerminal
      ? layout(width: screen.width)
      : fields.flatMap { field in field.values.map { "\(field.name)\t\($0)" } }
    try Output.results.write(lines: lines)
  }

  /// The fields in lines of at most `width` columns: side by side, or one below the other where that
  /// leaves values less than ``valueMinimum`` columns.
  func layout(width: Int) -> [String] {
    let nameWidth = fields.map(\.name.columns).max() ?? 0
    let isNarrow = width - nameWidth - 2 < Self.valueMinimum
    let indent = isNarrow ? min(2, max(0, width - 1)) : nameWidth + 2
    return fields.flatMap { field in
      let values = field.values.flatMap { $0.wrapped(to: width - indent) }
        .map { $0.clipped(to: width - indent) }
      let space = String(repeating: " ", count: indent)
      if isNarrow {
        return [field.name.clipped(to: width)] + values.map { space + $0 }
      }
      return values.enumerated().map { index, value in
        (index == 0 ? field.name.padded(to: indent, .left) : space) + value
      }
    }
  }

  /// The fewest columns in which a value is readable beside its name.
  private static let valueMinimum = 20
}
