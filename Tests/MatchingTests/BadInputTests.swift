import Testing

@testable import Matching

/// Input that nobody should send: always a named error or a sound plan.
@Suite struct BadInputTests {
  private func plan(_ rows: Problem.Builder) throws -> (problem: Problem, plan: Plan) {
    let problem = try rows.build()
    let plan = try solve(problem)
    try Check.verify(plan, of: problem, policy: Policy())
    #expect(plan.certificate.gap == 0 && plan.certificate.isStrict)
    return (problem, plan)
  }

  @Test func `a skill that nobody has is what everybody fails`() throws {
    var rows = emptyWorld()
    rows.skills.append("ký số")
    var service = ServiceRow()
    service.id = "chữ ký số"
    service.skills = [SkillRow(skill: "ký số", level: 1)]
    rows.services.append(service)
    rows.volunteers = (0..<5).map { volunteer("Tình nguyện viên \($0)", east_m: $0 * 90) }
    rows.requests = (0..<9).map { request("Yêu cầu \($0)") }
    for index in 0..<8 { rows.requests[index].service = "chữ ký số" }
    let (problem, plan) = try plan(rows)
    #expect(plan.score.served == 1)
    #expect(plan.unserved.map(\.reason) == [UnservedReason](repeating: .noCandidate, count: 8))
    let explainer = Explainer(plan, of: problem, policy: Policy())
    for entry in plan.unserved {
      let why = try #require(explainer.whyUnserved(entry.request))
      #expect(why.failing == [WhyUnserved.RuleCount(rule: .skill, volunteers: 5)])
      #expect(why.relaxations.map(\.verdict.rule) == [.skill])
    }
  }

  /// As rows a million only where the code is optimised: without, strings alone cost a minute.
  @Test func `a million requests and one volunteer`() throws {
    var rows = emptyWorld()
    rows.volunteers = [volunteer("Nguyễn Thị Hòa")]
    let count = isOptimised ? 1_000_000 : 20_000
    rows.requests = (0..<count).map { request("Yêu cầu \($0)") }
    let (_, plan) = try plan(rows)
    #expect(plan.score.served == 3 && plan.unserved.count == count - 3)
  }

  @Test func `a million demands and one week`() throws {
    var network = Network()
    network.weekCap = [3]
    network.weekBase = [0]
    network.seats = [1, 1, 1]
    network.weekOf = [0, 0, 0]
    network.placeStart = [0, 3]
    let count = 1_000_000
    network.weight = (0..<count).map { Int32($0 % 8 + 1) }
    network.arcs = (0..<count).map { Arc(cost_m: $0 % 5000, firstPlace: 0, mask: 7) }
    network.arcStart = Array(0...count)
    let solution = try Solver.solve(network, Budget())
    let found = Check.examine(solution.answer, of: network)
    #expect(found.isFeasible && found.cost == found.bound && found.isStrict)
    let served = solution.placeOf.indices.filter { solution.placeOf[$0] >= 0 }
    #expect(served.count == 3 && served.allSatisfy { network.weight[$0] == 8 })
  }

  @Test func `a plan file cut at any byte is refused`() throws {
    var rows = emptyWorld()
    rows.volunteers = [volunteer("Nguyễn Thị Hòa")]
    rows.requests = (0..<5).map { request("Cụ Ỷ thứ \($0)") }
    let (problem, plan) = try plan(rows)
    let bytes = PlanFile.write(plan)
    // The last byte ends the line; without it the object is whole.
    for length in 0..<(bytes.count - 1) {
      #expect(throws: MatchingError.self) {
        try PlanFile.read(Array(bytes[..<length]), of: problem)
      }
    }
    #expect(try PlanFile.read(Array(bytes.dropLast()), of: problem) == plan)
    #expect(throws: MatchingError.self) {
      try PlanFile.read(bytes + Array("{}".utf8), of: problem)
    }
  }

  @Test func `pins that contradict each other in every way are all listed at once`() throws {
    var rows = emptyWorld()
    rows.teams[0].quota = 2
    rows.communes[0].quota = 2
    rows.volunteers = [volunteer("Nguyễn Thị Hòa"), volunteer("Trần Văn Ước")]
    rows.requests = (0..<8).map { request("Yêu cầu \($0)") }
    rows.requests[1].people = 2
    rows.requests[2].people = 2
    rows.bars = [bar("Yêu cầu 3", "Trần Văn Ước", .declined)]
    rows.pins = [
      pin("Yêu cầu 0", "Nguyễn Thị Hòa", 0), pin("Yêu cầu 0", "Trần Văn Ước", 1),
      pin("Yêu cầu 1", "Nguyễn Thị Hòa", 0), pin("Yêu cầu 1", "Nguyễn Thị Hòa", nil),
      pin("Yêu cầu 2", "Trần Văn Ước", 0), pin("Yêu cầu 2", nil, 1),
      pin("Yêu cầu 3", "Trần Văn Ước", 1), pin("Yêu cầu 4", "Nguyễn Thị Hòa", 1),
      pin("Yêu cầu 5", "Nguyễn Thị Hòa", 2),
    ]
    do {
      _ = try rows.build()
      Issue.record("accepted")
    } catch {
      guard case .pinsBeyondCapacity(let conflicts) = error else {
        Issue.record("\(error)")
        return
      }
      let kinds = Set(conflicts.map(\.kind))
      #expect(
        kinds == [
          .halfDay, .week, .request, .samePair, .barred, .apart, .team, .commune,
        ])
      #expect(conflicts.allSatisfy { $0.asked > $0.capacity })
      #expect(conflicts.contains { $0.kind == .halfDay && $0.id == "Nguyễn Thị Hòa" })
      #expect(conflicts.contains { $0.kind == .halfDay && $0.id == "Trần Văn Ước" })
    }
  }
}
