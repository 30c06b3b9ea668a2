internal import Domain

/// The parameters of one request, taken out one by one; what nobody takes is refused.
///
/// Path parameters are keyed by the name in the route's template, query parameters by their own
/// name. A parameter given twice is refused, as is one that no operation knows: a typing mistake in
/// a filter must not read as «everything».
struct Parameters {
  private let path: [(name: Substring, value: String)]
  private var query: [(name: String, value: String)]

  /// Decodes a query; the path's parameters are decoded already.
  init(path: [(name: Substring, value: String)], query: String?) throws(Fault) {
    self.path = path
    self.query = []
    for pair in (query ?? "").split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = Percent.decode(parts[0], plusIsSpace: true),
        let value = Percent.decode(parts.count > 1 ? parts[1] : "", plusIsSpace: true)
      else { throw Fault(.malformedRequest, "Phần sau dấu ? mã hóa không đúng.") }
      guard !self.query.contains(where: { $0.name == name }) else {
        throw .parameter(name, "Tham số này xuất hiện hai lần.")
      }
      self.query.append((name, value))
    }
  }

  /// The path parameter `name`; a route without it gets the empty text, which no reader accepts.
  func segment(_ name: String) -> String {
    path.first { $0.name == name }?.value ?? ""
  }

  /// Takes the query parameter `name`; `nil` when it is absent or empty.
  mutating func take(_ name: String) -> String? {
    guard let index = query.firstIndex(where: { $0.name == name }) else { return nil }
    let value = query.remove(at: index).value
    return value.isEmpty ? nil : value
  }

  /// Takes the query parameter `name` through `read`, which answers `nil` for a bad value.
  mutating func take<Value>(
    _ name: String, _ complaint: String, _ read: (String) -> Value?
  ) throws(Fault) -> Value? {
    guard let text = take(name) else { return nil }
    guard let value = read(text) else { throw .parameter(name, complaint) }
    return value
  }

  /// Takes a whole number in `range`.
  mutating func takeInteger(_ name: String, in range: ClosedRange<Int>) throws(Fault) -> Int? {
    let complaint = "Phải là số nguyên từ \(range.lowerBound) đến \(range.upperBound)."
    return try take(name, complaint) { text in Int(text).flatMap { range.contains($0) ? $0 : nil } }
  }

  /// Takes a calendar day, `2026-11-24`.
  mutating func takeDay(_ name: String) throws(Fault) -> Day? {
    try take(name, "Phải là ngày dạng 2026-11-24, từ năm 1900 đến 2100.") { Day($0) }
  }

  /// Takes a code, such as a unit's or a service's: ASCII letters, digits, `_` and `-`.
  mutating func takeCode(_ name: String) throws(Fault) -> String? {
    try take(name, "Phải là mã gồm chữ, số, gạch nối, dài nhất 40.") { text in
      let isCode = text.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"): true
        default: false
        }
      }
      return isCode && text.utf8.count <= 40 ? text : nil
    }
  }

  /// Takes one of the words of an enumeration.
  mutating func takeWord<Word: RawRepresentable & CaseIterable>(
    _ name: String
  ) throws(Fault) -> Word? where Word.RawValue == String {
    let complaint =
      "Phải là một trong: " + Word.allCases.map(\.rawValue).joined(separator: ", ") + "."
    return try take(name, complaint) { Word(rawValue: $0) }
  }

  /// Takes `commune` or `village`; a village's code names its commune already, so not both.
  mutating func takePlace() throws(Fault) -> String? {
    let commune = try takeCode("commune")
    let village = try takeCode("village")
    guard commune == nil || village == nil else {
      throw .parameter("commune", "Chỉ dùng một trong commune và village.")
    }
    return village ?? commune
  }

  /// What ``takePlace()`` reads back: a village's code has a hyphen, a commune's has none.
  static func placeQuery(_ unit: String?) -> [(name: String, value: String?)] {
    let isVillage = unit?.contains("-") ?? false
    return [("commune", isVillage ? nil : unit), ("village", isVillage ? unit : nil)]
  }

  /// Takes words to look for, at most 100 characters.
  mutating func takeText(_ name: String) throws(Fault) -> String? {
    try take(name, "Từ khóa dài nhất 100 ký tự.") { $0.unicodeScalars.count <= 100 ? $0 : nil }
  }

  /// Takes the id of another row.
  mutating func takeID<Entity>(_ name: String) throws(Fault) -> ID<Entity>? {
    try take(name, "Phải là một UUID.") { ID($0) }
  }

  /// The id in the path; a text that is none names nothing, so it is not found.
  func id<Entity>(_ name: String) throws(Fault) -> ID<Entity> {
    guard let id = ID<Entity>(segment(name)) else { throw Fault(.notFound) }
    return id
  }

  /// Takes `limit` (1…200, 50 when absent) and the cursor `after` of a page.
  mutating func takePage() throws(Fault) -> Page {
    let limit = try takeInteger("limit", in: 1...Page.mostRows) ?? Page.usualRows
    let after = try take("after", "Con trỏ trang quá dài.") { $0.utf8.count <= 512 ? $0 : nil }
    return Page(limit: limit, after: after)
  }

  /// Refuses what was not taken.
  func finish() throws(Fault) {
    guard query.isEmpty else {
      throw Fault(
        .invalidParameter, "Có tham số không dùng được ở địa chỉ này.",
        errors: query.map { Fault.Place("?" + $0.name.prefix(64), "Không có tham số này.") })
    }
  }
}

/// Which page of a list is asked for: keyset paging, no totals, no offsets.
public struct Page: Sendable, Equatable {
  /// The most rows to answer, 1…200.
  public var limit: Int
  /// The cursor that the page before gave as `next`; `nil` for the first page.
  public var after: String?

  /// The most rows a page may have.
  public static let mostRows = 200
  /// How many rows a page has when nobody says.
  public static let usualRows = 50

  /// A page of at most `limit` rows that follows the cursor `after`.
  public init(limit: Int = usualRows, after: String? = nil) {
    self.limit = limit
    self.after = after
  }

  var query: [(name: String, value: String?)] {
    [("limit", limit == Self.usualRows ? nil : String(limit)), ("after", after)]
  }
}
