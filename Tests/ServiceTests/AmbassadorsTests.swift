import API
import Domain
import Foundation
import TestSupport
import Testing

@Suite(.freshDatabase) struct AmbassadorsTests {
  /// Four ambassadors of one commune, and the token of its officer.
  private struct Four {
    let cell: MadeUpCell
    let place: MadeUpCell.Place
    let token: String
    var ids: [String: String] = [:]

    init() throws {
      cell = try MadeUpCell()
      place = .init(commune: try cell.unit("14464"))
      token = try cell.token(as: .communeOfficer, over: place.commune)
      let people: [(String, Ambassador.Status)] = [
        ("Nguyễn Thị Thuý", .active), ("Đỗ Mỹ Ý", .paused), ("Dương Quý Đức", .candidate),
        ("Ưng Thị Cũ", .left),
      ]
      for (name, status) in people {
        ids[name] = try cell.ambassador(
          try cell.person(name, in: place), in: place, status: status)
      }
    }

    func names(_ query: String) throws -> [String] {
      let page = try ServiceOnDatabase().json("/v1/ambassadors?\(query)", token: token)
      return (page["ambassadors"] as? [[String: Any]] ?? []).compactMap {
        $0["display_name"] as? String
      }
    }
  }

  @Test func `a list has who serves, by name; who left is asked for`() throws {
    let four = try Four()
    #expect(try four.names("") == ["Dương Quý Đức", "Đỗ Mỹ Ý", "Nguyễn Thị Thuý"])
    #expect(try four.names("status=left") == ["Ưng Thị Cũ"])
    #expect(try four.names("status=paused") == ["Đỗ Mỹ Ý"])
    try four.cell.run("update ambassador set valid = daterange('2025-09-01', local_day(now()))")
    #expect(try four.names("").isEmpty)
  }

  @Test(arguments: [
    ("thuy", ["Nguyễn Thị Thuý"]), ("đỗ mĩ", ["Đỗ Mỹ Ý"]), ("do my", ["Đỗ Mỹ Ý"]),
    ("dương", ["Dương Quý Đức"]), ("QUI", ["Dương Quý Đức"]), ("hi", []), ("%", []), ("", []),
  ])
  func `names are sought by the beginnings of their words`(text: String, found: [String]) throws {
    let four = try Four()
    let escaped = text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    // Without a text all are meant.
    let expected = text.isEmpty ? 3 : found.count
    #expect(try four.names("q=\(escaped)").count == expected)
    if !text.isEmpty { #expect(try four.names("q=\(escaped)") == found) }
  }

  @Test func `a name is not sought in a whole province`() throws {
    let four = try Four()
    let token = try four.cell.token(as: .provinceOfficer, over: try four.cell.unit("37"))
    let service = try ServiceOnDatabase()
    let refusal = try service.get("/v1/ambassadors?q=thuy", token: token)
    #expect(refusal.status == 400)
    #expect(String(decoding: refusal.body, as: UTF8.self).contains("?commune"))
    let page = try service.json("/v1/ambassadors?q=thuy&commune=14464", token: token)
    #expect((page["ambassadors"] as? [Any])?.count == 1)
  }

  @Test func `skills and teams narrow the list`() throws {
    let four = try Four()
    let (cell, team) = (four.cell, try four.cell.team("Điểm số 1", in: four.place))
    for (name, level) in [("Đỗ Mỹ Ý", 3), ("Nguyễn Thị Thuý", 0)] {
      try cell.run(
        """
        insert into competence (person_id, skill_code, level, proof, seen_on)
        select id, 'vneid', $2::smallint, 'class', '2026-01-01' from person
        where display_name = $1
        """, [name, String(level)])
    }
    try cell.run(
      "update ambassador set team_id = $1::uuid where id = $2::uuid",
      [team, four.ids["Dương Quý Đức"]])
    #expect(try four.names("skill=vneid") == ["Đỗ Mỹ Ý"])
    #expect(try four.names("skill=no.such:skill").isEmpty)
    #expect(try four.names("team=\(team)") == ["Dương Quý Đức"])
    let shown = try ServiceOnDatabase().json(
      "/v1/ambassadors/\(four.ids["Đỗ Mỹ Ý"] ?? "")", token: four.token)
    let skills = shown["skills"] as? [[String: Any]] ?? []
    #expect(skills.compactMap { $0["code"] as? String } == ["vneid"])
    #expect(skills.compactMap { $0["level"] as? Int } == [3])
  }

  @Test func `one's page has what is still to come, and five weeks`() throws {
    let four = try Four()
    let id = try #require(four.ids["Nguyễn Thị Thuý"])
    try four.cell.run(
      """
      insert into availability (id, ambassador_id, kind, weekday, during, parts_of_day, seats)
      select new_id(), $1::uuid, kind, weekday, daterange(today + since, today + until), parts, seats
      from (select local_day(now()) as today) t, (values
        ('weekly', 6::smallint, -60, null, 5::smallint, 2::smallint),
        ('once', null, -9, 0, 1, 1), ('blackout', null, 0, 3, 7, 0)
      ) v(kind, weekday, since, until, parts, seats)
      """, [id])
    try four.cell.run(
      """
      insert into ambassador_week (ambassador_id, monday, minutes, cap_minutes, extra_minutes)
      select $1::uuid, date_trunc('week', local_day(now())::timestamp)::date + 7, 90, 200, 40
      """, [id])
    let shown = try ServiceOnDatabase().json("/v1/ambassadors/\(id)", token: four.token)
    let lines = shown["availability"] as? [[String: Any]] ?? []
    #expect(lines.compactMap { $0["kind"] as? String } == ["weekly", "blackout"])
    #expect(lines[0]["parts_of_day"] as? [String] == ["morning", "evening"])
    #expect(lines[1]["to"] as? String == (try four.cell.one("select (local_day(now()) + 2)::text")))
    let weeks = shown["weeks"] as? [[String: Any]] ?? []
    #expect(weeks.compactMap { $0["minutes"] as? Int } == [0, 90, 0, 0, 0])
    #expect(weeks.compactMap { $0["cap_minutes"] as? Int } == [300, 240, 300, 300, 300])
    let mondays = try four.cell.run(
      """
      select (date_trunc('week', local_day(now())::timestamp)::date + 7 * n)::text
      from generate_series(0, 4) n
      """
    ).compactMap { $0[0] }
    #expect(weeks.compactMap { $0["monday"] as? String } == mondays)
  }

  @Test func `an ambassador sees themselves and no other`() throws {
    let four = try Four()
    let own = try #require(four.ids["Đỗ Mỹ Ý"])
    let person = try four.cell.one(
      "select person_id from ambassador where id = $1::uuid", [own])
    try four.cell.grant(.ambassador, over: four.place.commune, to: person)
    let token = try four.cell.token(of: person)
    let service = try ServiceOnDatabase()
    for (name, id) in four.ids {
      let status = try service.get("/v1/ambassadors/\(id)", token: token).status
      #expect(status == (id == own ? 200 : 404), "\(name)")
    }
    #expect(try service.get("/v1/ambassadors", token: token).status == 403)
  }
}
