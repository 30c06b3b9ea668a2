/// Visits put in and taken out one by one while prices stand as potentials.
extension Floor {
  /// How many visits, holes included, are at a place.
  @inline(__always)
  func used(_ place: Int) -> Int {
    let week = Int(weekOf[place])
    let slot = Int32(place) &- placeStart[week]
    let visits = visits.base + Int(visitStart[week])
    var count = 0
    for index in 0..<Int(load[week]) where visits[index].slot == slot { count &+= 1 }
    return count
  }

  /// Takes a visit out of its week; -1 takes a hole.
  func remove(_ demand: Int32, at place: Int) {
    let week = Int(weekOf[place])
    let slot = Int32(place) &- placeStart[week]
    let visits = visits.base + Int(visitStart[week])
    let last = Int(load[week]) - 1
    var index = 0
    while visits[index].demand != demand || visits[index].slot != slot { index += 1 }
    visits[index] = visits[last]
    load[week] = Int32(last)
    if demand >= 0 { self.place[Int(demand)] = -1 }
  }

  /// Puts a demand's visit at a place, by the arc that leads there.
  func add(_ demand: Int32, at place: Int) {
    var index = Int(arcStart[Int(demand)])
    while !arcs[index].leads(to: place) { index += 1 }
    let week = Int(weekOf[place])
    travel[Int(demand)] = metreCost * Int32(arcs[index].cost_m)
    self.place[Int(demand)] = Int32(place)
    visits[Int(visitStart[week]) + Int(load[week])] = Visit(
      price: 0, demand: demand, mask: arcs[index].mask,
      slot: Int32(place) - placeStart[week])
    load[week] += 1
  }

  /// Makes a hole of a demand's visit.
  func vacate(_ demand: Int) {
    let place = Int(place[demand])
    let week = Int(weekOf[place])
    let visits = visits.base + Int(visitStart[week])
    var index = 0
    while visits[index].demand != Int32(demand) { index += 1 }
    visits[index].demand = -1
    self.place[demand] = -1
  }

  /// Takes the prices and visits of an earlier answer.
  func take(over old: Solution) {
    for index in 0..<placeCount { price[index] = Int32(old.placePrice[index]) }
    for index in 0..<weekCount { low[index] = Int32(old.weekPrice[index]) }
    for (demand, place) in old.placeOf.enumerated() where place >= 0 {
      add(Int32(demand), at: Int(place))
    }
    for hole in old.holes { addHole(at: Int(hole)) }
  }

  /// Forgets all visits, and with them what the next auction would take its prices from.
  func clear() {
    for week in 0..<weekCount { load[week] = 0 }
    for demand in 0..<demandCount { place[demand] = -1 }
  }

  /// Opens one more unit of a week as a hole.
  func addHole(at place: Int) {
    let week = Int(weekOf[place])
    let slot = Int32(place) - placeStart[week]
    visits[Int(visitStart[week]) + Int(load[week])] = Visit(
      price: 0, demand: -1, mask: 1 << UInt32(slot), slot: slot)
    load[week] += 1
  }

  /// Whether a place has a hole.
  func hasHole(at place: Int) -> Bool {
    let week = Int(weekOf[place])
    let slot = Int32(place) - placeStart[week]
    let first = Int(visitStart[week])
    return (0..<Int(load[week])).contains {
      visits[first + $0].demand < 0 && visits[first + $0].slot == slot
    }
  }

  /// The places of all holes, once for each.
  var holes: [Int] {
    var places: [Int] = []
    for week in 0..<weekCount {
      let visits = visits.base + Int(visitStart[week])
      for index in 0..<Int(load[week]) where visits[index].demand < 0 {
        places.append(Int(placeStart[week] + visits[index].slot))
      }
    }
    return places
  }
}
