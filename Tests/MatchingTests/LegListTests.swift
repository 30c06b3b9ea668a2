import Testing

@testable import Matching

@Suite struct LegListTests {
  @Test func `lists that grow keep all legs, whoever else grows`() {
    var dice = Dice(5)
    var lists = LegLists(nodes: 40)
    var expected = [[Int32]](repeating: [], count: 40)
    for node in expected.indices {
      lists.begin(node)
      for _ in 0..<dice.roll(0...6) {
        let other = Int32(dice.roll(0...999))
        lists.append(Leg(other: other, cost: -other), to: node)
        expected[node].append(other)
      }
    }
    for _ in 0..<4000 {
      let node = dice.roll(0...39)
      let other = Int32(dice.roll(0...999))
      lists.add(Leg(other: other, cost: -other), to: node)
      expected[node].append(other)
    }
    for node in expected.indices {
      let legs = (Int(lists.start[node])..<Int(lists.end[node])).map { lists.legs[$0] }
      #expect(legs.map(\.other) == expected[node])
      #expect(legs.map(\.cost) == expected[node].map(-))
    }
  }
}
