import Store
import Testing
import TestSupport

@Suite(.freshDatabase) struct FreshDatabaseTests {
  /// Whichever runs second would find the other's row if the two shared a database.
  @Test(arguments: 1...2) func `each test has the cell to itself`(number: Int) throws {
    let database = try FreshDatabase.current
    let before = try database.run("select count(*)::text from unit where kind = 'commune'")
    #expect(before == [["129"]])
    let holidays = try database.run("delete from public_holiday returning name_vi")
    #expect(holidays.count > 80)
  }

  @Test func `every query of the project is prepared by the service's role`() throws {
    let names = try queryNames()
    #expect(names.count >= 3)
    let seats = try FreshDatabase.current.seats(names.map { Statement($0, .read) })
    #expect(seats.seats.counts.idle == 8)
  }

  /// Files under `sql/queries`, without `.sql`.
  private func queryNames(in folder: String = "") throws -> [String] {
    try SQLText.bundled.names(in: "queries/\(folder)", ending: "").flatMap { name in
      name.hasSuffix(".sql")
        ? ["\(folder)\(name.dropLast(4))"] : try queryNames(in: "\(folder)\(name)/")
    }
  }
}
