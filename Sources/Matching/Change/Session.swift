/// A solved network that lives on: one change at a time is worked in exactly, without a new solve.
///
/// Prices stay valid potentials from change to change, so each is a handful of shortest paths. All is
/// exact at the price of weight of the answer it started from; ``isStrict()`` tells whether that price
/// still puts weight before travel.
package struct Session: ~Copyable {
  /// What was there at first, but for the arcs, which are kept once.
  var frame: Network
  var rows: ArcRows
  var floor: Floor
  var finish: Finish
  let isCancelled: Slab<Bool>
  /// Where the room for newcomers begins that nobody has taken yet.
  var nextDemand: Int
  var nextWeek: Int
  /// The largest numbers so far, which prove that 32 bits are enough.
  var bounds: Bounds
  /// What it would give to take one demand from its place, kept while several ask for the same.
  var leaving: (demand: Int, gain: Finish.Leaving)?

  /// How many may come that were not there at first.
  package struct Room {
    /// Requests that arrive, and those that get other ways.
    package var demands = 0
    /// Volunteers who join.
    package var weeks = 0

    /// Room for nobody unless told otherwise.
    package init(demands: Int = 0, weeks: Int = 0) {
      self.demands = demands
      self.weeks = weeks
    }
  }

  /// Takes over an answer, or gives `nil` for one that was cut short or needs 64 bits.
  package init?(_ network: Network, _ solution: Solution, room: Room = Room()) {
    let wide = network.widened(room)
    guard solution.isNarrow, solution.isFinished, let bounds = try? Bounds(network),
      let rows = ArcRows(wide)
    else { return nil }
    self.bounds = bounds
    nextDemand = network.demandCount
    nextWeek = network.weekCount
    self.rows = rows
    var frame = wide
    frame.arcs = []
    floor = Floor(frame, arcs: self.rows.base, weightCost: Int32(solution.weightCost))
    for week in network.weekCount..<wide.weekCount {
      frame.weekCap[week] = 0
      floor.weekCap[week] = 0
    }
    self.frame = frame
    floor.take(over: solution.widened(to: wide))
    finish = Finish(floor)
    isCancelled = Slab(repeating: false, count: wide.demandCount)
    for demand in network.demandCount..<wide.demandCount { isCancelled[demand] = true }
    finish.absent = isCancelled.base
    finish.keepShortlist(floor)
  }

  /// The place of a demand, or `nil`.
  package func place(of demand: Int) -> Int? {
    floor.place[demand] < 0 ? nil : Int(floor.place[demand])
  }

  /// The answer as it stands now.
  package var answer: NetworkAnswer {
    NetworkAnswer(
      placeOf: floor.place.array, weightCost: Int(floor.weightCost),
      prices: (floor.price.array.map(Int.init), floor.low.array.map(Int.init), []))
  }

  /// The network as it stands now: cancelled demands have no arcs, absent weeks no room.
  package var standing: Network {
    var standing = frame
    standing.weekCap = floor.weekCap.array
    standing.weekBase = floor.unitBase.array
    standing.seats = floor.seats.array
    standing.weight = floor.weight.array
    standing.arcStart = [0]
    for demand in 0..<frame.demandCount {
      if isCancelled[demand] {
        standing.weight[demand] = 0
      } else {
        standing.arcs += rows[demand]
      }
      standing.arcStart.append(standing.arcs.count)
    }
    return standing
  }

  /// What all costs now at the price of weight.
  package var cost: Int { value.total(at: Int(floor.weightCost)) }

  /// Weight that is unserved now, and what travel and spread cost.
  package var value: Value {
    var value = Value(weight: 0, travel: 0)
    for demand in 0..<floor.demandCount where !isCancelled[demand] {
      if floor.place[demand] < 0 {
        value.weight += Int(floor.weight[demand])
      } else {
        value.travel += Int(floor.travel[demand])
      }
    }
    for week in 0..<floor.weekCount {
      for index in 0..<floor.load[week] { value.travel += Int(floor.unitCost(week, index)) }
    }
    return value
  }

  /// A cost in its two levels, in the network's units.
  package struct Value: Hashable, Sendable {
    /// Unserved weight.
    package var weight: Int
    /// Travel and spread.
    package var travel: Int

    func total(at weightCost: Int) -> Int { weight * weightCost + travel }
  }

  /// The price of one unit of weight.
  var weightCost: Int { Int(floor.weightCost) }

  /// A request is withdrawn.
  package mutating func cancel(_ demand: Int) {
    isCancelled[demand] = true
    leaving = nil
    guard let place = place(of: demand) else { return }
    floor.vacate(demand)
    finish.fill(place, floor)
  }

  /// A withdrawn request comes back.
  package mutating func restore(_ demand: Int) {
    guard isCancelled[demand] else { return }
    isCancelled[demand] = false
    leaving = nil
    finish.insert(demand, floor)
  }

  /// A volunteer is away: whoever they served looks for somebody else.
  package mutating func leave(_ week: Int) {
    leaving = nil
    let visits = floor.visits.base + Int(floor.visitStart[week])
    let served = (0..<Int(floor.load[week])).map { visits[$0].demand }
    for demand in served { floor.place[Int(demand)] = -1 }
    floor.load[week] = 0
    floor.weekCap[week] = 0
    // Its seats are free and lead nowhere: the week must be worth no less than any of them.
    for place in Int(floor.placeStart[week])..<Int(floor.placeStart[week + 1]) {
      floor.low[week] = max(floor.low[week], floor.price[place])
    }
    for demand in served { finish.insert(Int(demand), floor) }
  }

  /// A volunteer is back with what room they had.
  package mutating func comeBack(_ week: Int) {
    guard floor.weekCap[week] == 0 else { return }
    leaving = nil
    floor.weekCap[week] = frame.weekCap[week]
    // Units that are worth more than they cost become holes at the dearest places, which are then
    // filled or given back; all other prices stay as they are.
    var holes: [Int] = []
    while floor.load[week] < floor.weekCap[week], let place = dearestFree(week) {
      let load = floor.load[week]
      let price = floor.price[place]
      guard price > floor.unitCost(week, load) else {
        floor.low[week] = load > 0 ? max(price, floor.unitCost(week, load - 1)) : price
        break
      }
      floor.low[week] = price
      floor.addHole(at: place)
      holes.append(place)
    }
    if floor.load[week] < floor.weekCap[week], dearestFree(week) == nil {
      floor.low[week] = min(floor.low[week], floor.unitCost(week, floor.load[week]))
    }
    for place in holes { finish.fill(place, floor) }
  }

  private func dearestFree(_ week: Int) -> Int? {
    let places = Int(floor.placeStart[week])..<Int(floor.placeStart[week + 1])
    return places.filter { floor.used($0) < Int(floor.seats[$0]) }
      .max { (floor.price[$0], $1) < (floor.price[$1], $0) }
  }

  /// Whether nothing serves more weight than the answer as it stands.
  package func isStrict() -> Bool {
    let now = standing
    guard let ledger = Ledger(answer, now) else { return false }
    return LevelOne.holds(ledger, now)
  }
}
