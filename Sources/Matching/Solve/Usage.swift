/// How full places, weeks and quotas are.
struct Usage {
  private(set) var placeOf: [Int32]
  private var seats: [Int]
  private var weeks: [Int]
  private var quotas: [Int]

  init(_ network: Network, _ placeOf: [Int32]) {
    self.placeOf = placeOf
    seats = network.seats.map(Int.init)
    weeks = network.weekCap.map(Int.init)
    quotas = network.quotas.map(\.limit)
    for place in placeOf where place >= 0 { take(Int(place), network) }
  }

  /// Whether no quota has more visits than it may.
  var isWithinQuotas: Bool { quotas.allSatisfy { $0 >= 0 } }

  private mutating func take(_ place: Int, _ network: Network) {
    let week = Int(network.weekOf[place])
    seats[place] -= 1
    weeks[week] -= 1
    for quota in network.quotaChain(week) { quotas[quota] -= 1 }
  }

  private func hasRoom(_ place: Int, _ network: Network) -> Bool {
    let week = Int(network.weekOf[place])
    return seats[place] > 0 && weeks[week] > 0
      && network.quotaChain(week).allSatisfy { quotas[$0] > 0 }
  }

  private func nearestFree(_ demand: Int, _ network: Network) -> Int? {
    for arc in network.arcs[network.arcStart[demand]..<network.arcStart[demand + 1]] {
      for place in arc.places where hasRoom(place, network) { return place }
    }
    return nil
  }

  /// Gives every unserved demand the nearest place with room, heavy ones first, so that a solve that
  /// was cut short leaves nobody out beside an idle volunteer.
  mutating func letInWhoFits(_ network: Network) {
    let unserved = placeOf.indices.filter { placeOf[$0] < 0 }
      .sorted { (-network.weight[$0], $0) < (-network.weight[$1], $1) }
    for demand in unserved {
      guard let free = nearestFree(demand, network) else { continue }
      placeOf[demand] = Int32(free)
      take(free, network)
    }
  }
}

extension Network {
  /// The quotas around a week, from the inside out.
  func quotaChain(_ week: Int) -> [Int] {
    guard !quotas.isEmpty else { return [] }
    var chain: [Int] = []
    var quota = quotaOf[week]
    while let index = quota {
      chain.append(Int(index))
      quota = quotas[Int(index)].parent
    }
    return chain
  }
}
