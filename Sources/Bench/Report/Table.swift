/// Findings as a table for people, each figure beside its goal.
struct Table {
  /// One figure.
  private struct Row {
    let name: String
    let value: Double
    let unit: String
    var goal: Goal?
  }

  private var rows: [Row] = []

  init(_ findings: Findings) {
    for run in findings.runs { add(run) }
    for change in findings.changes { add(change) }
  }

  private mutating func add(_ run: Findings.Run) {
    func add(_ figure: String, _ value: Double?, _ unit: String) {
      guard let value else { return }
      rows.append(
        Row(
          name: "\(run.instance) \(run.seed) \(figure)", value: value, unit: unit,
          goal: Goal.of(figure, run.instance)))
    }
    add("engine", run.engine_cpu_s, "s")
    for peer in run.peers {
      let name = "\(run.instance) \(run.seed) \(peer.peer)"
      rows.append(Row(name: name, value: peer.cpu_s, unit: "s"))
      rows.append(
        Row(
          name: name + " / engine", value: peer.cpu_s / run.engine_cpu_s, unit: "×",
          goal: Goal.of(peer.peer, run.instance)))
    }
    add("candidates", run.candidates_cpu_s, "s")
    add("memory", run.rss_mib, "MiB")
  }

  private mutating func add(_ change: Findings.Change) {
    let figures: [(String, Double?, String)] = [
      (".p50_ms", change.p50_ms, "ms"), (".p95_ms", change.p95_ms, "ms"),
      (".p99_ms", change.p99_ms, "ms"), ("", change.cpu_s, "s"), ("", change.ratio, "×"),
    ]
    for (ending, value, unit) in figures {
      guard let value else { continue }
      let figure = change.change + ending
      rows.append(
        Row(
          name: "\(change.instance) \(change.seed) \(figure)", value: value, unit: unit,
          goal: Goal.of(figure, change.instance)))
    }
  }

  /// Lines of equal columns: figure, value, must, wish, and whether they are met.
  var lines: [String] {
    let head = [["CHỈ SỐ", "ĐO ĐƯỢC", "", "PHẢI", "MUỐN", ""]]
    let cells = head + rows.map(cells)
    let widths = (0..<6).map { column in cells.map { $0[column].count }.max() ?? 0 }
    return cells.map { row in
      row.enumerated().map { column, text in
        let space = String(repeating: " ", count: widths[column] - text.count)
        return column == 0 || column == 2 ? text + space : space + text
      }.joined(separator: "  ")
    }
  }

  private func cells(_ row: Row) -> [String] {
    guard let goal = row.goal else {
      return [row.name, Table.digits(row.value), row.unit, "", "", ""]
    }
    let sign = goal.isAtMost ? "≤ " : "≥ "
    let word =
      goal.isMet(row.value, by: goal.goal)
      ? "đạt mức muốn" : goal.isMet(row.value, by: goal.must) ? "đạt" : "HỤT"
    return [
      row.name, Table.digits(row.value), row.unit, sign + Table.digits(goal.must),
      sign + Table.digits(goal.goal), word,
    ]
  }

  /// Three digits that count, without a power of ten.
  static func digits(_ value: Double) -> String {
    var places = 0
    var scaled = abs(value)
    while scaled < 100, scaled > 0, places < 5 {
      scaled *= 10
      places += 1
    }
    let whole = Int(scaled.rounded())
    var text = String(whole)
    if places > 0 {
      while text.count <= places { text = "0" + text }
      text.insert(".", at: text.index(text.endIndex, offsetBy: -places))
      while text.hasSuffix("0") { text.removeLast() }
      if text.hasSuffix(".") { text.removeLast() }
    }
    return value < 0 ? "-" + text : text
  }
}
