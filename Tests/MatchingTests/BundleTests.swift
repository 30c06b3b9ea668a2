import Testing

@testable import Matching

@Suite struct BundleTests {
  private func town() -> Problem.Builder {
    var rows = emptyWorld()
    rows.volunteers = [volunteer("Nguyễn Thị Hòa"), volunteer("Trần Văn Ước", east_m: 900)]
    rows.volunteers[0].skills = [SkillRow(skill: "định danh", level: 2)]
    rows.volunteers[1].skills = [
      SkillRow(skill: "định danh", level: 2), SkillRow(skill: "thanh toán", level: 1),
    ]
    rows.requests = [request("Một cửa"), request("Hai lần")]
    rows.requests[0].also = ["ví điện tử"]
    return rows
  }

  @Test func `a bundle is the request somebody would write with a service of its own`() throws {
    for seed in 0..<200 {
      var world = RandomWorld(seed: 50_000 + seed)
      var written = world
      var dice = Dice(seed)
      for index in world.rows.requests.indices where dice.chance(50) {
        let first = world.rows.requests[index].service
        let second = first == "ví điện tử" ? "kích hoạt VNeID" : "ví điện tử"
        world.rows.requests[index].also = [second]
        let id = "\(first) + \(second)"
        written.rows.requests[index].service = id
        guard !written.rows.services.contains(where: { $0.id == id }) else { continue }
        var service = ServiceRow()
        service.id = id
        service.skills = [SkillRow(skill: "thanh toán", level: 1)]
        if first != "trò chuyện" {
          service.skills.append(SkillRow(skill: "định danh", level: 2))
        }
        written.rows.services.append(service)
      }
      guard let problem = world.problem, let other = written.problem else { continue }
      let plan = try solve(problem, policy: world.policy)
      let expected = try solve(other, policy: world.policy)
      #expect(plan.visits == expected.visits && plan.unserved == expected.unserved, "seed \(seed)")
      #expect(plan.score == expected.score && plan.certificate == expected.certificate)
    }
  }

  @Test func `whoever comes can do all of it, in one visit`() throws {
    let problem = try town().build()
    let plan = try solve(problem)
    let bundle = try #require(problem.requests.firstIndex { $0.id == "Một cửa" })
    let visit = try #require(plan.visits.first { $0.request == Int32(bundle) })
    #expect(problem.volunteers[Int(visit.volunteer)].id == "Trần Văn Ước")
    #expect(plan.visits.count == 2)
    let service = problem.services[Int(problem.requests[bundle].service)]
    #expect(service.id == "kích hoạt VNeID + ví điện tử")
    #expect(
      service.parts.map { problem.services[Int($0)].id } == ["kích hoạt VNeID", "ví điện tử"])
  }

  @Test func `a limit counts a bundle where it counts a part`() throws {
    for part in ["kích hoạt VNeID", "ví điện tử", "trò chuyện"] {
      var rows = town()
      rows.requests.removeLast()
      var limit = LimitRow()
      limit.id = "Hạn mức"
      limit.services = [part]
      rows.limits = [limit]
      #expect(try solve(try rows.build()).score.served == (part == "trò chuyện" ? 1 : 0))
    }
  }

  @Test(arguments: [
    (["không có"], "/requests/0/also/0"), (["kích hoạt VNeID"], "/requests/0/also/0"),
    (["ví điện tử", "ví điện tử"], "/requests/0/also/1"),
  ])
  func `a wrong part is named by its place`(also: [String], pointer: String) {
    var rows = town()
    rows.requests[0].also = also
    do {
      _ = try rows.build()
      Issue.record("accepted")
    } catch {
      guard case .input(let found, _) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(found == pointer)
    }
  }

  @Test func `a service may not have the name of a bundle`() {
    var rows = town()
    var service = ServiceRow()
    service.id = "kích hoạt VNeID + ví điện tử"
    rows.services.append(service)
    let fault = InputFault.duplicate(id: service.id)
    #expect(throws: MatchingError.input(pointer: "/requests/0/also", fault: fault)) {
      try rows.build()
    }
  }
}
