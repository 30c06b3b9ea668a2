internal import API

/// A row of a list that the server gives page by page.
protocol ListRow: Decodable {
  /// What the server calls the list, in camel case.
  static var list: String { get }
  /// What is shown of a row.
  static var columns: [Column<Self>] { get }
}

/// One page of a list as the server sends it.
struct Rows<Row: ListRow>: Decodable {
  /// The rows of this page.
  let rows: [Row]
  /// The cursor of the page that follows, `nil` on the last.
  let next: String?

  private struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  init(from decoder: any Decoder) throws {
    let page = try decoder.container(keyedBy: Name.self)
    rows = try page.decode([Row].self, forKey: Name(stringValue: Row.list))
    next = try page.decodeIfPresent(String.self, forKey: Name(stringValue: "next"))
  }
}

/// Asks for a list page by page and shows it in the form that was asked for.
struct Listing<Row: ListRow> {
  /// Who is asked.
  let client: Client
  /// Which part, and in which form.
  let options: ListOptions
  /// The call for a page.
  let call: (Page) -> Call

  /// Shows the list.
  ///
  /// JSON is each page's body on its own, as it came; CSV and plain lines (no terminal: tab-separated,
  /// nothing shortened, no headings, for `cut` and `while read`) go out page by page as well. A
  /// table waits for the last row, whose width it must know.
  ///
  /// - Returns: The rows that went into a table or into plain lines; none for JSON and CSV.
  @discardableResult
  func show() throws(Trouble) -> [Row] {
    let sheet = Sheet(columns: Row.columns, isCSV: options.form.csv)
    var shown: [Row] = []
    if !options.json { try sheet.begin() }
    let next = try eachPage { (answer, list) throws(Trouble) in
      guard !options.json else { return try answer.printJSON() }
      try sheet.add(list.rows)
      if !options.form.csv { shown += list.rows }
    }
    if !options.json { try sheet.end(shown) }
    if let next, !options.json {
      try note(texts.moreRows)
      // Not wrapped: cursors are long, and a line that a terminal breaks is still copied whole.
      try Output.notes.write(lines: ["  --after=" + shellWord(printable(next))])
    }
    return shown
  }

  /// Walks the pages; answers the cursor of the page after the last one asked for.
  private func eachPage(
    _ take: (Answer, Rows<Row>) throws(Trouble) -> Void
  ) throws(Trouble) -> String? {
    let progress = Progress(isShown: options.all)
    defer { progress.end() }
    var page = options.firstPage
    var visited: Set<String?> = [page.after]
    var count = 0
    while true {
      let answer = try client.answer(to: call(page))
      let list = try answer.decoded(Rows<Row>.self)
      progress.end()
      try take(answer, list)
      guard options.all, let next = list.next else { return list.next }
      guard visited.insert(next).inserted else {
        throw .foreign(.circularPages, server: client.server.description)
      }
      page.after = next
      count += list.rows.count
      progress.show(texts.rowsFetched(count))
    }
  }
}

/// Where rows go: a CSV file, plain lines or a table.
struct Sheet<Row> {
  /// What a row shows.
  let columns: [Column<Row>]
  /// Whether a spreadsheet reads it.
  let isCSV: Bool

  /// Shows rows that are all there.
  func show(_ rows: [Row]) throws(Trouble) {
    try begin()
    try add(rows)
    try end(rows)
  }

  /// Writes what stands before all rows.
  func begin() throws(Trouble) {
    guard isCSV else { return }
    try Output.results.write(CSV.byteOrderMark + CSV.record(columns.map { .text($0.title) }))
  }

  /// Writes rows that came, where rows go out as they come.
  func add(_ rows: [Row]) throws(Trouble) {
    if isCSV {
      let records = rows.map { row in CSV.record(columns.map { $0.stored(row) }) }
      try Output.results.write(records.joined())
    } else if !Output.results.screen.isTerminal {
      try Output.results.write(lines: rows.map { plainLine($0, columns) })
    }
  }

  /// Shows all rows on a terminal, whose table must know the widest.
  func end(_ rows: [Row]) throws(Trouble) {
    let screen = Output.results.screen
    guard !isCSV, screen.isTerminal else { return }
    guard !rows.isEmpty else { return try note(texts.nothingFound) }
    let (lines, hidden) = Table(columns: columns, rows: rows).layout(width: screen.width)
    try Output.results.write(
      lines: lines.enumerated().map { $0.offset == 0 ? screen.bold($0.element) : $0.element })
    if !hidden.isEmpty { try note(texts.hiddenColumns(hidden)) }
  }
}

/// Says something beside the results, fitted to the terminal.
func note(_ text: String) throws(Trouble) {
  let screen = Output.notes.screen
  let lines = screen.isTerminal ? printable(text).wrapped(to: screen.width) : [printable(text)]
  try Output.notes.write(lines: lines)
}

/// A line on the terminal that the next one overwrites.
struct Progress {
  private let isShown: Bool

  /// Progress, when it is wanted and somebody sees it.
  init(isShown: Bool) {
    self.isShown = isShown && Output.notes.screen.isTerminal
  }

  /// Shows how far the work is.
  func show(_ text: String) {
    guard isShown else { return }
    // Progress that cannot be shown is no reason to stop.
    try? Output.notes.write("\r" + text.clipped(to: Output.notes.screen.width - 1))
  }

  /// Clears the line.
  func end() {
    guard isShown else { return }
    try? Output.notes.write("\r\u{1B}[K")
  }
}
