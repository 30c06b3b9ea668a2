import Testing

@testable import Matching

@Suite struct RankingTests {
  @Test func `who may come stands first, nearest first, and nobody is missing`() throws {
    for seed in 0..<200 {
      let world = RandomWorld(seed: seed, requests: 3, volunteers: 9, groups: true)
      guard let problem = world.problem else { continue }
      let book = RuleBook(problem, world.policy)
      for request in problem.requests.indices.map(Int32.init) {
        let list = book.ranked(for: request)
        #expect(Set(list.map(\.volunteer)).count == problem.volunteers.count)
        let failing = list.map { entry in entry.verdicts.count { !$0.holds } }
        #expect(failing == failing.sorted())
        let allowed = list.prefix { $0.isAllowed }
        #expect(allowed.map(\.cost_m) == allowed.map(\.cost_m).sorted())
        #expect(allowed.allSatisfy { !$0.slots.isEmpty })
        #expect(list.dropFirst(allowed.count).allSatisfy { !$0.isAllowed })
        #expect(book.ranked(for: request, limit: 2) == Array(list.prefix(2)))
      }
    }
  }

  @Test func `a known face and the volunteer of the plan before stand above a nearer stranger`()
    throws
  {
    var rows = emptyWorld()
    rows.volunteers = [volunteer("Lê Ẩn"), volunteer("Nguyễn Thị Hòa", east_m: 300)]
    rows.requests = [request("Cụ Ỷ", east_m: 0)]
    #expect(try RuleBook(rows.build(), Policy()).ranked(for: 0).map(\.volunteer) == [0, 1])
    rows.requests[0].known = "Nguyễn Thị Hòa"
    #expect(
      try RuleBook(rows.build(), Policy()).ranked(for: 0).map(\.cost_m) == [300, 390])
    rows.current = [pin("Cụ Ỷ", "Nguyễn Thị Hòa", 0)]
    let list = try RuleBook(rows.build(), Policy()).ranked(for: 0)
    #expect(list.map(\.volunteer) == [1, 0])
    #expect(list.map(\.cost_m) == [390, 550])
  }

  @Test func `of those equally near, who did least of late stands first`() throws {
    var rows = emptyWorld()
    rows.volunteers = ["Bùi Thị Ổi", "Lê Ẩn", "Nguyễn Thị Hòa"].map { volunteer($0) }
    rows.volunteers[0].recentLoad = 2
    rows.requests = [request("Cụ Ỷ")]
    let problem = try rows.build()
    let list = RuleBook(problem, Policy()).ranked(for: 0)
    #expect(
      list.map { problem.volunteers[Int($0.volunteer)].id }
        == ["Lê Ẩn", "Nguyễn Thị Hòa", "Bùi Thị Ổi"])
  }
}
