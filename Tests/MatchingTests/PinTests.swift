import Testing

@testable import Matching

@Suite struct PinTests {
  private func world() -> Problem.Builder {
    var rows = emptyWorld()
    rows.volunteers = [volunteer("Nguyễn Thị Hòa"), volunteer("Trần Văn Ước")]
    rows.requests = (0..<6).map { request("Yêu cầu \($0)") }
    return rows
  }

  private func conflicts(_ rows: Problem.Builder) -> [PinConflict] {
    do {
      _ = try rows.build()
      return []
    } catch {
      guard case .pinsBeyondCapacity(let list) = error else { return [] }
      return list
    }
  }

  @Test func `pins beyond capacity are all listed`() {
    var rows = world()
    rows.pins = (0..<4).map { pin("Yêu cầu \($0)", "Nguyễn Thị Hòa", 0) }
    rows.pins.append(pin("Yêu cầu 4", "Trần Văn Ước", 9))
    rows.teams[0].quota = 4
    let found = conflicts(rows)
    #expect(found.map(\.kind) == [.week, .halfDay, .halfDay, .team])
    #expect(found.map(\.asked) == [4, 4, 1, 5])
    #expect(found.map(\.capacity) == [3, 1, 0, 4])
    #expect(found[2].slot == Slot.all[9] && found[2].id == "Trần Văn Ước")
  }

  @Test func `pins that contradict a request are listed`() {
    var rows = world()
    rows.requests[1].people = 2
    rows.requests[2].people = 2
    rows.bars = [bar("Yêu cầu 3", "Trần Văn Ước", .excluded)]
    rows.pins = [
      pin("Yêu cầu 0", "Nguyễn Thị Hòa", nil), pin("Yêu cầu 0", nil, 1),
      pin("Yêu cầu 1", "Nguyễn Thị Hòa", 0), pin("Yêu cầu 1", "Nguyễn Thị Hòa", nil),
      pin("Yêu cầu 2", "Trần Văn Ước", 0), pin("Yêu cầu 2", nil, 1),
      pin("Yêu cầu 3", "Trần Văn Ước", 1),
    ]
    #expect(conflicts(rows).map(\.kind) == [.request, .samePair, .apart, .barred])
  }

  @Test func `a visit agreed on is kept even where a rule has turned against it`() throws {
    var rows = world()
    rows.volunteers[0].isActive = false
    rows.volunteers[0].radius_m = 0
    rows.pins = [pin("Yêu cầu 0", "Nguyễn Thị Hòa", 2)]
    let problem = try rows.build()
    let plan = try solve(problem)
    let kept = try #require(plan.visits.first)
    #expect(kept.isPinned && kept.slot == Slot.all[2])
    #expect(plan.visits.count == 4)
  }

  @Test func `a partial pin narrows the choice and nothing else`() throws {
    var rows = world()
    rows.volunteers[1].place = place(east_m: 3000)
    rows.pins = [pin("Yêu cầu 0", "Trần Văn Ước", nil), pin("Yêu cầu 1", nil, 2)]
    let problem = try rows.build()
    let plan = try solve(problem)
    let far = Int32(try #require(problem.volunteers.firstIndex { $0.id == "Trần Văn Ước" }))
    #expect(plan.visits.filter { $0.request == 0 }.map(\.volunteer) == [far])
    #expect(plan.visits.filter { $0.request == 1 }.map(\.slot) == [Slot.all[2]])
  }
}
