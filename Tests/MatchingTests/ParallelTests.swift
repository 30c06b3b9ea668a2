import Dispatch
import Testing

@testable import Matching

/// Threads change how long a plan takes, never the plan.
@Suite struct ParallelTests {
  private static let reversed = Parallel { pieces, body in
    for piece in (0..<pieces).reversed() { body(piece) }
  }

  private static func threads(_ count: Int) -> Parallel {
    Parallel { pieces, body in
      DispatchQueue.concurrentPerform(iterations: count) { thread in
        for piece in stride(from: thread, to: pieces, by: count) { body(piece) }
      }
    }
  }

  /// Enough people for several pieces of everything, at most half of whom can be served.
  private static func town() throws -> Problem {
    var dice = Dice(77)
    var rows = emptyWorld()
    for index in 0..<120 {
      var row = volunteer("Tình nguyện viên \(index)")
      row.place = place(east_m: dice.roll(-3000...3000), north_m: dice.roll(-3000...3000))
      row.radius_m = dice.pick([1500, 3000, 6000])
      row.seats = Seats()
      for slot in Slot.all.prefix(6) { row.seats[slot] = dice.roll(0...1) }
      row.weeklyCap = dice.roll(1...5)
      rows.volunteers.append(row)
    }
    for index in 0..<700 {
      var row = request("Yêu cầu \(index)")
      row.place = place(east_m: dice.roll(-3000...3000), north_m: dice.roll(-3000...3000))
      row.priorityClass = dice.pick(["khuyết tật", "người già", "khác"])
      row.slots = SlotSet(Slot.all.prefix(6).filter { _ in dice.chance(45) })
      rows.requests.append(row)
    }
    return try rows.build()
  }

  @Test(arguments: [Policy.Priority.strict, .exchange(metresPerWeight: 700)])
  func `any number of threads and any order of pieces give the same bytes`(
    priority: Policy.Priority
  ) throws {
    let problem = try Self.town()
    var policy = Policy()
    policy.priority = priority
    policy.candidatesPerRequest = 6
    let plain = try solve(problem, policy: policy)
    #expect(plain.statistics.demands > 4 * Parallel.pieceSize && plain.statistics.rounds > 1)
    #expect(plain.visits.count > Parallel.pieceSize && plain.unserved.count > Parallel.pieceSize)
    let why = Explainer(plain, of: problem, policy: policy).whyUnserved(.inTurn)
    #expect(why.map(\.request) == plain.unserved.map(\.request))
    for parallel in [Self.reversed] + [1, 2, 3, 7].map(Self.threads) {
      let plan = try solve(problem, policy: policy, budget: Budget(parallel: parallel))
      #expect(PlanFile.write(plan) == PlanFile.write(plain))
      #expect(Explainer(plan, of: problem, policy: policy).whyUnserved(parallel) == why)
    }
  }

  @Test func `a broken plan is refused for its first fault, whichever piece ends first`() throws {
    let problem = try Self.town()
    let plan = try solve(problem)
    let visits = plan.visits.map { visit in
      PlannedVisit(
        request: visit.request, volunteer: visit.volunteer, slot: visit.slot,
        metres: visit.metres + 1, isPinned: visit.isPinned, predecessor: visit.predecessor)
    }
    let first = try #require(visits.first)
    let fault = Violation.metres(
      request: problem.requests[Int(first.request)].id, found: first.metres,
      expected: first.metres - 1)
    for parallel in [.inTurn, Self.reversed, Self.threads(3)] {
      let books = Books(problem, Policy(), parallel)
      #expect(throws: MatchingError.refuted(fault)) {
        try Check.examine(plan.with(visits: visits), books)
      }
    }
  }

  @Test func `parts come in order, cover every index once, and none is left out`() {
    for count in [0, 1, 9, 10, 11, 100] {
      for parallel in [.inTurn, Self.reversed, Self.threads(4)] {
        let parts = parallel.map(5..<5 + count, by: 10) { Array($0) }
        #expect(parts.flatMap(\.self) == Array(5..<5 + count))
        #expect(parts.dropLast().allSatisfy { $0.count == 10 })
      }
    }
  }

  @Test func `a piece that is left out is never taken for done`() async {
    await #expect(processExitsWith: .failure) {
      _ = Parallel { _, body in body(0) }.map(0..<20, by: 10) { $0.count }
    }
  }
}
