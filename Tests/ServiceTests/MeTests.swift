import API
import Domain
import Foundation
import TestSupport
import Testing

@Suite(.freshDatabase) struct MeTests {
  @Test func `whoever asks learns name, grants of today, service and token`() throws {
    let cell = try MadeUpCell()
    let commune = try cell.unit("14464")
    let village = try cell.village(3, of: commune)
    let place = MadeUpCell.Place(commune: commune, village: village)
    let person = try cell.person("Nguyễn Thị Thuỷ Tiên", in: place)
    try cell.grant(.teamLeader, over: village, to: person, days: (-5, 30))
    try cell.grant(.ambassador, over: commune, to: person)
    try cell.grant(.auditor, over: commune, to: person, days: (-5, 0))
    try cell.grant(.communeOfficer, over: commune, to: person, days: (1, nil))
    let me = try ServiceOnDatabase().json("/v1/me", token: try cell.token(of: person))
    #expect((me["person"] as? [String: Any])?["display_name"] as? String == "Nguyễn Thị Thuỷ Tiên")
    let roles = try #require(me["roles"] as? [[String: Any]])
    #expect(roles.compactMap { $0["role"] as? String } == ["ambassador", "team_leader"])
    #expect((roles[1]["unit"] as? [String: Any])?["code"] as? String == "14464-3")
    let lastDay = try cell.one("select (local_day(now()) + 29)::text")
    #expect(roles[1]["until"] as? String == lastDay)
    #expect(me["ambassador"] is NSNull)
    #expect((me["token"] as? [String: Any])?["label"] as? String == "Máy của Đỗ Quý")
  }

  @Test func `an ambassador's service of today is named`() throws {
    let cell = try MadeUpCell()
    let place = MadeUpCell.Place(commune: try cell.unit("14464"))
    let person = try cell.person("Bùi Quốc Khánh", in: place)
    let past = try cell.ambassador(person, in: place)
    try cell.run(
      "update ambassador set valid = daterange('2025-09-01', local_day(now())), status = 'left'")
    let present = try cell.one(
      """
      insert into ambassador (id, person_id, commune_id, status, valid, lon_mdeg, lat_mdeg,
        reach_m, modes, max_open, max_minutes_week)
      select new_id(), person_id, commune_id, 'active', daterange(local_day(now()), null),
        lon_mdeg, lat_mdeg, reach_m, modes, max_open, max_minutes_week
      from ambassador where id = $1::uuid returning id
      """, [past])
    let me = try ServiceOnDatabase().json("/v1/me", token: try cell.token(of: person))
    #expect((me["ambassador"] as? [String: Any])?["id"] as? String == present)
    #expect((me["roles"] as? [Any])?.isEmpty == true)
  }

  @Test func `an erased person's token is nobody's`() throws {
    let cell = try MadeUpCell()
    let person = try cell.person("Tạ Thị Ỷ", in: .init(commune: try cell.unit("14464")))
    let token = try cell.token(of: person)
    let service = try ServiceOnDatabase()
    #expect(try service.get("/v1/me", token: token).status == 200)
    try cell.run("update person set status = 'erased' where id = $1::uuid", [person])
    #expect(try service.get("/v1/me", token: token).status == 401)
  }

  @Test func `an integration's token carries its own role alone`() throws {
    let cell = try MadeUpCell()
    let commune = try cell.unit("14464")
    let person = try cell.person("Cổng dữ liệu", in: .init(commune: commune))
    try cell.grant(.integration, over: commune, to: person)
    try cell.grant(.auditor, over: commune, to: person)
    func roles(_ kind: String) throws -> [String] {
      let token = try cell.token(of: person, kind: kind)
      let roles = try ServiceOnDatabase().json("/v1/me", token: token)["roles"]
      return (roles as? [[String: Any]] ?? []).compactMap { $0["role"] as? String }
    }
    #expect(try roles("integration") == ["integration"])
    #expect(try roles("personal") == ["auditor"])
  }
}
