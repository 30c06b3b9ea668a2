import API
import Foundation
import Store
import TestSupport
import Testing

@Suite(.freshDatabase) struct UnitsTests {
  private func units(_ target: String) throws -> [[String: Any]] {
    try ServiceOnDatabase().json(target)["units"] as? [[String: Any]] ?? []
  }

  private func escaped(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
  }

  @Test(arguments: [
    ("hoa lu", "14329"), ("Phường Hoa Lư", "14329"), ("PHAT DIEM", "14620"),
    ("cuc phuong", "14404"),
    ("Giao Thuỷ", "14167"), ("giao thủy", "14167"),
  ])
  func `names are found with and without marks`(text: String, code: String) throws {
    let found = try units("/v1/units?q=" + escaped(text))
    #expect(found.first?["code"] as? String == code)
    #expect(found.first?["match"] is NSNull)
  }

  @Test func `tones that were typed rank first`() throws {
    func names(_ text: String) throws -> [String] {
      try units("/v1/units?limit=200&q=" + escaped(text)).compactMap { unit in
        (unit["match"] as? [String: Any])?["full_name"] as? String ?? unit["full_name"] as? String
      }
    }
    let typed = try names("Dương")
    #expect(typed.first?.contains("Dương") == true)
    let lastRight = typed.lastIndex { $0.contains("Dương") || $0.contains("dương") } ?? 0
    let firstWrong = typed.firstIndex { $0.contains("Đường") } ?? typed.endIndex
    #expect(lastRight < firstWrong)
    // Without marks both are meant alike.
    #expect(Set(try names("duong")) == Set(typed))
  }

  @Test func `a former name leads to today's unit`() throws {
    let found = try units("/v1/units?q=" + escaped("Thị trấn Thịnh Vượng"))
    #expect(found.map { $0["code"] as? String } == ["14464"])
    let match = try #require(found.first?["match"] as? [String: Any])
    #expect(match["full_name"] as? String == "Thị trấn Thịnh Vượng")
    #expect(match["within"] as? String == "Huyện Gia Viễn, tỉnh Ninh Bình (cũ)")
    #expect(found.first?["choose"] as? Bool == false)
  }

  @Test func `a split former unit asks which part is meant`() throws {
    let found = try units("/v1/units?q=" + escaped("Phường Quang Trung"))
    let asked = found.filter { $0["choose"] as? Bool == true }
    #expect(Set(asked.compactMap { $0["code"] as? String }) == ["13285", "13366"])
  }

  @Test func `pages join without gap or double, in Vietnamese order`() throws {
    let service = try ServiceOnDatabase()
    var names: [String] = []
    var target: String? = "/v1/units?limit=50"
    var pages = 0
    while let here = target {
      let page = try service.json(here)
      names += (page["units"] as? [[String: Any]] ?? []).compactMap { $0["name"] as? String }
      target = (page["next"] as? String).map { "/v1/units?limit=50&after=\($0)" }
      pages += 1
    }
    #expect(pages == 3)
    #expect(names.count == 129)
    #expect(Set(names).count == 129)
    let order = try FreshDatabase.current.run(
      "select name from unit where kind = 'commune' and upper(valid) is null "
        + #"order by name collate "vi-x-icu", code"#
    ).compactMap { $0[0] }
    #expect(names == order)
  }

  @Test func `search pages join without gap or double`() throws {
    let service = try ServiceOnDatabase()
    let whole = try units("/v1/units?q=xa&limit=200").compactMap { $0["code"] as? String }
    #expect(whole.count > 97)
    var joined: [String] = []
    var target: String? = "/v1/units?q=xa&limit=7"
    while let here = target {
      let page = try service.json(here)
      joined += (page["units"] as? [[String: Any]] ?? []).compactMap { $0["code"] as? String }
      target = (page["next"] as? String).map { "/v1/units?q=xa&limit=7&after=\($0)" }
    }
    #expect(joined == whole)
  }

  @Test func `one code means two units at two times`() throws {
    let service = try ServiceOnDatabase()
    let today = try service.json("/v1/units/14464")
    #expect(today["full_name"] as? String == "Xã Gia Viễn")
    #expect(today["kind"] as? String == "commune")
    let past = try service.json("/v1/units/14464?on=2025-06-30")
    #expect(past["full_name"] as? String == "Thị trấn Thịnh Vượng")
    let successors = past["successors"] as? [[String: Any]] ?? []
    #expect(successors.compactMap { $0["code"] as? String } == ["14464"])
  }

  @Test func `an unknown unit is not found, a bad cursor is named a bad parameter`() throws {
    let service = try ServiceOnDatabase()
    #expect(try service.reply("GET", "/v1/units/00000").status == 404)
    #expect(
      try service.reply("GET", "/v1/units/" + escaped("'; drop table unit; --")).status == 404)
    #expect(try service.reply("GET", "/v1/units?q=x&after=zz").status == 400)
    #expect(try service.reply("GET", "/v1/units?after=00").status == 400)
  }

  @Test(arguments: ["%", "_", "\\", "'", "\"", "%25%25", "---", "🙂", "ﷺ", "a%00"])
  func `odd words find nothing and break nothing`(text: String) throws {
    #expect(try units("/v1/units?q=" + escaped(text)).isEmpty)
  }

  @Test func `the tag of a unit answers 304`() throws {
    let service = try ServiceOnDatabase()
    let tag = try #require(try service.reply("GET", "/v1/units/37").header("ETag"))
    let again = try service.reply("GET", "/v1/units/37", headers: [.init("if-none-match", tag)])
    #expect(again.status == 304)
  }
}
