extension Site {
  /// Stalls in the market village of each commune, one for every ninety households of the commune.
  static func all(_ residents: Residents) -> [Site] {
    let settlement = residents.settlement
    return settlement.villagesOfCommune.enumerated().flatMap { commune, villages -> [Site] in
      var draws = residents.seed.draws(.site, 1_000_000 + commune)
      let market = villages.lowerBound + draws.below(villages.count)
      let households = settlement.villages[market].households
      let all = villages.reduce(0) { $0 + settlement.villages[$1].households.count }
      let step = max(1, households.count / max(1, all / 90))
      return stride(from: households.lowerBound, to: households.upperBound, by: step)
        .filter(residents.isActive)
        .prefix(max(1, all / 90))
        .map { Site(village: UInt16(market), household: UInt32($0)) }
    }
  }
}
