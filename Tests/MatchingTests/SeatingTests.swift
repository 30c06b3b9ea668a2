import Testing

@testable import Matching

@Suite struct SeatingTests {
  /// Whether some order of the visits takes a place each, by trying all.
  private func fits(_ visits: ArraySlice<PlannedVisit>, _ demands: [Demand]) -> Bool {
    guard let visit = visits.first else { return true }
    let meeting = Meeting(
      volunteer: visit.volunteer, metres: 0, slots: SlotSet([visit.slot]))
    return demands.indices.contains { index in
      var rest = demands
      guard rest.remove(at: index).narrowed(meeting) != nil else { return false }
      return fits(visits.dropFirst(), rest)
    }
  }

  private func visit(_ volunteer: Int, _ slot: Int) -> PlannedVisit {
    PlannedVisit(
      request: 0, volunteer: Int32(volunteer), slot: Slot.all[slot], metres: 0, isPinned: false,
      predecessor: nil)
  }

  @Test func `visits take places exactly where some order of them does`() throws {
    var verdicts = [0, 0]
    for seed in 0..<600 {
      var dice = Dice(seed)
      var rows = emptyWorld()
      rows.volunteers = (0..<4).map { volunteer("Tình nguyện viên \($0)") }
      rows.requests = [request("Cụ Ỷ")]
      rows.requests[0].people = dice.roll(2...4)
      rows.requests[0].isTogether = false
      for index in 0..<dice.roll(0...rows.requests[0].people) {
        rows.pins.append(
          dice.chance(50)
            ? pin("Cụ Ỷ", nil, dice.roll(0...2)) : pin("Cụ Ỷ", "Tình nguyện viên \(index)", nil))
      }
      let books = Books(try rows.build(), Policy())
      let visits = (0..<dice.roll(1...4)).map { visit($0, dice.roll(0...2)) }
      let seating = books.seating(of: visits, among: books.demands.indices)
      #expect((seating != nil) == fits(visits[...], books.demands), "seed \(seed)")
      verdicts[seating == nil ? 0 : 1] += 1
      guard let seating else { continue }
      #expect(Set(seating).count == visits.count)
      for (visit, demand) in zip(visits, seating) {
        let meeting = Meeting(
          volunteer: visit.volunteer, metres: 0, slots: SlotSet([visit.slot]))
        #expect(books.demands[demand].narrowed(meeting) != nil)
      }
    }
    #expect(verdicts.allSatisfy { $0 > 100 })
  }

  @Test func `fifty people with one pin too narrow are refused at once`() throws {
    var rows = emptyWorld()
    rows.volunteers = (0..<51).map { volunteer("Tình nguyện viên \($0)") }
    rows.requests = [request("Cụ Ỷ")]
    rows.requests[0].people = 50
    rows.requests[0].isTogether = false
    rows.pins = [pin("Cụ Ỷ", nil, 1)]
    let books = Books(try rows.build(), Policy())
    let visits = (0..<50).map { visit($0, 0) }
    #expect(books.seating(of: visits, among: books.demands.indices) == nil)
    #expect(books.seating(of: Array(visits.dropLast()), among: books.demands.indices) != nil)
  }
}
