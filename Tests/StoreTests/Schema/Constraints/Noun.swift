import Store
import Testing

/// Values by column, as text; `nil` is NULL.
typealias Columns = [String: String?]

/// A table, a row that it takes, and what it refuses by the name of the constraint.
///
/// Each attempt starts from the row that is taken, so the change alone is refused.
struct Noun: Sendable, CustomTestStringConvertible {
  let table: String
  /// A row that the fixture leaves room for.
  let row: Columns
  /// What must follow the row in its transaction: an event, the other direction.
  let completion: String?
  let attempts: [Attempt]

  /// Describes a table by a row that fits: `key` refuses it a second time, `changes` are columns set
  /// otherwise by the constraint that then refuses the row, `scripts` whole scripts by theirs.
  init(
    _ table: String, _ row: Columns, completedBy completion: String? = nil, key: String,
    refuses changes: KeyValuePairs<String, Columns> = [:],
    scripts: KeyValuePairs<String, String> = [:]
  ) {
    let insert = Insert(table, row)
    self.table = table
    self.row = row
    self.completion = completion
    attempts =
      [Attempt(key, .inserts([insert, insert]))]
      + changes.map { Attempt($0.key, .inserts([insert.with($0.value)])) }
      + scripts.map { Attempt($0.key, .script($0.value)) }
  }

  var testDescription: String { table }
}

/// Something that one constraint must refuse.
struct Attempt: Sendable {
  enum Action: Sendable {
    case inserts([Insert])
    case script(String)
  }

  let constraint: String
  let action: Action

  init(_ constraint: String, _ action: Action) {
    self.constraint = constraint
    self.action = action
  }

  func run(on connection: borrowing Connection) throws(StoreError) {
    switch action {
    case .inserts(let inserts): for insert in inserts { try insert.run(on: connection) }
    case .script(let script): try connection.execute(script)
    }
  }
}

/// One row to insert.
struct Insert: Sendable {
  private let table: String
  private let columns: Columns

  init(_ table: String, _ columns: Columns) {
    self.table = table
    self.columns = columns
  }

  func with(_ changes: Columns) -> Self { Self(table, columns.merging(changes) { $1 }) }

  func run(on connection: borrowing Connection) throws(StoreError) {
    let pairs = columns.sorted { $0.key < $1.key }
    let names = pairs.map(\.key).joined(separator: ", ")
    let places = pairs.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
    _ = try connection.query(
      "insert into \(table) (\(names)) values (\(places))", pairs.map(\.value))
  }
}

/// Values that many nouns use.
enum Value {
  /// The id of a row to be made; and one that no row has.
  static let new = "11111111-0000-7000-8000-000000000001"
  static let nobody = "11111111-0000-7000-8000-000000000002"
  /// «Nguyễn» as a Mac writes it.
  static let decomposed = "Nguye\u{302}\u{303}n Thi\u{323} \u{1EA8}n"
  static let hash = "\\x" + String(repeating: "5a", count: 32)
  /// A range of days without a day.
  static let empty = "empty"
  static let always = "[2025-07-01,)"
}

extension Noun {
  static let all = units + catalogue + people + households + helpers + wishes + work
}
