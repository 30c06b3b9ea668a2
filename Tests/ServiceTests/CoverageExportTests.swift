import API
import Foundation
import TestSupport
import Testing

/// The map and the table say what the numbers say.
@Suite(.freshDatabase) struct CoverageExportTests {
  /// A commune of each kind of cell, and one whose name is typed with an ill will.
  private func someCoverage() throws -> MadeUpCell {
    let cell = try MadeUpCell()
    for (code, households) in [("14464", 40), ("14329", 9), ("13285", 0)] {
      try cell.count(
        ["households": households, "households_recognised": min(households, 17)],
        in: .init(commune: try cell.unit(code)))
    }
    try cell.run(
      """
      update unit set full_name = '=HYPERLINK("https://x","Xã "&A1)' where code = '13291'
        and kind = 'commune'
      """)
    return cell
  }

  /// Records and fields by RFC 4180; the mark at the beginning is left out.
  private func records(_ bytes: [UInt8]) throws -> [[String]] {
    try #require(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    var records: [[String]] = [[]]
    var field: [UInt8] = []
    var isQuoted = false
    var rest = bytes.dropFirst(3)[...]
    func text() -> String { String(decoding: field, as: UTF8.self) }
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "\"") where isQuoted && rest.first == UInt8(ascii: "\""):
        field.append(byte)
        rest.removeFirst()
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: ",") where !isQuoted:
        records[records.count - 1].append(text())
        field = []
      case 0x0D where !isQuoted:
        try #require(rest.popFirst() == 0x0A)
        records[records.count - 1].append(text())
        field = []
        records.append([])
      default: field.append(byte)
      }
    }
    try #require(records.removeLast().isEmpty && !isQuoted)
    return records
  }

  @Test func `the table read back says what the numbers say`() throws {
    _ = try someCoverage()
    let service = try ServiceOnDatabase()
    let reply = try service.get("/v1/coverage.csv", token: nil)
    #expect(reply.header("Content-Type") == "text/csv; charset=utf-8; header=present")
    let table = try records(reply.body)
    let coverage = try CoverageDocument(service)
    #expect(table.count == 1 + 129 + 1)
    #expect(Set(table.map(\.count)).count == 1)
    #expect(table.last?.first == "37")
    let words = [
      "number": "Có số liệu", "zero": "Đã đếm, không có", "few": "Ít hơn 10",
      "not_collected": "Chưa thu thập", "no_denominator": "Chưa rõ mẫu số",
    ]
    for line in table.dropFirst() {
      let cells =
        line[0] == "37"
        ? coverage.province.cells : coverage.units.first { $0.code == line[0] }?.cells ?? [:]
      for indicator in coverage.indicators {
        let isShare = indicator.unit == "percent"
        let column = try #require(
          table[0].firstIndex(of: indicator.name_vi + (isShare ? " (%)" : "")))
        let cell = try #require(cells[indicator.code])
        #expect(Double(line[column]) == cell.value)
        #expect(line[column].isEmpty == (cell.value == nil))
        #expect(line[column + 1] == words[cell.state])
        if isShare {
          #expect(Int(line[column + 2]) == cell.numerator)
          #expect(Int(line[column + 3]) == cell.denominator)
        }
      }
    }
  }

  @Test func `a name that a spreadsheet would run begins with an apostrophe`() throws {
    let cell = try someCoverage()
    let table = try records(ServiceOnDatabase().get("/v1/coverage.csv", token: nil).body)
    let line = try #require(table.first { $0[0] == "13291" })
    #expect(line[1] == #"'=HYPERLINK("https://x","Xã "&A1)"#)
    for text in ["=1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", "＝1", "－1"] {
      #expect(try cell.one("select csv_text($1)", [text]).drop { $0 == "\"" }.hasPrefix("'"))
    }
    for text in ["Xã Gia Viễn", "a=1", "Đ-1", "1", ""] {
      #expect(try cell.one("select csv_text($1)", [text]) == text)
    }
  }

  @Test func `every page and export says that the people are made up`() throws {
    let cell = try someCoverage()
    func exports() throws -> [String] {
      try ["/v1/coverage", "/v1/coverage.geojson", "/v1/coverage.csv"].map {
        String(decoding: try ServiceOnDatabase().get($0, token: nil).body, as: UTF8.self)
      }
    }
    let words = #/demonstration|Trình diễn/#
    #expect(try exports().allSatisfy { $0.contains(words) })
    try cell.run("update cell set kind = 'real'")
    #expect(try exports().allSatisfy { !$0.contains(words) })
  }

  @Test func `the map's areas are valid, in place, and hold the same cells`() throws {
    let cell = try someCoverage()
    let service = try ServiceOnDatabase()
    let reply = try service.get("/v1/coverage.geojson", token: nil)
    #expect(reply.header("Content-Type") == "application/geo+json")
    let areas = try cell.run(
      """
      select f -> 'properties' ->> 'code', ST_IsValid(g.area),
        abs(ST_Area(g.area::geography) / 10000 / u.outline_area_ha - 1) < 0.01,
        ST_IsPolygonCCW(g.area), ST_Covers(g.area, u.inside_point),
        ST_HausdorffDistance(g.area, o.outline) < 0.00001
      from json_array_elements($1::json -> 'features') as f
        cross join lateral (select ST_GeomFromGeoJSON(f -> 'geometry') as area) g
        join unit u on u.code = f ->> 'id' and u.kind = 'commune'
        join unit_outline o on o.unit_id = u.id
      """, [String(decoding: reply.body, as: UTF8.self)])
    #expect(areas.count == 129)
    for area in areas { #expect(area.dropFirst().allSatisfy { $0 == "t" }, "\(area)") }

    let coverage = try CoverageDocument(service)
    let tree = try JSONSerialization.jsonObject(with: Data(reply.body)) as? [String: Any]
    let features = try #require(tree?["features"] as? [[String: Any]])
    for (feature, unit) in zip(features, coverage.units) {
      let properties = try #require(feature["properties"] as? [String: Any])
      #expect(properties["code"] as? String == unit.code)
      #expect(properties["full_name"] as? String == unit.full_name)
      for (code, shown) in unit.cells {
        #expect(properties[code] as? Double == shown.value)
        #expect(properties[code + "_state"] as? String == shown.state)
        #expect(properties[code + "_denominator"] as? Int == shown.denominator)
      }
    }
  }
}
