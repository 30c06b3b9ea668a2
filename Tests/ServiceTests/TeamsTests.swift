import API
import Domain
import Foundation
import TestSupport
import Testing

@Suite(.freshDatabase) struct TeamsTests {
  private func teams(_ query: String, _ token: String) throws -> [[String: Any]] {
    try ServiceOnDatabase().json("/v1/teams?\(query)", token: token)["teams"] as? [[String: Any]]
      ?? []
  }

  private func names(_ query: String, _ token: String) throws -> [String] {
    try teams(query, token).compactMap { $0["name"] as? String }
  }

  @Test func `a team counts the people of today`() throws {
    let cell = try MadeUpCell()
    let commune = try cell.unit("14464")
    let place = MadeUpCell.Place(commune: commune, village: try cell.village(5, of: commune))
    let team = try cell.team("Tổ công nghệ số cộng đồng xóm 5", in: place, decision: "12/QĐ-UBND")
    let leader = try cell.person("Đặng Thị Ửng", in: place)
    let deputy = try cell.person("Lê Quý Ân", in: place)
    let former = try cell.person("Mai Văn Cũ", in: place)
    try cell.member(former, of: team, as: "leader", days: (-90, -30))
    try cell.member(
      try cell.person("Tô Thị Sau", in: place), of: team, as: "member", days: (3, nil))
    try cell.member(deputy, of: team, as: "deputy")
    try cell.member(leader, of: team, as: "leader")
    for status in [Ambassador.Status.active, .active, .paused, .left] {
      let person = try cell.person("Vũ Thuỳ Dương", in: place)
      _ = try cell.ambassador(person, in: place, team: team, status: status)
    }
    let token = try cell.token(as: .auditor, over: try cell.unit("37"))
    let found = try #require(try teams("", token).first)
    #expect(found["member_count"] as? Int == 2)
    #expect(found["ambassador_count"] as? Int == 2)
    #expect((found["leader"] as? [String: Any])?["display_name"] as? String == "Đặng Thị Ửng")
    #expect((found["village"] as? [String: Any])?["code"] as? String == "14464-5")
    #expect((found["decision"] as? [String: Any])?["number"] as? String == "12/QĐ-UBND")
    let shown = try ServiceOnDatabase().json("/v1/teams/\(team)", token: token)
    let members = shown["members"] as? [[String: Any]] ?? []
    #expect(members.compactMap { $0["person_id"] as? String } == [leader, deputy])
    #expect(members.compactMap { $0["role"] as? String } == ["leader", "deputy"])
  }

  @Test func `filters are read, names without marks`() throws {
    let cell = try MadeUpCell()
    let place = MadeUpCell.Place(commune: try cell.unit("14464"))
    _ = try cell.team("Điểm hỗ trợ Đường Thủy", in: place, decision: "1/QĐ")
    _ = try cell.team("Điểm hỗ trợ Chợ Đế", in: place)
    let token = try cell.token(as: .communeOfficer, over: place.commune)
    #expect(try names("", token) == ["Điểm hỗ trợ Chợ Đế", "Điểm hỗ trợ Đường Thủy"])
    #expect(try names("decision=valid", token) == ["Điểm hỗ trợ Đường Thủy"])
    #expect(try names("decision=missing", token) == ["Điểm hỗ trợ Chợ Đế"])
    #expect(try names("q=duong%20thuy", token) == ["Điểm hỗ trợ Đường Thủy"])
    #expect(try names("q=cho", token) == ["Điểm hỗ trợ Chợ Đế"])
    // A word's beginning counts, its inside does not; and no wildcard gets through.
    for nothing in ["uong", "%25", "_", "%5C", "---"] {
      #expect(try names("q=\(nothing)", token).isEmpty, "\(nothing)")
    }
    #expect(try names("kind=public_service_centre", token).count == 2)
    #expect(try names("kind=youth_formation", token).isEmpty)
  }

  @Test func `a team of the past is shown but not listed`() throws {
    let cell = try MadeUpCell()
    let place = MadeUpCell.Place(commune: try cell.unit("14464"))
    let team = try cell.team("Tổ cũ", in: place)
    try cell.run("update team set valid = daterange('2025-08-01', local_day(now()))")
    let token = try cell.token(as: .communeOfficer, over: place.commune)
    #expect(try names("", token).isEmpty)
    let shown = try ServiceOnDatabase().json("/v1/teams/\(team)", token: token)
    #expect(
      shown["valid_until"] as? String == (try cell.one("select (local_day(now()) - 1)::text")))
  }

  @Test func `pages go by commune and Vietnamese name, and only along known rows`() throws {
    let cell = try MadeUpCell()
    let words = ["Ân", "An", "Đào", "Dung", "Ửng", "Bình", "Ông", "Ong"]
    for code in ["14464", "13285"] {
      for word in words { _ = try cell.team(word, in: .init(commune: try cell.unit(code))) }
    }
    let token = try cell.token(as: .provinceOfficer, over: try cell.unit("37"))
    let service = try ServiceOnDatabase()
    var joined: [String] = []
    var after: String?
    repeat {
      let page = try service.json(
        "/v1/teams?limit=3" + (after.map { "&after=\($0)" } ?? ""), token: token)
      joined += (page["teams"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
      after = page["next"] as? String
    } while after != nil
    let order = try cell.run(
      #"""
      select t.id from team t join unit u on u.id = t.commune_id
      order by u.code, t.name collate "vi-x-icu", t.id
      """#
    ).compactMap { $0[0] }
    #expect(joined == order && joined.count == 16)
    for cursor in ["zz", "0197c1c8-0281-78b6-930a-5586d4135a0c", "%27"] {
      #expect(try service.get("/v1/teams?after=\(cursor)", token: token).status == 400)
    }
    // Another's row is no place of one's own list.
    let other = try cell.token(as: .communeOfficer, over: try cell.unit("13285"))
    #expect(
      try service.get("/v1/teams?after=\(joined.last ?? "")", token: other).status == 400)
  }
}
