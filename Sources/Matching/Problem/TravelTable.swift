/// Minutes of travel between villages where they are known: across a river the straight line lies.
///
/// One entry holds both ways. Pairs without an entry go by the straight line and the policy's detour.
public struct TravelTable: Hashable, Sendable {
  /// A village and how far it is, in minutes.
  public struct Entry: Hashable, Sendable {
    /// Rank of the village.
    public let village: Int32
    /// 0…1440.
    public let minutes: Int
  }

  // Ascending by village; where each village's entries start, one more than villages.
  private var entries: [Entry] = []
  private var start: [Int32] = []

  /// A table without entries.
  init() {}

  /// Takes each pair of ranks once, in either order.
  init(_ pairs: [(from: Int32, to: Int32, minutes: Int)], villages: Int) {
    guard !pairs.isEmpty else { return }
    let ways = (pairs + pairs.map { (from: $0.to, to: $0.from, minutes: $0.minutes) })
      .sorted { ($0.from, $0.to) < ($1.from, $1.to) }
    entries = ways.map { Entry(village: $0.to, minutes: $0.minutes) }
    start = starts(of: ways.map(\.from), count: villages)
  }

  /// Whether there is no entry at all.
  public var isEmpty: Bool { entries.isEmpty }

  /// What is known from one village, ascending by the other.
  public func entries(from village: Int32?) -> ArraySlice<Entry> {
    guard let village, !isEmpty else { return [] }
    return entries[Int(start[Int(village)])..<Int(start[Int(village) + 1])]
  }

  /// Minutes between two villages, or `nil` where they are not known.
  ///
  /// - Complexity: O(log n) in the entries of the first.
  public func minutes(_ one: Int32?, _ other: Int32?) -> Int? {
    guard let other else { return nil }
    let known = entries(from: one)
    var low = known.startIndex
    var high = known.endIndex
    while low < high {
      let middle = (low + high) / 2
      if known[middle].village < other { low = middle + 1 } else { high = middle }
    }
    return low < known.endIndex && known[low].village == other ? known[low].minutes : nil
  }
}

/// One known distance as it comes in.
public struct TravelRow: Hashable, Sendable {
  /// Id of a village.
  public var from = ""
  /// Id of another.
  public var to = ""
  /// Minutes either way.
  public var minutes = 0

  /// An empty row to fill.
  public init() {}
}

extension Problem.Builder {
  func rankedTravel(_ ranks: Ranks) throws(MatchingError) -> TravelTable {
    guard travel.count <= 4_000_000 else {
      throw .input(pointer: "/travel", fault: .tooMany(limit: 4_000_000))
    }
    var seen: Set<UInt64> = []
    var pairs: [(from: Int32, to: Int32, minutes: Int)] = []
    for (index, row) in travel.enumerated() {
      let place = "/travel/\(index)"
      let from = try ranks.villages.rank(of: row.from, kind: .village, at: "\(place)/from")
      let to = try ranks.villages.rank(of: row.to, kind: .village, at: "\(place)/to")
      try check(row.minutes, 0...1440, at: "\(place)/minutes")
      let key = UInt64(min(from, to)) << 32 | UInt64(max(from, to))
      guard from != to, seen.insert(key).inserted else {
        throw .input(pointer: "\(place)/to", fault: .duplicate(id: row.to))
      }
      pairs.append((from, to, row.minutes))
    }
    return TravelTable(pairs, villages: ranks.villages.ids.count)
  }
}

extension ProblemFile {
  static func travel(_ reader: inout JSONReader) throws(MatchingError) -> TravelRow {
    var row = TravelRow()
    let fields = Fields(["from", "to", "minutes"])
    try reader.object(fields) { (reader, name) throws(MatchingError) in
      switch name {
      case "from": row.from = try reader.text()
      case "to": row.to = try reader.text()
      default: row.minutes = try reader.integer()
      }
    }
    return row
  }
}
