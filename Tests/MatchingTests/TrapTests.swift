import Testing

@testable import Matching

/// Input at the edges: a named error or a sound plan, never a hang or a trap.
@Suite struct TrapTests {
  private func plan(_ rows: Problem.Builder, _ policy: Policy = Policy()) throws -> Plan {
    let problem = try rows.build()
    let plan = try solve(problem, policy: policy)
    try Check.verify(plan, of: problem, policy: policy)
    #expect(plan.certificate.gap == 0)
    return plan
  }

  @Test func `nothing at all`() throws {
    let empty = try plan(emptyWorld())
    #expect(empty.visits.isEmpty && empty.unserved.isEmpty && empty.certificate.isStrict)
    var bare = Problem.Builder()
    bare.origin = GeographicPoint(longitudeE6: 106_000_000, latitudeE6: 20_000_000)
    #expect(try plan(bare).score.served == 0)
  }

  @Test func `no volunteers, and no requests`() throws {
    var rows = emptyWorld()
    rows.requests = [request("Cụ Ỷ")]
    #expect(try plan(rows).unserved.map(\.reason) == [.noCandidate])
    rows.requests = []
    rows.volunteers = [volunteer("Nguyễn Thị Hòa")]
    #expect(try plan(rows).visits.isEmpty)
  }

  @Test func `caps of nothing`() throws {
    var rows = emptyWorld()
    rows.volunteers = [volunteer("Nguyễn Thị Hòa"), volunteer("Trần Văn Ước"), volunteer("Lê Ẩn")]
    rows.volunteers[0].weeklyCap = 0
    rows.volunteers[1].seats = Seats()
    rows.volunteers[2].radius_m = 0
    rows.requests = [request("Cụ Ỷ")]
    #expect(try plan(rows).unserved.map(\.reason) == [.noCandidate])
    rows.teams[0].quota = 0
    rows.volunteers.append(volunteer("Phạm Thị Đượm"))
    #expect(try plan(rows).unserved.map(\.reason) == [.outweighed])
  }

  @Test func `fewer half days than the cap, and a week of twenty-one`() throws {
    var rows = emptyWorld()
    var person = volunteer("Nguyễn Thị Hòa")
    person.weeklyCap = 63
    rows.volunteers = [person]
    rows.requests = (0..<9).map { request("Yêu cầu \($0)") }
    #expect(try plan(rows).score.served == 3)
    for slot in Slot.all { rows.volunteers[0].seats[slot] = 7 }
    rows.requests = (0..<80).map { request("Yêu cầu \($0)") }
    for index in rows.requests.indices { rows.requests[index].slots = .all }
    let full = try plan(rows)
    #expect(full.score.served == 63 && full.score.spread == 63 * 62 / 2)
  }

  @Test func `all points equal and everybody alike`() throws {
    var rows = emptyWorld()
    rows.volunteers = (0..<7).map { volunteer("Tình nguyện viên \($0)") }
    rows.requests = (0..<30).map { request("Yêu cầu \($0)", east_m: 0) }
    let alike = try plan(rows)
    #expect(alike.score.served == 21 && alike.score.metres == 0)
    var policy = Policy()
    policy.fairness = .tieBreak
    rows.requests.removeLast(16)
    #expect(try plan(rows, policy).score.spread == 7)
  }

  @Test func `a deadline that has passed, and no half day named`() throws {
    var rows = emptyWorld()
    rows.volunteers = [volunteer("Nguyễn Thị Hòa")]
    rows.requests = [request("Cụ Ỷ"), request("Ông Đỗ")]
    rows.requests[0].isOverdue = true
    rows.requests[1].slots = .none
    #expect(try plan(rows).unserved.map(\.reason) == [.noCandidate, .noCandidate])
  }

  @Test func `the largest numbers that are taken`() throws {
    var rows = emptyWorld()
    rows.classes = (1...3).map {
      var entry = ClassRow()
      entry.id = ["khuyết tật", "người già", "khác"][$0 - 1]
      entry.weight = $0 == 1 ? 1000 : $0
      return entry
    }
    for index in 0..<4 {
      var person = volunteer("Tình nguyện viên \(index)")
      person.place = GeographicPoint(longitudeE6: 107_000_000, latitudeE6: 20_250_000)
      person.radius_m = 200_000
      person.recentLoad = 1000
      rows.volunteers.append(person)
    }
    for index in 0..<14 {
      var wish = request("Yêu cầu \(index)")
      wish.priorityClass = ["khuyết tật", "người già", "khác"][index % 3]
      wish.waitingDays = 3650
      wish.tries = 1000
      wish.known = "Tình nguyện viên 0"
      rows.requests.append(wish)
      rows.current.append(pin(wish.id, "Tình nguyện viên \(index % 4)", 2))
    }
    var policy = Policy()
    policy.switchVolunteer_m = 100_000
    policy.switchSlot_m = 100_000
    policy.unfamiliar_m = 100_000
    policy.agingSteps = 10
    policy.fairness = .rate(metres: 10_000)
    #expect(try plan(rows, policy).score.served == 12)
    policy.priority = .exchange(metresPerWeight: 1_000_000)
    #expect(try plan(rows, policy).score.served == 12)
    policy.fairness = .tieBreak
    #expect(try plan(rows, policy).score.served == 12)
  }

  @Test func `a policy out of range is refused by name`() throws {
    let problem = try emptyWorld().build()
    let changes: [(inout Policy) -> Void] = [
      { $0.priority = .exchange(metresPerWeight: 0) }, { $0.fairness = .rate(metres: -1) },
      { $0.switchVolunteer_m = 100_001 }, { $0.switchSlot_m = -1 }, { $0.unfamiliar_m = .max },
      { $0.detourPercent = 99 }, { $0.agingDays = 0 }, { $0.agingSteps = 11 },
      { $0.candidatesPerRequest = 0 },
    ]
    for change in changes {
      var policy = Policy()
      change(&policy)
      #expect(throws: MatchingError.self) { try solve(problem, policy: policy) }
    }
  }

  @Test func `far apart points and one giant shortage`() throws {
    var rows = emptyWorld()
    for index in 0..<40 {
      var person = volunteer("Tình nguyện viên \(index)")
      person.place = GeographicPoint(
        longitudeE6: 103_000_000 + index * 140_000, latitudeE6: 18_000_000 + index * 110_000)
      if index > 0 { person.skills = [] }
      rows.volunteers.append(person)
    }
    for index in 0..<200 {
      var wish = request("Yêu cầu \(index)")
      wish.place = GeographicPoint(
        longitudeE6: 103_000_000 + index % 40 * 140_000,
        latitudeE6: 18_000_000 + index % 40 * 110_000)
      rows.requests.append(wish)
    }
    #expect(try plan(rows).score.served == 3)
  }

  @Test func `a budget of nothing still gives a plan without idle hands`() throws {
    var rows = emptyWorld()
    rows.volunteers = (0..<4).map { volunteer("Tình nguyện viên \($0)", east_m: $0 * 200) }
    rows.requests = (0..<9).map { request("Yêu cầu \($0)", east_m: $0 * 50) }
    let problem = try rows.build()
    let plan = try solve(problem, budget: Budget(steps: 0))
    try Check.verify(plan, of: problem, policy: Policy())
    #expect(!plan.statistics.isFinished && plan.score.served == 9 && plan.certificate.gap >= 0)
  }
}
