/// Weeks whose visits and prices do not fit the new network are priced anew.
extension WarmStart {
  /// Whether the prices of a week are potentials for its visits, and everything fits.
  ///
  /// With the price p(x) of a half day, p of the week, and f of a week's units: a half day with a seat
  /// left is worth at most the week, one with a visit at least the week, and the week lies between the
  /// last unit that is used and the next.
  func isSettled(_ week: Int) -> Bool {
    let price = solution.weekPrice[week]
    let load = load[week]
    let cap = Int(network.weekCap[week])
    guard load <= cap, (0...top).contains(price) else { return false }
    if load < cap, price > network.unitCost(week, load) { return false }
    if load > 0, price < network.unitCost(week, load - 1) { return false }
    return network.places(of: week).allSatisfy { place in
      let own = solution.placePrice[place]
      let seats = Int(network.seats[place])
      return (0...top).contains(own) && used[place] <= seats
        && (used[place] == seats || own <= price)
        && (used[place] == 0 || own >= price)
    }
  }

  /// Lets the visits of weeks go, and opens the weeks as those of newcomers.
  mutating func renew(_ weeks: [Int]) {
    guard !weeks.isEmpty else { return }
    var isRenewed = [Bool](repeating: false, count: network.weekCount)
    for week in weeks { isRenewed[week] = true }
    for demand in solution.placeOf.indices where solution.placeOf[demand] >= 0 {
      let place = Int(solution.placeOf[demand])
      if isRenewed[Int(network.weekOf[place])] { solution.placeOf[demand] = -1 }
    }
    solution.holes.removeAll { isRenewed[Int(network.weekOf[Int($0)])] }
    for week in weeks {
      for place in network.places(of: week) { solution.placePrice[place] = 0 }
    }
    appraise(isRenewed)
    for week in weeks { open(week) }
  }

  /// Makes each half day of some weeks worth what the demand that would gain most by it would gain.
  ///
  /// Demands on their way anyhow (new, or without their place) are left out: the finish asks them.
  private mutating func appraise(_ isRenewed: [Bool]) {
    for demand in 0..<network.demandCount {
      let place = Int(solution.placeOf[demand])
      guard place >= 0 || isWaiting[demand] else { continue }
      var worth = Int(network.weight[demand]) * solution.weightCost
      if place >= 0, let cost_m = network.cost(of: demand, at: place) {
        worth = network.metreCost * cost_m + solution.placePrice[place]
      }
      for arc in network.arcs[network.arcStart[demand]..<network.arcStart[demand + 1]] {
        let gain = worth - network.metreCost * arc.cost_m
        guard gain > 0 else { break }
        guard isRenewed[Int(network.weekOf[arc.firstPlace])] else { continue }
        for place in arc.places {
          solution.placePrice[place] = max(solution.placePrice[place], gain)
        }
      }
    }
  }

  /// Opens the units of an empty week that are worth more than they cost, as holes at its dearest half
  /// days; with them its prices are potentials.
  private mutating func open(_ week: Int) {
    var seats: [(price: Int, place: Int)] = []
    for place in network.places(of: week) {
      let seat = (price: solution.placePrice[place], place: place)
      seats += Array(repeating: seat, count: Int(network.seats[place]))
    }
    seats.sort { ($1.price, $0.place) < ($0.price, $1.place) }
    var opened = 0
    while opened < Int(network.weekCap[week]), opened < seats.count,
      seats[opened].price > network.unitCost(week, opened)
    {
      solution.holes.append(Int32(seats[opened].place))
      opened += 1
    }
    let last = opened > 0 ? network.unitCost(week, opened - 1) : 0
    if opened < seats.count {
      solution.weekPrice[week] = max(seats[opened].price, last)
    } else {
      let dearest = opened > 0 ? seats[opened - 1].price : 0
      let next = opened < Int(network.weekCap[week]) ? network.unitCost(week, opened) : dearest
      solution.weekPrice[week] = min(dearest, next)
    }
  }
}

extension Network {
  /// The places of a week.
  func places(of week: Int) -> Range<Int> {
    Int(placeStart[week])..<Int(placeStart[week + 1])
  }
}
