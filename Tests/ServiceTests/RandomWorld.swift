import Domain
import TestSupport

/// Random rows, units and dated grants in the test's database, and what each caller should see.
struct RandomWorld {
  enum Noun: String, CaseIterable {
    case teams, ambassadors, households
  }

  enum Seen: Equatable {
    case rows(Set<String>)
    case refused(Int)
  }

  struct Row {
    let noun: Noun
    let id: String
    let place: MadeUpCell.Place
  }

  /// A grant in days from today; `unit` nil is the province.
  struct Grant {
    let role: Role
    let unit: MadeUpCell.Place?
    let from: Int
    let until: Int?

    var holdsToday: Bool { from <= 0 && (until.map { $0 > 0 } ?? true) }
  }

  struct Caller {
    let token: String
    let grants: [Grant]
    /// Why the token is nobody's, if it is.
    let isDead: Bool
    let isIntegration: Bool
  }

  struct WantedPlace {
    let unit: MadeUpCell.Place
    let query: String
  }

  private(set) var rows: [Row] = []
  private(set) var callers: [Caller] = []
  private(set) var places: [WantedPlace] = []

  private let cell: MadeUpCell
  private static let names = [
    "Nguyễn Thị Ngọc Ánh", "Đặng Hữu Đức", "Lý Quỳnh Như", "Vũ Mỹ Hạnh", "Đỗ Thuý Kiều",
    "Trương Văn Tỵ", "Bùi Xuân Tưởng", "Phùng Khắc Khoan", "Hồ Sĩ Dũng", "Ngô Thị Nhậm",
  ]

  init(_ numbers: inout SeededNumbers) throws {
    cell = try MadeUpCell()
    for code in ["14464", "14329", "13285"] {
      let commune = try cell.unit(code)
      places.append(WantedPlace(unit: .init(commune: commune), query: "commune=\(code)"))
      for number in 1...3 {
        let village = try cell.village(number, of: commune)
        places.append(
          WantedPlace(
            unit: .init(commune: commune, village: village), query: "village=\(code)-\(number)"))
      }
    }
    for index in 0..<60 { try addRow(index, &numbers) }
    for index in 0..<10 { try addCaller(index, &numbers) }
  }

  private mutating func addRow(_ index: Int, _ numbers: inout SeededNumbers) throws {
    let place = places.randomElement(using: &numbers)?.unit ?? places[0].unit
    let name = Self.names.randomElement(using: &numbers) ?? ""
    let noun = Noun.allCases[index % 3]
    let id =
      switch noun {
      case .teams: try cell.team("Điểm hỗ trợ \(index % 7)", in: place)
      case .ambassadors: try cell.ambassador(try cell.person(name, in: place), in: place)
      case .households: try cell.household(of: try cell.person(name, in: place), in: place)
      }
    rows.append(Row(noun: noun, id: id, place: place))
  }

  private mutating func addCaller(_ index: Int, _ numbers: inout SeededNumbers) throws {
    let person = try cell.person("Hoàng Thị Ngân", in: places[0].unit)
    var grants: [Grant] = []
    for _ in 0..<Int.random(in: 0...4, using: &numbers) {
      let role = Role.allCases.randomElement(using: &numbers) ?? .auditor
      let unit =
        Int.random(in: 0..<8, using: &numbers) == 0
        ? nil : places.randomElement(using: &numbers)?.unit
      let from = Int.random(in: -3...1, using: &numbers)
      let until =
        Bool.random(using: &numbers)
        ? from + Int.random(in: 1...4, using: &numbers) : nil
      let id = try unit.map { $0.village ?? $0.commune } ?? cell.unit("37")
      if try cell.grant(role, over: id, to: person, days: (from, until)) {
        grants.append(Grant(role: role, unit: unit, from: from, until: until))
      }
    }
    let isDead = index == 8
    let isIntegration = index == 9
    let token = try cell.token(
      of: person, kind: isIntegration ? "integration" : "personal",
      expires: isDead ? "-1 second" : "1 hour")
    callers.append(
      Caller(token: token, grants: grants, isDead: isDead, isIntegration: isIntegration))
  }
}

extension RandomWorld {
  /// What a list should show, from the words of the rule and not from the statements.
  func expected(
    _ caller: Caller, _ noun: Noun, _ roles: Set<Role>, within wanted: WantedPlace? = nil
  ) -> Seen {
    if caller.isDead { return .refused(401) }
    let held = caller.grants.filter { grant in
      grant.holdsToday && roles.contains(grant.role)
        && (grant.role == .integration) == caller.isIntegration
    }
    if held.isEmpty { return .refused(403) }
    if let wanted {
      let touches = held.contains { grant in
        Self.covers(grant.unit, wanted.unit) || Self.covers(wanted.unit, grant.unit)
      }
      if !touches { return .refused(404) }
    }
    let visible = rows.filter { row in
      row.noun == noun && held.contains { Self.covers($0.unit, row.place) }
        && (wanted.map { Self.covers($0.unit, row.place) } ?? true)
    }
    return .rows(Set(visible.map(\.id)))
  }

  /// Whether a unit is the other or above it; nil is the province.
  private static func covers(_ unit: MadeUpCell.Place?, _ other: MadeUpCell.Place?) -> Bool {
    guard let unit else { return true }
    guard let other, unit.commune == other.commune else { return false }
    return unit.village == nil || unit.village == other.village
  }
}
