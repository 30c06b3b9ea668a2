import Testing

@testable import Matching

@Suite struct WeekRowsTests {
  /// The arcs into each week, read off the network demand by demand.
  private func turned(_ network: Network) -> [[Arc]] {
    var rows = [[Arc]](repeating: [], count: network.weekCount)
    for demand in 0..<network.demandCount {
      for arc in network.arcs[network.arcStart[demand]..<network.arcStart[demand + 1]] {
        rows[Int(network.weekOf[arc.firstPlace])].append(
          Arc(cost_m: arc.cost_m, firstPlace: demand, mask: arc.mask))
      }
    }
    return rows
  }

  @Test(arguments: [1 << 20, 200, 0])
  func `rows are all arcs of a week, whatever there is room for`(spared: Int) throws {
    let network = Network.random(seed: 11, weeks: 900, demands: 700, scarce: true)
    #expect(network.placeCount > 2048, "several blocks")
    let expected = turned(network)
    try network.arcs.withUnsafeBufferPointer { arcs in
      let floor = Floor(network, arcs: try #require(arcs.baseAddress), weightCost: 1)
      var rows = WeekRows(floor)
      rows.most = spared
      var dice = Dice(3)
      var wrong = 0
      for _ in 0..<600 {
        let week = dice.roll(0...network.weekCount - 1)
        if Array(rows.row(of: week, floor)) != expected[week] { wrong += 1 }
      }
      #expect(wrong == 0)
    }
  }
}
