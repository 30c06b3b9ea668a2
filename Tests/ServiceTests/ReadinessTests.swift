import API
import Store
import TestSupport
import Testing

@Suite(.freshDatabase) struct ReadinessTests {
  @Test func `a schema without a cell is not ready, and says so`() throws {
    let service = try ServiceOnDatabase()
    let before = try service.reply("GET", "/readyz")
    #expect(before.status == 503)
    #expect(String(decoding: before.body, as: UTF8.self).contains("Chưa khai báo địa bàn"))
    let owner = try Connection(FreshDatabase.current, .owner)
    #expect(try owner.ask(.makeCell, ["demonstration"]).outcome == "ok")
    #expect(try service.reply("GET", "/readyz").status == 200)
  }

  @Test func `a cell never turns from made-up people to real ones`() throws {
    let owner = try Connection(FreshDatabase.current, .owner)
    #expect(try owner.ask(.makeCell, ["demonstration"]).outcome == "ok")
    #expect(try owner.ask(.makeCell, ["demonstration"]).outcome == "ok")
    #expect(try owner.ask(.makeCell, ["real"]).outcome == "state_conflict")
    #expect(try FreshDatabase.current.run("select kind from cell") == [["demonstration"]])
  }
}
