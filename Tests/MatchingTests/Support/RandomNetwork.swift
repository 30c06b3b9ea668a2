@testable import Matching

extension Network {
  /// A clustered network: towns with more and less supply, few skills, long tails of distance.
  static func random(seed: Int, weeks: Int, demands: Int, scarce: Bool) -> Network {
    var dice = Dice(seed)
    var network = Network()
    network.metreCost = dice.pick([1, 16, 64])
    network.unitStep = network.metreCost == 1 ? dice.roll(0...200) : 1
    let towns = (0..<5).map { _ in (dice.roll(0...9000), dice.roll(0...9000)) }
    var homes: [(Int, Int)] = []
    for _ in 0..<weeks {
      let town = dice.pick(towns)
      homes.append((town.0 + dice.roll(-800...800), town.1 + dice.roll(-800...800)))
      network.weekCap.append(Int32(scarce ? dice.roll(0...3) : dice.roll(2...15)))
      network.weekBase.append(Int32(network.metreCost == 1 ? dice.roll(0...4) : 0))
      for _ in 0..<dice.roll(1...21) {
        network.seats.append(UInt8(scarce ? 1 : dice.roll(1...3)))
        network.weekOf.append(Int32(homes.count - 1))
      }
      network.placeStart.append(Int32(network.seats.count))
    }
    for _ in 0..<demands { network.addDemand(&dice, towns, homes) }
    return network
  }

  private mutating func addDemand(
    _ dice: inout Dice, _ towns: [(Int, Int)], _ homes: [(Int, Int)]
  ) {
    let town = dice.pick([towns[0], towns[0], dice.pick(towns)])
    let here = (town.0 + dice.roll(-1500...1500), town.1 + dice.roll(-1500...1500))
    weight.append(Int32(dice.roll(1...8)))
    var row: [Arc] = []
    for (week, home) in homes.enumerated() where dice.chance(30) {
      let metres = abs(home.0 - here.0) + abs(home.1 - here.1)
      guard metres < 4000 else { continue }
      let slots = Int(placeStart[week + 1] - placeStart[week])
      let mask = UInt32(dice.roll(1...(1 << slots - 1)))
      let first = Int(placeStart[week])
      // One in eight has a half day that is dearer than the others, as after a change of plan.
      let dear = mask & (mask &- 1)
      if dear != 0, dice.chance(12) {
        row.append(Arc(cost_m: metres, firstPlace: first, mask: mask & ~dear))
        row.append(Arc(cost_m: metres + 100, firstPlace: first, mask: dear))
      } else {
        row.append(Arc(cost_m: metres, firstPlace: first, mask: mask))
      }
    }
    row.sort()
    arcs += row
    arcStart.append(arcs.count)
  }
}

extension Solution {
  /// Unserved weight, and the cost of travel and spread.
  func value(_ network: Network) -> [Int] {
    var load = [Int](repeating: 0, count: network.weekCount)
    var unserved = 0
    var cost = 0
    for (demand, place) in placeOf.enumerated() {
      guard place >= 0 else {
        unserved += Int(network.weight[demand])
        continue
      }
      let week = Int(network.weekOf[Int(place)])
      cost += network.metreCost * (network.cost(of: demand, at: Int(place)) ?? 1 << 40)
      cost += network.unitCost(week, load[week])
      load[week] += 1
    }
    return [unserved, cost]
  }
}
