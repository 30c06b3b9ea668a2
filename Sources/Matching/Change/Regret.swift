/// What the whole answer loses when a demand must go to a place, without a change to the answer.
///
/// The best answer with the pair differs from the best without by one cycle of the residual network:
/// the demand goes to the new place, whoever has to make room moves on, and the chain ends where the
/// demand came from, either straight or by way of the sink (somebody is left out here, somebody let in
/// there). One search backwards from its present place so serves all places that it could go to, and
/// one short search forwards from each finds the nearest way out.
extension Session {
  /// One way to serve a demand and the least it can lose.
  struct Offer {
    let demand: Int
    let place: Int
    /// What the travel costs more than the demand costs now, which pays a price as well.
    let cost: Int
    /// No regret is smaller.
    let atLeast: Int
  }

  /// Every way to serve a demand, unordered.
  ///
  /// - Parameters:
  ///   - demand: The demand.
  ///   - isNear: Whether to search for what the demand's place would give, which makes the bounds
  ///     tight; worth it where several places of one demand are asked for.
  ///   - isWanted: Which weeks are wanted.
  /// - Returns: One offer for each place.
  mutating func offers(
    of demand: Int, isNear: Bool, where isWanted: (Int) -> Bool = { _ in true }
  ) -> [Offer] {
    guard !isCancelled[demand] else { return [] }
    let now = worth(demand)
    var offers: [Offer] = []
    for arc in rows[demand] {
      guard isWanted(Int(floor.weekOf[arc.firstPlace])) else { continue }
      for place in arc.places {
        let cost = Int(floor.metreCost) * arc.cost_m - now
        let back = isNear ? Int(least(from: place, of: demand)) : 0
        let atLeast = cost + Int(floor.price[place]) + back
        offers.append(Offer(demand: demand, place: place, cost: cost, atLeast: atLeast))
      }
    }
    return offers
  }

  /// What the whole answer loses when a demand must go to a place.
  ///
  /// - Returns: The exact regret in the network's units, or `nil` where no arc leads there or nobody
  ///   there can make room.
  package mutating func regret(of demand: Int, at place: Int) -> Value? {
    guard !isCancelled[demand], let cost = floor.travelCost(demand, to: place) else { return nil }
    let offer = Offer(
      demand: demand, place: place, cost: Int(cost) - worth(demand), atLeast: 0)
    defer { endQuestion() }
    return regret(offer, below: .max)
  }

  /// Puts back the prices that regrets have raised.
  mutating func endQuestion() { finish.forgetWays(floor) }

  /// The exact regret of an offer, or `nil` where it is not below a limit.
  ///
  /// Prices stay raised, so that further offers of the demand are judged faster, until
  /// ``endQuestion()``.
  mutating func regret(_ offer: Offer, below limit: Int) -> Value? {
    let old = place(of: offer.demand)
    if old == offer.place { return Value(weight: 0, travel: 0) }
    let gain = gain(of: offer.demand)
    let reducedCost = offer.cost + Int(floor.price[offer.place])
    let room = limit == .max ? Int(Floor.far) : min(Int(Floor.far), limit - reducedCost)
    guard room > 0 else { return nil }
    let entry = Finish.Entry(
      demand: offer.demand, place: offer.place, toSink: gain.toSink, limit: Int32(room))
    guard let way = finish.wayOut(for: entry, floor) else { return nil }
    var weight = 0
    if way.passesSink {
      weight = way.weight - gain.weight - (old == nil ? Int(floor.weight[offer.demand]) : 0)
    }
    let total = reducedCost + Int(way.distance)
    return Value(weight: weight, travel: total - weight * weightCost)
  }

  /// The demands with an arc to a week, ascending.
  mutating func callers(of week: Int) -> [Int] {
    var callers: [Int] = []
    for arc in finish.shortlist.callers(ofWeek: week, floor) where callers.last != arc.firstPlace {
      callers.append(arc.firstPlace)
    }
    return callers
  }

  /// What a demand costs now, its place included.
  func worth(_ demand: Int) -> Int {
    let place = Int(floor.place[demand])
    return place < 0
      ? Int(floor.rejection(demand)) : Int(floor.travel[demand]) + Int(floor.price[place])
  }

  /// The least distance from a place to where the demand comes from.
  private mutating func least(from place: Int, of demand: Int) -> Int32 {
    let gain = gain(of: demand)
    return finish.behindNodes.isEmpty ? gain.toSink : min(gain.toSink, finish.behind[place])
  }

  private mutating func gain(of demand: Int) -> Finish.Leaving {
    if let leaving, leaving.demand == demand { return leaving.gain }
    finish.forgetWays(floor)
    finish.forgetBehind()
    var gain = Finish.Leaving()
    if let place = place(of: demand) { gain = finish.leaving(demand, place, floor) }
    leaving = (demand, gain)
    return gain
  }
}
