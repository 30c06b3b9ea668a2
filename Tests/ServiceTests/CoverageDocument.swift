import API
import Foundation
import TestSupport
import Testing

/// The coverage page's numbers, read back from the JSON.
struct CoverageDocument: Decodable, Equatable {
  struct Cell: Decodable, Equatable {
    var state: String
    var value: Double?
    var numerator: Int?
    var denominator: Int?
    var left_out: Int?
  }
  struct Unit: Decodable, Equatable {
    var code: String
    var full_name: String
    var cells: [String: Cell]
  }
  struct Indicator: Decodable, Equatable {
    var code: String
    var name_vi: String
    var unit: String
  }
  struct Province: Decodable, Equatable {
    var cells: [String: Cell]
  }
  var as_of: String
  var cell: [String: String]
  var smallest_count: Int
  var indicators: [Indicator]
  var province: Province
  var units: [Unit]

  /// What the service answers now.
  init(_ service: ServiceOnDatabase) throws {
    let reply = try service.get("/v1/coverage", token: nil)
    #expect(reply.status == 200)
    self = try JSONDecoder().decode(Self.self, from: Data(reply.body))
  }

  /// The cell of one indicator in one commune.
  func cell(_ indicator: String, _ code: String) throws -> Cell {
    try #require(units.first { $0.code == code }?.cells[indicator])
  }
}

extension MadeUpCell {
  /// Sets the standing counts of a commune's rows without village, or of a village.
  func count(_ counts: [String: Int], in place: Place) throws {
    let names = counts.keys.sorted()
    let values = names.map { String(counts[$0] ?? 0) }
    let columns = names.map { ", \($0)" }.joined()
    let given = values.map { ", \($0)" }.joined()
    let updates = names.map { ", \($0) = excluded.\($0)" }.joined().dropFirst(2)
    try run(
      """
      insert into unit_count (commune_id, village_id\(columns)) values ($1::uuid, $2::uuid\(given))
      on conflict (unit_id) do update set \(updates)
      """, [place.commune, place.village])
  }
}
