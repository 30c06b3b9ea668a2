/// One arc of a short list, seen from one of its ends.
struct Leg: BitwiseCopyable {
  /// The place, or the demand, at the other end.
  let other: Int32
  /// What the travel costs.
  let cost: Int32
}

/// The arcs that are hardly dearer than the best, from both ends; all a short search needs to read.
///
/// At a solved network's prices some three arcs of a demand lie within 128 m of its best way, out of
/// dozens. An arc is listed when its reduced cost is at most `reach`, at the price of the place and the
/// worth of the demand that ``priceBelow`` and ``worthAbove`` note. Where lists are kept, a price may
/// fall and a worth rise by `slack` beyond those before they are renewed; so whatever is not listed has
/// a reduced cost above `reach - slack` at the one's own note and the other's present value, and a
/// search that ends sooner has missed nothing. A longer one reads the whole row, or all callers
/// (``WeekRows``), where it has to.
struct Shortlist: ~Copyable {
  /// Reduced cost of the dearest arc listed when the lists are made, in metres.
  static let reach_m: Int32 = 128
  /// The same, and the slack, where lists are kept through many changes.
  static let liveReach_m: Int32 = 192
  static let liveSlack_m: Int32 = 64
  /// Less than any worth, more than any price: nothing is listed.
  static let nothing: Int32 = -(1 << 29)

  private(set) var reach: Int32
  /// How far prices may fall and worths rise beyond what is noted before lists are renewed.
  private(set) var slack: Int32 = 0
  /// Places by demand, and demands by place.
  var ways = LegLists(nodes: 0)
  var callers = LegLists(nodes: 0)
  /// The worth that the ways of a demand are listed by; it is worth at most `slack` more.
  let worthAbove: Slab<Int32>
  /// The price that the callers of a place are listed by; it is cheaper by at most `slack`.
  let priceBelow: Slab<Int32>
  /// All arcs, from the weeks they lead to.
  var rows: WeekRows

  init(_ floor: borrowing Floor) {
    reach = Shortlist.reach_m &* floor.metreCost
    worthAbove = Slab(repeating: Shortlist.nothing, count: floor.demandCount)
    priceBelow = Slab(repeating: -Shortlist.nothing, count: floor.placeCount)
    rows = WeekRows(floor)
  }

  /// The least reduced cost that an arc can have without being listed, at the note of the end that is
  /// read.
  var known: Int32 { reach &- slack &+ 1 }

  /// Lists the ways of every demand at the present prices, given the cost of its best way.
  mutating func listWays(_ floor: borrowing Floor, worth: (Int) -> Int32) {
    // What was listed before is given back first: both at once would be the most memory of a solve.
    forgetLegs()
    var ways = LegLists(nodes: floor.demandCount)
    for demand in 0..<floor.demandCount {
      let worth = worth(demand)
      worthAbove[demand] = worth
      ways.begin(demand)
      floor.visitWays(demand, upTo: worth &+ reach, at: floor.price) { place, cost in
        ways.append(Leg(other: Int32(place), cost: cost), to: demand)
      }
    }
    self.ways = ways
  }

  /// Gives the lists back.
  mutating func forgetLegs() {
    ways = LegLists(nodes: 0)
    callers = LegLists(nodes: 0)
  }

  /// Lists the callers of every place by turning the ways, which must have been listed at the present
  /// prices.
  mutating func listCallers(_ floor: borrowing Floor) {
    for place in 0..<floor.placeCount { priceBelow[place] = floor.price[place] }
    callers = ways.turned(count: floor.placeCount)
  }

  /// All arcs that lead to a week; see ``WeekRows``.
  mutating func callers(ofWeek week: Int, _ floor: borrowing Floor) -> UnsafeBufferPointer<Arc> {
    rows.row(of: week, floor)
  }
}

extension Shortlist {
  /// Makes the lists of a solved network, to be kept from change to change.
  mutating func makeLive(_ floor: borrowing Floor) {
    reach = Shortlist.liveReach_m &* floor.metreCost
    slack = Shortlist.liveSlack_m &* floor.metreCost
    listWays(floor) { floor.worth($0) }
    listCallers(floor)
  }

  /// Takes in an arc that was not there when all were listed by week.
  mutating func admit(_ arc: Arc, of demand: Int, _ floor: borrowing Floor) {
    rows.add(
      Arc(cost_m: arc.cost_m, firstPlace: demand, mask: arc.mask),
      to: Int(floor.weekOf[arc.firstPlace]))
    let cost = floor.metreCost &* Int32(truncatingIfNeeded: arc.cost_m)
    for place in arc.places where cost &+ priceBelow[place] &- worthAbove[demand] <= reach {
      add(demand, place, cost)
    }
  }

  /// A demand has no arcs any more, or new ones.
  func forget(demand: Int) { worthAbove[demand] = Shortlist.nothing }

  /// A place has a price for the first time.
  func appraise(place: Int, at price: Int32) { priceBelow[place] = price }

  /// Lists what a demand that has become worth more now reaches.
  mutating func renew(demand: Int, worth: Int32, _ floor: borrowing Floor) {
    let old = worthAbove[demand]
    guard worth &- slack > old else { return }
    let new = worth
    worthAbove[demand] = new
    var added: [Leg] = []
    floor.visitWays(demand, upTo: new &+ reach, at: priceBelow) { place, cost in
      guard cost &+ priceBelow[place] &- old > reach else { return }
      added.append(Leg(other: Int32(place), cost: cost))
    }
    for leg in added { add(demand, Int(leg.other), leg.cost) }
  }

  /// Lists who now reaches a place that has become cheaper.
  mutating func renew(place: Int, _ floor: borrowing Floor) {
    let old = priceBelow[place]
    let new = floor.price[place]
    guard new &+ slack < old else { return }
    priceBelow[place] = new
    let week = Int(floor.weekOf[place])
    let bit = UInt32(1) << UInt32(place - Int(floor.placeStart[week]))
    for arc in callers(ofWeek: week, floor) where arc.mask & bit != 0 {
      let cost = floor.metreCost &* Int32(truncatingIfNeeded: arc.cost_m)
      let reduced = cost &- worthAbove[arc.firstPlace]
      if reduced &+ new <= reach, reduced &+ old > reach { add(arc.firstPlace, place, cost) }
    }
  }

  private mutating func add(_ demand: Int, _ place: Int, _ cost: Int32) {
    ways.add(Leg(other: Int32(place), cost: cost), to: demand)
    callers.add(Leg(other: Int32(demand), cost: cost), to: place)
  }
}
