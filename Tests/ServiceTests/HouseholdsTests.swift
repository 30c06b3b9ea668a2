import API
import Domain
import Foundation
import TestSupport
import Testing

@Suite(.freshDatabase) struct HouseholdsTests {
  private func heads(_ query: String, _ token: String) throws -> [String] {
    let page = try ServiceOnDatabase().json("/v1/households?\(query)", token: token)
    return (page["households"] as? [[String: Any]] ?? []).compactMap {
      ($0["head"] as? [String: Any])?["display_name"] as? String
    }
  }

  @Test func `pages go by village, then in the order of registration`() throws {
    let cell = try MadeUpCell()
    let commune = try cell.unit("14464")
    var places = [MadeUpCell.Place(commune: commune)]
    for number in [2, 1, 10] {
      places.append(.init(commune: commune, village: try cell.village(number, of: commune)))
    }
    for index in 0..<21 { _ = try cell.household(of: nil, in: places[index * 7 % 4]) }
    let token = try cell.token(as: .communeOfficer, over: commune)
    let service = try ServiceOnDatabase()
    var joined: [String] = []
    var after: String?
    repeat {
      let page = try service.json(
        "/v1/households?limit=4" + (after.map { "&after=\($0)" } ?? ""), token: token)
      joined += (page["households"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
      after = page["next"] as? String
    } while after != nil
    let order = try cell.run(
      """
      select h.id from household h join unit u on u.id = coalesce(h.village_id, h.commune_id)
      order by u.code collate "C", h.id
      """
    ).compactMap { $0[0] }
    #expect(joined == order && joined.count == 21)
  }

  @Test func `filters are read, names without marks`() throws {
    let cell = try MadeUpCell()
    let place = MadeUpCell.Place(commune: try cell.unit("14464"))
    for (name, status) in [
      ("Đặng Văn Lý", Household.Status.active), ("Đặng Thị Quỳ", .moved),
    ] {
      _ = try cell.household(of: try cell.person(name, in: place), in: place, status: status)
    }
    let recognised = try cell.household(
      of: try cell.person("Trịnh Thị Thỏa", in: place), in: place)
    try recognise(recognised, cell)
    let token = try cell.token(as: .teamLeader, over: place.commune)
    #expect(try heads("", token) == ["Đặng Văn Lý", "Trịnh Thị Thỏa"])
    #expect(try heads("status=moved", token) == ["Đặng Thị Quỳ"])
    #expect(try heads("recognition=recognised", token) == ["Trịnh Thị Thỏa"])
    #expect(try heads("recognition=none", token) == ["Đặng Văn Lý"])
    #expect(try heads("q=dang%20van", token) == ["Đặng Văn Lý"])
    #expect(try heads("q=thoa", token) == ["Trịnh Thị Thỏa"])
    for nothing in ["hoa", "%25", "---"] { #expect(try heads("q=\(nothing)", token).isEmpty) }
  }

  @Test(arguments: ["recognition=lapsed", "status=moved", "q=dang"])
  func `what few have is not sought in a whole province`(query: String) throws {
    let cell = try MadeUpCell()
    let token = try cell.token(as: .provinceOfficer, over: try cell.unit("37"))
    let service = try ServiceOnDatabase()
    #expect(try service.get("/v1/households?\(query)", token: token).status == 400)
    #expect(try service.get("/v1/households?\(query)&commune=14464", token: token).status == 200)
    #expect(try service.get("/v1/households", token: token).status == 200)
  }

  @Test func `one household has members, criteria and its last ten requests`() throws {
    let cell = try MadeUpCell()
    let place = MadeUpCell.Place(commune: try cell.unit("14464"))
    let household = try cell.household(of: try cell.person("Hà Thị Ỷ", in: place), in: place)
    try recognise(household, cell)
    for (name, until) in [("Hà Quốc Ưng", nil), ("Hà Thị Đi", "0")] as [(String, String?)] {
      try cell.run(
        """
        insert into household_member (household_id, person_id, relation, valid)
        values ($1::uuid, $2::uuid, 'child', daterange('2020-01-01', local_day(now()) + $3::integer))
        """, [household, try cell.person(name, in: place), until])
    }
    var requests: [String] = []
    for index in 0..<12 {
      requests.append(
        try cell.request(for: household, in: place, closed: index < 4 ? "withdrawn" : nil))
    }
    let token = try cell.token(as: .communeOfficer, over: place.commune)
    let shown = try ServiceOnDatabase().json("/v1/households/\(household)", token: token)
    let members = shown["members"] as? [[String: Any]] ?? []
    #expect(members.compactMap { $0["display_name"] as? String } == ["Hà Quốc Ưng"])
    #expect(shown["open_request_count"] as? Int == 8)
    let listed = (shown["requests"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
    #expect(listed == Array(requests.reversed().prefix(10)))
    let criteria = shown["criteria"] as? [String: Any]
    #expect(criteria?["set"] as? String == "gdso" && criteria?["version"] as? Int == 2)
  }

  @Test func `a merged household names the other`() throws {
    let cell = try MadeUpCell()
    let place = MadeUpCell.Place(commune: try cell.unit("14464"))
    let (kept, merged) = (
      try cell.household(of: nil, in: place), try cell.household(of: nil, in: place)
    )
    try cell.run(
      "update household set status = 'merged_into', merged_into_id = $1::uuid where id = $2::uuid",
      [kept, merged])
    let token = try cell.token(as: .communeOfficer, over: place.commune)
    let service = try ServiceOnDatabase()
    let shown = try service.json("/v1/households/\(merged)", token: token)
    #expect(shown["merged_into"] as? String == kept)
    let page = try service.json("/v1/households", token: token)
    let listed = page["households"] as? [[String: Any]] ?? []
    #expect(listed.compactMap { $0["id"] as? String } == [kept])
  }

  private func recognise(_ household: String, _ cell: MadeUpCell) throws {
    try cell.run(
      """
      insert into recognition_criteria (criteria_set, criteria_version, unit_id, valid, items)
      select 'gdso', 2, id, '[2026-01-01,)',
        '[{"code":"a","text_vi":"Có người dùng VNeID mức 2","is_required":true}]'
      from unit where kind = 'province'
      """)
    try cell.run(
      """
      update household set recognition = 'recognised', criteria_set = 'gdso', criteria_version = 2,
        recognition_on = '2026-05-01', assessed_by = (select id from person limit 1)
      where id = $1::uuid
      """, [household])
  }
}
