import Testing

@testable import Matching

@Suite struct DiffTests {
  private func town() -> Problem.Builder {
    var rows = emptyWorld()
    rows.volunteers = (0..<3).map { volunteer("Tình nguyện viên \($0)", east_m: $0 * 400) }
    rows.requests = (0..<7).map { request("Yêu cầu \($0)", east_m: $0 * 150) }
    return rows
  }

  @Test func `a plan differs from itself in nothing`() throws {
    let plan = try solve(try town().build())
    let diff = PlanDiff(from: plan, to: plan)
    #expect(diff.moves.isEmpty && diff.kept == 7 && diff.served == 0 && diff.metres == 0)
  }

  @Test func `each kind of move is told`() throws {
    let before = try solve(try town().build())
    func visit(_ index: Int, by volunteer: Int32, at slot: Int) -> PlannedVisit {
      PlannedVisit(
        request: before.visits[index].request, volunteer: volunteer, slot: Slot.all[slot],
        metres: before.visits[index].metres + 10, isPinned: false, predecessor: nil)
    }
    var visits = before.visits
    let first = visits[0]
    let slot = Int(first.slot.index)
    visits[0] = visit(0, by: first.volunteer, at: (slot + 1) % 3)
    visits[1] = visit(1, by: (visits[1].volunteer + 1) % 3, at: Int(visits[1].slot.index))
    visits[2] = visit(2, by: (visits[2].volunteer + 1) % 3, at: (Int(visits[2].slot.index) + 1) % 3)
    visits.remove(at: 3)
    let diff = PlanDiff(from: before, to: before.with(visits: visits))
    #expect(diff.moves.map(\.kind) == [.otherHalfDay, .otherVolunteer, .otherBoth, .dropped])
    #expect(diff.moves.map(\.metres) == [10, 10, 10, 0])
    #expect(diff.kept == 3 && diff.moves[3].volunteer == nil)
    let back = PlanDiff(from: before.with(visits: visits), to: before)
    #expect(back.moves.map(\.kind) == [.otherHalfDay, .otherVolunteer, .otherBoth, .added])
  }

  @Test func `a small change disturbs few, and says whom`() throws {
    var rows = town()
    let before = try solve(try rows.build())
    var newcomer = request("Yêu cầu mới", east_m: 320)
    newcomer.priorityClass = "khác"
    rows.requests.append(newcomer)
    let problem = try rows.build()
    let after = try solve(problem, previous: before)
    let diff = PlanDiff(from: before, to: after)
    let moved = after.visits.filter { $0.predecessor != nil }.map {
      after.requestIDs[Int($0.request)]
    }
    #expect(diff.moves.filter { $0.kind != .added }.map(\.request) == moved)
    #expect(diff.moves.contains { $0.request == "Yêu cầu mới" && $0.kind == .added })
    #expect(diff.served == 1 && diff.kept >= 6)
    let careless = PlanDiff(from: before, to: try solve(problem))
    #expect(careless.moves.count >= diff.moves.count)
  }

  @Test func `a volunteer who serves another area now is another, whatever the ranks`() throws {
    var rows = emptyWorld()
    rows.volunteers = [volunteer("Lê Ẩn"), volunteer("Nguyễn Thị Hòa")]
    rows.volunteers[0].alsoCommunes = ["Hải Hậu"]
    let before = try rows.build()
    // A commune that sorts before the others moves all ranks.
    var commune = CommuneRow()
    commune.id = "An Khánh"
    rows.communes.append(commune)
    #expect(ProblemDiff(from: before, to: try rows.build()).volunteers.count == 0)
    rows.volunteers[0].alsoCommunes = ["An Khánh"]
    rows.volunteers[1].alsoVillages = ["Xóm 6"]
    let diff = ProblemDiff(from: before, to: try rows.build())
    #expect(diff.volunteers.changed == ["Lê Ẩn", "Nguyễn Thị Hòa"])
  }
}
