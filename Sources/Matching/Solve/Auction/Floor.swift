/// A visit in somebody's week: of a demand, or a hole that only keeps a place's price.
struct Visit {
  /// What the visit pays: the least another bid must reach to take its unit.
  var price: Int32
  /// The demand, or -1 for a hole.
  var demand: Int32
  /// The half days it could move to, as local bits of the week.
  var mask: UInt32
  /// The half day it is in, as a local index.
  var slot: Int32

  static let none = Visit(price: 0, demand: -1, mask: 0, slot: 0)
}

/// The state that auction and exact finish work on, 32 bits a number.
///
/// Places of a week lie side by side, so that a week's prices share a line of the cache. Prices obey,
/// after every bid, with L visits in a week (auction and proofs: ``Auction``):
///
/// - `low` = the least of the next unit's cost, where one is left, and the prices of all visits;
/// - `own(s)` = the least price of the visits at `s`;
/// - `price(s)` = the least of `low` where a seat is free and `own(t)` else, over all `t` that `s`
///   reaches by moving visits of the same week.
struct Floor: ~Copyable {
  /// Stands for a price that nobody pays.
  static let far = Int32.max / 2

  // The network. A demand's arcs end where the next one's start, until a session moves them.
  var arcs: UnsafePointer<Arc>
  let arcStart: Slab<Int32>
  let arcEnd: Slab<Int32>
  let weight: Slab<Int32>
  let placeStart: Slab<Int32>
  let weekOf: Slab<Int32>
  let seats: Slab<UInt8>
  let weekCap: Slab<Int32>
  let unitBase: Slab<Int32>
  let unitStep: Int32
  let metreCost: Int32
  /// Where each week's visits start; there is room for one more than the week may hold, since along a
  /// path who comes is put in before who leaves is taken out.
  let visitStart: Slab<Int32>

  // Prices and visits.
  let price: Slab<Int32>
  let low: Slab<Int32>
  let load: Slab<Int32>
  let visits: Slab<Visit>
  /// The place of each demand, or -1, and what its travel costs there.
  let place: Slab<Int32>
  let travel: Slab<Int32>

  // Kept by the auction alone: least price at each place, where its visits could move, seats taken,
  // and the half days of each week with a free seat.
  let own: Slab<Int32>
  let moves: Slab<UInt32>
  let taken: Slab<UInt8>
  let open: Slab<UInt32>

  /// What a unit of weight costs now.
  var weightCost: Int32

  /// Copies all of a network but its arcs, which must outlive the floor.
  init(_ network: Network, arcs: UnsafePointer<Arc>, weightCost: Int32) {
    self.arcs = arcs
    self.weightCost = weightCost
    arcStart = Slab(network.arcStart.lazy.map { Int32($0) })
    arcEnd = Slab(network.arcStart.dropFirst().lazy.map { Int32($0) })
    weight = Slab(network.weight)
    placeStart = Slab(network.placeStart)
    weekOf = Slab(network.weekOf)
    seats = Slab(network.seats)
    weekCap = Slab(network.weekCap)
    unitBase = Slab(network.weekBase)
    unitStep = Int32(network.unitStep)
    metreCost = Int32(network.metreCost)
    let weeks = network.weekCount
    let places = network.placeCount
    visitStart = Slab(repeating: 0, count: weeks + 1)
    for week in 0..<weeks {
      visitStart[week + 1] = visitStart[week] + network.weekCap[week] + 1
    }
    price = Slab(repeating: Floor.far, count: places)
    low = Slab(repeating: Floor.far, count: weeks)
    load = Slab(repeating: 0, count: weeks)
    visits = Slab(repeating: .none, count: Int(visitStart[weeks]))
    place = Slab(repeating: -1, count: network.demandCount)
    travel = Slab(repeating: 0, count: network.demandCount)
    own = Slab(repeating: Floor.far, count: places)
    moves = Slab(repeating: 0, count: places)
    taken = Slab(repeating: 0, count: places)
    open = Slab(repeating: 0, count: weeks)
  }

  var weekCount: Int { weekCap.count }
  var demandCount: Int { weight.count }
  var placeCount: Int { seats.count }

  /// The cost of a week's visit number `index`, from 0.
  @inline(__always)
  func unitCost(_ week: Int, _ index: Int32) -> Int32 {
    unitStep &* (unitBase[week] &+ index)
  }

  /// The cost of leaving a demand unserved.
  @inline(__always)
  func rejection(_ demand: Int) -> Int32 { weight[demand] &* weightCost }

  /// What a demand costs where it is: travel and the price of its place, or its rejection.
  @inline(__always)
  func worth(_ demand: Int) -> Int32 {
    let place = Int(place[demand])
    return place < 0 ? rejection(demand) : travel[demand] &+ price[place]
  }

  /// The least cost of a demand over its places and its rejection.
  func cheapest(_ demand: Int) -> Int32 {
    var least = rejection(demand)
    for index in Int(arcStart[demand])..<Int(arcEnd[demand]) {
      let arc = arcs[index]
      let cost = metreCost &* Int32(truncatingIfNeeded: arc.cost_m)
      if cost >= least { break }
      least = min(least, cost &+ Floor.least(price.base + arc.firstPlace, arc.mask))
    }
    return least
  }

  /// Calls `body` with every place, and the cost of travel there, that costs a demand at most so much
  /// at prices that are never negative.
  @inline(__always)
  func visitWays(
    _ demand: Int, upTo most: Int32, at price: borrowing Slab<Int32>, _ body: (Int, Int32) -> Void
  ) {
    for index in Int(arcStart[demand])..<Int(arcEnd[demand]) {
      let arc = arcs[index]
      let cost = metreCost &* Int32(truncatingIfNeeded: arc.cost_m)
      if cost > most { break }
      let first = arc.firstPlace
      // Most arcs have no such place; that is seen without a branch for each.
      if cost &+ Floor.least(price.base + first, arc.mask) > most { continue }
      var rest = arc.mask
      while rest != 0 {
        let place = first &+ rest.trailingZeroBitCount
        rest &= rest &- 1
        if cost &+ price[place] <= most { body(place, cost) }
      }
    }
  }

  /// What the travel of a demand to a place costs, or `nil` where no arc leads there.
  @inline(__always)
  func travelCost(_ demand: Int, to place: Int) -> Int32? {
    for index in Int(arcStart[demand])..<Int(arcEnd[demand])
    where arcs[index].leads(to: place) {
      return metreCost &* Int32(truncatingIfNeeded: arcs[index].cost_m)
    }
    return nil
  }
}
