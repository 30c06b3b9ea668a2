import API
import TestSupport
import Testing

/// That what is hidden stays hidden: the document must not depend on it.
@Suite(.freshDatabase) struct CoverageSecrecyTests {
  /// One outline is enough here: the contract's check of 19,000 points takes its time.
  private func cellOfOneOutline() throws -> MadeUpCell {
    let cell = try MadeUpCell()
    try cell.run(
      "delete from unit_outline where unit_id <> $1::uuid", [try cell.unit("14464")])
    return cell
  }

  /// Everything that is published, without the time of the reading.
  private func published(_ service: ServiceOnDatabase) throws -> [String] {
    try ["/v1/coverage", "/v1/coverage.geojson", "/v1/coverage.csv"].map { target in
      let text = String(decoding: try service.get(target, token: nil).body, as: UTF8.self)
      return text.replacing(#/\d{4}-\d\d-\d\dT[0-9:]+Z/#, with: "")
    }
  }

  @Test(arguments: [
    "households", "households_recognised", "persons_vneid_seen", "requests_fulfilled",
    "people_helped",
  ])
  func `from one to nine everything published stays the same`(column: String) throws {
    let cell = try cellOfOneOutline()
    let service = try ServiceOnDatabase()
    let place = MadeUpCell.Place(commune: try cell.unit("14464"))
    // Neighbours in the sums, large, small and none.
    for (code, households) in [("14329", 700), ("13285", 4), ("13291", 0)] {
      try cell.count(
        ["households": households, "requests_received": 900, "requests_fulfilled": households],
        in: .init(commune: try cell.unit(code)))
    }
    let rest = [
      "households": 60, "households_recognised": 0, "persons_vneid_seen": 30,
      "requests_received": 90, "requests_fulfilled": 50, "people_helped": 70,
    ]
    func publish(_ count: Int) throws -> [String] {
      try cell.count(rest.merging([column: count]) { $1 }, in: place)
      return try published(service)
    }
    let one = try publish(1)
    for count in 2...9 { #expect(try publish(count) == one, "\(column) is \(count)") }
    // Or the test would hold for a document that shows nothing.
    for (zero, one) in zip(try publish(0), one) { #expect(zero != one) }
    for (ten, one) in zip(try publish(10), one) { #expect(ten != one) }
  }

  @Test func `open requests and ambassadors hide alike`() throws {
    let cell = try cellOfOneOutline()
    let service = try ServiceOnDatabase()
    let place = MadeUpCell.Place(commune: try cell.unit("14464"))
    try cell.count(["requests_received": 200, "requests_fulfilled": 100], in: place)
    var documents: [[String]] = [try published(service)]
    for _ in 1...10 {
      let person = try cell.person("Đoàn Thị Điểm", in: place)
      _ = try cell.ambassador(person, in: place)
      try cell.request(for: try cell.household(of: person, in: place), in: place)
      documents.append(try published(service))
    }
    #expect(Set(documents[1...9]).count == 1)
    #expect(documents[0] != documents[1])
    #expect(documents[10] != documents[9])
  }

  @Test func `the unserved rest of a share does not give the open requests away`() throws {
    let cell = try cellOfOneOutline()
    let place = MadeUpCell.Place(commune: try cell.unit("14464"))
    try cell.count(["requests_received": 101, "requests_fulfilled": 100], in: place)
    let person = try cell.person("Đoàn Thị Điểm", in: place)
    try cell.request(for: try cell.household(of: person, in: place), in: place)
    let coverage = try CoverageDocument(ServiceOnDatabase())
    #expect(try coverage.cell("requests_open", "14464") == .init(state: "few"))
    #expect(try coverage.cell("share_served", "14464") == .init(state: "few"))
  }

  @Test func `a province of small numbers alone says few, and how many are left out`() throws {
    let cell = try cellOfOneOutline()
    for code in ["14464", "14329"] {
      try cell.count(["households": 7], in: .init(commune: try cell.unit(code)))
    }
    let province = try CoverageDocument(ServiceOnDatabase()).province.cells["households"]
    #expect(province == .init(state: "few", left_out: 129))
  }

  @Test func `the cell's own smallest count holds`() throws {
    let cell = try cellOfOneOutline()
    try cell.count(["households": 19], in: .init(commune: try cell.unit("14464")))
    try cell.run("update cell set smallest_public_count = 20")
    let coverage = try CoverageDocument(ServiceOnDatabase())
    #expect(coverage.smallest_count == 20)
    #expect(try coverage.cell("households", "14464") == .init(state: "few"))
    let table = try ServiceOnDatabase().get("/v1/coverage.csv", token: nil)
    #expect(String(decoding: table.body, as: UTF8.self).contains("Ít hơn 20"))
  }

  @Test func `an indicator that is not public is nowhere`() throws {
    let cell = try cellOfOneOutline()
    try cell.count(["people_helped": 4321], in: .init(commune: try cell.unit("14464")))
    let service = try ServiceOnDatabase()
    let names = #/people_helped|Lượt người được giúp/#
    #expect(try published(service).allSatisfy { $0.contains(names) })
    try cell.run("update indicator set is_public = false where code = 'people_helped'")
    #expect(try published(service).allSatisfy { !$0.contains(names) })
  }
}
