import API
import Domain
import Foundation
import TestSupport
import Testing

@Suite(.freshDatabase) struct CoverageTests {
  /// The indicators that are a count of their own, and where it comes from.
  private static let counts = [
    "households": "households", "households_recognised": "households_recognised",
    "vneid_seen": "persons_vneid_seen", "requests_served": "requests_fulfilled",
    "people_helped": "people_helped",
  ]

  @Test func `the five kinds of cell are told apart`() throws {
    let cell = try MadeUpCell()
    func count(_ code: String, _ counts: [String: Int]) throws {
      try cell.count(counts, in: .init(commune: try cell.unit(code)))
    }
    try count("14464", ["households": 40, "requests_received": 40, "requests_fulfilled": 30])
    try count("14329", ["households": 9, "requests_received": 0])
    try count("13285", ["households": 0, "requests_received": 20])
    let coverage = try CoverageDocument(ServiceOnDatabase())
    #expect(coverage.units.count == 129)
    #expect(try coverage.cell("households", "14464") == .init(state: "number", value: 40))
    #expect(try coverage.cell("households", "14329") == .init(state: "few"))
    #expect(try coverage.cell("households", "13285") == .init(state: "zero", value: 0))
    #expect(try coverage.cell("households", "13291") == .init(state: "not_collected"))
    #expect(try coverage.cell("adults_skilled", "14464") == .init(state: "not_collected"))
    #expect(
      try coverage.cell("share_served", "14464")
        == .init(state: "number", value: 75, numerator: 30, denominator: 40))
    #expect(try coverage.cell("share_served", "14329") == .init(state: "no_denominator"))
    #expect(
      try coverage.cell("share_served", "13285")
        == .init(state: "zero", value: 0, numerator: 0, denominator: 20))
    #expect(try coverage.cell("share_vneid_seen", "14464") == .init(state: "no_denominator"))
    #expect(coverage.cell == ["name": "Tỉnh Ninh Bình", "kind": "demonstration"])
  }

  @Test(arguments: [
    (30, 40, "number"), (0, 40, "zero"), (9, 40, "few"), (31, 40, "few"), (40, 40, "number"),
    (9, 9, "few"), (0, 9, "few"), (10, 20, "number"), (0, 0, "no_denominator"),
  ])
  func `a share is hidden when any of its parts is small`(
    part: Int, whole: Int, state: String
  ) throws {
    let cell = try MadeUpCell()
    try cell.count(
      ["households": whole, "households_recognised": part],
      in: .init(commune: try cell.unit("14464")))
    let shown = try CoverageDocument(ServiceOnDatabase()).cell("share_recognised", "14464")
    #expect(shown.state == state)
    #expect(
      (shown.numerator, shown.denominator)
        == (state == "number" || state == "zero"
          ? (part, whole) : (nil, nil)))
  }

  @Test func `a denominator published by others counts from its day, the latest one`() throws {
    let cell = try MadeUpCell()
    let commune = try cell.unit("14464")
    try cell.count(["persons_vneid_seen": 500], in: .init(commune: commune))
    func share(_ figures: [(day: Int, adults: Int)]) throws -> CoverageDocument.Cell {
      for figure in figures {
        try cell.run(
          """
          insert into unit_figure (unit_id, figure, as_of, value, source)
          values ($1::uuid, 'adults', local_day(now()) + $2::integer, $3::bigint, 'Niên giám')
          """, [commune, String(figure.day), String(figure.adults)])
      }
      return try CoverageDocument(ServiceOnDatabase()).cell("share_vneid_seen", "14464")
    }
    #expect(try share([(1, 4000)]).state == "no_denominator")
    #expect(try share([(-400, 1000)]).value == 50)
    #expect(try share([(-30, 1500)]).value == 33.3)
    // More than there are: the denominator is wrong, not the share above 100.
    #expect(try share([(-2, 499)]).state == "no_denominator")
  }

  @Test(arguments: 1...3 as ClosedRange<UInt64>)
  func `every cell equals plain counting, and the province the sum of what is shown`(
    seed: UInt64
  ) throws {
    var numbers = SeededNumbers(seed: seed)
    let cell = try MadeUpCell()
    try populate(cell, &numbers)
    let coverage = try CoverageDocument(ServiceOnDatabase())
    for indicator in coverage.indicators where indicator.unit == "count" {
      let truth = try plainCounts(indicator.code, cell)
      var sum = 0.0
      var leftOut = 0
      for unit in coverage.units {
        let shown = try #require(unit.cells[indicator.code])
        #expect(shown == Self.due(truth[unit.code]), "\(indicator.code) in \(unit.code)")
        if let value = shown.value { sum += value } else { leftOut += 1 }
      }
      let province = try #require(coverage.province.cells[indicator.code])
      #expect(province.left_out == leftOut)
      #expect(province.value == sum, "\(indicator.code)")
    }
    for unit in coverage.units {
      for (code, shown) in unit.cells {
        guard let numerator = shown.numerator, let denominator = shown.denominator else { continue }
        #expect(numerator <= denominator && denominator > 0, "\(code) in \(unit.code)")
        let percent = (1000 * Double(numerator) / Double(denominator)).rounded() / 10
        #expect(shown.value == percent)
      }
    }
  }

  /// The cell that a count must give: nil is not collected.
  private static func due(_ count: Int?) -> CoverageDocument.Cell {
    switch count {
    case nil: .init(state: "not_collected")
    case 0: .init(state: "zero", value: 0)
    case .some(1...9): .init(state: "few")
    case .some(let count): .init(state: "number", value: Double(count))
    }
  }

  private func populate(_ cell: MadeUpCell, _ numbers: inout SeededNumbers) throws {
    let codes = try cell.run(
      "select code from unit where kind = 'commune' order by code limit 12"
    ).compactMap { $0[0] }
    for (index, code) in codes.enumerated() where index % 4 != 3 {
      let commune = try cell.unit(code)
      let village = try cell.village(1, of: commune)
      for place in [MadeUpCell.Place(commune: commune), .init(commune: commune, village: village)] {
        let most = [3, 12, 60].randomElement(using: &numbers) ?? 3
        var counts: [String: Int] = [:]
        for column in Self.counts.values {
          counts[column] = Int.random(in: 0...most, using: &numbers)
        }
        counts["households_recognised"] = min(
          counts["households_recognised"] ?? 0, counts["households"] ?? 0)
        counts["requests_received"] = (counts["requests_fulfilled"] ?? 0) + most
        try cell.count(counts, in: place)
        try addRows(Int.random(in: 0...most / 3, using: &numbers), in: place, cell)
      }
    }
  }

  /// Open and closed requests, ambassadors who serve and who do not.
  private func addRows(_ count: Int, in place: MadeUpCell.Place, _ cell: MadeUpCell) throws {
    for index in 0..<count {
      let person = try cell.person("Phan Thị Thỏa", in: place)
      let household = try cell.household(of: person, in: place)
      try cell.request(
        for: household, in: place, closed: index % 3 == 0 ? "withdrawn" : nil)
      _ = try cell.ambassador(person, in: place, status: index % 4 == 0 ? .paused : .active)
    }
  }

  /// By commune's code, counted row by row; a commune without a row of unit_count is missing.
  private func plainCounts(_ indicator: String, _ cell: MadeUpCell) throws -> [String: Int] {
    let count =
      switch indicator {
      case "requests_open":
        "(select count(*) from help_request r where r.commune_id = u.id and r.state <> 'closed')"
      case "ambassadors":
        "(select count(*) from ambassador a where a.commune_id = u.id and a.status = 'active')"
      default:
        "(select sum(c.\(Self.counts[indicator] ?? "none")) from unit_count c where c.commune_id = u.id)"
      }
    let rows = try cell.run(
      """
      select u.code, \(count)::text from unit u where u.kind = 'commune'
        and exists (select from unit_count c where c.commune_id = u.id)
      """)
    return Dictionary(
      uniqueKeysWithValues: rows.compactMap { row in
        row[0].flatMap { code in row[1].flatMap(Int.init).map { (code, $0) } }
      })
  }
}
