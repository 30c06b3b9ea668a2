import Foundation
import Store

/// A query that the service's role has prepared, and its plans.
struct Prepared {
  private let name: String
  private let text: String
  private let types: [String]

  /// Prepares a file of `sql/queries` as a seat does.
  init(_ file: String, on service: borrowing Connection) throws {
    let name = file.replacing("/", with: "_")
    let text = try SQLText.bundled.read("queries/\(file).sql")
    try service.execute("prepare \(name) as \(text)")
    let types = try service.query(
      """
      select unnest(parameter_types)::text from pg_prepared_statements where name = $1
      """, [name])
    (self.name, self.text, self.types) = (name, text, types.compactMap { $0[0] })
  }

  /// Why it does not answer rows of these columns, or `nil`.
  ///
  /// Nothing is run: a function of SQL checks its last statement's columns when it is made,
  /// whatever that statement does.
  func refusal(of columns: String, on service: borrowing Connection) throws -> StoreError? {
    do throws(StoreError) {
      try service.execute(
        """
        create function pg_temp.\(name)(\(types.joined(separator: ", "))) returns table (\(columns))
        language sql as $query$\(text)$query$
        """)
      return nil
    } catch {
      return error
    }
  }

  private func call(with values: [String?]) -> String {
    let list = values.map { value in
      value.map { "'\($0.replacing("'", with: "''"))'" } ?? "null"
    }
    return "execute \(name)" + (list.isEmpty ? "" : "(\(list.joined(separator: ", ")))")
  }

  /// The plan for these values, or the one for any when there are none.
  func plan(
    _ values: [String?]?, seqScans: Bool = true, on service: borrowing Connection
  ) throws -> Plan {
    try service.execute(
      """
      set plan_cache_mode = \(values == nil ? "force_generic_plan" : "force_custom_plan");
      set enable_seqscan = \(seqScans ? "on" : "off");
      """)
    // A plan is kept by the settings it was made under.
    try service.execute("discard plans")
    let values = values ?? [String?](repeating: nil, count: types.count)
    let rows = try service.query("explain (format json) \(call(with: values))")
    return try Plan(json: rows.compactMap { $0[0] }.joined())
  }
}

/// What EXPLAIN says of a query.
struct Plan {
  /// Of the whole, in pages read in order.
  let cost: Double
  /// Tables of which every row, or every entry of an index, is read.
  let wholeReads: Set<String>

  init(json: String) throws {
    let tree = try JSONSerialization.jsonObject(with: Data(json.utf8))
    let root = (tree as? [[String: Any]])?.first?["Plan"] as? [String: Any] ?? [:]
    cost = root["Total Cost"] as? Double ?? .infinity
    wholeReads = Self.wholeReads(in: root)
  }

  private static func wholeReads(in node: [String: Any]) -> Set<String> {
    let children = (node["Plans"] as? [[String: Any]] ?? []).map(wholeReads)
    var tables = children.reduce(into: Set<String>()) { $0.formUnion($1) }
    if let table = node["Relation Name"] as? String, let kind = node["Node Type"] as? String,
      kind == "Seq Scan" || (kind.hasPrefix("Index") && node["Index Cond"] == nil)
    {
      tables.insert(table)
    }
    return tables
  }
}
